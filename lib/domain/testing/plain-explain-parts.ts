/** Parts of movements, shares of a start, and renewals explained from the plain ledger; of whole accounts or of products. */
import { motions, sources } from '../source';
import { monthsAway } from './plain-calendar';
import { explainScheduled } from './plain-explain-ahead';
import { explainCohort } from './plain-explain-cohort';
import {
  type Amount,
  eachAccount,
  figureOf,
  isAdded,
  type PlainAsked,
  type PlainPart,
  spanOf,
  whole,
} from './plain-explain-figure';
import { explainCoverage, explainReviewed, explainWon } from './plain-explain-selling';
import { groupBy, sumOf } from './plain-money';
import { balanceOn, type PlainMove, type PlainPeriod, plainMoves } from './plain-movements';
import { ofProducts, sourcesOf } from './plain-products';
import { awaitedTerms, endedTerms, type PlainOutcome, plainOutcomes, termsAhead } from './plain-renewals';
import { windowMembers, windowStart } from './plain-retention';
import { plainTerms } from './plain-terms';

/** How much of a move is of a part: all of it, all but price, a source's or a motion's; of products their share of it. */
function partOf({ plain, names }: PlainAsked, move: PlainMove, part: string): number {
  if (part !== 'all' && move.type !== 'expansion' && move.type !== 'contraction') return 0;
  if (motions.some((motion) => motion === part)) return move.byMotion[part] ?? 0;
  const amount = names === null ? move.amount : sumOf(names.map((product) => move.byProduct[product] ?? 0));
  if (part === 'all') return amount;
  const bySource = names === null ? move.bySource : sourcesOf(plain, move, names);
  return part === 'genuine' ? amount - (bySource.price ?? 0) : (bySource[part] ?? 0);
}

/** Type, part and what it is a share of, of a name: `churn`, `expansion.sales`, `source_account_rate.seats` … */
function movementOf(name: string): { type: string; part: string; of: 'arr' | 'accounts' | null } {
  const [word = '', part = 'all'] = name.split('.');
  if (word === 'genuine') return { type: 'expansion', part: 'genuine', of: null };
  if (word === 'genuine_rate') return { type: 'expansion', part: 'genuine', of: 'arr' };
  if (word === 'expanding_accounts') return { type: 'expansion', part: 'genuine', of: 'accounts' };
  if (word === 'expansion_rate' || word === 'source_amount_rate') return { type: 'expansion', part, of: 'arr' };
  if (word === 'source_account_rate') return { type: 'expansion', part, of: 'accounts' };
  return { type: word, part, of: null };
}

function explainMoved(asked: PlainAsked, name: string, grid: string, period: PlainPeriod): PlainPart {
  const { type, part, of } = movementOf(name);
  const own = asked.names === null ? asked.plain : ofProducts(asked.plain, asked.names);
  const moves = plainMoves(asked.plain, grid === 'week' ? 'week' : 'month').filter(
    (move) => move.type === type && move.period.start >= period.start && move.period.end <= period.end,
  );
  const byAccount = groupBy(moves, (move) => move.account);
  const span = spanOf(asked, period);
  const amountOf = (account: string): Amount => {
    const moved = sumOf((byAccount.get(account) ?? []).map((move) => partOf(asked, move, part)));
    const start = balanceOn(own, account, span[0]);
    if (of === null) return whole(moved);
    if (of === 'arr') return { adds: moved, base: start, effect: moved };
    return { adds: moved > 0 && start > 0 ? 1 : 0, base: start > 0 ? 1 : 0, effect: moved };
  };
  return figureOf(asked, span, eachAccount(asked, amountOf), (one) => isAdded(one) || (one.base ?? 0) > 0);
}

/** What an account's own revenue of products changed by beside their shares of its movements. */
function explainBetween(asked: PlainAsked, grid: string, period: PlainPeriod): PlainPart {
  const own = ofProducts(asked.plain, asked.names!);
  const moves = plainMoves(asked.plain, grid === 'week' ? 'week' : 'month').filter(
    (move) => move.period.start >= period.start && move.period.end <= period.end,
  );
  const span = spanOf(asked, period);
  const amountOf = (account: string): Amount => {
    const signed = moves
      .filter((move) => move.account === account && move.type !== null)
      .map((move) => (move.end < move.start ? -1 : 1) * partOf(asked, move, 'all'));
    return whole(balanceOn(own, account, span[1]) - balanceOn(own, account, span[0]) - sumOf(signed));
  };
  return figureOf(asked, span, eachAccount(asked, amountOf), isAdded);
}

function explainRetention(asked: PlainAsked, rate: string, months: number, end: number): PlainPart {
  const own = asked.names === null ? asked.plain : ofProducts(asked.plain, asked.names);
  const addsOf = (s: number, e: number): number => {
    if (rate === 'logo') return e > 0 ? 1 : 0;
    return rate === 'grr' ? Math.min(s, e) : e;
  };
  const members = windowMembers(own, end, months);
  const amounts = members.map(({ account, s, e }): [string, Amount] => [
    account,
    { adds: addsOf(s, e), base: rate === 'logo' ? 1 : s, effect: e - s },
  ]);
  const figure = figureOf(asked, [windowStart(end, months), end], new Map(amounts), () => true);
  return { ...figure, dividedBy: figure.dividedBy ?? 0, value: members.length === 0 ? null : figure.value };
}

const outcomes: Record<string, (one: PlainOutcome) => number> = {
  due_arr: ({ due }) => due,
  renewed: ({ due, is }) => Math.min(due, is),
  expanded: ({ due, is }) => Math.max(is - due, 0),
  contracted: ({ due, is }) => (is > 0 ? Math.max(due - is, 0) : 0),
  lost: ({ due, is }) => (is === 0 ? due : 0),
};

/** Terms that ended in the period; changes are told to the last day of grace. */
function explainRenewal(asked: PlainAsked, name: string, period: PlainPeriod): PlainPart {
  const { ledger, plain } = asked;
  const { graceDays } = ledger.settings;
  const within = endedTerms(plainTerms(ledger), plain).filter(({ on }) => on >= period.start && on <= period.end);
  const told = plainOutcomes(within, plain, graceDays);
  const of = (account: string, figure: string): number =>
    sumOf(told.filter((one) => one.account === account).map(outcomes[figure]!));
  const isRate = name === 'renewal_rate';
  const amountOf = (account: string): Amount => {
    if (!isRate) return whole(of(account, name.replace('renewal_outcome.', '')));
    const [adds, base] = [of(account, 'renewed'), of(account, 'due_arr')];
    return { adds, base, effect: base - adds };
  };
  const span: [number, number] = [spanOf(asked, period)[0], Math.min(period.end + graceDays, plain.lastDay)];
  return figureOf(asked, span, eachAccount(asked, amountOf), (one) => (one.base ?? one.adds) > 0);
}

/** `name` as the command takes it. */
export function plainExplainPart(asked: PlainAsked, name: string, grid: string, period: PlainPeriod): PlainPart {
  const { ledger, plain, names } = asked;
  const end = Math.min(period.end, plain.lastDay);
  const [, rate, months] = /^(nrr|grr|logo)_(\d+)m$/.exec(name) ?? [];
  const [, days] = /^due_arr\.(\d+)d$/.exec(name) ?? [];
  const [, cell, cohort] = /^cohort_([a-z]+)\.(.+)$/.exec(name) ?? [];
  if (cell !== undefined) return explainCohort(asked, cell, cohort!, grid, period);
  if (rate !== undefined) return explainRetention(asked, rate, Number(months), end);
  if (days !== undefined) {
    const due = termsAhead(plainTerms(ledger), plain).filter((term) => term.end <= plain.lastDay + Number(days));
    const dueOf = (account: string): Amount =>
      whole(sumOf(due.filter((term) => term.account === account).map(({ line }) => line.arr)));
    return figureOf(asked, [plain.lastDay, plain.lastDay], eachAccount(asked, dueOf), isAdded);
  }
  if (name === 'due_arr.past') {
    const awaited = awaitedTerms(endedTerms(plainTerms(ledger), plain), plain, ledger.settings.graceDays);
    const dueOf = (account: string): Amount =>
      whole(sumOf(awaited.filter((term) => term.account === account).map(({ line }) => line.arr)));
    return figureOf(asked, [plain.lastDay, plain.lastDay], eachAccount(asked, dueOf), isAdded);
  }
  if (name === 'scheduled_change' || name === 'contracted_arr') return explainScheduled(asked, name);
  if (name === 'coverage') return explainCoverage(asked);
  if (name.startsWith('qbr_rate.')) return explainReviewed(asked, name === 'qbr_rate.with', period);
  if (name === 'win_rate') return explainWon(asked, period);
  if (name === 'between_products') return explainBetween(asked, grid, period);
  if (name === 'due_arr' || name.startsWith('renewal_')) return explainRenewal(asked, name, period);
  if (name === 'arr' || name === 'arr_settled') {
    const since = monthsAway(end, -3);
    const firstOf = (account: string): number =>
      plain.opening.has(account) ? plain.historyFrom! : (plain.firstActive.get(account) ?? Number.POSITIVE_INFINITY);
    const own = names === null ? plain : ofProducts(plain, names);
    const balanceOf = (account: string): Amount =>
      whole(name === 'arr' || firstOf(account) <= since ? balanceOn(own, account, end) : 0);
    return figureOf(asked, spanOf(asked, period), eachAccount(asked, balanceOf), isAdded);
  }
  return explainMoved(asked, name, grid, period);
}

/** Of the last day, whatever period that is asked for in, and what was won in any. */
const anyPeriod = [
  ...['scheduled_change', 'contracted_arr', 'coverage', 'win_rate'],
  ...['30d', '60d', '90d', 'past'].map((when) => `due_arr.${when}`),
];

/** Names that weeks have, too: movements, whole or by source, and what stands at their end. */
export const weeklyParts = new Set([
  ...['arr', 'new', 'reactivation', 'expansion', 'contraction', 'churn', 'genuine', 'between_products'],
  ...sources.flatMap((source) => [`expansion.${source}`, `contraction.${source}`]),
  ...anyPeriod,
]);

/** Names that days have: what stands at their end, and rates up to it. */
export const dailyParts = new Set([
  ...['arr', 'arr_settled', ...anyPeriod],
  ...['nrr', 'grr', 'logo'].flatMap((rate) => [1, 3, 12].map((months) => `${rate}_${months}m`)),
]);
