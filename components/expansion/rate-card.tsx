'use client';

import { useQuery } from '@tanstack/react-query';
import { useAsked } from '@/components/filters/use-question';
import { reportQuery } from '@/lib/api/queries';
import { compareLines, ratioIn } from '@/lib/view/compared-models';
import { comparisonOf, monthBefore } from '@/lib/view/comparison';
import { byMonth, type ExpansionFigures } from '@/lib/view/expansion';
import { prepareRate } from '@/lib/view/expansion-lines';
import { LineCard } from './line-card';

/** The monthly rate against its guide, and, where asked for, against an earlier course. */
export function RateCard({ figures, className }: { figures: ExpansionFigures; className?: string }) {
  const { question, asked, months } = useAsked();
  const comparison = comparisonOf(question);
  const earlier =
    comparison === null || months.from === undefined
      ? months
      : { ...months, from: monthBefore(months.from, comparison.months) };
  const { data } = useQuery({ ...reportQuery('expansion', byMonth(earlier, asked)), enabled: comparison !== null });
  const against = { comparison, ratioIn: ratioIn(data?.rows ?? figures.rows, ({ genuine_rate }) => genuine_rate) };
  const { model, further } = compareLines(prepareRate(figures), against, 'Genuine rate');
  return <LineCard model={model} further={further} className={className} />;
}
