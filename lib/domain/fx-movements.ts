/**
 * Movements at monthly rates (metrics.md section 8): each balance at the rate of its own month. What the rates did is a
 * row of its own, fx = the start's balances × (rate now − rate before), signed; the movements lead from the start at the
 * new rate to the end, so that churn is at the new rate too. start + new + reactivation + expansion − contraction −
 * churn + fx = end, to the unit, for every account and month. A quarter or a year is the sum of its months.
 */
import { accountMask } from './account-mask';
import type { Facts } from './facts';
import { FxBalances } from './fx-balances';
import type { MonthlyRates } from './fx-rates';
import { largestRemainder } from './largest-remainder';
import { eachAccount } from './line-book';
import type { LedgerBasis } from './lines';
import { classify } from './movement-type';
import { emptyRow, type MovementsQuery, rowsOfPeriods } from './movements';
import type { MovementRow } from './report';
import { sources } from './source';

/** One row a period, as `movements` gives them. Throws a MissingRateError where a balance has no rate in its month. */
export function fxMovements(
  facts: Facts,
  basis: LedgerBasis,
  rates: MonthlyRates,
  query: MovementsQuery,
): MovementRow[] {
  if (facts.months === 0) return [];
  const { periods } = facts.monthCells;
  const rows = periods.map(({ label }) => blankRow(label));
  const counted = accountMask(facts, query.accounts);
  const balances = new FxBalances(facts, basis.settings, rates);
  eachAccount(basis, (account, states) => {
    if (counted[account] !== 1) return;
    balances.take(states);
    for (const [month, row] of rows.entries()) addMonth(row, facts, account, month, balances);
  });
  return rowsOfPeriods(facts, rows, periods, query);
}

/** `emptyRow` with parts of its own. */
function blankRow(label: string): MovementRow {
  const row = emptyRow(label);
  return {
    ...row,
    accounts: { ...row.accounts },
    expansion_by_source: { ...row.expansion_by_source },
    contraction_by_source: { ...row.contraction_by_source },
  };
}

function addMonth(row: MovementRow, facts: Facts, account: number, month: number, balances: FxBalances): void {
  const isActive = { start: balances.startActive[month] === 1, end: balances.endActive[month] === 1 };
  if (!isActive.start && !isActive.end) return;
  const start = balances.start[month]!;
  const repriced = balances.repriced[month]!;
  const end = balances.end[month]!;
  row.start_arr += start;
  row.end_arr += end;
  row.fx += repriced - start;
  if (isActive.start) row.accounts.start += 1;
  if (isActive.end) row.accounts.end += 1;
  const { start: firstDay } = facts.monthCells.periods[month]!;
  const activeBefore = facts.firstActiveDay[account]! < firstDay;
  const type =
    isActive.start && isActive.end
      ? end === repriced
        ? null
        : end > repriced
          ? 'expansion'
          : 'contraction'
      : // Told by activity in the line's own currency: a cent may be worth nothing in the reporting one.
        classify(isActive.start ? 1 : 0, isActive.end ? 1 : 0, activeBefore);
  if (type === null) return;
  const amount = Math.abs(end - repriced);
  row[type] += amount;
  row.accounts[type] += 1;
  if (type !== 'expansion' && type !== 'contraction') return;
  const bySource = type === 'expansion' ? row.expansion_by_source : row.contraction_by_source;
  for (const [source, share] of sharesOf(facts, account, month, end - repriced)) bySource[sources[source]!] += share;
}

const UNCLASSIFIED = sources.indexOf('unclassified');

/**
 * Shares a net change by source in the proportions that the month's components have at plan rates. Where lines of
 * several currencies moved against each other, no component need have the sign that monthly rates give the change: it
 * is then unclassified.
 */
function sharesOf(facts: Facts, account: number, month: number, netMinor: number): [source: number, minor: number][] {
  const { offset, day, source, arrMinor } = facts.components;
  const { start, end } = facts.monthCells.periods[month]!;
  const until = Math.min(end, facts.dataThrough);
  const sums = new Float64Array(sources.length);
  for (let at = offset[account]!; at < offset[account + 1]!; at += 1)
    if (day[at]! >= start && day[at]! <= until) sums[source[at]!]! += arrMinor[at]!;
  const sign = Math.sign(netMinor);
  const sharing = sources.flatMap((_, index) => (sums[index]! * sign > 0 ? [index] : []));
  if (sharing.length === 0) return [[UNCLASSIFIED, Math.abs(netMinor)]];
  const weights = sharing.map((index) => Math.abs(sums[index]!));
  return largestRemainder(Math.abs(netMinor), weights).map((minor, index) => [sharing[index]!, minor]);
}
