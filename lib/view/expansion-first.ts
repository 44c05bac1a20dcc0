/** Time to the first expansion: the share of customers that have expanded, by months since they started (Kaplan–Meier). */
import type { TimeToExpansion } from '@/lib/domain/time-to-expansion';
import { spreadApart } from './axis';
import type { ExpansionFigures, FirstOf } from './expansion';
import { ages, firstTable, groupName, type KeyedTimes } from './expansion-first-table';
import { NO_FIGURE, percent, wholeNumber } from './format';
import type { TwinTable } from './twin';
import { valueName } from './value-names';

export interface FirstCurve {
  key: string;
  name: string;
  colour: string;
}

export interface FirstPoint {
  /** Months since the first active one. */
  t: number;
  label: string;
  /** Percent that have expanded, by the curves' keys; null where too few are left to say. */
  values: Record<string, number | null>;
  /** 90 %, of the one curve that has one. */
  band: [low: number, high: number] | null;
  lines: { label: string; value: string; colour: string | null }[];
}

/** A curve's name where it ends. */
export interface FirstEnd {
  key: string;
  name: string;
  t: number;
  /** In percent, moved apart from the others. */
  at: number;
}

export interface FirstRow {
  key: string;
  name: string;
  /** Null: it is not drawn. */
  colour: string | null;
  accounts: string;
  expanded: string;
  median: string;
  shares: string[];
  /** Why it is not drawn. */
  note: string;
}

export interface FirstExpansion {
  finding: string;
  /** Above the figures of the groups. */
  groupsTitle: string;
  description: string;
  curves: FirstCurve[];
  points: FirstPoint[];
  longest: number;
  /** Of several curves; one alone needs no name. */
  ends: FirstEnd[];
  median: number | null;
  rows: FirstRow[];
  empty: string | null;
  summary: string;
  table: TwinTable;
}

/** Steps of a curve over fewer accounts than these say nothing. */
const FEWEST_AT_RISK = 5;
/** A curve of fewer accounts is not drawn. */
const FEWEST_ACCOUNTS = 10;
const MOST_CURVES = 8;
const LABEL_GAP = 0.065;

const monthsText = (months: number | null): string => (months === null ? NO_FIGURE : `${months} mo`);

function findingOf(all: TimeToExpansion, shown: readonly KeyedTimes[], of: FirstOf): string {
  if (of === 'all') {
    if (all.median_months !== null) return `Half of the customers have expanded after ${all.median_months} months`;
    return all.expanded === 0
      ? 'No customer has expanded yet'
      : 'Fewer than half of the customers have expanded so far';
  }
  const known = shown.filter(
    (each): each is KeyedTimes & { median_months: number } =>
      each.median_months !== null && each.accounts >= FEWEST_ACCOUNTS,
  );
  const quick = known.toSorted((a, b) => a.median_months - b.median_months);
  const [first] = quick;
  const last = quick.at(-1);
  if (!first || !last || first === last) return 'Too few groups with a median to compare';
  return `${groupName(first, of)} expands first, after ${first.median_months} months; ${groupName(last, of)} after ${last.median_months}`;
}

/** '44% have expanded within a year' */
function groupsTitle(all: TimeToExpansion | null): string {
  const share = all?.share_by['12'] ?? null;
  return share === null
    ? 'Too early for the share within a year'
    : `${Math.round(share * 100)}% have expanded within a year`;
}

/** The share of a curve by a month, in percent: it stays from step to step, and ends with its follow-up. */
function expandedBy({ curve }: TimeToExpansion, t: number, fewest: number): number | null {
  const point = curve.findLast((each) => each.t <= t);
  const last = curve.at(-1);
  if (!point || !last || t > last.t || point.at_risk < fewest) return null;
  return (1 - point.survival) * 100;
}

function pointsOf(shown: readonly KeyedTimes[], curves: readonly FirstCurve[], fewest: number): FirstPoint[] {
  const drawn = shown.filter(({ key }) => curves.some((curve) => curve.key === key));
  const longest = Math.max(0, ...drawn.map(({ curve }) => curve.findLast((point) => point.at_risk >= fewest)?.t ?? 0));
  return Array.from({ length: longest + 1 }, (_, t) => {
    const only = drawn.length === 1 ? drawn[0]?.curve.findLast((each) => each.t <= t) : undefined;
    const values = Object.fromEntries(drawn.map((each) => [each.key, expandedBy(each, t, fewest)]));
    const share = (value: number | null | undefined): string => percent(value == null ? null : value / 100);
    return {
      t,
      label: t === 1 ? 'After 1 month' : `After ${t} months`,
      values,
      band: only && only.low !== null && only.high !== null ? [(1 - only.high) * 100, (1 - only.low) * 100] : null,
      lines: [
        ...curves.map(({ key, name, colour }) => ({ label: name, value: share(values[key]), colour })),
        ...(only
          ? [
              {
                label: '90% band',
                value:
                  only.low === null || only.high === null
                    ? 'too few accounts'
                    : `${((1 - only.high) * 100).toFixed(1)} to ${((1 - only.low) * 100).toFixed(1)}%`,
                colour: null,
              },
              { label: 'Still followed', value: wholeNumber(only.at_risk), colour: null },
            ]
          : []),
      ],
    };
  });
}

function endsOf(curves: readonly FirstCurve[], points: readonly FirstPoint[]): FirstEnd[] {
  const found = curves.flatMap(({ key, name }) => {
    const last = points.findLast(({ values }) => values[key] != null);
    return last ? [{ key, name, t: last.t, at: last.values[key] ?? 0 }] : [];
  });
  const placed = spreadApart(
    found.map(({ at }) => at / 100),
    LABEL_GAP,
  );
  return found.map((end, index) => ({ ...end, at: (placed[index] ?? 0) * 100 }));
}

const rowOf = (each: KeyedTimes, name: string, curves: readonly FirstCurve[]): FirstRow => ({
  key: each.key,
  name,
  colour: curves.find(({ key }) => key === each.key)?.colour ?? null,
  accounts: wholeNumber(each.accounts),
  expanded: wholeNumber(each.expanded),
  median: monthsText(each.median_months),
  shares: ages.map((age) => (each.share_by[age] === null ? NO_FIGURE : `${Math.round(each.share_by[age] * 100)}%`)),
  note: each.accounts < FEWEST_ACCOUNTS ? `${wholeNumber(each.accounts)} accounts: too few for a curve` : '',
});

function shownOf({ t2e, t2e_by }: ExpansionFigures, of: FirstOf): KeyedTimes[] {
  if (of === 'all') return t2e ? [{ key: 'all', ...t2e }] : [];
  return [...(t2e_by?.[of] ?? [])];
}

/** In order of size for a channel, of time for a cohort; colours go by that order. */
function curvesOf(shown: readonly KeyedTimes[], of: FirstOf): FirstCurve[] {
  if (of === 'all') return shown.map(({ key }) => ({ key, name: 'All customers', colour: 'var(--mv-expansion)' }));
  const fit = shown.filter(({ accounts }) => accounts >= FEWEST_ACCOUNTS);
  const ordered = of === 'channel' ? fit.toSorted((a, b) => b.accounts - a.accounts) : fit.slice(-MOST_CURVES);
  return ordered
    .slice(0, MOST_CURVES)
    .map((each, index) => ({ key: each.key, name: groupName(each, of), colour: `var(--seg-${index + 1})` }));
}

export function prepareFirst(figures: ExpansionFigures, of: FirstOf): FirstExpansion {
  const { t2e } = figures;
  const shown = shownOf(figures, of);
  const curves = curvesOf(shown, of);
  const points = pointsOf(shown, curves, of === 'all' ? 1 : FEWEST_AT_RISK);
  const finding = t2e === null ? 'No customer’s start is known yet' : findingOf(t2e, shown, of);
  const band = of === 'all' ? ' Band: 90%.' : ` A curve ends where fewer than ${FEWEST_AT_RISK} accounts are followed.`;
  const description = `Share of customers with genuine expansion, by months since their start; whole history. Who left or is younger drops out of the count (Kaplan–Meier).${band}`;
  // Beside the one curve of all stand the cohorts: as figures they cost nothing.
  const grouped = of === 'all' ? (figures.t2e_by?.cohort ?? []) : shown;
  const isEmpty = t2e === null || points.length < 2;
  return {
    finding,
    groupsTitle: groupsTitle(t2e),
    description,
    curves,
    points,
    longest: points.at(-1)?.t ?? 0,
    ends: of === 'all' ? [] : endsOf(curves, points),
    median: of === 'all' ? (t2e?.median_months ?? null) : null,
    rows: [
      ...(t2e ? [rowOf({ key: 'all', ...t2e }, 'All customers', curves)] : []),
      ...grouped.map((each) => rowOf(each, of === 'channel' ? valueName('channel', each.key, null) : each.key, curves)),
    ],
    empty: !isEmpty
      ? null
      : of === 'channel' && t2e !== null
        ? 'No account has a channel. Import accounts with one to compare them.'
        : t2e !== null && shown.length > 0 && curves.length === 0
          ? `No group has ${FEWEST_ACCOUNTS} accounts: too few for a curve. The figures stand beside.`
          : 'The curve needs customers that started inside the ledger and were followed for a month at least.',
    summary: `${finding}. ${description}`,
    table: firstTable(figures, of, shown),
  };
}
