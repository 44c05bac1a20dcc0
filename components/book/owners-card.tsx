'use client';

import { DataActions } from '@/components/charts/data-actions';
import { FigureButton } from '@/components/drill/figure-button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { BookReport } from '@/lib/domain/book-shape';
import { type OwnerLine, ownerLines, ownersFinding, ownersTable } from '@/lib/view/book';

const figures = [
  { key: 'arr', name: 'ARR' },
  { key: 'nrr', name: 'NRR' },
  { key: 'grr', name: 'GRR' },
  { key: 'due', name: 'Due within 90 days' },
  { key: 'coverage', name: 'Coverage' },
] as const;

function Row({ line, onOwner }: { line: OwnerLine; onOwner(owner: string): void }) {
  return (
    <TableRow aria-current={line.isChosen || undefined}>
      <TableRowHead className={cn(line.isChosen && 'font-semibold')}>
        <button
          type="button"
          onClick={() => onOwner(line.owner)}
          className="min-h-[24px] cursor-pointer rounded-xs text-left hover:underline hover:underline-offset-4"
        >
          {line.name}
        </button>
      </TableRowHead>
      <TableCell numeric>{line.accounts}</TableCell>
      {figures.map(({ key, name }) => (
        <TableCell key={key} numeric>
          <FigureButton
            figure={line.figures[key]}
            label={`What makes ${line[key]}, ${name} of ${line.name}`}
            className="min-h-[24px]"
          >
            {line[key]}
          </FigureButton>
        </TableCell>
      ))}
    </TableRow>
  );
}

/** All books beside each other; pressing a name opens that one. */
export const OwnersCard = ({ report, onOwner }: { report: BookReport; onOwner(owner: string): void }) => (
  <Card
    title={<span className="num">{ownersFinding(report)}</span>}
    sub="NRR and GRR over 12 months, of the accounts that are theirs now"
    actions={<DataActions table={ownersTable(report)} />}
  >
    <Table aria-label="Owners">
      <TableHead>
        <tr>
          <TableHeadCell>Owner</TableHeadCell>
          <TableHeadCell numeric>Accounts</TableHeadCell>
          {figures.map(({ key, name }) => (
            <TableHeadCell key={key} numeric>
              {name}
            </TableHeadCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {ownerLines(report).map((line) => (
          <Row key={line.owner} line={line} onOwner={onOwner} />
        ))}
      </TableBody>
    </Table>
  </Card>
);
