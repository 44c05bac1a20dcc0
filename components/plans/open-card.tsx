'use client';

import { useState } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { DataActions } from '@/components/charts/data-actions';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Select } from '@/components/ui/select';
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
import type { OpenLine, OpenModel } from '@/lib/view/plans';
import { useDesk } from './desk';
import { RowMenu } from './row-menu';
import type { PlanActions } from './use-plan-actions';

/** Shown before the others are asked for. */
const FIRST = 20;

interface OpenCardProps {
  model: OpenModel;
  owner: string | null;
  onOwner(owner: string | null): void;
  actions: PlanActions;
}

/** The open plans, account by account, and what can be done with each. */
export function OpenCard({ model, owner, onOwner, actions }: OpenCardProps) {
  const desk = useDesk();
  const [shown, setShown] = useState(FIRST);
  return (
    <Card
      title={<span className="num">{model.finding}</span>}
      sub={<span className="num block max-w-[96ch] text-pretty">{model.sub}</span>}
      actions={<DataActions table={model.table} />}
    >
      <div className="mb-3 flex flex-wrap items-center gap-2 print:hidden">
        <Button needs="act" variant="primary" onClick={() => actions.make()}>
          Make a plan
        </Button>
        <Button needs="write" onClick={() => desk({ kind: 'sales-assist' })}>
          Sales-assist threshold
        </Button>
        {model.owners.length > 1 && (
          <Select
            aria-label="Plans of"
            className="ml-auto w-54"
            value={owner ?? '*'}
            onChange={({ target }) => onOwner(target.value === '*' ? null : target.value)}
          >
            <option value="*">Every owner</option>
            {model.owners.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </div>
      {model.lines.length === 0 ? (
        <p className="text-ink-2">An account’s next opportunities stand here: what, how much, by when and who.</p>
      ) : (
        <Table aria-label="Open plans">
          <TableHead>
            <tr>
              <TableHeadCell>Account</TableHeadCell>
              <TableHeadCell className="max-md:hidden">Source</TableHeadCell>
              <TableHeadCell numeric>ARR</TableHeadCell>
              <TableHeadCell className="pl-6 max-md:hidden">Expected</TableHeadCell>
              <TableHeadCell className="max-lg:hidden">Champion</TableHeadCell>
              <TableHeadCell className="max-md:hidden">Owner</TableHeadCell>
              <ActionsHeadCell />
            </tr>
          </TableHead>
          <TableBody>
            {model.lines.slice(0, shown).map((line) => (
              <OpenRow key={line.key} line={line} actions={actions} />
            ))}
          </TableBody>
        </Table>
      )}
      {shown < model.lines.length && (
        <Button variant="quiet" className="mt-2 -ml-2.5 print:hidden" onClick={() => setShown(model.lines.length)}>
          {`Show ${model.lines.length - shown} more`}
        </Button>
      )}
    </Card>
  );
}

function OpenRow({ line, actions }: { line: OpenLine; actions: PlanActions }) {
  const { plan } = line;
  return (
    <TableRow>
      <TableRowHead className="min-w-36 py-1">
        {line.isFirst ? (
          <>
            <AccountLink account={line.account} className="font-medium">
              {line.name}
            </AccountLink>
            <span className="block text-xs text-ink-3">{line.arr} ARR</span>
          </>
        ) : (
          <span className="sr-only">{line.name}</span>
        )}
        <span className="block py-0.5 text-xs text-ink-2 md:hidden">{line.inShort}</span>
      </TableRowHead>
      <TableCell className="whitespace-nowrap max-md:hidden">{line.source}</TableCell>
      <TableCell numeric>{line.amount}</TableCell>
      <TableCell className="pl-6 whitespace-nowrap max-md:hidden">
        {line.expected}
        {line.isOverdue && (
          <Badge tone="caution" className="ml-2">
            Overdue
          </Badge>
        )}
      </TableCell>
      <TableCell className="max-lg:hidden">{line.champion}</TableCell>
      <TableCell className="whitespace-nowrap max-md:hidden">
        {line.owner ?? <span className="text-ink-3">Nobody; {line.proposed}?</span>}
        {line.missing && <span className="block text-xs text-caution">Cannot be open: {line.missing}</span>}
      </TableCell>
      <TableCell className="print:hidden">
        <span className="flex items-center justify-end gap-1">
          <Button
            needs="act"
            disabled={actions.isPending}
            aria-label={`Won: ${line.source} of ${line.name}`}
            onClick={() => actions.close(plan, 'won')}
          >
            Won
          </Button>
          <RowMenu
            label={`More for ${line.source} of ${line.name}`}
            items={[
              { name: 'Change…', run: () => actions.change(plan) },
              { name: 'Lost', run: () => actions.close(plan, 'lost') },
              { name: 'Another plan for it…', run: () => actions.make(plan.account, plan.name) },
              { name: 'Plan a review…', run: () => actions.meet(plan.account, plan.name) },
              { name: 'Take away', run: () => actions.remove(plan) },
            ]}
          />
        </span>
      </TableCell>
    </TableRow>
  );
}
