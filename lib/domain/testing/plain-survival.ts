/** Time to first expansion, and what follows an expansion, from the plain ledger's months: metrics.md section 6. */
import { type Motion, motions, type Source, sources } from '../source';
import type { PlainLedger } from './plain';
import { calendar, monthLabel } from './plain-calendar';
import { closedMoves, genuineOf } from './plain-expansion';
import { groupBy, sumOf } from './plain-money';
import { type PlainMove, type PlainPeriod, periodsOf } from './plain-movements';

export interface PlainTimeToExpansion {
  accounts: number;
  expanded: number;
  mean_months: number | null;
  median_months: number | null;
  share_by: Record<string, number | null>;
}

interface Clock {
  months: number;
  expanded: boolean;
}

const countOf = (label: string): number => Number(label.slice(0, 4)) * 12 + Number(label.slice(5)) - 1;

/** Months from the first active one until the first genuine expansion, or until nobody looked any longer. */
function clockOf(first: number, moves: PlainMove[]): Clock {
  const months = (move: PlainMove): number => countOf(move.period.label) - first;
  if (moves.every((move) => move.end === 0)) return { months: 0, expanded: false };
  const churn = moves.findIndex((move) => move.type === 'churn');
  const watched = churn < 0 ? moves : moves.slice(0, churn + 1);
  const expansion = watched.find((move) => genuineOf(move) > 0);
  return { months: months(expansion ?? watched.at(-1)!), expanded: expansion !== undefined };
}

/** Accounts first active in a month of the ledger and not of the opening balance have a clock. */
function clocksOf(ledger: PlainLedger, isOf: (account: string, first: number) => boolean): Clock[] {
  const moves = groupBy(closedMoves(ledger), (move) => move.account);
  const clocks: Clock[] = [];
  for (const [account, first] of ledger.firstActive)
    if (first !== null && first >= ledger.firstDay! && !ledger.opening.has(account) && isOf(account, first))
      clocks.push(clockOf(countOf(monthLabel(first)), moves.get(account) ?? []));
  return clocks;
}

/** Of all accounts, or of those that `isOf` says. */
export function plainTimeToExpansion(
  ledger: PlainLedger,
  isOf: (account: string, first: number) => boolean = () => true,
): PlainTimeToExpansion {
  const clocks = clocksOf(ledger, isOf);
  const longest = Math.max(0, ...clocks.map((clock) => clock.months));
  // Shares as fractions, so that a half is a half: [over, under] by month.
  const survival: [bigint, bigint][] = [];
  for (let month = 0; month <= longest; month += 1) {
    const [over, under] = survival.at(-1) ?? [1n, 1n];
    const atRisk = clocks.filter((clock) => clock.months >= month).length;
    const events = clocks.filter((clock) => clock.months === month && clock.expanded).length;
    survival.push(atRisk === 0 ? [over, under] : [over * BigInt(atRisk - events), under * BigInt(atRisk)]);
  }
  const isKnown = (month: number): boolean => clocks.length > 0 && month <= longest;
  const expandedBy = (month: number): number | null => {
    if (!isKnown(month)) return null;
    const [over, under] = survival[month]!;
    return Number(((under - over) * 10n ** 15n) / under) / 1e15;
  };
  const expanded = clocks.filter((clock) => clock.expanded);
  const median = survival.findIndex(([over, under]) => over * 2n <= under);
  return {
    accounts: clocks.length,
    expanded: expanded.length,
    mean_months: expanded.length === 0 ? null : sumOf(expanded.map((clock) => clock.months)) / expanded.length,
    median_months: median < 0 ? null : median,
    share_by: Object.fromEntries([3, 6, 12, 24].map((month) => [String(month), expandedBy(month)])),
  };
}

/** By a key of an account and its first active day, keys ascending; without those that have no clock. */
export function plainTimeToExpansionBy(ledger: PlainLedger, keyOf: (account: string, first: number) => string) {
  const started = [...ledger.firstActive].filter((one): one is [string, number] => one[1] !== null);
  const keys = [...new Set(started.map(([account, first]) => keyOf(account, first)))].sort();
  return keys
    .map((key) => ({ key, ...plainTimeToExpansion(ledger, (account, first) => keyOf(account, first) === key) }))
    .filter(({ accounts }) => accounts > 0);
}

/** The year of a first active day, as its cohort is called. */
export const startYear = (_account: string, first: number): string => String(calendar[first]!.year);

export interface PlainLost {
  account_months: number;
  churned: number | null;
  contracted: number | null;
  either: number | null;
}

export interface PlainThenLost {
  months: number;
  expanded: PlainLost;
  not_expanded: PlainLost;
  by_source: Partial<Record<Source, PlainLost>>;
  by_motion: Record<Motion, PlainLost>;
}

/** Within so many months of each closed month that so many closed ones follow; of those asked for, and whose they are. */
export function plainThenLost(
  ledger: PlainLedger,
  within: number,
  isAsked: (period: PlainPeriod) => boolean = () => true,
  isOf: (move: PlainMove) => boolean = () => true,
): PlainThenLost {
  const moves = closedMoves(ledger);
  const byAccount = groupBy(moves, (move) => move.account);
  const closed = periodsOf(ledger, 'month').filter(({ end }) => end <= ledger.lastDay);
  const asked = closed.slice(0, Math.max(closed.length - within, 0)).filter(isAsked);
  const followed = asked.map(({ label }) => label);
  const lost = (chosen: (move: PlainMove) => boolean): PlainLost => {
    const months = moves.filter((move) => followed.includes(move.period.label) && isOf(move) && chosen(move));
    const after = months.map((move) => {
      const own = byAccount.get(move.account)!;
      const types = own.slice(own.indexOf(move) + 1, own.indexOf(move) + 1 + within).map(({ type }) => type);
      return { churned: types.includes('churn'), contracted: types.includes('contraction') };
    });
    const share = (is: (one: { churned: boolean; contracted: boolean }) => boolean): number | null =>
      after.length === 0 ? null : after.filter(is).length / after.length;
    return {
      account_months: after.length,
      churned: share((one) => one.churned),
      contracted: share((one) => one.contracted),
      either: share((one) => one.churned || one.contracted),
    };
  };
  const genuine = sources.filter((source) => source !== 'price');
  const expandedBy = (motion: Motion) => (move: PlainMove) => genuineOf(move) > 0 && (move.byMotion[motion] ?? 0) > 0;
  return {
    months: followed.length,
    expanded: lost((move) => genuineOf(move) > 0),
    not_expanded: lost((move) => move.end > 0 && move.type !== 'expansion'),
    by_source: Object.fromEntries(
      genuine.map((source) => [source, lost((move) => move.type === 'expansion' && (move.bySource[source] ?? 0) > 0)]),
    ),
    by_motion: Object.fromEntries(motions.map((motion) => [motion, lost(expandedBy(motion))])) as Record<
      Motion,
      PlainLost
    >,
  };
}
