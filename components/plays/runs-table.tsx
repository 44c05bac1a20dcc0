'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useMay } from '@/components/ui/rights';
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
import type { PlayAnswer, RunRequest } from '@/lib/api/contract/plays';
import { type PlayOutcome, playOutcomes } from '@/lib/domain/play-outcomes';
import { outcomeWords, type RunLine } from '@/lib/view/plays';
import { useRemoveRun, useWriteRun } from './use-plays';

const FIRST_RUNS = 6;

interface RunsTableProps {
  play: PlayAnswer;
  runs: readonly RunLine[];
  isAll: boolean;
  onAll(): void;
}

/** Whom a play was run with: what the ledger says since, and what people say came of it. */
export function RunsTable({ play, runs, isAll, onAll }: RunsTableProps) {
  const write = useWriteRun();
  const remove = useRemoveRun();
  const may = useMay('act');
  const shown = isAll ? runs : runs.slice(0, FIRST_RUNS);
  const hasArms = play.arms.length > 0;
  const record = ({ id, name, outcome }: RunLine, next: PlayOutcome | null) => {
    const run = play.runs.find((each) => each.id === id);
    if (!run) return;
    const body: RunRequest = { run: id, play: play.play, account: run.account };
    write.mutate({
      body: { ...body, outcome: next, outcome_on: null },
      before: { ...body, outcome, outcome_on: run.outcome_on },
      title: next === null ? `${name} is open again` : `${name}: ${outcomeWords[next].toLowerCase()}`,
    });
  };
  return (
    <div className="mt-4 border-t border-line pt-3">
      <Table aria-label={`Runs of ${play.name}`}>
        <TableHead>
          <TableRow>
            <TableHeadCell>Run with</TableHeadCell>
            {hasArms && <TableHeadCell className="max-md:hidden">Arm</TableHeadCell>}
            <TableHeadCell className="max-md:hidden">Began</TableHeadCell>
            <TableHeadCell className="max-md:hidden">In the ledger</TableHeadCell>
            <TableHeadCell>Outcome</TableHeadCell>
            <ActionsHeadCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((run) => (
            <TableRow key={run.id}>
              <TableRowHead>
                <Link href={run.href} prefetch={false} className="hover:underline">
                  {run.name}
                </Link>
                <span className="block py-0.5 text-xs text-ink-2 md:hidden">
                  {[run.arm === null ? null : `Arm ${run.arm}`, run.began, run.ledger].filter(Boolean).join(' · ')}
                </span>
              </TableRowHead>
              {hasArms && <TableCell className="max-md:hidden">{run.arm ?? '–'}</TableCell>}
              <TableCell className="whitespace-nowrap max-md:hidden">{run.began}</TableCell>
              <TableCell className="whitespace-nowrap max-md:hidden">
                {run.hasExpanded ? <Badge tone="good">{run.ledger}</Badge> : run.ledger}
              </TableCell>
              <TableCell>
                <Select
                  aria-label={`Outcome with ${run.name}`}
                  className="w-32"
                  disabled={!may}
                  value={run.outcome ?? ''}
                  onChange={({ target }) => record(run, playOutcomes.find((each) => each === target.value) ?? null)}
                >
                  <option value="">Open</option>
                  {playOutcomes.map((outcome) => (
                    <option key={outcome} value={outcome}>
                      {outcomeWords[outcome]}
                    </option>
                  ))}
                </Select>
              </TableCell>
              <TableCell className="w-8 text-right">
                <Button
                  needs="act"
                  variant="quiet"
                  size="small"
                  aria-label={`Take out the run with ${run.name}`}
                  onClick={() => remove.mutate({ run: run.id, name: run.name })}
                >
                  <X aria-hidden />
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {shown.length < runs.length && (
        <Button variant="quiet" className="mt-2 print:hidden" onClick={onAll}>
          All {runs.length} runs
        </Button>
      )}
    </div>
  );
}
