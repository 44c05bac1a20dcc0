/**
 * The ledger (metrics.md section 2): every account's recurring revenue from day to day, a pure function of source
 * records and settings. Amounts are ARR in smallest units of the reporting currency.
 */
import { ComponentBook, type Components } from './components';
import { cutToLength } from './cut-to-length';
import { type DayNumber, firstDayOf, monthOf, parseDay } from './day';
import type { LineBookColumns } from './line-book';
import { changeOf, LineDays } from './line-days';
import { type LedgerQuery, type LineStates, walkLines } from './lines';
import type { SourceRecords } from './records';
import type { LedgerSettings } from './settings';
import { Steps } from './steps';

export type { LedgerQuery } from './lines';

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
  /** Every change of an account that stays, by source. */
  components: Components;
  /** Names of products, by their number in components. */
  products: string[];
}

/**
 * Derives the ledger. `kept`: takes every line on the way, for the reports that look below accounts. Throws an Error that
 * names the currency where a plan rate is missing.
 */
export function deriveLedger(
  records: SourceRecords,
  settings: LedgerSettings,
  query: LedgerQuery = { recordedBy: null },
  kept: LineBookColumns | null = null,
): Ledger {
  const book = new Book(records.accounts.length, settings);
  const components = new ComponentBook(records.accounts.length, settings);
  const days = new LineDays();
  walkLines(records, settings, query, (account, states) => {
    days.sort(states);
    book.enter(account, states, days);
    components.enter(account, states, days);
    kept?.add(account, states);
  });
  return { ...book.close(), components: components.close(), products: records.products };
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

  enter(account: number, states: LineStates, { order, length }: LineDays): void {
    const { all, historyFrom } = this;
    let balance = 0;
    let told = 0;
    let opened = historyFrom === null;
    for (let index = 0; index < length; index += 1) {
      const day = states.day[order[index]!]!;
      if (!opened && day > historyFrom!) {
        this.open(account, balance);
        opened = true;
      }
      balance += changeOf(states, order[index]!);
      const isLastOfDay = index + 1 === length || states.day[order[index + 1]!] !== day;
      if (!isLastOfDay || balance === told) continue;
      told = balance;
      if (balance > 0 && this.firstActiveDay[account] === NEVER) this.firstActiveDay[account] = day;
      if (opened) all.push(day, balance);
    }
    if (!opened) this.open(account, balance);
    this.offset[account + 1] = all.length;
  }

  /** Enters the balance at the end of history-from. */
  private open(account: number, openingMinor: number): void {
    if (openingMinor === 0) return;
    this.all.push(this.openingDay!, openingMinor);
    this.opening[account] = 1;
    this.firstActiveDay[account] = this.historyFrom!;
  }

  close(): Omit<Ledger, 'components' | 'products'> {
    const { accounts, offset, firstActiveDay, opening, openingDay, all } = this;
    const day = cutToLength(all.day, all.length);
    return {
      accounts,
      offset,
      day,
      arrMinor: cutToLength(all.arrMinor, all.length),
      firstActiveDay,
      opening,
      openingDay,
    };
  }
}
