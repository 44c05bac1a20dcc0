/** Cohorts against the floor, and everything the expansion report works out. */
import { cohorts } from '@/lib/domain/cohorts';
import { formatMonth } from '@/lib/domain/day';
import { expansionRows } from '@/lib/domain/expansion';
import { expansionThenChurn } from '@/lib/domain/expansion-then-churn';
import type { Facts } from '@/lib/domain/facts';
import { priceIncreases } from '@/lib/domain/price-increases';
import { splitBy } from '@/lib/domain/segments';
import { expansionClocks, timeToExpansion, timeToExpansionBy } from '@/lib/domain/time-to-expansion';
import type { BigLedger } from './big-ledger';
import { sameRows } from './equal';
import { atMostMs, type Finding, timesFinding } from './findings';
import { takeTurns } from './turns';

const all = { from: null, to: null, accounts: null };

const cohortsOf = (facts: Facts, accounts: Int32Array | null) =>
  cohorts(facts, { ...all, grid: 'month', metric: 'net', accounts }).rows;

/** Net retention by cohort, in plain loops over month-major balances. */
function floorCohorts({ accounts, months, firstMonth, balances, firstColumn }: BigLedger): object[] {
  const revenue = new Float64Array((months + 1) * (months + 1));
  const started = new Int32Array(months + 1);
  for (let account = 0; account < accounts; account += 1) started[firstColumn[account]!]! += 1;
  for (let column = 1; column <= months; column += 1)
    for (let account = 0; account < accounts; account += 1)
      revenue[firstColumn[account]! * (months + 1) + column]! += balances[column * accounts + account]!;
  const rows: object[] = [];
  for (let cohort = 1; cohort <= months; cohort += 1) {
    if (started[cohort] === 0) continue;
    const start = revenue[cohort * (months + 1) + cohort]!;
    const ends = Array.from(revenue.subarray(cohort * (months + 1) + cohort, (cohort + 1) * (months + 1)));
    rows.push({
      cohort: formatMonth(firstMonth + cohort - 1),
      opening: false,
      accounts: started[cohort],
      start_arr: start,
      cells: ends.map((end) => (start === 0 ? null : end / start)),
      partial_age: null,
    });
  }
  return rows;
}

/** What the expansion report asks of the core. */
function wholeExpansion(facts: Facts): void {
  const clocks = expansionClocks(facts);
  expansionRows(facts, { ...all, grid: 'month' });
  timeToExpansion(clocks, facts.everyAccount);
  timeToExpansionBy(facts, clocks, facts.everyAccount);
  expansionThenChurn(facts, all);
  priceIncreases(facts, all);
}

/** @throws Error naming the first cell in which cohorts and floor differ. */
export function expansionFindings(ledger: BigLedger, facts: Facts, turns: number): Finding[] {
  sameRows('cohorts', cohortsOf(facts, null), floorCohorts(ledger));
  const times = takeTurns(
    {
      floor: () => floorCohorts(ledger),
      cohorts: () => cohortsOf(facts, null),
      split: () => splitBy(facts, 'segment', null).map(({ list }) => cohortsOf(facts, list)),
      expansion: () => wholeExpansion(facts),
    },
    turns,
  );
  const net = timesFinding('cohorts by month, net', times.cohorts, { name: 'floor', times: times.floor });
  net.targets = [atMostMs(times.cohorts.medianMs, 100)];
  const split = timesFinding('cohorts by month, net, split by segment', times.split);
  split.targets = [atMostMs(times.split.medianMs, 150)];
  const expansion = timesFinding('expansion, the whole report', times.expansion);
  expansion.targets = [atMostMs(times.expansion.medianMs, 300)];
  return [timesFinding('floor: cohorts', times.floor), net, split, expansion];
}
