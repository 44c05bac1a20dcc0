/**
 * Movements at monthly rates (metrics.md section 8): each balance at the rate of its own month. What the rates did is a
 * row of its own, fx = the start's balances × (rate now − rate before), signed; the movements lead from the start at the
 * new rate to the end, so that churn is at the new rate too. start + new + reactivation + expansion − contraction −
 * churn + fx = end, to the unit, for every account and month. A quarter or a year is the sum of its months.
 */
import { type AccountGroups, fixedGroups, type GroupRows, NO_GROUP } from './account-groups';
import type { Facts } from './facts';
import { FxBalances } from './fx-balances';
import type { MonthlyRates } from './fx-rates';
import { largestRemainder } from './largest-remainder';
import { eachAccount } from './line-book';
import type { LedgerBasis } from './lines';
import { classify, movementTypes } from './movement-type';
import { emptyRow, type MovementsQuery, movementsOfGroups, type PeriodsQuery, rowsOfPeriods } from './movements';
import type { MovementRow } from './report';
import { sources } from './source';

/** One row a period, as `movements` gives them. Throws a MissingRateError where a balance has no rate in its month. */
export const fxMovements = (
  facts: Facts,
  basis: LedgerBasis,
  rates: MonthlyRates,
  { accounts, ...query }: MovementsQuery,
): MovementRow[] =>
  fxMovementsOfGroups(facts, basis, rates, query, fixedGroups(facts, [accounts ?? facts.everyAccount])).total;

/** The same of each group, of groups that do not move, and of all of them together. */
export function fxMovementsOfGroups(
  facts: Facts,
  basis: LedgerBasis,
  rates: MonthlyRates,
  query: PeriodsQuery,
  groups: AccountGroups,
): GroupRows<MovementRow> {
  const { periods } = facts.monthCells;
  const places = groups.places.slice();
  const balances = new FxBalances(facts, basis.settings, rates);
  const components = new MonthComponents(facts);
  const rows = Array.from({ length: groups.count }, () => periods.map(({ label }) => blankRow(label)));
  eachAccount(basis, (account, states) => {
    const place = places[account]!;
    if (place === NO_GROUP || !balances.isForeign(states)) return;
    places[account] = NO_GROUP;
    balances.take(states);
    components.begin(account);
    for (const [month, row] of rows[place]!.entries()) addMonth(row, facts, account, month, balances, components);
  });
  // At whatever rates, what has no foreign line moves as it does at plan rates.
  const others = movementsOfGroups(facts, WHOLE, { ...groups, places });
  const total = periods.map(({ label }, month) =>
    rows.reduce((sum, ofGroup) => added(sum, ofGroup[month]!), blankRow(label)),
  );
  const withOthers = (ofLines: MovementRow[], ofOthers: MovementRow[]): MovementRow[] => {
    const atoms = ofLines.map((row, month) => added(row, ofOthers[month]!));
    return rowsOfPeriods(facts, atoms, periods, query);
  };
  return {
    groups: rows.map((ofGroup, group) => withOthers(ofGroup, others.groups[group]!)),
    total: withOthers(total, others.total),
  };
}

const WHOLE: PeriodsQuery = { grid: 'month', from: null, to: null };

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

/** The first row with the amounts and counts of the second. */
function added(row: MovementRow, other: MovementRow): MovementRow {
  for (const name of ['start_arr', ...movementTypes, 'fx', 'end_arr'] as const) row[name] += other[name];
  for (const name of ['start', ...movementTypes, 'end'] as const) row.accounts[name] += other.accounts[name];
  for (const source of sources) {
    row.expansion_by_source[source] += other.expansion_by_source[source];
    row.contraction_by_source[source] += other.contraction_by_source[source];
  }
  return row;
}

function addMonth(
  row: MovementRow,
  facts: Facts,
  account: number,
  month: number,
  balances: FxBalances,
  components: MonthComponents,
): void {
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
  for (const [source, share] of sharesOf(components.sumsOf(month), end - repriced)) bySource[sources[source]!] += share;
}

const UNCLASSIFIED = sources.indexOf('unclassified');

/**
 * Shares a net change by source in the proportions that the month's components have at plan rates. Where lines of
 * several currencies moved against each other, no component need have the sign that monthly rates give the change: it
 * is then unclassified.
 */
function sharesOf(sums: Float64Array, netMinor: number): [source: number, minor: number][] {
  const sign = Math.sign(netMinor);
  const sharing: number[] = [];
  for (let source = 0; source < sums.length; source += 1) if (sums[source]! * sign > 0) sharing.push(source);
  if (sharing.length <= 1) return [[sharing[0] ?? UNCLASSIFIED, Math.abs(netMinor)]];
  const weights = sharing.map((source) => Math.abs(sums[source]!));
  return largestRemainder(Math.abs(netMinor), weights).map((minor, index) => [sharing[index]!, minor]);
}

/** An account's components at plan rates, summed by source, month by month in ascending order. */
class MonthComponents {
  private readonly sums = new Float64Array(sources.length);
  private at = 0;
  private end = 0;

  constructor(private readonly facts: Facts) {}

  begin(account: number): void {
    const { offset } = this.facts.components;
    this.at = offset[account]!;
    this.end = offset[account + 1]!;
  }

  /** The same array for every month. */
  sumsOf(month: number): Float64Array {
    const { sums, facts } = this;
    const { day, source, arrMinor } = facts.components;
    const { start, end } = facts.monthCells.periods[month]!;
    const until = Math.min(end, facts.dataThrough);
    sums.fill(0);
    for (; this.at < this.end && day[this.at]! <= until; this.at += 1)
      if (day[this.at]! >= start) sums[source[this.at]!]! += arrMinor[this.at]!;
    return sums;
  }
}
