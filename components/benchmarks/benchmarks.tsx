'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useAsked, useQuestion } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty-later';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { reportQuery } from '@/lib/api/queries';
import { benchmarksFinding } from '@/lib/view/benchmark-finding';
import { preparePlaybook } from '@/lib/view/playbook';
import { benchmarksQuestion, readinessRows, stageWords } from '@/lib/view/stage';
import { BenchmarksLoading } from './loading';
import { PlaybookCard } from './playbook-card';
import { ReadinessCard } from './readiness-card';
import { StandCard } from './stand-card';

/** The day that is looked at is before the first import. */
function NothingThen() {
  const [, setQuestion] = useQuestion();
  return (
    <PageMessage
      title="Nothing was known on that day"
      actions={<Button onClick={() => void setQuestion({ as_of: null })}>As of today</Button>}
    >
      <p>The first import came later, so there is no figure as of then to hold against anything.</p>
    </PageMessage>
  );
}

/** Is it good for a company like this one? Each figure against targets, rules of thumb and what others measured. */
export function Benchmarks() {
  const { asked } = useAsked();
  const isNarrowed = (asked.where?.length ?? 0) > 0;
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
  const { stage, currency, rows, readiness, data_through: through } = benchmarks.data;
  if (!stage) return asked.as_of === undefined ? <Empty /> : <NothingThen />;
  const words = stageWords(stage, currency);
  const finding = benchmarksFinding(rows, stage.name, currency);
  return (
    <div className="grid gap-4">
      <div className="num max-w-[1000px]">
        <p className="text-lg font-semibold tracking-snug text-pretty text-ink max-md:text-[18px] max-md:leading-[25px]">
          {finding.sentence}
        </p>
        <p className="mt-1 text-pretty text-ink-2">{finding.note}</p>
        <p className="mt-1 text-xs text-pretty text-ink-3">
          {words.stage}.{isNarrowed && ' Of the whole company: filters narrow the other pages, not this one.'}{' '}
          <Link
            href={words.todo.href}
            className="inline-flex min-h-[24px] items-center underline underline-offset-2 hover:text-ink print:hidden"
          >
            {words.todo.label}
          </Link>
        </p>
      </div>
      <StandCard rows={rows} company={{ currency, through, isSizeKnown: stage.arr_usd !== null }} />
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
