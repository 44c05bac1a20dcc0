/** Movements at monthly rates from the plain ledger, by the text of metrics.md section 8. */
import { type Source, sources } from '../source';
import type { PlainLedger, PlainLine, PlainSettings } from './plain';
import { plainShares } from './plain-attribution';
import { isMonthEnd, monthLabel, monthsAway } from './plain-calendar';
import { inReporting, sumOf } from './plain-money';
import { linesOn, type PlainPeriod, type PlainType, periodsOf, plainTypes, summed, typeOf } from './plain-movements';

/** By currency, then month. */
export type PlainRates = Record<string, Record<string, string>>;

export interface PlainFxMovements {
  period: string;
  start_arr: number;
  end_arr: number;
  fx: number;
  amounts: Record<PlainType, number>;
  counts: Record<PlainType, number>;
  expansion_by_source: Record<Source, number>;
  contraction_by_source: Record<Source, number>;
}

interface FxMove {
  start: number;
  end: number;
  fx: number;
  type: PlainType | null;
  amount: number;
  bySource: Record<string, number>;
}

/** An account's lines at the rates of a month, each converted by itself. */
function worth(lines: PlainLine[], month: string, rates: PlainRates, settings: PlainSettings): number {
  const planRates = Object.fromEntries(Object.entries(rates).map(([code, byMonth]) => [code, byMonth[month]!]));
  return sumOf(lines.map(({ native, currency }) => inReporting(native, currency, { ...settings, planRates })));
}

/** A month of an account: what it starts with at the rates before, what that is at its own, and what it ends with. */
function moveOf(
  ledger: PlainLedger,
  account: string,
  month: PlainPeriod,
  rates: PlainRates,
  settings: PlainSettings,
): FxMove {
  const before = linesOn(ledger, account, month.start - 1);
  const after = linesOn(ledger, account, month.end);
  const start = worth(before, monthLabel(monthsAway(month.start, -1)), rates, settings);
  const repriced = worth(before, month.label, rates, settings);
  const end = worth(after, month.label, rates, settings);
  const isActive = (lines: PlainLine[]): boolean => lines.some((line) => line.native > 0);
  const first = ledger.firstActive.get(account)!;
  const [was, is] = [isActive(before), isActive(after)];
  const type =
    was && is
      ? typeOf(1, 1 + Math.max(end - repriced, -0.5), true)
      : typeOf(was ? 1 : 0, is ? 1 : 0, first !== null && first < month.start);
  const net = end - repriced;
  const move = { start, end, fx: repriced - start, type, amount: Math.abs(net), bySource: {} };
  if (type !== 'expansion' && type !== 'contraction') return move;
  const components = ledger.components.get(account)!.filter(({ day }) => day >= month.start && day <= month.end);
  const weigh = (source: string): number =>
    sumOf(components.filter((one) => one.source === source).map(({ arr }) => arr));
  const shares = sources.some((source) => weigh(source) * net > 0);
  const bySource = shares
    ? plainShares(net, components, (one) => one.source, sources)
    : { unclassified: Math.abs(net) };
  return { ...move, bySource };
}

/** By month; a missing rate is not looked for. */
export function plainFxMovements(ledger: PlainLedger, rates: PlainRates, settings: PlainSettings): PlainFxMovements[] {
  return periodsOf(ledger, 'month').map((month) => {
    const moves = [...ledger.lines.keys()].map((account) => moveOf(ledger, account, month, rates, settings));
    const of = (type: PlainType): FxMove[] => moves.filter((move) => move.type === type);
    const each = (sum: (type: PlainType) => number): Record<PlainType, number> =>
      Object.fromEntries(plainTypes.map((type) => [type, sum(type)])) as Record<PlainType, number>;
    const split = (type: PlainType): Record<string, number>[] => of(type).map((move) => move.bySource);
    return {
      period: month.label,
      start_arr: sumOf(moves.map((move) => move.start)),
      end_arr: sumOf(moves.map((move) => move.end)),
      fx: sumOf(moves.map((move) => move.fx)),
      amounts: each((type) => sumOf(of(type).map((move) => move.amount))),
      counts: each((type) => of(type).length),
      expansion_by_source: summed(sources, split('expansion')),
      contraction_by_source: summed(sources, split('contraction')),
    };
  });
}

/** All at the rates of the last month that is over by a day, and by the ledger's last. */
export function plainRollingRates(rates: PlainRates, to: number | null, lastDay: number): Record<string, string> {
  let day = to === null ? lastDay : Math.min(to, lastDay);
  while (!isMonthEnd(day)) day -= 1;
  return Object.fromEntries(Object.entries(rates).map(([code, byMonth]) => [code, byMonth[monthLabel(day)]!]));
}
