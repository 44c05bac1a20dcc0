/** A nasty ledger as a company would come by it: files one after the other, some withdrawn later, accounts marked in between. */
import fc from 'fast-check';
import type { Change, InvoiceLine } from './columns';
import { type NastyLedger, nastyLedger } from './nasty';
import { placeOf, textOf } from './plain-calendar';

export interface HistoryMark {
  account: string;
  /** What changes of its mark. */
  mergedInto?: string | null;
  parent?: string | null;
  excluded?: boolean;
}

/** Two systems whose files are read: the second calls a1 to a4 c1 to c4, and may use the ids of the first's changes and lines. */
export type Source = 'files' | 'crm';

/** What happened on one day, at noon. */
export type HistoryStep = { on: string } & (
  | { does: 'import'; source: Source; changes: Change[]; invoices: InvoiceLine[] }
  /** The import that was the so manieth, from 0. */
  | { does: 'withdraw'; which: number }
  | { does: 'mark'; mark: HistoryMark }
);

export interface History {
  accounts: string[];
  settings: NastyLedger['settings'];
  steps: HistoryStep[];
}

const FIRST = placeOf('2023-12-10');
const DAYS_APART = 37;
const DAY_MS = 86_400_000;
const CALENDAR_MS = Date.parse('2018-01-01T12:00:00Z');

/** Noon of a day, in milliseconds. */
export const noonOf = (day: string): number => CALENDAR_MS + placeOf(day) * DAY_MS;

const accountId = fc.constantFrom('a1', 'a2', 'a3', 'a4');
export const mark: fc.Arbitrary<HistoryMark> = fc
  .record({ account: accountId, other: fc.option(accountId, { freq: 5 }), excluded: fc.boolean() })
  .chain(({ account, other, excluded }) =>
    fc.constantFrom<HistoryMark>(
      { account, mergedInto: other },
      { account, mergedInto: other },
      { account, parent: other },
      { account, parent: other },
      { account, excluded },
    ),
  );

/** What the other source calls by its own id is one of ours, or is not after all. */
export const alias: fc.Arbitrary<HistoryMark> = fc.record({
  account: fc.constantFrom('c1', 'c2', 'c3'),
  mergedInto: fc.constantFrom('a1', 'a2', null),
});

const inCrm = <Row extends { account: string }>(row: Row): Row => ({ ...row, account: row.account.replace('a', 'c') });

/** How a ledger's rows lie in files: in how many, which are said again, and when the rows claim to have been recorded. */
const plot = fc.record({
  files: fc.integer({ min: 2, max: 5 }),
  /** Whose the files are, one after the other. */
  sources: fc.array(fc.constantFrom<Source>('files', 'files', 'crm'), { minLength: 5, maxLength: 5 }),
  /** One of so many rows is stated once more in the file after its own, unchanged. */
  again: fc.constantFrom(2, 4, 100),
  others: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.oneof(mark, alias).map((one) => ({ does: 'mark' as const, mark: one })) },
      { weight: 1, arbitrary: fc.nat(4).map((which) => ({ does: 'withdraw' as const, which })) },
    ),
    { maxLength: 8 },
  ),
  order: fc.array(fc.nat(100), { minLength: 8, maxLength: 8 }),
});
type Plot = typeof plot extends fc.Arbitrary<infer Value> ? Value : never;

/** Days before its file on which a row claims to have been recorded, by what it says so far. */
const CLAIMED_BEFORE = [null, null, 3, 50];

function stepsOf({ changes, invoices }: NastyLedger, { files, sources, again, others, order }: Plot): HistoryStep[] {
  const rowsIn = <Row extends { seq?: number }>(rows: Row[], file: number): Row[] =>
    rows.filter((_, place) => place % files === file || (place % again === 0 && (place + 1) % files === file));
  const imports = Array.from({ length: files }, (_, file) => ({
    does: 'import' as const,
    source: sources[file]!,
    changes: rowsIn(changes, file),
    invoices: rowsIn(invoices, file),
  }));
  const doings: (Omit<Extract<HistoryStep, { does: 'import' }>, 'on'> | Plot['others'][number])[] = [...imports];
  others.forEach((other, index) => {
    doings.splice(1 + (order[index]! % doings.length), 0, other);
  });
  return doings.map((doing, index): HistoryStep => {
    const on = textOf(FIRST + index * DAYS_APART);
    const claimed = <Row extends { recordedAt?: number }>({ recordedAt = 0, ...row }: Row) => {
      const before = CLAIMED_BEFORE[recordedAt] ?? null;
      return { ...row, recordedAt: before === null ? undefined : noonOf(on) - before * DAY_MS };
    };
    if (doing.does !== 'import') return { ...doing, on };
    const { source } = doing;
    const told = <Row extends { account: string; recordedAt?: number }>(row: Row) =>
      claimed(source === 'crm' ? inCrm(row) : row);
    return { on, does: 'import', source, changes: doing.changes.map(told), invoices: doing.invoices.map(told) };
  });
}

export const history: fc.Arbitrary<History> = fc.tuple(nastyLedger(4, 20, 8), plot).map(([ledger, how]) => ({
  accounts: [...ledger.accounts, ...ledger.accounts.map((id) => id.replace('a', 'c'))],
  settings: ledger.settings,
  steps: stepsOf(ledger, how),
}));

/** Days between the steps, and those of the steps. */
export const stepDays = fc
  .tuple(fc.nat(11), fc.constantFrom(-1, 0, 5))
  .map(([step, later]) => textOf(FIRST + step * DAYS_APART + later));
