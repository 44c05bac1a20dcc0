'use client';

import { useState } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
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
import { type PlanListInput, plural } from '@/lib/view/plans';
import { closedLines } from '@/lib/view/plans-closed';
import { RowMenu } from './row-menu';
import type { PlanActions } from './use-plan-actions';

/** Shown before the others are asked for. */
const FIRST = 12;

/** The last plans that were won or lost, each won one with what it led to. */
export function ClosedCard({ list, actions }: { list: PlanListInput; actions: PlanActions }) {
  const lines = closedLines(list);
  const [shown, setShown] = useState(FIRST);
  if (lines.length === 0) return null;
  return (
    <Card
      title={<span className="num">{plural(list.closed_plans, 'plan was', 'plans were')} won or lost</span>}
      sub={`${lines.length < list.closed_plans ? `The last ${lines.length}. ` : ''}A won plan is linked to the rise of the account’s ARR nearest to it, from 31 days before to 92 after.`}
    >
      <Table aria-label="Closed plans">
        <TableHead>
          <tr>
            <TableHeadCell>Account</TableHeadCell>
            <TableHeadCell>Outcome</TableHeadCell>
            <TableHeadCell className="max-md:hidden">On</TableHeadCell>
            <TableHeadCell className="max-md:hidden">Source</TableHeadCell>
            <TableHeadCell numeric className="max-md:hidden">
              Planned ARR
            </TableHeadCell>
            <TableHeadCell numeric className="max-md:hidden">
              In the ledger
            </TableHeadCell>
            <TableHeadCell className="pl-6 max-lg:hidden">Owner</TableHeadCell>
            <ActionsHeadCell />
          </tr>
        </TableHead>
        <TableBody>
          {lines.slice(0, shown).map((line) => (
            <TableRow key={line.key}>
              <TableRowHead className="min-w-36">
                <AccountLink account={line.plan.account}>{line.plan.name}</AccountLink>
                <span className="block py-0.5 text-xs text-ink-2 md:hidden">
                  {line.closed} · {line.isWon ? line.led : line.source}
                </span>
              </TableRowHead>
              <TableCell>
                <Badge tone={line.isWon ? 'good' : 'neutral'}>{line.status}</Badge>
              </TableCell>
              <TableCell className="whitespace-nowrap max-md:hidden">{line.closed}</TableCell>
              <TableCell className="whitespace-nowrap max-md:hidden">{line.source}</TableCell>
              <TableCell numeric className="max-md:hidden">
                {line.amount}
              </TableCell>
              <TableCell numeric className={cn('max-md:hidden', !line.cameTrue && 'text-ink-3')}>
                {line.led}
              </TableCell>
              <TableCell className="pl-6 whitespace-nowrap max-lg:hidden">{line.owner}</TableCell>
              <TableCell className="print:hidden">
                <RowMenu
                  label={`More for ${line.source} of ${line.plan.name}`}
                  items={[
                    { name: 'Open again', run: () => actions.reopen(line.plan) },
                    { name: 'Change…', run: () => actions.change(line.plan) },
                    { name: 'Take away', run: () => actions.remove(line.plan) },
                  ]}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {shown < lines.length && (
        <Button variant="quiet" className="mt-2 -ml-2.5 print:hidden" onClick={() => setShown(lines.length)}>
          {`Show ${lines.length - shown} more`}
        </Button>
      )}
    </Card>
  );
}
