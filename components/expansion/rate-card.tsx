'use client';

import { useQuery } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import type { Asked } from '@/components/filters/use-question';
import { reportQuery } from '@/lib/api/queries';
import { compareLines, ratioIn } from '@/lib/view/compared-models';
import { comparisonOf, monthBefore } from '@/lib/view/comparison';
import { byMonth, type ExpansionFigures } from '@/lib/view/expansion';
import { prepareRate } from '@/lib/view/expansion-lines';
import { LineCard } from './line-card';

const genuineRate = ({ genuine_rate }: ExpansionFigures['rows'][number]) => genuine_rate;

interface RateCardProps {
  figures: ExpansionFigures;
  now: Asked;
  className?: string;
}

/** The monthly rate against its guide, and, where asked for, against an earlier course. */
export const RateCard = memo(function RateCard({ figures, now, className }: RateCardProps) {
  const { question, asked, months } = now;
  const comparison = comparisonOf(question);
  const earlier =
    comparison === null || months.from === undefined
      ? months
      : { ...months, from: monthBefore(months.from, comparison.months) };
  const { data } = useQuery({ ...reportQuery('expansion', byMonth(earlier, asked)), enabled: comparison !== null });
  const { model, further } = useMemo(() => {
    const against = { comparison: comparisonOf(question), ratioIn: ratioIn(data?.rows ?? figures.rows, genuineRate) };
    return compareLines(prepareRate(figures), against, 'Genuine rate');
  }, [figures, data, question]);
  return <LineCard model={model} further={further} exhibit="expansion-rate" className={className} />;
});
