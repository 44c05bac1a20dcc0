/**
 * Components (metrics.md section 4): the signed parts, by source, of every change of an account that stays. The changes
 * of one account on one date are one event; instants at which the whole account is at 0 are skipped, so that the state
 * before a lapse is compared with the state after it. How one event is split, event.ts says.
 */
import { ComponentColumns } from './component-columns';
import { type DayNumber, parseDay } from './day';
import { EventSplitter } from './event';
import { changeOf, type LineDays } from './line-days';
import type { LineStates } from './lines';
import type { LedgerSettings } from './settings';

/** All components in columns; those of account `a` are from `offset[a]` up to, not including, `offset[a + 1]`, by day. */
export interface Components {
  offset: Int32Array;
  /** After history-from where there is one: the opening balance has no components. Scheduled ones too. */
  day: Int32Array;
  /** Index into `sources`. */
  source: Uint8Array;
  /** Index into `motions`. */
  motion: Uint8Array;
  /** Index into `SourceRecords.products`. */
  product: Int32Array;
  /** Signed ARR in smallest units of the reporting currency, never 0. The parts of one event sum to the account's change. */
  arrMinor: Float64Array;
}

const FIRST_CAPACITY = 16;

/** Collects the components of accounts, in order. */
export class ComponentBook {
  private readonly offset: Int32Array;
  private readonly columns = new ComponentColumns();
  private readonly splitter = new EventSplitter(this.columns);
  private readonly historyFrom: DayNumber;
  /** By line: its state at the last day on which the account was active, its state now; −1 before its first. */
  private before = new Int32Array(FIRST_CAPACITY);
  private after = new Int32Array(FIRST_CAPACITY);
  /** Lines with a new state since the account was last active, each once. */
  private touched = new Int32Array(FIRST_CAPACITY);
  private isTouched = new Uint8Array(FIRST_CAPACITY);

  constructor(accounts: number, { historyFrom, dataThrough }: Pick<LedgerSettings, 'historyFrom' | 'dataThrough'>) {
    this.offset = new Int32Array(accounts + 1);
    this.historyFrom =
      historyFrom === null ? Number.NEGATIVE_INFINITY : Math.min(parseDay(historyFrom)!, parseDay(dataThrough)!);
  }

  enter(account: number, states: LineStates, { order, length }: LineDays): void {
    this.makeRoom(states.lines);
    const { before, after, touched, isTouched } = this;
    let total = 0;
    let touchedLines = 0;
    let wasActive = false;
    for (let index = 0; index < length; index += 1) {
      const at = order[index]!;
      const line = states.line[at]!;
      const day = states.day[at]!;
      total += changeOf(states, at);
      after[line] = at;
      if (isTouched[line] === 0) {
        isTouched[line] = 1;
        touched[touchedLines++] = line;
      }
      const isLastOfDay = index + 1 === length || states.day[order[index + 1]!] !== day;
      if (!isLastOfDay || total <= 0) continue;
      if (wasActive && day > this.historyFrom)
        this.splitter.split({ states, day, before, after, touched, touchedLines });
      wasActive = true;
      for (; touchedLines > 0; touchedLines -= 1) {
        const changed = touched[touchedLines - 1]!;
        before[changed] = after[changed]!;
        isTouched[changed] = 0;
      }
    }
    this.offset[account + 1] = this.columns.length;
  }

  close(): Components {
    return { offset: this.offset, ...this.columns.close() };
  }

  private makeRoom(lines: number): void {
    if (this.before.length < lines) {
      const capacity = lines * 2;
      this.before = new Int32Array(capacity);
      this.after = new Int32Array(capacity);
      this.touched = new Int32Array(capacity);
      this.isTouched = new Uint8Array(capacity);
    }
    this.before.fill(-1, 0, lines);
    this.after.fill(-1, 0, lines);
    this.isTouched.fill(0, 0, lines);
  }
}
