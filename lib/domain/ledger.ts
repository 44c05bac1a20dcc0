/**
 * The ledger (metrics.md section 2): every account's recurring revenue from day to day, a pure function of source
 * records and settings. Amounts are ARR in smallest units of the reporting currency.
 */
import { changeLines } from './change-lines';
import { type DayNumber, firstDayOf, monthOf, parseDay } from './day';
import { invoiceProducts } from './invoice-lines';
import type { SourceRecords } from './records';
import { resolveChanges, resolveInvoices } from './resolve';
import type { RowsByAccount } from './row-order';
import type { LedgerSettings } from './settings';
import { Steps } from './steps';

/** Stands for "on no day" in columns of days: later than every day. */
export const NEVER = 0x7fff_ffff;

export interface Ledger {
  accounts: number;
  /** Steps of account `a` are those from `offset[a]` up to, not including, `offset[a + 1]`. */
  offset: Int32Array;
  /** Days on which an account's balance changes, ascending within an account; scheduled ones too. */
  day: Int32Array;
  /** The account's balance from that day on. */
  arrMinor: Float64Array;
  /** First day the account was active, also before history-from; `NEVER` where there is none. */
  firstActiveDay: Int32Array;
  /** 1: the account is part of the opening balance; its first active day is then history-from. */
  opening: Uint8Array;
  /**
   * With a history-from: the last day of the month before it. The opening balance stands from here on, and no
   * balance exists before. Null: the ledger begins with its first record.
   */
  openingDay: DayNumber | null;
}

export interface LedgerQuery {
  /** Only records made known before this moment (ms since 1970 UTC); null: all. */
  recordedBy: number | null;
}

/** Derives the ledger. Throws an Error that names the currency where a plan rate is missing. */
export function deriveLedger(
  records: SourceRecords,
  settings: LedgerSettings,
  query: LedgerQuery = { recordedBy: null },
): Ledger {
  const accounts = records.accounts.length;
  const changes = resolveChanges(records.changes, accounts, query.recordedBy);
  const invoices = resolveInvoices(records.invoices, accounts, query.recordedBy);
  const addChangeLine = changeLines(records.changes, settings);
  const addInvoiceProduct = invoiceProducts(records.invoices, settings);
  const book = new Book(accounts, settings);
  const steps = new Steps();
  for (let account = 0; account < accounts; account += 1) {
    steps.clear();
    eachRun(changes, account, records.changes.item, (from, to) => addChangeLine(changes.rows, from, to, steps));
    eachRun(invoices, account, records.invoices.product, (from, to) =>
      addInvoiceProduct(invoices.rows, from, to, steps),
    );
    book.enter(account, steps);
  }
  return book.close();
}

/** Runs of an account's rows that belong to one line. */
function eachRun(
  { offset, rows }: RowsByAccount,
  account: number,
  line: Int32Array,
  found: (from: number, to: number) => void,
): void {
  const end = offset[account + 1]!;
  for (let from = offset[account]!, to = from; from < end; from = to) {
    while (to < end && line[rows[to]!] === line[rows[from]!]) to += 1;
    found(from, to);
  }
}

/** Collects accounts, in order, into the ledger, and turns what lies before history-from into the opening balance. */
class Book {
  private readonly offset: Int32Array;
  private readonly firstActiveDay: Int32Array;
  private readonly opening: Uint8Array;
  private readonly all = new Steps();
  private readonly historyFrom: DayNumber | null;
  private readonly openingDay: DayNumber | null;

  constructor(
    private readonly accounts: number,
    settings: LedgerSettings,
  ) {
    this.offset = new Int32Array(accounts + 1);
    this.firstActiveDay = new Int32Array(accounts).fill(NEVER);
    this.opening = new Uint8Array(accounts);
    const stated = settings.historyFrom === null ? null : parseDay(settings.historyFrom);
    this.historyFrom = stated === null ? null : Math.min(stated, parseDay(settings.dataThrough)!);
    this.openingDay = this.historyFrom === null ? null : firstDayOf(monthOf(this.historyFrom)) - 1;
  }

  enter(account: number, steps: Steps): void {
    const { all, historyFrom, openingDay } = this;
    let openingMinor = 0;
    let opened = historyFrom === null;
    const open = (): void => {
      opened = true;
      if (openingMinor === 0) return;
      all.push(openingDay!, openingMinor);
      this.opening[account] = 1;
      this.firstActiveDay[account] = historyFrom!;
    };
    steps.eachBalance((day, balanceMinor) => {
      if (balanceMinor > 0 && this.firstActiveDay[account] === NEVER) this.firstActiveDay[account] = day;
      if (historyFrom !== null && day <= historyFrom) {
        openingMinor = balanceMinor;
        return;
      }
      if (!opened) open();
      all.push(day, balanceMinor);
    });
    if (!opened) open();
    this.offset[account + 1] = all.length;
  }

  close(): Ledger {
    const { accounts, offset, firstActiveDay, opening, openingDay, all } = this;
    const day = all.day.slice(0, all.length);
    return { accounts, offset, day, arrMinor: all.arrMinor.slice(0, all.length), firstActiveDay, opening, openingDay };
  }
}
