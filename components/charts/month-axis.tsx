'use client';

import { usePlotArea, XAxis } from 'recharts';
import { ticksThatFit } from '@/lib/view/axis';
import { X_AXIS } from './axis';

interface MonthAxisProps {
  dataKey: string;
  axisLine?: false;
  choices: readonly (readonly string[])[];
  places: readonly string[];
  texts: Readonly<Record<string, string>>;
}

/** The time axis: as many months named as fit the width there is. */
export function MonthAxis({ dataKey, axisLine, choices, places, texts }: MonthAxisProps) {
  const plot = usePlotArea();
  return (
    <XAxis
      {...X_AXIS}
      axisLine={axisLine ?? X_AXIS.axisLine}
      dataKey={dataKey}
      height={24}
      tickMargin={6}
      ticks={[...ticksThatFit(choices, places, texts, plot?.width ?? 0)]}
      tickFormatter={(place: string) => texts[place] ?? ''}
    />
  );
}
