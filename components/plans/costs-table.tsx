'use client';

import { useState } from 'react';
import { useMake } from '@/components/adjust/use-adjustment';
import { DataActions } from '@/components/charts/data-actions';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { May, useMay } from '@/components/ui/rights';
import { Select } from '@/components/ui/select';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import { sayFailed } from '@/components/ui/toast-messages';
import { amountTyped, type CostColumn, type CostsModel } from '@/lib/view/costs';

interface CostsTableProps {
  model: CostsModel;
  currency: string;
  onColumn(column: Pick<CostColumn, 'motion' | 'team'>): void;
}

/** Costs by month, motion and team. What is typed is saved together, as one change that can be undone. */
export function CostsTable({ model, currency, onColumn }: CostsTableProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { mutate, isPending } = useMake();
  const may = useMay('act');
  const changes = model.lines.flatMap(({ month, values }) =>
    model.columns.flatMap((column, index) => {
      const text = typed[`${month}\n${column.key}`];
      const stored = values[index] ?? '';
      return text === undefined || text === stored ? [] : [{ month, column, stored, text, amount: amountTyped(text) }];
    }),
  );
  const isWrong = changes.some(({ amount }) => amount === null);
  const stated = changes.filter(({ stored, amount }) => stored !== '' || amount !== '');
  const save = () =>
    mutate(
      {
        kind: 'cost',
        reason: null,
        costs: stated.map(({ month, column: { motion, team }, amount }) => ({
          ...{ month, motion, team },
          amount: amount || null,
        })),
      },
      { onError: sayFailed('The costs could not be saved') },
    );
  return (
    <Card
      title="What it costs to sell, by month"
      sub={`${currency}, as spent in the month; an empty cell is not known, 0 is nothing`}
      actions={<DataActions table={model.table} />}
    >
      <May needs="act">
        <AddColumn onColumn={onColumn} />
      </May>
      {model.columns.length === 0 ? (
        <p className="text-ink-2">Add a column for a team, or for a motion as a whole, and type what it cost.</p>
      ) : (
        <Table aria-label="Costs by month">
          <TableHead>
            <tr>
              <TableHeadCell>Month</TableHeadCell>
              {model.columns.map((column) => (
                <TableHeadCell key={column.key} numeric>
                  <span className="block text-ink-2">{column.name}</span>
                  {column.note}
                </TableHeadCell>
              ))}
            </tr>
          </TableHead>
          <TableBody>
            {model.lines.map((line) => (
              <TableRow key={line.month}>
                <TableRowHead className="whitespace-nowrap">{line.label}</TableRowHead>
                {model.columns.map((column, index) => {
                  const place = `${line.month}\n${column.key}`;
                  const text = typed[place] ?? line.values[index] ?? '';
                  const isChanged = text !== (line.values[index] ?? '');
                  return (
                    <TableCell key={column.key} numeric className="py-0.5">
                      <Input
                        aria-label={`${column.name}, ${column.note}, ${line.label}`}
                        aria-invalid={amountTyped(text) === null}
                        inputMode="decimal"
                        placeholder="–"
                        value={text}
                        disabled={!may}
                        onChange={({ target }) => setTyped((before) => ({ ...before, [place]: target.value }))}
                        className={cn('num ml-auto w-32 text-right', isChanged && 'border-accent bg-accent-wash')}
                      />
                    </TableCell>
                  );
                })}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {changes.length > 0 && (
        <div className="sticky bottom-3 mt-3 flex items-center gap-2 rounded-md border border-line-strong bg-surface px-3 py-2 shadow-panel print:hidden">
          <span role="status" className="num mr-auto">
            {isWrong
              ? 'Write amounts as 1200 or 1200.50'
              : `${changes.length} ${changes.length === 1 ? 'cost' : 'costs'} changed`}
          </span>
          <Button onClick={() => setTyped({})}>Discard</Button>
          <Button needs="act" variant="primary" disabled={isWrong || stated.length === 0 || isPending} onClick={save}>
            Save costs
          </Button>
        </div>
      )}
    </Card>
  );
}

function AddColumn({ onColumn }: Pick<CostsTableProps, 'onColumn'>) {
  const [motion, setMotion] = useState<'expansion' | 'new'>('expansion');
  const [team, setTeam] = useState('');
  return (
    <form
      aria-label="A new column of costs"
      className="mb-3 flex flex-wrap items-center gap-2 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        onColumn({ motion, team: team.trim() || null });
        setTeam('');
      }}
    >
      <Select
        aria-label="Motion"
        className="w-44"
        value={motion}
        onChange={({ target }) => setMotion(target.value === 'new' ? 'new' : 'expansion')}
      >
        <option value="expansion">Expansion</option>
        <option value="new">New business</option>
      </Select>
      <Input
        aria-label="Team"
        placeholder="Team (optional)"
        className="w-44"
        maxLength={200}
        value={team}
        onChange={({ target }) => setTeam(target.value)}
      />
      <Button type="submit">Add a column</Button>
    </form>
  );
}
