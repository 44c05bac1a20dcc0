/** Subscription lines (metrics.md section 2): the states of an item from one change to the next. */
import { reportingConversion } from './conversion';
import type { DayNumber } from './day';
import { annualise, monthsCovered } from './interval';
import { NONE, type StateColumns } from './line-states';
import { changeKinds, changeStatuses, type SourceRecords } from './records';
import type { LedgerSettings } from './settings';
import { motions, sources, statedMotion, statedSource } from './source';
import { UsageMean, usageLapsesOn } from './usage';

const USAGE = changeKinds.indexOf('usage');
const ONE_TIME = changeKinds.indexOf('one_time');
const ACTIVE = changeStatuses.indexOf('active');
const UNKNOWN = motions.indexOf('unknown');

/**
 * Adds the item whose changes are `rows[from … to)`, ascending by day, to its account's states, as a further line.
 * One-time charges recur in nothing: a one-time row is the line at 0, and an item of nothing else is no line.
 */
export type AddChangeLine = (rows: Int32Array, from: number, to: number, states: StateColumns) => void;

/** `currencyCodes`: the states' number of each of the changes' currencies. */
export function changeLines(
  { changes, words }: SourceRecords,
  settings: LedgerSettings,
  currencyCodes: Uint16Array,
): AddChangeLine {
  const { amountMinor, interval, kind, status, currency, effectiveDay } = changes;
  const toReporting = reportingConversion(changes.currencies, settings);
  const covered = changes.intervals.map(({ unit, count }) => monthsCovered(unit, count));
  const mean = new UsageMean();
  const sourceOfWord = codesOf(words, (word) => statedSource(word), sources, NONE);
  const motionOfWord = codesOf(words, (word) => statedMotion(word), motions, UNKNOWN);

  /** An ended line is at 0 whatever its row says. */
  const recurringArr = (row: number): number => {
    if (status[row] !== ACTIVE || kind[row] === ONE_TIME) return 0;
    const every = changes.intervals[interval[row]!]!;
    return annualise(amountMinor[row]!, every.unit, every.count);
  };
  const isMeasured = (row: number): boolean => kind[row] === USAGE && status[row] === ACTIVE;
  const lapseOf = (row: number, next: DayNumber): DayNumber | null => {
    if (!isMeasured(row)) return null;
    const lapse = usageLapsesOn(effectiveDay[row]!, covered[interval[row]!]!);
    return lapse < next ? lapse : null;
  };
  const standingArr = (row: number, before: number | null): number => {
    if (settings.usagePolicy === 'last' || !isMeasured(row)) return recurringArr(row);
    const goesOn = before !== null && isMeasured(before) && currency[before] === currency[row];
    if (!goesOn || lapseOf(before, effectiveDay[row]!) !== null) mean.restart();
    return mean.report(effectiveDay[row]!, recurringArr(row));
  };
  /** The source that is stated, else the one its cause names. */
  const sourceOf = (row: number): number => {
    if (words.length === 0) return NONE;
    const word = changes.source[row]!;
    const stated = word < 0 ? NONE : sourceOfWord[word]!;
    if (stated !== NONE) return stated;
    const cause = changes.cause[row]!;
    return cause < 0 ? NONE : sourceOfWord[cause]!;
  };
  const motionOf = (row: number): number => {
    if (words.length === 0) return UNKNOWN;
    const word = changes.motion[row]!;
    return word < 0 ? UNKNOWN : motionOfWord[word]!;
  };

  return (rows, from, to, states) => {
    const line = states.nextLine();
    for (let index = from; index < to; index += 1) {
      const row = rows[index]!;
      const arr = standingArr(row, index > from ? rows[index - 1]! : null);
      const at = states.add(line, effectiveDay[row]!);
      states.nativeMinor[at] = arr;
      states.currency[at] = currencyCodes[currency[row]!]!;
      states.arrMinor[at] = toReporting(currency[row]!, arr);
      states.quantityMicro[at] = changes.quantityMicro[row]!;
      states.kind[at] = kind[row]!;
      states.product[at] = changes.product[row]!;
      states.plan[at] = changes.plan[row]!;
      states.statesUnit[at] = changes.statesUnit[row]!;
      states.source[at] = sourceOf(row);
      states.motion[at] = motionOf(row);
      states.row[at] = row;
      states.isInvoice[at] = 0;
      const lapse = lapseOf(row, index + 1 < to ? effectiveDay[rows[index + 1]!]! : Number.POSITIVE_INFINITY);
      if (lapse !== null) states.addLapse(line, lapse);
    }
  };
}

/** For each word the index of the name it stands for; `otherwise` where it stands for none. */
function codesOf<Name extends string>(
  words: readonly string[],
  nameOf: (word: string) => Name | null,
  names: readonly Name[],
  otherwise: number,
): Uint8Array {
  return Uint8Array.from(words, (word) => {
    const name = nameOf(word);
    return name === null ? otherwise : names.indexOf(name);
  });
}
