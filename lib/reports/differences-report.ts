/**
 * Where numbers differ: another tool's MRR by month beside ours, and the causes of every difference with their accounts.
 * What the tool said is kept; ours is as the ledger says now, so that a cause that was mended is gone.
 */

import type { Month } from '@/lib/domain/day';
import { type DifferenceCause, differenceCauses } from '@/lib/domain/differences';
import { type ComparedMonth, compareAccounts, type DifferenceCase, spanOf } from '@/lib/domain/differences-compare';
import { compareTotals } from '@/lib/domain/differences-of-totals';
import { type LedgerReadings, readingsOf } from '@/lib/domain/differences-readings';
import type { StatedMonths } from '@/lib/domain/differences-stated';
import type { Facts } from '@/lib/domain/facts';
import { MissingRateError } from '@/lib/domain/fx-rates';
import type { ReportHead } from '@/lib/domain/report';
import type { LedgerView } from './ledger-view';
import { withPauses } from './pauses';
import { QueryError } from './query';
import { head } from './selection';

/** MRR in smallest units; differences are theirs less ours. */
export interface DifferenceCauseSum {
  cause: DifferenceCause;
  difference: number;
  accounts: number;
}

export interface DifferencesMonth {
  period: Month;
  theirs: number;
  ours: number;
  difference: number;
  unexplained: number;
  /** In the order in which causes are told. */
  causes: DifferenceCauseSum[];
}

export interface DifferencesCase {
  /** Ours; null: we have none such, or it is of none. */
  account: string | null;
  /** As they call it; null: they do not list it, or list none. */
  their_account: string | null;
  name: string | null;
  theirs: number | null;
  ours: number | null;
  difference: number;
  /** Of `date`: months later, of `discount`: its share, of `currency`: their rate; null: none. */
  size: number | null;
  /** How it was found to be ours. */
  matched_by: 'id' | 'name' | null;
}

export interface DifferencesCause extends DifferenceCauseSum {
  found: number;
  /** The first case that is listed. */
  offset: number;
  cases: DifferencesCase[];
}

export interface DifferencesReport extends ReportHead {
  name: string;
  file: string;
  /** How many accounts they tell of; 0: totals alone. */
  accounts: number;
  months: DifferencesMonth[];
  /** Months of theirs that the ledger does not reach. */
  uncompared: Month[];
  /** The month that is opened; null: none is compared. */
  period: Month | null;
  causes: DifferencesCause[];
}

export interface DifferencesAsked {
  /** Null: the last month that differs, else the last. */
  period: Month | null;
  cause: DifferenceCause | null;
  /** Of each cause's cases. */
  offset: number;
  limit: number;
}

/** What was kept, or read just now. */
export interface Compared {
  name: string;
  file: string;
  stated: StatedMonths;
}

const CASES_PAGE = 20;
const MOST_LISTED = 10_000;

/** Reads the question from words; the comparison's number is asked for apart. @throws QueryError */
export function parseDifferencesQuery(params: Iterable<readonly [string, string]>): DifferencesAsked {
  const given = new Map(params);
  const period = given.get('period') ?? null;
  if (period !== null && !/^\d{4}-(0[1-9]|1[0-2])$/.test(period))
    throw new QueryError('period', `period: expected a month such as 2026-10, found "${period}"`);
  const stated = given.get('cause') ?? null;
  const cause = differenceCauses.find((each) => each === stated) ?? null;
  if (cause === null && stated !== null)
    throw new QueryError('cause', `cause: expected one of ${differenceCauses.join(', ')}`);
  const whole = (name: string, otherwise: number, most: number): number => {
    const value = Number(given.get(name) ?? otherwise);
    if (!Number.isInteger(value) || value < 0 || value > most)
      throw new QueryError(name, `${name}: expected a whole number from 0 to ${most}`);
    return value;
  };
  return {
    ...{ period, cause },
    offset: whole('offset', 0, Number.MAX_SAFE_INTEGER),
    limit: whole('limit', CASES_PAGE, MOST_LISTED),
  };
}

/** Readings are of a ledger, whatever is compared with it. */
const known = new WeakMap<Facts, Promise<LedgerReadings>>();
const compared = new WeakMap<Facts, Map<string, Promise<ComparedMonth[]>>>();

async function comparedMonths(view: LedgerView, stated: StatedMonths): Promise<ComparedMonth[]> {
  const { facts, basis } = view;
  if (facts === null || basis === null) return [];
  const readings = known.get(facts) ?? withPauses(readingsOf(facts, basis));
  known.set(facts, readings);
  const mergedInto = new Map(
    (view.marks ?? []).flatMap(({ account, mergedInto: into }) => (into === null ? [] : [[account, into]])),
  );
  const sides = { facts, basis, readings: await readings, rates: view.rates, mergedInto };
  const pieces = stated.totals === null ? compareAccounts(sides, stated) : compareTotals(sides, stated);
  try {
    return await withPauses(pieces);
  } catch (error) {
    if (!(error instanceof MissingRateError)) throw error;
    throw new QueryError('file', `Amounts are in ${error.currency}, and there is ${error.message}`);
  }
}

/** `key`: names what is compared among others of the ledger, so that it is compared once; null: it is not kept. */
export async function differencesReport(
  view: LedgerView,
  { name, file, stated }: Compared,
  asked: DifferencesAsked,
  key: string | null = null,
): Promise<DifferencesReport> {
  const months = await monthsOnce(view, stated, key);
  const isDifferent = ({ cases }: ComparedMonth): boolean => cases.some(({ cause }) => cause !== 'rounding');
  const opened =
    asked.period === null
      ? (months.findLast(isDifferent) ?? months.at(-1))
      : months.find(({ month }) => month === asked.period);
  if (opened === undefined && asked.period !== null)
    throw new QueryError('period', `period: ${asked.period} is not compared; ${spanText(months)}`);
  const span = view.facts && spanOf(stated, view.facts);
  const isCompared = new Set(span === null ? [] : months.map(({ month }) => month));
  return {
    ...head(view),
    ...{ name, file, accounts: new Set(stated.accounts.map(({ id }) => id)).size },
    months: months.map(monthOf),
    uncompared: stated.months.filter((month, at) => !isCompared.has(month) && stated.totals?.[at] !== null),
    period: opened?.month ?? null,
    causes: opened === undefined ? [] : causesOf(opened, asked),
  };
}

function monthsOnce(view: LedgerView, stated: StatedMonths, key: string | null): Promise<ComparedMonth[]> {
  if (key === null || view.facts === null) return comparedMonths(view, stated);
  const ofLedger = compared.get(view.facts) ?? new Map<string, Promise<ComparedMonth[]>>();
  compared.set(view.facts, ofLedger);
  const months = ofLedger.get(key) ?? comparedMonths(view, stated);
  ofLedger.set(key, months);
  months.catch(() => ofLedger.delete(key));
  return months;
}

const spanText = (months: readonly ComparedMonth[]): string =>
  months.length === 0 ? 'no month is' : `${months[0]!.month} to ${months.at(-1)!.month} are`;

function sumsOf(cases: readonly DifferenceCase[]): DifferenceCauseSum[] {
  return differenceCauses.flatMap((cause) => {
    const own = cases.filter((one) => one.cause === cause);
    if (own.length === 0) return [];
    const accounts = new Set(own.flatMap(({ account, their }) => account ?? their ?? []));
    return [{ cause, difference: own.reduce((sum, { minor }) => sum + minor, 0), accounts: accounts.size }];
  });
}

function monthOf({ month, theirs, ours, cases }: ComparedMonth): DifferencesMonth {
  const causes = sumsOf(cases);
  const unexplained = causes.find(({ cause }) => cause === 'unexplained')?.difference ?? 0;
  return { period: month, theirs, ours, difference: theirs - ours, unexplained, causes };
}

/** The largest first; those that are equal by their ids. */
const bySize = (a: DifferenceCase, b: DifferenceCase): number => {
  const [one, other] = [a.account ?? a.their ?? '', b.account ?? b.their ?? ''];
  return Math.abs(b.minor) - Math.abs(a.minor) || (one < other ? -1 : one > other ? 1 : 0);
};

function causesOf(
  { cases }: ComparedMonth,
  { cause: only, offset, limit }: DifferencesAsked,
): DifferencesReport['causes'] {
  return sumsOf(cases)
    .filter(({ cause }) => only === null || cause === only)
    .map((sum) => {
      const own = cases.filter(({ cause }) => cause === sum.cause).sort(bySize);
      const listed = own.slice(offset, offset + limit).map(
        ({ account, their, name, theirs, ours, minor, size, by }): DifferencesCase => ({
          ...{ account, their_account: their, name, theirs, ours, difference: minor, size, matched_by: by },
        }),
      );
      return { ...sum, found: own.length, offset, cases: listed };
    });
}
