/**
 * The forecast (metrics.md section 12): NRR and ARR in 12 or 24 months if the past year repeated itself, with bands that
 * come of drawing its accounts anew, what changes where churn, expansion or the time to first expansion did, and how
 * often such bands held in the past. Draws are kept with the view, so that whatever is tried out is answered at once.
 */
import { formatMonth, monthOf } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { DRAWS, type ForecastMonth } from '@/lib/domain/forecast/draws';
import {
  type BackTestRow,
  backTest,
  backTestShare,
  type Drawing,
  type DrawnYear,
  drawnYear,
  forecast,
  type Horizon,
  horizons,
  STANDARD_SEED,
} from '@/lib/domain/forecast/forecast';
import { AS_IT_WAS, pastRates, type WhatIf } from '@/lib/domain/forecast/replay';
import type { BackTestPoint, ForecastPoint, ForecastReport } from '@/lib/domain/forecast/shape';
import { expansionClocks, timeToExpansion } from '@/lib/domain/time-to-expansion';
import type { LedgerView } from './ledger-view';
import { type Pieces, withPauses } from './pauses';
import { QueryError, type ReportQuery } from './query';
import { head, selected } from './selection';

export interface ForecastAsked {
  horizon: Horizon;
  seed: number;
  /** Points, and months. */
  churn: number;
  expansion: number;
  t2e: number;
}

/** The names of the question that are the forecast's own. */
export const forecastParameters = ['months', 'seed', 'churn', 'expansion', 't2e'] as const;

/** Most that can be tried out. */
export const TRIED_LIMITS = { churn: 10, expansion: 10, t2e: 12 } as const;

const LARGEST_SEED = 2 ** 32 - 1;

function numberField(field: string, text: string | null, least: number, most: number, isWhole: boolean): number | null {
  if (text === null || text === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value) || value < least || value > most || (isWhole && !Number.isInteger(value)))
    throw new QueryError(
      field,
      `${field}: expected a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}, found "${text}"`,
    );
  return value;
}

/** @throws QueryError naming the field that cannot be understood */
export function parseForecastQuery(
  stated: (name: (typeof forecastParameters)[number]) => string | null,
): ForecastAsked {
  const months = numberField('months', stated('months'), 1, 24, true) ?? 24;
  const horizon = horizons.find((one) => one === months);
  if (horizon === undefined)
    throw new QueryError('months', `months: expected ${horizons.join(' or ')}, found "${months}"`);
  const tried = (field: keyof typeof TRIED_LIMITS, isWhole = false): number =>
    numberField(field, stated(field), -TRIED_LIMITS[field], TRIED_LIMITS[field], isWhole) ?? 0;
  return {
    horizon,
    seed: numberField('seed', stated('seed'), 0, LARGEST_SEED, true) ?? STANDARD_SEED,
    churn: tried('churn'),
    expansion: tried('expansion'),
    t2e: tried('t2e', true),
  };
}

const PERCENT = 100;

const whatOf = ({ churn, expansion, t2e }: ForecastAsked): WhatIf => ({
  churnRate: churn / PERCENT,
  expansionRate: expansion / PERCENT,
  firstExpansionMonths: t2e,
});

interface Kept {
  past: DrawnYear | null;
  test: BackTestRow[];
}

const MOST_KEPT = 6;
/** Of facts: draws and past quarters by filters and seed, the last asked for last. */
const kept = new WeakMap<Facts, Map<string, Promise<Kept>>>();

function* worked(facts: Facts, drawing: Drawing): Pieces<Kept> {
  const past = yield* drawnYear(facts, drawing);
  return { past, test: yield* backTest(facts, drawing) };
}

function keptOf(facts: Facts, query: ReportQuery, drawing: Drawing): Promise<Kept> {
  const known = kept.get(facts) ?? new Map<string, Promise<Kept>>();
  kept.set(facts, known);
  const key = JSON.stringify([query.where, drawing.seed, drawing.to]);
  const made = known.get(key) ?? withPauses(worked(facts, drawing));
  made.catch(() => known.delete(key));
  known.delete(key);
  known.set(key, made);
  for (const oldest of [...known.keys()].slice(0, -MOST_KEPT)) known.delete(oldest);
  return made;
}

/** @throws QueryError for a split: bands of groups do not add up to that of all */
export async function forecastReport(
  view: LedgerView,
  query: ReportQuery,
  asked: ForecastAsked,
): Promise<ForecastReport> {
  if (query.by !== null) throw new QueryError('by', 'by: a forecast is of one group of accounts; filter it with where');
  if (query.fx === 'monthly')
    throw new QueryError('fx', 'fx: monthly rates are of movements alone; expected plan or rolling');
  const accounts = selected(view, query);
  const { facts } = view;
  const list = facts && (accounts ?? facts.everyAccount);
  const drawing = list && { list, seed: asked.seed, to: query.to === null ? null : monthOf(query.to + 1) - 1 };
  const { past, test } = facts && drawing ? await keptOf(facts, query, drawing) : { past: null, test: [] };
  const point = (base: number) => (month: ForecastMonth) => pointOf(base, month);
  const what = whatOf(asked);
  const isTried = asked.churn !== 0 || asked.expansion !== 0 || asked.t2e !== 0;
  const rates = past && pastRates(past.year);
  return {
    ...head(view),
    month: past && formatMonth(past.month),
    horizon: asked.horizon,
    seed: asked.seed,
    draws: DRAWS,
    accounts: past?.year.endAccounts ?? 0,
    arr: past?.year.endArrMinor ?? 0,
    drawn_accounts: past?.year.accounts ?? 0,
    drawn_groups: past?.year.units ?? 0,
    tried: { churn: asked.churn, expansion: asked.expansion, t2e: asked.t2e },
    churn_rate: rates?.churn ?? null,
    expansion_rate: rates?.expansion ?? null,
    t2e_median: facts && list ? timeToExpansion(expansionClocks(facts), list).median_months : null,
    baseline: past ? forecast(past, asked.horizon, AS_IT_WAS).map(point(past.month)) : [],
    what_if: past && isTried ? forecast(past, asked.horizon, what).map(point(past.month)) : null,
    back_test: {
      rows: test.map(testPoint),
      nrr: backTestShare(test, 'nrr'),
      arr: backTestShare(test, 'arr'),
    },
  };
}

const pointOf = (month: number, { ahead, expected, nrr, arr }: ForecastMonth): ForecastPoint => ({
  ahead,
  month: formatMonth(month + ahead),
  expected_nrr: expected.nrr,
  expected_arr: expected.arrMinor,
  nrr,
  arr,
});

const TEST_MONTHS = 12;

const testPoint = ({ month, nrr, arr, actualNrr, actualArrMinor }: BackTestRow): BackTestPoint => ({
  month: formatMonth(month),
  until: formatMonth(month + TEST_MONTHS),
  nrr,
  actual_nrr: actualNrr,
  arr,
  actual_arr: actualArrMinor,
});
