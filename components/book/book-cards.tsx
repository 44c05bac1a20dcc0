'use client';

import { type ReactNode, useRef, useState } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { useDesk } from '@/components/plans/desk';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { useFocusKept } from '@/components/ui/focus-kept';
import {
  ActionsHeadCell,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
  TableRowHead,
} from '@/components/ui/table';
import type { OwnerBook } from '@/lib/domain/book-shape';
import {
  type AccountLine,
  handedFinding,
  handedLines,
  renewalLines,
  renewalsFinding,
  targetLines,
  uncoveredFinding,
  uncoveredLines,
} from '@/lib/view/book';

interface BookCardProps {
  book: OwnerBook;
  currency: string;
}

const FIRST = 8;

interface AccountsProps {
  label: string;
  /** The column of what is said of each; left out: nothing is. */
  head?: string;
  lines: readonly (Omit<AccountLine, 'note'> & { note?: string })[];
  last?(line: Omit<AccountLine, 'note'>): ReactNode;
  /** Those that nobody is at work on can be planned for. */
  isPlanned?: boolean;
}

/** Opens a new plan for an account of the list. */
function PlanButton({ line: { account, name } }: { line: Omit<AccountLine, 'note'> }) {
  const desk = useDesk();
  return (
    <Button
      needs="act"
      aria-haspopup="dialog"
      aria-label={`Plan for ${name}`}
      onClick={() => desk({ kind: 'plan', of: { account, name, record: null } })}
    >
      Plan
    </Button>
  );
}

function Accounts({ label, head, lines, last, isPlanned = false }: AccountsProps) {
  const [shown, setShown] = useState(FIRST);
  const list = useRef<HTMLTableElement>(null);
  useFocusKept(list, 'tbody tr');
  if (lines.length === 0) return null;
  return (
    <>
      <Table ref={list} aria-label={label}>
        <TableHead>
          <tr>
            <TableHeadCell>Account</TableHeadCell>
            {head && <TableHeadCell>{head}</TableHeadCell>}
            {last && <TableHeadCell>At work</TableHeadCell>}
            <TableHeadCell numeric>ARR</TableHeadCell>
            {isPlanned && <ActionsHeadCell />}
          </tr>
        </TableHead>
        <TableBody>
          {lines.slice(0, shown).map((line) => (
            <TableRow key={line.account}>
              <TableRowHead>
                <AccountLink account={line.account}>{line.name}</AccountLink>
              </TableRowHead>
              {head && <TableCell className="text-ink-2">{line.note}</TableCell>}
              {last && <TableCell>{last(line)}</TableCell>}
              <TableCell numeric>{line.arr}</TableCell>
              {isPlanned && (
                <TableCell className="w-17 py-0.5 text-right print:hidden">
                  {line.isAlone && <PlanButton line={line} />}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {shown < lines.length && (
        <div className="num mt-3 text-xs text-ink-3">
          <Button onClick={() => setShown((before) => before + 5 * FIRST)} className="mr-3 print:hidden">
            Show more
          </Button>
          {shown} of {lines.length}
        </div>
      )}
    </>
  );
}

export const RenewalsCard = ({ book, currency }: BookCardProps) => (
  <Card title={<span className="num">{renewalsFinding(book, currency)}</span>} sub="Terms that end, the soonest first">
    <Accounts
      label="Renewals due"
      head="Term ends"
      isPlanned
      lines={renewalLines(book, currency)}
      last={({ isAlone }) => (isAlone ? <span className="text-bad">Nobody</span> : 'Yes')}
    />
  </Card>
);

export const UncoveredCard = ({ book, currency }: BookCardProps) => (
  <Card
    title={<span className="num">{uncoveredFinding(book, currency)}</span>}
    sub="Without an open plan and without a touchpoint in the next 30 days, the largest first"
  >
    <Accounts label="Accounts that nobody is at work on" isPlanned lines={uncoveredLines(book, currency)} />
  </Card>
);

export const HandedCard = ({ book, currency }: BookCardProps) => (
  <Card
    title={<span className="num">{handedFinding(book)}</span>}
    sub="Accounts that were active then and are now, by the dated owner"
  >
    <Accounts label="Accounts that changed hands" head="Owner" lines={handedLines(book, currency)} />
  </Card>
);

/** What the owner was to reach, beside what they did. */
export function TargetsCard({ book, currency }: BookCardProps) {
  const lines = targetLines(book, currency);
  if (lines.length === 0)
    return (
      <Card title="No target names this owner">
        <p className="text-pretty text-ink-2">
          A file of targets may name one for each: metric, period, value and owner. Import it, and attainment stands
          here.
        </p>
      </Card>
    );
  return (
    <Card title="Targets and attainment" sub="Actual ÷ target, of the accounts that are theirs now">
      <Table aria-label="Targets and attainment">
        <TableHead>
          <tr>
            <TableHeadCell>Target</TableHeadCell>
            <TableHeadCell>Period</TableHeadCell>
            <TableHeadCell numeric>Target</TableHeadCell>
            <TableHeadCell numeric>Actual</TableHeadCell>
            <TableHeadCell numeric>Attainment</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.key}>
              <TableRowHead>{line.name}</TableRowHead>
              <TableCell className="text-ink-2">
                {line.period} {line.note && <span className="text-xs text-ink-3">{line.note}</span>}
              </TableCell>
              <TableCell numeric>{line.target}</TableCell>
              <TableCell numeric>{line.actual}</TableCell>
              <TableCell numeric>
                {line.attainment}
                <span aria-hidden className="mt-0.5 block h-1 overflow-hidden rounded-full bg-sunken">
                  <span
                    className="block h-full rounded-full bg-accent"
                    style={{ width: `${(line.share ?? 0) * 100}%` }}
                  />
                </span>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
