'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Failure } from '@/components/import/failure';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { RulesAnswer } from '@/lib/api/contract/signals';
import { ruleActionsQuery } from '@/lib/api/play-queries';
import { reportQuery } from '@/lib/api/queries';
import { actionText, conditionText, previewModel } from '@/lib/view/rules';

const RuleDialog = dynamic(() => import('./rule-dialog').then((module) => module.RuleDialog));

type Rule = RulesAnswer['rows'][number];

/** The rules, each with what it would have been worth on the company's own past. */
export function Rules() {
  const { data, error, refetch } = useQuery(reportQuery('rules'));
  const { data: acting } = useQuery(ruleActionsQuery());
  const [edited, setEdited] = useState<string | null>(null);
  if (error && !data)
    return <Failure title="The rules could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  const { rows, currency } = data;
  const on = rows.filter((rule) => rule.is_on).length;
  const opened = rows.find(({ rule }) => rule === edited);
  return (
    <>
      <Card
        title={on === 0 ? 'No rule is switched on' : `${on} of ${rows.length} rules are switched on`}
        sub="Each tried on every month end of the past: how often it fired, and how many expanded genuinely within 90 days; precision is of firings whose 90 days are over"
        actions={
          <Button needs="write" variant="primary" aria-haspopup="dialog" onClick={() => setEdited('')}>
            Write a rule
          </Button>
        }
      >
        <Table aria-label="Rules">
          <TableHead>
            <TableRow>
              <TableHeadCell>Rule</TableHeadCell>
              <TableHeadCell numeric>Fired</TableHeadCell>
              <TableHeadCell numeric className="max-md:hidden">
                Expanded
              </TableHeadCell>
              <TableHeadCell numeric>Precision</TableHeadCell>
              <TableHeadCell numeric>Lift</TableHeadCell>
              <TableHeadCell numeric className="whitespace-nowrap max-md:hidden">
                Holds now
              </TableHeadCell>
              <TableHeadCell className="pl-6 max-md:hidden">Tells</TableHeadCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((rule) => (
              <Row
                key={rule.rule}
                rule={rule}
                currency={currency}
                tells={acting?.actions.filter((action) => action.rule === rule.rule).map(actionText) ?? []}
                onEdit={() => setEdited(rule.rule)}
              />
            ))}
          </TableBody>
        </Table>
      </Card>
      {edited !== null && (edited === '' || opened) && (
        <RuleDialog rule={opened ?? null} currency={currency} onClose={() => setEdited(null)} />
      )}
    </>
  );
}

interface RowProps {
  rule: Rule;
  currency: string;
  tells: readonly string[];
  onEdit(): void;
}

function Row({ rule, currency, tells, onEdit }: RowProps) {
  const { figures, never, followed } = previewModel(rule.preview);
  const figureOf = (name: string): string => figures.find((figure) => figure.name === name)?.value ?? '';
  return (
    <TableRow>
      <TableRowHead className="py-2 md:min-w-72">
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={onEdit}
          className="min-h-[24px] text-left font-medium hover:underline"
        >
          {rule.name}
        </button>{' '}
        <Badge tone={rule.is_on ? 'good' : 'neutral'}>{rule.is_on ? 'On' : 'Off'}</Badge>
        <span className="block text-xs text-pretty text-ink-2">
          {rule.conditions.map((condition) => conditionText(condition, currency)).join(' and ') || 'No condition'}
        </span>
        {never.map((reason) => (
          <span key={reason} className="block text-xs text-pretty text-caution">
            {reason}
          </span>
        ))}
      </TableRowHead>
      {['Fired', 'Expanded', 'Precision', 'Lift', 'Holds now'].map((name) => (
        <TableCell key={name} numeric className={cn((name === 'Expanded' || name === 'Holds now') && 'max-md:hidden')}>
          {figureOf(name)}
          {name === 'Precision' && rule.preview.followed > 0 && (
            <span className="block text-2xs text-ink-3">of {followed}</span>
          )}
        </TableCell>
      ))}
      <TableCell className="pl-6 text-xs text-ink-2 max-md:hidden">
        {tells.length === 0
          ? 'Nobody'
          : tells.map((said) => (
              <span key={said} className="block">
                {said}
              </span>
            ))}
      </TableCell>
    </TableRow>
  );
}
