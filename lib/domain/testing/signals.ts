/** Signals and usage readings as columns, from rows as a test writes them. */
import { parseDay } from '../day';
import type { SignalColumns } from '../signals/records';

export interface SignalRow {
  account: string;
  on: string;
  signal: string;
  /** Points; left out: as its kind weighs. */
  weight?: number;
  note?: string;
}

export interface UsageRow {
  account: string;
  on: string;
  meter?: string;
  used: number;
  limit?: number;
}

/** Texts to codes, in the order met. */
class Codes {
  readonly texts: string[] = [];

  code(text: string): number {
    const known = this.texts.indexOf(text);
    return known >= 0 ? known : this.texts.push(text) - 1;
  }
}

const dayOf = (on: string): number => parseDay(on) ?? 0;

export function signalColumns(
  { signals = [], usage = [] }: { signals?: readonly SignalRow[]; usage?: readonly UsageRow[] },
  today = '2030-12-31',
): SignalColumns {
  const accounts = new Codes();
  const names = new Codes();
  const notes = new Codes();
  const meters = new Codes();
  return {
    today: dayOf(today),
    signals: {
      length: signals.length,
      account: Int32Array.from(signals, ({ account }) => accounts.code(account)),
      day: Int32Array.from(signals, ({ on }) => dayOf(on)),
      name: Int32Array.from(signals, ({ signal }) => names.code(signal)),
      weightMilli: Float64Array.from(signals, ({ weight }) => (weight === undefined ? Number.NaN : weight * 1000)),
      note: Int32Array.from(signals, ({ note }) => (note === undefined ? -1 : notes.code(note))),
    },
    usage: {
      length: usage.length,
      account: Int32Array.from(usage, ({ account }) => accounts.code(account)),
      day: Int32Array.from(usage, ({ on }) => dayOf(on)),
      meter: Int32Array.from(usage, ({ meter = 'API calls' }) => meters.code(meter)),
      usedMicro: Float64Array.from(usage, ({ used }) => used * 1_000_000),
      limitMicro: Float64Array.from(usage, ({ limit }) => (limit === undefined ? Number.NaN : limit * 1_000_000)),
    },
    accountIds: accounts.texts,
    names: names.texts,
    notes: notes.texts,
    meters: meters.texts,
  };
}
