'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { Failure } from '@/components/import/failure';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { ComparisonEntry } from '@/lib/api/contract/differences';
import { comparisonsQuery, differencesQuery } from '@/lib/api/difference-queries';
import { workspaceQuery } from '@/lib/api/queries';
import { prepareDifferences } from '@/lib/view/differences';
import { differencesParsers } from '@/lib/view/differences-question';
import { DifferencesMonth } from './differences-month';
import { DifferencesMonths } from './differences-months';
import { useRemoveComparison } from './use-comparisons';

const DifferencesForm = dynamic(() => import('./differences-form').then((module) => module.DifferencesForm), {
  loading: () => <Skeleton className="h-80" />,
});
const DifferencesDialog = dynamic(() => import('./differences-dialog').then((module) => module.DifferencesDialog), {
  ssr: false,
});

/** Another tool's MRR beside ours: those that are kept, the months of one, and one month's causes. */
export function Differences() {
  const workspace = useQuery(workspaceQuery());
  const { data, error, refetch } = useQuery(comparisonsQuery());
  const [{ comparison }] = useQueryStates(differencesParsers);
  if (error && !data)
    return <Failure title="The comparisons could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  if (workspace.data?.workspace?.has_data === false || workspace.data?.workspace === null) return <NoLedger />;
  const chosen = data.comparisons.find(({ id }) => id === comparison) ?? data.comparisons[0];
  if (chosen === undefined) return <First />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Kept all={data.comparisons} chosen={chosen} />
      <Compared key={chosen.id} comparison={chosen.id} />
    </div>
  );
}

/** Which one is shown, another one, and away with it. */
function Kept({ all, chosen }: { all: readonly ComparisonEntry[]; chosen: ComparisonEntry }) {
  const [isAdding, setAdding] = useState(false);
  const [, setChoices] = useQueryStates(differencesParsers);
  const remove = useRemoveComparison();
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <Label htmlFor="comparison" className="sr-only">
        Compared with
      </Label>
      <Select
        id="comparison"
        className="max-w-full min-w-48"
        value={String(chosen.id)}
        onChange={(event) => void setChoices({ comparison: Number(event.target.value), month: null, cause: null })}
      >
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Button needs="act" onClick={() => setAdding(true)}>
        Compare another
      </Button>
      <Button
        needs="act"
        variant="quiet"
        aria-label={`Remove ${chosen.name}`}
        disabled={remove.isPending}
        onClick={() => remove.mutate(chosen.id)}
      >
        Remove
      </Button>
      {isAdding && <DifferencesDialog onClose={() => setAdding(false)} />}
    </div>
  );
}

function Compared({ comparison }: { comparison: number }) {
  const [{ month }] = useQueryStates(differencesParsers);
  const { data, error, refetch } = useQuery(differencesQuery(comparison, month));
  if (error && !data) return <Failure title="It could not be compared" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  const model = prepareDifferences(data);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <DifferencesMonths model={model} report={data} />
      {model.month && <DifferencesMonth comparison={comparison} model={model.month} />}
    </div>
  );
}

const First = () => (
  <Card
    title="Lay another tool’s MRR beside yours, and see where and why they differ"
    sub="Each difference is told by its cause, down to accounts and to the cent. Nothing of the file enters the ledger."
    className="max-w-190"
  >
    <DifferencesForm onDone={() => undefined} />
  </Card>
);

const NoLedger = () => (
  <PageMessage
    title="There is no ledger to compare with yet"
    actions={
      <Button needs="write" asChild variant="primary">
        <Link href="/import">Import a file</Link>
      </Button>
    }
  >
    <p>
      Once there is one, drop the MRR export of another tool here: each month’s difference is told by its causes, such
      as dates, exchange rates, discounts, one-time charges and accounts that one side has alone.
    </p>
  </PageMessage>
);
