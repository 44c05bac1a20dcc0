'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { useAsked } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { reportQuery } from '@/lib/api/queries';
import { prepareBenchmark } from '@/lib/view/benchmarks';
import { benchmarksQuestion, type ReadinessRow, readinessRows, stageWords } from '@/lib/view/stage';
import { BenchmarkRow } from './benchmark-row';

const marks = {
  true: { Icon: CircleCheck, look: 'text-good', words: 'Met' },
  false: { Icon: CircleX, look: 'text-bad', words: 'Not met' },
  null: { Icon: CircleDashed, look: 'text-ink-3', words: 'Not known' },
} as const;

function Readiness({ row }: { row: ReadinessRow }) {
  const { Icon, look, words } = marks[`${row.met}`];
  return (
    <li className="flex items-start gap-2.5 border-t border-line py-2.5 first:border-t-0 first:pt-0 last:pb-0">
      <Icon aria-label={words} className={`mt-0.5 size-4 shrink-0 ${look}`} />
      <span>
        <span className="font-medium text-ink">{row.name}</span>
        <span className="num block text-xs text-ink-2">{row.words}</span>
      </span>
    </li>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-ink-3">{title}</h3>
      <ul className="grid gap-1">
        {items.map((item) => (
          <li key={item} className="text-ink first-letter:uppercase">
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Is it good for a company like this one? Each figure against targets, rules of thumb and what others measured. */
export function Benchmarks() {
  const { asked } = useAsked();
  const { data, error, refetch } = useQuery(reportQuery('benchmarks', benchmarksQuestion(asked)));
  if (error && !data)
    return <Failure title="The benchmarks could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div className="grid gap-4">
        <Skeleton className="h-40" />
        <Skeleton className="h-[640px]" />
      </div>
    );
  const { stage, currency } = data;
  if (!stage) return <Empty />;
  const words = stageWords(stage, currency);
  return (
    <div className="grid gap-4 lg:grid-cols-12">
      <Card title={words.title} sub={words.description} className="lg:col-span-8">
        <div className="grid gap-5 sm:grid-cols-3">
          <List title="What usually works here" items={stage.levers} />
          <List title="What it takes" items={stage.infrastructure} />
          <List title="What to avoid" items={[stage.avoid]} />
        </div>
      </Card>
      <Card
        title="Ready for systematic expansion?"
        sub="Conditions that people in the field name; each is computed"
        className="lg:col-span-4"
      >
        <ul>
          {readinessRows(data.readiness).map((row) => (
            <Readiness key={row.check} row={row} />
          ))}
        </ul>
      </Card>
      <Card
        title="Where each figure stands"
        sub="Dashed green: the stage’s target. Blue outline: your own. Grey line: rule of thumb. Marks above: medians that others measured"
        className="col-span-full"
      >
        <ul>
          {data.rows.map((row) => (
            <BenchmarkRow key={row.metric} model={prepareBenchmark(row, currency)} />
          ))}
        </ul>
      </Card>
    </div>
  );
}
