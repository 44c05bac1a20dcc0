/** Coverage, payback, win rate and QBR effect from the plain ledger, by the text of metrics.md section 6. */
import { sources } from '../source';
import type { PlainLedger } from './plain';
import { monthLabel, placeOf, startOfMonth } from './plain-calendar';
import { nearest, sumOf } from './plain-money';
import { amountOf, balanceOn, type PlainPeriod, periodsOf, plainMoves } from './plain-movements';
import { plainSource } from './plain-words';
import type { PlanningRows, PlanRow } from './plans';

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const isOpen = ({ status }: PlanRow): boolean => status === 'open';

export function plainCoverage(
  plain: PlainLedger,
  { plans, touches, owners }: Omit<PlanningRows, 'costs'>,
  thresholdMrr: number,
) {
  const today = plain.lastDay;
  const isSoon = (on: number): boolean => on > today && on <= today + 30;
  const isCovered = (account: string): boolean =>
    plans.some((plan) => plan.account === account && isOpen(plan)) ||
    touches.some((touch) => touch.account === account && isSoon(placeOf(touch.on)));
  const large = [...plain.balance.keys()]
    .map((account) => ({ account, arr: balanceOn(plain, account, today), owner: owners[account] ?? null }))
    .filter(({ arr }) => arr > 0 && arr >= 12 * thresholdMrr);
  const covered = large.filter(({ account }) => isCovered(account));
  return {
    threshold_mrr: thresholdMrr,
    accounts: large.length,
    covered: covered.length,
    coverage: ratio(covered.length, large.length),
    uncovered: large
      .filter((one) => !covered.includes(one))
      .sort((a, b) => b.arr - a.arr || (a.account < b.account ? -1 : 1)),
  };
}

/** Closed periods; a cost is known where each month of the period has one. */
export function plainPayback(plain: PlainLedger, { costs }: PlanningRows, grid: string, grossMargin: number | null) {
  const moves = plainMoves(plain, 'month');
  const closed = periodsOf(plain, grid).filter(({ end }) => end <= plain.lastDay);
  return closed.map(({ label, start, end }) => {
    const months = new Set<string>();
    for (let day = start; day <= end; day += 1) months.add(monthLabel(day));
    const within = moves.filter((move) => months.has(move.period.label));
    const costOf = (motion: string): number | null => {
      const stated = costs.filter((one) => one.motion === motion && months.has(one.month));
      const known = new Set(stated.map((one) => one.month));
      return known.size === months.size ? sumOf(stated.map((one) => one.amountMinor)) : null;
    };
    const [expansion, gained] = [amountOf(within, 'expansion'), amountOf(within, 'new')];
    const [cost, newCost] = [costOf('expansion'), costOf('new')];
    const monthsBack = (of: number | null, arr: number): number | null =>
      of === null || grossMargin === null ? null : ratio(of * 12, arr * grossMargin);
    const perDollar = (of: number | null, arr: number): number | null => (of === null ? null : ratio(of, arr));
    const [perExpansion, perNew] = [perDollar(cost, expansion), perDollar(newCost, gained)];
    return {
      period: label,
      expansion_cost: cost,
      expansion_mrr: nearest(BigInt(expansion), 12n),
      payback_months: monthsBack(cost, expansion),
      new_cost: newCost,
      new_mrr: nearest(BigInt(gained), 12n),
      new_payback_months: monthsBack(newCost, gained),
      cost_ratio: perExpansion === null || perNew === null ? null : ratio(perExpansion, perNew),
    };
  });
}

function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** By the source that plans name; `from` and `to`: days between which those closed on a known one count. */
export function plainWinRates(plans: PlanRow[], from: number | null, to: number | null) {
  const sourceOf = ({ source }: PlanRow): string => plainSource(source ?? undefined) ?? source?.trim() ?? '';
  const counts = ({ status, closed }: PlanRow): boolean => {
    if (status === 'open' || closed === null) return status !== 'open';
    const day = placeOf(closed);
    return (to === null || day <= to) && (from === null || day >= from);
  };
  const arrOf = (some: PlanRow[]): number => sumOf(some.map(({ amount }) => amount ?? 0));
  const days = (some: PlanRow[]): number[] =>
    some.filter(({ closed }) => closed !== null).map(({ opened, closed }) => placeOf(closed!) - placeOf(opened));
  const rowOf = (source: string, of: PlanRow[]) => {
    const open = of.filter(isOpen);
    const closed = of.filter(counts);
    const won = closed.filter(({ status }) => status === 'won');
    return {
      source,
      open: open.length,
      won: won.length,
      lost: closed.length - won.length,
      win_rate: ratio(won.length, closed.length),
      median_days: median(days(closed)),
      median_days_won: median(days(won)),
      won_arr: arrOf(won),
      open_arr: arrOf(open),
    };
  };
  const named = [...new Set(plans.map(sourceOf))];
  const others = named.filter((name) => name !== '' && !sources.some((source) => source === name)).sort();
  const order = [...sources, ...others, ''].filter((name) => named.includes(name));
  return {
    rows: order.map((source) =>
      rowOf(
        source,
        plans.filter((plan) => sourceOf(plan) === source),
      ),
    ),
    total: rowOf('', plans),
  };
}

export interface PlainReviewed {
  account: string;
  isReviewed: boolean;
  start: number;
  expansion: number;
}

/** Of the accounts active at the start of a quarter. */
export function plainReviewed(
  plain: PlainLedger,
  { touches }: Pick<PlanningRows, 'touches'>,
  { start, end }: PlainPeriod,
): PlainReviewed[] {
  const expansions = plainMoves(plain, 'month').filter(
    ({ period }) => period.start >= start && period.start <= startOfMonth(end),
  );
  const accounts = [...plain.balance.keys()].filter((account) => balanceOn(plain, account, start - 1) > 0);
  return accounts.map((account) => ({
    account,
    isReviewed: touches.some(
      ({ kind, on, ...touch }) =>
        touch.account === account && kind === 'qbr' && placeOf(on) >= start && placeOf(on) <= end,
    ),
    start: balanceOn(plain, account, start - 1),
    expansion: amountOf(
      expansions.filter((move) => move.account === account),
      'expansion',
    ),
  }));
}

/** Closed quarters that the ledger has the whole of. */
export function plainQbrEffect(plain: PlainLedger, rows: PlanningRows) {
  const quarters = periodsOf(plain, 'quarter').filter(
    ({ start, end }) => start >= plain.firstDay! && end <= plain.lastDay,
  );
  const figures = (of: PlainReviewed[]) => {
    const startArr = sumOf(of.map(({ start }) => start));
    const own = of.map(({ expansion }) => expansion);
    return {
      accounts: of.length,
      start_arr: startArr,
      expansion: sumOf(own),
      rate: ratio(sumOf(own), startArr),
      expanding_accounts: ratio(own.filter((amount) => amount > 0).length, of.length),
    };
  };
  return quarters.map((quarter) => {
    const accounts = plainReviewed(plain, rows, quarter);
    const withQbr = figures(accounts.filter(({ isReviewed }) => isReviewed));
    const withoutQbr = figures(accounts.filter(({ isReviewed }) => !isReviewed));
    return {
      period: quarter.label,
      with_qbr: withQbr,
      without_qbr: withoutQbr,
      difference: withQbr.rate === null || withoutQbr.rate === null ? null : withQbr.rate - withoutQbr.rate,
    };
  });
}

/**
 * The ledger with the expansions that won plans led to marked as sold, where nothing else says how they came about: the
 * rise of an account that stays, nearest to the day the plan was won, up to 31 days before it or 92 after.
 */
export function plainWithWon(plain: PlainLedger, plans: PlanRow[]): PlainLedger {
  const components = new Map(plain.components);
  for (const { account, status, closed } of plans) {
    const balance = plain.balance.get(account);
    if (status !== 'won' || closed === null || balance === undefined) continue;
    const won = placeOf(closed);
    const risesOn = (day: number): boolean => balance[day - 1]! > 0 && balance[day]! > balance[day - 1]!;
    let nearestDay: number | null = null;
    // From the farthest day to the nearest, an earlier one before the later: what is found last stands.
    for (let away = 92; away >= 0; away -= 1)
      for (const day of [won - away, won + away])
        if ((day >= won || away <= 31) && day <= plain.lastDay && risesOn(day)) nearestDay = day;
    const own = components.get(account)!;
    components.set(
      account,
      own.map((one) => (one.day === nearestDay && one.motion === 'unknown' ? { ...one, motion: 'sales' } : one)),
    );
  }
  return { ...plain, components };
}
