/**
 * Attributes that an account's lines decide (metrics.md section 9), dated: plan, billing interval and currency of its
 * largest active line (by ARR in the reporting currency; of two as large the first), and how many products it has.
 */
import { DatedCodes } from './dated-codes';
import type { DayNumber } from './day';
import { type History, historyOf } from './history';
import { intervalName, periodName } from './interval-name';
import { eachAccount } from './line-book';
import type { AccountStates, LedgerBasis } from './lines';
import type { AttributeColumn, SourceRecords } from './records';

export const LINE_ATTRIBUTES = ['plan', 'billing_interval', 'products', 'currency'] as const;

const PRODUCT_COUNTS = ['1', '2', '3+'];

type LineAttribute = (typeof LINE_ATTRIBUTES)[number];

/** One of them, by itself: who splits by plan does not wait for the others. */
export function lineAttribute(
  slug: LineAttribute,
  basis: LedgerBasis,
  { accounts, dataThrough }: { accounts: number; dataThrough: DayNumber },
): AttributeColumn {
  const { values, codeOf } = codings[slug](basis);
  const found = new DatedCodes();
  const current = new CurrentStates(historyOf(basis.settings));
  eachAccount(basis, (account, states) => {
    current.begin(states);
    for (let day = current.next(); day !== null && day <= dataThrough; day = current.next()) {
      const largest = current.largest();
      if (largest >= 0) found.push(account, day, codeOf(current, largest));
    }
  });
  return found.column(slug, values, accounts);
}

/** The values of an attribute and how an account's largest state is told; values may be met on the way. */
interface Coding {
  values: string[];
  codeOf: (current: CurrentStates, largest: number) => number;
}

const codings: Record<LineAttribute, (basis: LedgerBasis) => Coding> = {
  plan: ({ records }) => ({ values: records.plans, codeOf: ({ states }, largest) => states.plan[largest]! }),
  billing_interval: ({ records }) => intervalCoding(records),
  products: () => ({
    values: PRODUCT_COUNTS,
    codeOf: (current) => Math.min(current.products(), PRODUCT_COUNTS.length) - 1,
  }),
  currency: () => {
    const values: string[] = [];
    return {
      values,
      codeOf: ({ states }, largest) => {
        for (let code = values.length; code < states.currencies.length; code += 1)
          values.push(states.currencies[code]!);
        return states.currency[largest]!;
      },
    };
  },
};

/** The states of an account's lines as they stand from day to day. Used again for account after account. */
class CurrentStates {
  states!: AccountStates;
  /** By line: the place of its next state, and where its states end. */
  private readonly ahead: number[] = [];
  private readonly end: number[] = [];
  /** By line: the place of the state in force; −1 before its first. */
  private readonly place: number[] = [];
  private readonly seen = new Set<number>();

  constructor(private readonly history: History | null) {}

  begin(states: AccountStates): void {
    this.states = states;
    for (let at = states.from; at < states.to; at += 1) {
      const line = states.line[at]!;
      if (at === states.from || states.line[at - 1] !== line) {
        this.ahead[line] = at;
        this.place[line] = -1;
      }
      this.end[line] = at + 1;
    }
  }

  /** Moves on to the next day on which a line changes; null after the last. History begins with what it stood at then. */
  next(): DayNumber | null {
    const { states, ahead, end, place, history } = this;
    let day = Number.POSITIVE_INFINITY;
    for (let line = 0; line < states.lines; line += 1)
      if (ahead[line]! < end[line]!) day = Math.min(day, states.day[ahead[line]!]!);
    if (day === Number.POSITIVE_INFINITY) return null;
    const isOpening = history !== null && day <= history.historyFrom;
    const until = isOpening ? history.historyFrom : day;
    for (let line = 0; line < states.lines; line += 1)
      while (ahead[line]! < end[line]! && states.day[ahead[line]!]! <= until) {
        place[line] = ahead[line]!;
        ahead[line]! += 1;
      }
    return isOpening ? history.openingDay : day;
  }

  /** The place of the largest active line's state; −1 where none is active. */
  largest(): number {
    const { states, place } = this;
    let largest = -1;
    for (let line = 0; line < states.lines; line += 1) {
      const at = place[line]!;
      if (at < 0 || states.nativeMinor[at]! <= 0) continue;
      if (largest < 0 || states.arrMinor[at]! > states.arrMinor[largest]!) largest = at;
    }
    return largest;
  }

  /** How many different products are active. */
  products(): number {
    const { states, place, seen } = this;
    seen.clear();
    for (let line = 0; line < states.lines; line += 1) {
      const at = place[line]!;
      if (at >= 0 && states.nativeMinor[at]! > 0) seen.add(states.product[at]!);
    }
    return seen.size;
  }
}

/** Numbers the intervals of records as they are met. */
function intervalCoding({ changes, invoices }: SourceRecords): Coding {
  const values: string[] = [];
  const codes = new Map<string, number>();
  const numberOf = (name: string): number => {
    const code = codes.get(name) ?? values.length;
    if (code === values.length) values.push(name);
    codes.set(name, code);
    return code;
  };
  const stated = changes.intervals.map(({ unit, count }) => numberOf(intervalName(unit, count)));
  const codeOf = ({ states }: CurrentStates, at: number): number => {
    const record = states.row[at]!;
    if (record < 0) return -1;
    if (states.isInvoice[at] === 0) return stated[changes.interval[record]!]!;
    return numberOf(periodName(invoices.startDay[record]!, invoices.endDay[record]!));
  };
  return { values, codeOf };
}
