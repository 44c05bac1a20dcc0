'use client';

import { useQuery } from '@tanstack/react-query';
import { useAsked } from '@/components/filters/use-question';
import { Definition } from '@/components/metrics/definition';
import type { FloatingProps } from '@/components/ui/on-demand';
import { explainQuery, glossaryQuery } from '@/lib/api/queries';
import type { BenchmarkModel } from '@/lib/view/benchmarks';
import { explainQuestion } from '@/lib/view/drill';
import { filledFrom } from '@/lib/view/filled-in';

/** What a figure of the page means, with today's numbers; the glossary comes when it is first asked for. */
export function BenchmarkDefinition({ model, trigger }: { model: BenchmarkModel } & FloatingProps) {
  const { asked } = useAsked();
  const { figure } = model;
  const glossary = useQuery(glossaryQuery());
  const explained = useQuery({
    ...explainQuery({ ...explainQuestion(asked, figure ?? { metric: model.metric, period: '' }), limit: 1 }),
    enabled: figure !== null,
  });
  const metric = glossary.data?.metrics.find(({ slug }) => slug === model.slug);
  if (!metric) return trigger;
  return <Definition metric={metric} filled={filledFrom(explained.data, `= ${model.value}`)} trigger={trigger} />;
}
