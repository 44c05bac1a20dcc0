'use client';

import { AccountLink } from '@/components/account/account-link';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { AccountLine, RestatementModel } from '@/lib/view/restatement';

interface RestatedChangesProps {
  model: RestatementModel;
  /** The one whose accounts are told. */
  chosen: string | null;
  onChange(id: string): void;
}

/** What was recorded after the month was closed and moved it, with the sum of it all; pressing one tells its accounts. */
export const RestatedChanges = ({ model, chosen, onChange }: RestatedChangesProps) => (
  <Table aria-label="What changed it">
    <TableHead>
      <tr>
        <TableHeadCell>Change</TableHeadCell>
        <TableHeadCell numeric className="max-sm:hidden">
          Accounts
        </TableHeadCell>
        <TableHeadCell numeric>{model.figureName}</TableHeadCell>
      </tr>
    </TableHead>
    <TableBody>
      {model.changes.map((change) => (
        <TableRow
          key={change.id}
          className={cn('relative align-top hover:bg-hover', change.id === chosen && 'bg-sunken')}
        >
          <TableRowHead className="py-2 pl-2.5">
            <button
              type="button"
              aria-pressed={change.id === chosen}
              onClick={() => onChange(change.id)}
              className="block min-h-[24px] text-left text-pretty wrap-anywhere after:absolute after:inset-0"
            >
              {change.text}
            </button>
            <span className="block text-xs text-pretty text-ink-3 wrap-anywhere">{change.made}</span>
          </TableRowHead>
          <TableCell numeric className="py-2 leading-[24px] text-ink-2 max-sm:hidden">
            {change.accounts}
          </TableCell>
          <TableCell numeric className={cn('py-2 pr-2.5 leading-[24px] last:pr-2.5', !change.moved && 'text-ink-3')}>
            {change.difference}
          </TableCell>
        </TableRow>
      ))}
      <Total text={model.total} columns={1} isInset />
    </TableBody>
  </Table>
);

/** Accounts with what they were reported as, are now, and what moved each. */
export const RestatedAccounts = ({ model }: { model: RestatementModel }) => (
  <Table aria-label="Accounts that differ">
    <TableHead>
      <tr>
        <TableHeadCell>Account and what moved it</TableHeadCell>
        <TableHeadCell numeric className="max-sm:hidden">
          Reported ARR
        </TableHeadCell>
        <TableHeadCell numeric className="max-sm:hidden">
          ARR now
        </TableHeadCell>
        <TableHeadCell numeric>{model.figureName}</TableHeadCell>
      </tr>
    </TableHead>
    <TableBody>
      {model.accounts.map((line) => (
        <AccountRow key={line.account} line={line} />
      ))}
      {model.rest === null && <Total text={model.ofOne?.total ?? model.total} columns={2} />}
    </TableBody>
  </Table>
);

const AccountRow = ({ line }: { line: AccountLine }) => (
  <TableRow className="align-top">
    <TableRowHead className="py-2">
      <AccountLink account={line.account} className="block max-w-72 truncate font-medium" title={line.name}>
        {line.name}
      </AccountLink>
      {line.changes
        .filter(({ text, rows }) => text !== '' || rows !== null)
        .map((change) => (
          <span key={change.id} className="block text-xs text-pretty text-ink-3 wrap-anywhere">
            {[change.text, change.rows].filter(Boolean).join(', ')}
            {line.changes.length > 1 && `: ${change.difference}`}
          </span>
        ))}
    </TableRowHead>
    <TableCell numeric className="py-2 text-ink-2 max-sm:hidden">
      {line.reported}
    </TableCell>
    <TableCell numeric className="py-2 text-ink-2 max-sm:hidden">
      {line.now}
    </TableCell>
    <TableCell numeric className={cn('py-2', !line.moved && 'text-ink-3')}>
      {line.difference}
    </TableCell>
  </TableRow>
);

interface TotalProps {
  text: string;
  /** Between the name and the sum. */
  columns: number;
  /** As rows are that can be pressed. */
  isInset?: boolean;
}

/** Below a stronger line. */
const Total = ({ text, columns, isInset = false }: TotalProps) => (
  <tr className="font-semibold">
    <th
      scope="row"
      className={cn('h-(--row) border-t border-line-strong text-left font-semibold', isInset && 'pl-2.5')}
    >
      All together
    </th>
    {columns > 0 && <td colSpan={columns} className="border-t border-line-strong max-sm:hidden" />}
    <td className={cn('border-t border-line-strong text-right whitespace-nowrap', isInset && 'pr-2.5')}>{text}</td>
  </tr>
);
