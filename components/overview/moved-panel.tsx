'use client';

import { useQuery } from '@tanstack/react-query';
import { AccountLink } from '@/components/account/account-link';
import { Failure } from '@/components/import/failure';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import { reportQuery } from '@/lib/api/queries';
import type { Day } from '@/lib/domain/day';
import { sinceQuestion } from '@/lib/view/overview';
import { type MovedModel, movedQuestion, prepareMoved, type SinceLine } from '@/lib/view/since-visit';

function Moved({ model }: { model: MovedModel }) {
  return (
    <Table className="text-xs">
      <TableHead>
        <TableRow>
          <TableHeadCell>Account</TableHeadCell>
          <TableHeadCell>What</TableHeadCell>
          <TableHeadCell numeric>ARR then</TableHeadCell>
          <TableHeadCell numeric>Now</TableHeadCell>
          <TableHeadCell numeric>Change</TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {model.rows.map((row) => (
          <TableRow key={row.account}>
            <TableRowHead className="max-w-44 truncate" title={row.name}>
              <AccountLink account={row.account} className="inline-block min-h-[24px] leading-[24px]">
                {row.name}
              </AccountLink>
            </TableRowHead>
            <TableCell className="text-ink-2">{row.state}</TableCell>
            <TableCell numeric className="text-ink-2">
              {row.start}
            </TableCell>
            <TableCell numeric className="text-ink-2">
              {row.end}
            </TableCell>
            <TableCell numeric className="font-medium text-ink">
              {row.change}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
      <tfoot>
        <TableRow className="font-semibold [&>*]:border-t [&>*]:border-line-strong">
          <TableRowHead colSpan={4} className="font-semibold">
            Sum
          </TableRowHead>
          <TableCell numeric data-testid="moved-sum">
            {model.sum}
          </TableCell>
        </TableRow>
      </tfoot>
    </Table>
  );
}

interface MovedPanelProps {
  line: SinceLine;
  /** The day that the data went to then. */
  after: Day;
  /** What is compared. */
  description: string;
  onClose(): void;
}

/** The accounts that moved since a visit. */
export function MovedPanel({ line, after, description, onClose }: MovedPanelProps) {
  const { data, error, refetch } = useQuery(reportQuery('accounts', movedQuestion(sinceQuestion(after).from)));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent place="panel" title={`${line.since}: ${line.text}`} description={description}>
        {error && <Failure title="The accounts could not be loaded" error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton className="h-96" />}
        {data && <Moved model={prepareMoved(data)} />}
      </DialogContent>
    </Dialog>
  );
}
