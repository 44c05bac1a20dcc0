/** Writes down what happens to accounts as rows of changes.csv: a row for each line that differs from its last row. */
import type { DayNumber } from '@/lib/domain/day';
import { type Account, type Line, linesOf, messagesLine } from './account';
import type { Product } from './catalogue';

export interface ChangeRow {
  accountId: string;
  line: Line;
  day: DayNumber;
  status: 'active' | 'ended';
  /** The day the billing system wrote it down. */
  recordedDay: DayNumber;
  source: string;
  cause: string;
  motion: '' | 'organic' | 'sales';
}

/** What is said about a change besides the new state; nothing by default. */
export interface Remark {
  source?: string;
  cause?: string;
  motion?: ChangeRow['motion'];
  recordedDay?: DayNumber;
}

const sameLine = (a: Line, b: Line): boolean =>
  a.plan === b.plan &&
  a.quantity === b.quantity &&
  a.amountCents === b.amountCents &&
  a.interval === b.interval &&
  a.renewsDay === b.renewsDay;

export interface Journal {
  /** Writes the lines of the account that changed since they were last written. */
  record(account: Account, day: DayNumber, remark?: Remark): void;
  /** Writes a month's metered use, also where it is the same as before. */
  meter(account: Account, day: DayNumber): void;
  /** Writes a one-time charge. */
  charge(account: Account, day: DayNumber, amountCents: number): void;
  /** All rows by the day they were recorded, as a billing system would export them. */
  rows(): ChangeRow[];
}

export function openJournal(): Journal {
  const written = new Map<string, Map<Product, Line>>();
  // By account, product and day: what happens twice on one day is one change to the last state.
  const all = new Map<string, ChangeRow>();
  const stated = (account: Account): Map<Product, Line> => {
    const known = written.get(account.id) ?? new Map<Product, Line>();
    written.set(account.id, known);
    return known;
  };
  const write = (account: Account, day: DayNumber, line: Line, status: ChangeRow['status'], remark: Remark): void => {
    const key = `${account.id}/${line.product}/${day}`;
    const said = { ...all.get(key), ...remark };
    const { source = '', cause = '', motion = '', recordedDay = day } = said;
    all.set(key, { accountId: account.id, line, day, status, recordedDay, source, cause, motion });
  };
  return {
    record(account, day, remark = {}) {
      const known = stated(account);
      const now = new Map(linesOf(account).map((line) => [line.product, line]));
      for (const [product, line] of known) {
        if (now.has(product)) continue;
        write(account, day, { ...line, amountCents: 0, renewsDay: null }, 'ended', remark);
        known.delete(product);
      }
      for (const [product, line] of now) {
        const before = known.get(product);
        if (before && sameLine(before, line)) continue;
        // A renewal at new list prices renews lines, too, whose price stayed.
        const isDenied = remark.cause === 'price_increase' && before?.unitCents === line.unitCents;
        write(account, day, line, 'active', isDenied ? {} : remark);
        known.set(product, line);
      }
    },
    meter(account, day) {
      const line = messagesLine(account);
      write(account, day, line, 'active', {});
      stated(account).set('Messages', line);
    },
    charge(account, day, amountCents) {
      const line: Line = { ...messagesLine(account), product: 'Onboarding', amountCents };
      write(account, day, line, 'active', {});
    },
    rows: () => [...all.values()].sort((a, b) => a.recordedDay - b.recordedDay),
  };
}
