/** Movements from the plain ledger, by the text of metrics.md sections 3 and 4: account by account, period by period. */
import { motions, type Source, sources } from '../source';
import type { PlainLedger, PlainLine } from './plain';
import { type PlainComponent, plainShares } from './plain-attribution';
import { calendar, periodLabel } from './plain-calendar';
import { groupBy, sumOf } from './plain-money';

export interface PlainPeriod {
  label: string;
  start: number;
  end: number;
}

export const plainTypes = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;
export type PlainType = (typeof plainTypes)[number];

/** What one account did in one month, or week. */
export interface PlainMove {
  account: string;
  period: PlainPeriod;
  start: number;
  end: number;
  /** Null: it stayed as it was. */
  type: PlainType | null;
  amount: number;
  bySource: Record<string, number>;
  byMotion: Record<string, number>;
  byProduct: Record<string, number>;
}

const daysOf = new Map<string, Map<string, number[]>>();

/** Periods of a grid from a day to another, with all of their days. */
export function periodsFrom(first: number, last: number, grid: string): PlainPeriod[] {
  const all = calendar.map((_, day) => day);
  if (!daysOf.has(grid))
    daysOf.set(
      grid,
      groupBy(all, (day) => periodLabel(day, grid)),
    );
  const labels = new Set(all.slice(first, last + 1).map((day) => periodLabel(day, grid)));
  return [...labels].map((label) => {
    const days = daysOf.get(grid)!.get(label)!;
    return { label, start: days[0]!, end: days.at(-1)! };
  });
}

/** Periods of a grid from the ledger's first month to its last day. */
export const periodsOf = ({ firstDay, lastDay }: PlainLedger, grid: string): PlainPeriod[] =>
  firstDay === null ? [] : periodsFrom(firstDay, lastDay, grid);

/** An account's balance at the end of a day; nothing is said of days after data-through. */
export const balanceOn = (ledger: PlainLedger, account: string, day: number): number =>
  ledger.balance.get(account)![Math.min(day, ledger.lastDay)] ?? 0;

export const linesOn = (ledger: PlainLedger, account: string, day: number): PlainLine[] =>
  ledger.lines.get(account)![Math.min(day, ledger.lastDay)] ?? [];

/** The day whose end a period starts with: of the ledger's first period, what stands before the ledger's first day. */
const dayBefore = (ledger: PlainLedger, { start }: PlainPeriod): number => Math.max(start, ledger.firstDay!) - 1;

export function typeOf(s: number, e: number, activeBefore: boolean): PlainType | null {
  if (s === 0 && e > 0) return activeBefore ? 'reactivation' : 'new';
  if (s > 0 && e === 0) return 'churn';
  if (e > s) return 'expansion';
  return e < s ? 'contraction' : null;
}

const byProductOf = (lines: PlainLine[]): Record<string, number> =>
  Object.fromEntries(
    [...groupBy(lines, (line) => line.product)].map(([key, of]) => [key, sumOf(of.map((l) => l.arr))]),
  );

/** What an account did in a period. */
function moveOf(ledger: PlainLedger, account: string, period: PlainPeriod): PlainMove {
  const before = dayBefore(ledger, period);
  const start = balanceOn(ledger, account, before);
  const end = balanceOn(ledger, account, period.end);
  const first = ledger.firstActive.get(account)!;
  const type = typeOf(start, end, first !== null && first < period.start);
  const move = { account, period, start, end, type, amount: Math.abs(end - start) };
  if (type === 'expansion' || type === 'contraction') {
    const within = (one: PlainComponent): boolean => one.day >= period.start && one.day <= period.end;
    const components = ledger.components.get(account)!.filter(within);
    const share = (kindOf: (one: PlainComponent) => string, order: readonly string[]): Record<string, number> =>
      plainShares(end - start, components, kindOf, order);
    const [was, is] = [before, period.end].map((day) => byProductOf(linesOn(ledger, account, day)));
    const products = [...new Set([...Object.keys(was!), ...Object.keys(is!)])].sort();
    const own = products.map((product) => ({ product, arr: (is![product] ?? 0) - (was![product] ?? 0) }));
    return {
      ...move,
      bySource: share((one) => one.source, sources),
      byMotion: share((one) => one.motion, motions),
      byProduct: plainShares(end - start, own, (one) => one.product, products),
    };
  }
  const lines = type === null ? [] : linesOn(ledger, account, type === 'churn' ? before : period.end);
  return { ...move, bySource: {}, byMotion: {}, byProduct: byProductOf(lines) };
}

const known = { month: new WeakMap<PlainLedger, PlainMove[]>(), week: new WeakMap<PlainLedger, PlainMove[]>() };

/** Every account's every month (with the grid `week`: week), also those in which nothing happened. */
export function plainMoves(ledger: PlainLedger, grid: 'month' | 'week'): PlainMove[] {
  const accounts = [...ledger.balance.keys()];
  const moves =
    known[grid].get(ledger) ??
    periodsOf(ledger, grid).flatMap((period) => accounts.map((account) => moveOf(ledger, account, period)));
  known[grid].set(ledger, moves);
  return moves;
}

export interface PlainMovements {
  period: string;
  partial: boolean;
  start_arr: number;
  end_arr: number;
  amounts: Record<PlainType, number>;
  counts: Record<PlainType, number>;
  startAccounts: number;
  endAccounts: number;
  expansion_by_source: Record<Source, number>;
  contraction_by_source: Record<Source, number>;
}

/** Sums of a split over moves, each of the kinds named, 0 where none has it. */
export const summed = <Kind extends string>(kinds: readonly Kind[], splits: Record<string, number>[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, sumOf(splits.map((split) => split[kind] ?? 0))])) as Record<
    Kind,
    number
  >;

export const typed = (moves: PlainMove[], type: PlainType): PlainMove[] => moves.filter((move) => move.type === type);
export const amountOf = (moves: PlainMove[], type: PlainType): number =>
  sumOf(typed(moves, type).map((move) => move.amount));

/** Sums of months (weeks stand alone) over the periods of a grid; of all accounts, or of some. */
export function plainMovements(ledger: PlainLedger, grid: string, accounts?: readonly string[]): PlainMovements[] {
  const all = plainMoves(ledger, grid === 'week' ? 'week' : 'month');
  const moves = accounts === undefined ? all : all.filter(({ account }) => accounts.includes(account));
  return periodsOf(ledger, grid).map((period) => {
    const within = moves.filter((move) => move.period.start >= period.start && move.period.end <= period.end);
    const starts = within.filter((move) => move.period.start === within[0]!.period.start).map((move) => move.start);
    const ends = within.filter((move) => move.period.end === within.at(-1)!.period.end).map((move) => move.end);
    const split = (type: PlainType): Record<string, number>[] => typed(within, type).map((move) => move.bySource);
    const each = (of: (type: PlainType) => number): Record<PlainType, number> =>
      Object.fromEntries(plainTypes.map((type) => [type, of(type)])) as Record<PlainType, number>;
    return {
      period: period.label,
      partial: period.end > ledger.lastDay,
      start_arr: sumOf(starts),
      end_arr: sumOf(ends),
      amounts: each((type) => amountOf(within, type)),
      counts: each((type) => typed(within, type).length),
      startAccounts: starts.filter((amount) => amount > 0).length,
      endAccounts: ends.filter((amount) => amount > 0).length,
      expansion_by_source: summed(sources, split('expansion')),
      contraction_by_source: summed(sources, split('contraction')),
    };
  });
}
