/** Renewals from the plain ledger, by the text of metrics.md section 6: what falls due, and what became of what did. */
import type { NastyLedger } from './nasty';
import type { PlainLedger, PlainLine } from './plain';
import { endOfMonth, monthLabel } from './plain-calendar';
import { type PlainRange, touches } from './plain-cohorts';
import { closedMoves } from './plain-expansion';
import { sumOf } from './plain-money';
import { periodsOf } from './plain-movements';
import { type PlainTerm, plainTerms } from './plain-terms';

interface PlainDue {
  accounts: number;
  arr: number;
}

export interface PlainRenewals {
  due: (PlainDue & { within: number })[];
  awaiting: PlainDue;
  rows: {
    period: string;
    lines: number;
    due_arr: number;
    renewed: number;
    expanded: number;
    contracted: number;
    lost: number;
    rate: number | null;
  }[];
  by_distance: {
    from_days: number | null;
    to_days: number | null;
    expansion: number;
    events: number;
    share: number | null;
  }[];
}

/** A line whose term ended: with its ARR of the day before. */
export interface PlainEnded {
  account: string;
  line: PlainLine;
  /** First day not covered. */
  on: number;
}

const linesAt = (plain: PlainLedger, account: string, day: number): PlainLine[] => plain.lines.get(account)![day] ?? [];

const totalOf = (due: { account: string; line: PlainLine }[]): PlainDue => ({
  accounts: new Set(due.map(({ account }) => account)).size,
  arr: sumOf(due.map(({ line }) => line.arr)),
});

/** Terms that ended by data-through and since history began. */
export function endedTerms(terms: PlainTerm[], plain: PlainLedger): PlainEnded[] {
  return terms.flatMap(({ account, line: id, nextOn, stated }) => {
    const past = stated.filter((day) => day <= plain.lastDay && day > (plain.historyFrom ?? 0));
    return past.flatMap((on) => {
      const line = linesAt(plain, account, on - 1).find((one) => one.id === id);
      return line !== undefined && line.arr > 0 && nextOn(on - 1) === on ? [{ account, line, on }] : [];
    });
  });
}

/** ARR of a line when its grace is over, or of the only one of its kind that came where it is the only one that went. */
function outcomeOf({ account, line, on }: PlainEnded, plain: PlainLedger, graceDays: number): number {
  const [before, after] = [on - 1, on + graceDays].map((day) => linesAt(plain, account, day)) as [
    PlainLine[],
    PlainLine[],
  ];
  const arrIn = (lines: PlainLine[], id: string): number => lines.find((one) => one.id === id)?.arr ?? 0;
  const kept = arrIn(after, line.id);
  if (kept > 0) return kept;
  const left = before.filter((one) => one.kind === line.kind && one.arr > 0 && arrIn(after, one.id) === 0);
  const came = after.filter((one) => one.kind === line.kind && one.arr > 0 && arrIn(before, one.id) === 0);
  return left.length === 1 && came.length === 1 ? came[0]!.arr : 0;
}

export interface PlainOutcome {
  account: string;
  /** First day not covered. */
  on: number;
  due: number;
  /** What is there when the grace is over. */
  is: number;
}

/** What became of each line whose term ended. */
export const plainOutcomes = (ended: PlainEnded[], plain: PlainLedger, graceDays: number): PlainOutcome[] =>
  ended.map((one) => ({
    account: one.account,
    on: one.on,
    due: one.line.arr,
    is: outcomeOf(one, plain, graceDays),
  }));

/** Months of which every line's grace is over. */
function rowsOf(ended: PlainEnded[], plain: PlainLedger, graceDays: number, range: PlainRange): PlainRenewals['rows'] {
  const told = periodsOf(plain, 'month').filter(
    (month) => month.end + graceDays <= plain.lastDay && touches(range, month),
  );
  return told.map(({ label }) => {
    const due = ended.filter(({ on }) => monthLabel(on) === label);
    const outcomes = plainOutcomes(due, plain, graceDays);
    const sum = (part: (one: PlainOutcome) => number): number => sumOf(outcomes.map(part));
    const [dueArr, renewed] = [sum((one) => one.due), sum((one) => Math.min(one.due, one.is))];
    return {
      period: label,
      lines: due.length,
      due_arr: dueArr,
      renewed,
      expanded: sum((one) => (one.is > one.due ? one.is - one.due : 0)),
      contracted: sum((one) => (one.is > 0 && one.is < one.due ? one.due - one.is : 0)),
      lost: sum((one) => (one.is === 0 ? one.due : 0)),
      rate: dueArr === 0 ? null : renewed / dueArr,
    };
  });
}

/** Expansion of closed months by the days from the month's start to the account's next term end. */
function byDistance(terms: PlainTerm[], plain: PlainLedger, range: PlainRange): PlainRenewals['by_distance'] {
  const distanceOf = (account: string, start: number): number | null => {
    // What is known of the days before history-from is how things stood on it.
    const day = Math.max(start - 1, plain.historyFrom ?? 0);
    const running = (id: string): boolean => linesAt(plain, account, day).some((one) => one.id === id && one.arr > 0);
    const ends = terms
      .filter((term) => term.account === account && running(term.line))
      .map((term) => term.nextOn(day))
      .filter((end) => end !== null)
      .filter((end) => end > day);
    return ends.length === 0 ? null : Math.min(...ends) - (start - 1);
  };
  const expanded = closedMoves(plain)
    .filter(({ type, period }) => type === 'expansion' && touches(range, period))
    .map(({ account, amount, period }) => ({ amount, days: distanceOf(account, period.start) }));
  const all = sumOf(expanded.map(({ amount }) => amount));
  const bounds: [number | null, number | null][] = [
    ...([
      [1, 30],
      [31, 90],
      [91, 180],
      [181, 365],
    ] as [number, number][]),
    [366, null],
    [null, null],
  ];
  return bounds.map(([from, to]) => {
    const within = expanded.filter(({ days }) =>
      from === null ? days === null : days !== null && days >= from && days <= (to ?? days),
    );
    const amount = sumOf(within.map((one) => one.amount));
    return {
      from_days: from,
      to_days: to,
      expansion: amount,
      events: within.length,
      share: all === 0 ? null : amount / all,
    };
  });
}

/** Lines whose term ends after data-through, with their ARR of that day. */
export function termsAhead(
  terms: PlainTerm[],
  plain: PlainLedger,
): { account: string; line: PlainLine; end: number }[] {
  const today = plain.lastDay;
  return terms.flatMap(({ account, line: id, nextOn }) => {
    const end = nextOn(today);
    const line = linesAt(plain, account, today).find((one) => one.id === id);
    return line !== undefined && line.arr > 0 && end !== null && end > today ? [{ account, line, end }] : [];
  });
}

/** Terms that ended in months of which not every line's grace is over. */
export const awaitedTerms = (ended: PlainEnded[], plain: PlainLedger, graceDays: number): PlainEnded[] =>
  ended.filter(({ on }) => endOfMonth(on) + graceDays > plain.lastDay);

/** What is due and awaits is of no month: a range of days leaves it as it is. */
export function plainRenewals(
  ledger: NastyLedger,
  plain: PlainLedger,
  range: PlainRange = { from: null, to: null },
): PlainRenewals {
  const { graceDays } = ledger.settings;
  const terms = plainTerms(ledger);
  const today = plain.lastDay;
  const ahead = termsAhead(terms, plain);
  const ended = endedTerms(terms, plain);
  return {
    due: [30, 60, 90].map((within) => ({ within, ...totalOf(ahead.filter(({ end }) => end <= today + within)) })),
    awaiting: totalOf(awaitedTerms(ended, plain, graceDays)),
    rows: rowsOf(ended, plain, graceDays, range),
    by_distance: byDistance(terms, plain, range),
  };
}
