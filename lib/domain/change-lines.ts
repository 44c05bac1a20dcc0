/** Subscription lines (metrics.md section 2): the balance of an item from one change to the next. */
import { reportingConversion } from './conversion';
import type { DayNumber } from './day';
import { annualise, monthsCovered } from './interval';
import { type ChangeColumns, changeKinds, changeStatuses } from './records';
import type { LedgerSettings } from './settings';
import type { Steps } from './steps';
import { UsageMean, usageLapsesOn } from './usage';

const USAGE = changeKinds.indexOf('usage');
const ONE_TIME = changeKinds.indexOf('one_time');
const ACTIVE = changeStatuses.indexOf('active');

/** Adds to `steps` what the item whose changes are `rows[from … to)`, ascending by day, adds to its account's ARR. */
export type AddChangeLine = (rows: Int32Array, from: number, to: number, steps: Steps) => void;

export function changeLines(changes: ChangeColumns, settings: LedgerSettings): AddChangeLine {
  const { amountMinor, interval, kind, status, currency, effectiveDay } = changes;
  const toReporting = reportingConversion(changes.currencies, settings);
  const covered = changes.intervals.map(({ unit, count }) => monthsCovered(unit, count));
  const mean = new UsageMean();

  /** One-time charges recur in nothing; an ended line is at 0 whatever its row says. */
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

  return (rows, from, to, steps) => {
    let balance = 0;
    for (let index = from; index < to; index += 1) {
      const row = rows[index]!;
      const arr = toReporting(currency[row]!, standingArr(row, index > from ? rows[index - 1]! : null));
      steps.push(effectiveDay[row]!, arr - balance);
      balance = arr;
      const lapse = lapseOf(row, index + 1 < to ? effectiveDay[rows[index + 1]!]! : Number.POSITIVE_INFINITY);
      if (lapse === null) continue;
      steps.push(lapse, -balance);
      balance = 0;
    }
  };
}
