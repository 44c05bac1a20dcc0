/** Another tool's MRR beside ours, month by month: both totals, and every difference with its account and its cause. */
import { monthEndTotals } from './conservation';
import { planConverter } from './conversion';
import { formatMonth, type Month, monthOf, parseMonth } from './day';
import { type DifferenceCause, differencesOfAccount, oursAt } from './differences';
import { type MatchedBy, matchAccounts } from './differences-accounts';
import { currenciesOfAccounts, ownCourse, ratesOf, readingsOfAccount, type Span } from './differences-course';
import type { LedgerReadings } from './differences-readings';
import type { StatedMonths } from './differences-stated';
import { statesOf } from './differences-states';
import type { Facts } from './facts';
import { MissingRateError, type MonthlyRates } from './fx-rates';
import type { LedgerBasis } from './lines';
import { type Converter, mrrFromArr } from './money';

/** One account's part of a month's difference. MRR in smallest units of the reporting currency. */
export interface DifferenceCase {
  /** Ours; null: we have no such account, or it is of none. */
  account: string | null;
  /** As they call it; null: they do not list it. */
  their: string | null;
  name: string | null;
  /** Null: what the account has there is not stated. */
  theirs: number | null;
  ours: number | null;
  minor: number;
  cause: DifferenceCause;
  size: number | null;
  by: MatchedBy | null;
}

export interface ComparedMonth {
  month: Month;
  theirs: number;
  ours: number;
  cases: DifferenceCase[];
}

export interface CompareBasis {
  facts: Facts;
  basis: LedgerBasis;
  readings: LedgerReadings;
  rates: MonthlyRates;
  mergedInto: ReadonlyMap<string, string>;
}

/** The months of an export that ours can be laid beside: those that the ledger knows to their end; null: none. */
export function spanOf({ months }: Pick<StatedMonths, 'months'>, facts: Facts): (Span & { skipped: number }) | null {
  const stated = months.map((month) => parseMonth(month)!);
  const first = Math.max(stated[0] ?? Number.POSITIVE_INFINITY, facts.firstMonth);
  const last = Math.min(stated.at(-1) ?? Number.NEGATIVE_INFINITY, monthOf(facts.dataThrough + 1) - 1);
  return last < first || facts.months === 0 ? null : { first, months: last - first + 1, skipped: first - stated[0]! };
}

interface Pair {
  their: string | null;
  name: string | null;
  account: number | null;
  by: MatchedBy | null;
  theirs: number[] | null;
}

/** Pairs of accounts, and those on one side alone; left now and then. @throws MissingRateError */
export function* compareAccounts(compared: CompareBasis, stated: StatedMonths): Generator<undefined, ComparedMonth[]> {
  const { facts, basis, readings, rates } = compared;
  const span = spanOf(stated, facts);
  if (span === null) return [];
  const pairs = pairsOf(compared, stated, span);
  const currencyOf = currenciesOfAccounts(basis);
  const billed = pairs.flatMap(({ account, theirs }) =>
    account === null || theirs === null ? [] : [{ account, currency: currencyOf(account), theirs }],
  );
  const shown = ratesOf(basis, readings, rates, span, billed);
  const states = statesOf(basis);
  const months = totalsOf(facts, span);
  const sums = months.map(() => 0);
  for (const [place, pair] of pairs.entries()) {
    if (place % 500 === 0) yield;
    const { account, theirs } = pair;
    const ours = account === null ? null : ownCourse(facts, account, span);
    const figures = { theirs, ours };
    for (let at = 0; at < span.months; at += 1) {
      months[at]!.theirs += theirs?.[at] ?? 0;
      sums[at]! += oursAt(figures, at) ?? 0;
    }
    if (isAlike(figures, span)) continue;
    const isPaired = account !== null && theirs !== null;
    const found = differencesOfAccount(
      {
        ...figures,
        readings: isPaired
          ? readingsOfAccount(facts, readings, account, span, shown.get(currencyOf(account) ?? ''))
          : [],
        states: isPaired ? states(account, span.first, span.months) : [],
      },
      span.months,
    );
    for (const { at, minor, cause, size } of found)
      months[at]!.cases.push({
        account: account === null ? null : facts.accountIds[account]!,
        ...{ their: pair.their, name: pair.name, by: pair.by, minor, cause, size },
        theirs: theirs?.[at] ?? 0,
        ours: oursAt(figures, at) ?? 0,
      });
  }
  for (const [at, month] of months.entries()) addRounding(month, sums[at]! - month.ours);
  return months;
}

const isAlike = (figures: { theirs: number[] | null; ours: (number | null)[] | null }, { months }: Span): boolean => {
  for (let at = 0; at < months; at += 1) if ((figures.theirs?.[at] ?? 0) !== (oursAt(figures, at) ?? 0)) return false;
  return true;
};

/** Our total of each month of the span, as every page has it. */
export function totalsOf(facts: Facts, { first, months }: Span): ComparedMonth[] {
  const totals = monthEndTotals(facts);
  return Array.from({ length: months }, (_, at) => ({
    month: formatMonth(first + at),
    ...{ theirs: 0, ours: mrrFromArr(totals[first + at - facts.firstMonth] ?? 0), cases: [] },
  }));
}

/** Figures that were rounded one by one do not sum to the total that was rounded once. */
export function addRounding({ cases }: ComparedMonth, minor: number): void {
  if (minor === 0) return;
  const nobody = { account: null, their: null, name: null, theirs: null, ours: null, size: null, by: null };
  cases.push({ ...nobody, minor, cause: 'rounding' });
}

/** Every account of either side, ours in their order, then those that only they have. */
function pairsOf(
  { facts, basis, mergedInto }: CompareBasis,
  stated: StatedMonths,
  span: Span & { skipped: number },
): Pair[] {
  const { accountIds: ids, accountNames: names } = facts;
  const matched = matchAccounts(stated.accounts, { ids, names, mergedInto });
  const own: Pair[] = ids.map((id, account) => ({
    their: null,
    name: names[account] || id,
    account,
    by: null,
    theirs: null,
  }));
  const others = new Map<string, Pair>();
  const converters = new Map<string, Converter>();
  for (const { id, name, currency, mrr } of stated.accounts) {
    const match = matched.get(id);
    let pair = match === undefined ? others.get(id) : own[match.account];
    if (pair === undefined) {
      pair = { their: id, name: name ?? id, account: null, by: null, theirs: null };
      others.set(id, pair);
    }
    if (match !== undefined) Object.assign(pair, { their: pair.their ?? id, by: pair.by ?? match.by });
    const convert = converters.get(currency) ?? requiredConverter(currency, basis);
    converters.set(currency, convert);
    pair.theirs ??= Array<number>(span.months).fill(0);
    for (let at = 0; at < span.months; at += 1) pair.theirs[at]! += convert(mrr[at + span.skipped] ?? 0);
  }
  return [...own, ...others.values()];
}

function requiredConverter(currency: string, { settings }: LedgerBasis): Converter {
  const found = planConverter(currency, settings);
  if (found === null) throw new MissingRateError(currency, null, settings.currency);
  return found;
}
