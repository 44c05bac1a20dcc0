/** Reports in every state that a chart can meet: for the gallery, and for whoever looks at charts at their edges. */
import type { MovementRow, MovementsReport, RetentionReport } from '@/lib/domain/report';
import type { BySource } from '@/lib/domain/source';
import type { BridgeFigures } from '../bridge-question';
import type { CohortsAnswer } from '../cohorts';
import type { ExpansionFigures } from '../expansion';
import type { HeadlineReports } from '../headline';
import { bridgeFigures, bridgeRow } from './bridges';
import { cohortRow, cohortsAnswer, sixQuarters } from './cohorts';
import { expandedRow, expansionReport, expansionRow, timeToExpansion } from './expansion';
import { figures, movementRow, movementsReport, retentionReport } from './reports';

const LONG = 'The Extraordinarily Long-Named Amalgamated Holding Company of Northern Counties and Islands';

/** A wave with a slope, the same on every machine: no chance, no clock. */
const wave = (index: number, middle: number, height: number, slope = 0): number =>
  Math.round((middle + height * Math.sin(index * 1.7) + slope * index) * 1000) / 1000;

const nrrs = (count: number, middle = 1.05, height = 0.02, slope = 0.002): number[] =>
  Array.from({ length: count }, (_, index) => wave(index, middle, height, slope));

const few = { accounts: 9, nrr_low: null, nrr_high: null, grr_low: null, grr_high: null };
const withFew = (report: RetentionReport): RetentionReport => ({
  ...report,
  rows: report.rows.map((row) => ({ ...row, ...few })),
  current: report.current && { ...report.current, ...few },
});

/** By the name of the state. */
export const retentionStates: Readonly<Record<string, RetentionReport>> = {
  loaded: retentionReport(nrrs(24), { current: figures(1.089), day: '2026-10-31' }),
  'running period': retentionReport(nrrs(24), { current: figures(1.089) }),
  'few accounts': withFew(retentionReport(nrrs(12), { current: figures(1.02, 0.9, null) })),
  'a gap': retentionReport([...nrrs(6), null, null, ...nrrs(5)], { current: figures(1.02) }),
  'falling to nothing': retentionReport(nrrs(18, 0.95, 0.04, -0.05), { current: figures(0.04, 0.03) }),
  'very high': retentionReport(nrrs(14, 2.4, 0.8, 0.2), { current: figures(5.6, 0.97, 0.6) }),
  'one month': retentionReport([1.02], { current: figures(1.03) }),
  'a hundred months': retentionReport(nrrs(100, 1.02, 0.03, 0.0005), { current: figures(1.07) }),
  empty: retentionReport([]),
};

const periodAt = (index: number): string => {
  const month = 2026 * 12 + 10 - index;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
};

/** Months up to the running November of 2026. */
function months(
  count: number,
  scale: number,
  moves: (index: number) => Parameters<typeof movementRow>[2],
): MovementRow[] {
  let start = 400_000_000 * scale;
  return Array.from({ length: count }, (_, index) => {
    const all = Object.fromEntries(
      Object.entries(moves(index) ?? {}).map(([type, amount]) => [type, Math.round(Number(amount) * scale)]),
    );
    const row = movementRow(periodAt(count - 1 - index), Math.round(start), all, index === count - 1);
    start = row.end_arr;
    return row;
  });
}

const usual = (index: number) => ({
  new: 9_000_000 + 2_500_000 * Math.sin(index),
  reactivation: index % 4 === 0 ? 700_000 : 0,
  expansion: 6_000_000 + 3_000_000 * Math.cos(index * 1.3),
  contraction: 2_000_000 + 900_000 * Math.sin(index * 2),
  churn: 4_000_000 + 2_000_000 * Math.cos(index),
});
const losing = (index: number) => ({
  new: 500_000,
  expansion: 300_000,
  contraction: 9_000_000,
  churn: 20_000_000 + index,
});

export const movementStates: Readonly<Record<string, MovementsReport>> = {
  'running period': movementsReport(months(13, 1, usual)),
  loaded: movementsReport(
    months(13, 1, usual).map((row) => ({ ...row, partial: false })),
    'USD',
    '2026-11-30',
  ),
  'only losses': movementsReport(months(10, 1, losing)),
  'one month': movementsReport(months(1, 1, usual)),
  'a hundred months': movementsReport(months(100, 1, usual)),
  'very large, in yen': movementsReport(months(13, 5_000, usual), 'JPY'),
  'no movement': movementsReport(months(6, 1, () => ({}))),
};

const mix = (index: number): Partial<BySource> => ({
  seats: 3_000_000 + 900_000 * (index % 3),
  plan: 1_200_000,
  price: index % 6 === 0 ? 2_400_000 : 0,
  add_on: 700_000 + 100_000 * (index % 2),
  cross_sell: 500_000,
  usage: 300_000,
});

const expansionMonths = (count: number, of = mix) =>
  Array.from({ length: count }, (_, index) => ({ period: periodAt(count - index), of: of(index) }));

const expansionOf = (count: number, of = mix): ExpansionFigures =>
  expansionReport(
    expansionMonths(count, of).map(({ period, of: bySource }) => expansionRow(period, 400_000_000, bySource)),
    { t2e: timeToExpansion() },
  );

const nothing = (): Partial<BySource> => ({});

export const expansionStates: Readonly<Record<string, ExpansionFigures>> = {
  loaded: expansionOf(13),
  'one month': expansionOf(1),
  'a hundred months': expansionOf(100),
  'no expansion': expansionOf(8, nothing),
  empty: expansionReport([], { t2e: timeToExpansion({ accounts: 0, expanded: 0, curve: [] }) }),
};

const expandedMonths = (count: number, of = mix): MovementsReport =>
  movementsReport(
    expansionMonths(count, of).map(({ period, of: bySource }) => expandedRow(period, 400_000_000, bySource)),
  );

export const sourceStates: Readonly<Record<string, MovementsReport>> = {
  loaded: expandedMonths(13),
  'one month': expandedMonths(1),
  'a hundred months': expandedMonths(100),
  'no expansion': expandedMonths(8, nothing),
};

/** Above 0 and below 2, however long: a share that is kept is never negative. */
const cells = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, age) => {
    const course = 1 + ((seed % 5) - 2) * 0.3 * (age / (age + 12));
    return age === 0 ? 1 : wave(age + seed, course, 0.06);
  });

const monthly = (count: number): CohortsAnswer =>
  cohortsAnswer(
    Array.from({ length: count }, (_, index) =>
      cohortRow(periodAt(count - 1 - index), 3 + (index % 9), cells(count - index, index)),
    ),
    { grid: 'month' },
  );

export const cohortStates: Readonly<Record<string, CohortsAnswer>> = {
  loaded: sixQuarters(),
  'two years of months': monthly(24),
  'one cohort': cohortsAnswer([cohortRow('2026-Q4', 1, [1])]),
  'a hundred cohorts': monthly(100),
  'lost all': cohortsAnswer([cohortRow('2025-Q4', 12, [1, 0.4, 0, 0, 0]), cohortRow('2026-Q3', 3, [1, 0])]),
  empty: cohortsAnswer([]),
};

export const bridgeStates: Readonly<Record<string, BridgeFigures>> = {
  loaded: bridgeFigures({
    entered: [bridgeRow('a', 140), bridgeRow('b', 60), bridgeRow('c', -35)],
    left: [bridgeRow('d', -120), bridgeRow('e', 45)],
    base: [bridgeRow('f', -20)],
  }),
  'long names': bridgeFigures({
    entered: [bridgeRow('a', 140, LONG), bridgeRow('b', -90, `${LONG} (Subsidiary)`)],
    left: [bridgeRow('c', -120, LONG.replaceAll(' ', ''))],
  }),
  'only losses': bridgeFigures({ left: [bridgeRow('a', -900), bridgeRow('b', -800)] }),
  'one account': bridgeFigures({ entered: [bridgeRow('a', 100)] }),
  'a hundred accounts': bridgeFigures({
    entered: Array.from({ length: 60 }, (_, index) => bridgeRow(`in${index}`, 20 - index)),
    left: Array.from({ length: 40 }, (_, index) => bridgeRow(`out${index}`, index - 25)),
  }),
  empty: bridgeFigures({}),
};

const headlineOf = (name: string, movements: MovementsReport): HeadlineReports => {
  const retention = retentionStates[name] ?? retentionReport([]);
  const at = [figures(1.08), figures(1.06), figures(1.01)];
  return {
    movements,
    retention: {
      1: { ...retention, window: 1 },
      3: { ...retention, window: 3 },
      12: {
        ...retention,
        at: at.map((each, index) => ({ day: ['2026-10-15', '2026-08-15', '2025-11-15'][index] ?? '', ...each })),
      },
    },
  };
};

const running = movementStates['running period'] as MovementsReport;

export const headlineStates: Readonly<Record<string, HeadlineReports>> = {
  loaded: headlineOf('loaded', running),
  'few accounts': headlineOf('few accounts', running),
  'falling to nothing': headlineOf('falling to nothing', movementStates['only losses'] as MovementsReport),
  'very large, in yen': headlineOf('very high', movementStates['very large, in yen'] as MovementsReport),
  'one month': headlineOf('one month', movementStates['one month'] as MovementsReport),
};
