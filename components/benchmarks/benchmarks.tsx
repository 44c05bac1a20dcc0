'use client';

import { useQuery } from '@tanstack/react-query';
import { useAsked } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty';
import { reportQuery } from '@/lib/api/queries';
import { benchmarksFinding } from '@/lib/view/benchmarks';
import { preparePlaybook } from '@/lib/view/playbook';
import { benchmarksQuestion, readinessRows, stageWords } from '@/lib/view/stage';
import { BenchmarksLoading } from './loading';
import { PlaybookCard } from './playbook-card';
import { ReadinessCard } from './readiness-card';
import { StandCard } from './stand-card';

/** Is it good for a company like this one? Each figure against targets, rules of thumb and what others measured. */
export function Benchmarks() {
  const { asked } = useAsked();
  const question = benchmarksQuestion(asked);
  const benchmarks = useQuery(reportQuery('benchmarks', question));
  const playbook = useQuery(reportQuery('playbook', question));
  const error = (benchmarks.error && !benchmarks.data) || (playbook.error && !playbook.data);
  if (error)
    return (
      <Failure
        title="The benchmarks could not be loaded"
        error={benchmarks.error ?? playbook.error ?? new Error('No answer')}
        onRetry={() => {
          void benchmarks.refetch();
          void playbook.refetch();
        }}
      />
    );
  if (!benchmarks.data || !playbook.data) return <BenchmarksLoading />;
  const { stage, currency, rows, readiness } = benchmarks.data;
  if (!stage) return <Empty />;
  const words = stageWords(stage, currency);
  return (
    <div className="grid gap-4">
      <div className="max-w-[860px]">
        <p className="num text-lg font-semibold tracking-snug text-pretty text-ink">
          {benchmarksFinding(rows, currency)}
        </p>
        <p className="num mt-1 text-ink-2">
          {words.title}. {words.description}
        </p>
      </div>
      <StandCard rows={rows} currency={currency} />
      <div className="grid items-start gap-4 lg:grid-cols-12">
        <PlaybookCard model={preparePlaybook(playbook.data)} {...words} className="lg:col-span-8" />
        <ReadinessCard
          rows={readinessRows(readiness)}
          trigger={readiness.find(({ check }) => check === 'trigger')?.stated ?? null}
          className="lg:col-span-4"
        />
      </div>
    </div>
  );
}
