'use client';

import {
  CartesianGrid,
  DefaultZIndexes,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  YAxis,
  ZIndexLayer,
} from 'recharts';
import { CURSOR_LINE, FILL, GRID, STILL, Y_AXIS } from '@/components/charts/axis';
import { ChartTooltip, Speaker, type TooltipText } from '@/components/charts/chart-tooltip';
import { MonthAxis } from '@/components/charts/month-axis';
import { STILL_LINE } from '@/components/charts/still';
import type { CurveEnd, CurvePoint, CurvesModel } from '@/lib/view/cohort-curves';
import { clearPlaces } from '@/lib/view/label-places';

const looks = {
  pale: { strokeWidth: 1, strokeOpacity: 0.9 },
  named: { strokeWidth: 1.75 },
  average: { strokeWidth: 2.25 },
  compared: { strokeWidth: 1.75, strokeDasharray: '5 4' },
} as const;

const textOf = ({ label, lines }: CurvePoint): TooltipText => ({ title: label, lines });

function CurvesTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: CurvePoint }[] }) {
  const point = payload?.[0]?.payload;
  return active && point ? <ChartTooltip {...textOf(point)} /> : null;
}

/** Of a letter's height. */
const LETTER_WIDE = 0.58;

/** Each named line's last point, and its name beside it. */
function Ends({ model: { ends, lines, points }, narrow }: { model: CurvesModel; narrow: boolean }) {
  const plot = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!plot || !x || !y) return null;
  const size = narrow ? 11 : 12;
  const wordsOf = (end: CurveEnd): string => (narrow ? end.short : end.text);
  const named = lines
    .filter(({ look }) => look !== 'pale')
    .map(({ key }) =>
      points.flatMap(({ at, values }) => {
        const value = values[key];
        return value === undefined ? [] : [{ x: x(at) ?? 0, y: y(value) ?? 0 }];
      }),
    );
  const places = clearPlaces(
    ends.map((end) => ({
      x: (x(end.place) ?? 0) + 8,
      y: y(end.at) ?? 0,
      width: wordsOf(end).length * size * LETTER_WIDE,
    })),
    named,
    { top: plot.y, bottom: plot.y + plot.height },
  );
  return ends.map((end, index) => (
    <text
      key={end.key}
      x={(x(end.place) ?? 0) + 8}
      y={(places[index] ?? 0) + 4}
      fill={end.colour}
      fontSize={size}
      fontWeight={600}
      stroke="var(--surface)"
      strokeWidth={4}
      paintOrder="stroke"
    >
      {wordsOf(end)}
    </text>
  ));
}

interface CurvesChartProps {
  model: CurvesModel;
  /** On a phone. */
  narrow: boolean;
  /** The chart in words. */
  label: string;
  onSpeak(words: string): void;
}

export function CurvesChart({ model, narrow, label, onSpeak }: CurvesChartProps) {
  const { axis, points, lines } = model;
  return (
    <ResponsiveContainer {...FILL}>
      <LineChart
        data={points}
        title={label}
        margin={{ top: 8, right: narrow ? 96 : 176, bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <CartesianGrid {...GRID} />
        <MonthAxis
          dataKey="at"
          choices={model.tickChoices}
          places={points.map(({ at }) => at)}
          texts={model.tickTexts}
        />
        <YAxis
          {...Y_AXIS}
          domain={[axis.from, axis.to]}
          ticks={axis.ticks}
          allowDataOverflow
          width={48}
          tickFormatter={(_: number, index: number) => model.axisTexts[index] ?? ''}
        />
        {model.neutral !== null && <ReferenceLine y={model.neutral} stroke="var(--control-line)" strokeWidth={1} />}
        <Tooltip content={<CurvesTooltip />} cursor={CURSOR_LINE} {...STILL} />
        {lines.map((line) => (
          <Line
            {...STILL_LINE}
            key={line.key}
            type="linear"
            dataKey={(point: CurvePoint) => point.values[line.key] ?? null}
            name={line.name ?? line.key}
            stroke={line.colour}
            {...looks[line.look]}
            dot={false}
            activeDot={
              line.look === 'pale' ? false : { r: 3.5, stroke: 'var(--surface)', strokeWidth: 2, fill: line.colour }
            }
          />
        ))}
        <ZIndexLayer zIndex={DefaultZIndexes.label}>
          <Ends model={model} narrow={narrow} />
        </ZIndexLayer>
        <Speaker textOf={textOf} onSpeak={onSpeak} />
      </LineChart>
    </ResponsiveContainer>
  );
}
