/**
 * The sample company as the files any company would import. A pure function of seed and day: the same pair gives
 * the same files, byte for byte.
 */
import { type Day, formatDay, parseDay } from '@/lib/domain/day';
import { accountsCsv, changesCsv } from './files';
import { playHistory } from './history';

export const SAMPLE_COMPANY_NAME = 'Halyard';
export const SAMPLE_SEED = 1;

export interface SampleFiles {
  companyName: string;
  currency: 'USD';
  /** Canonical accounts file (formats.md section 1). */
  accountsCsv: string;
  /** Canonical changes file; a few rows are scheduled after `dataThrough`. */
  changesCsv: string;
  /** The day before `today`. */
  dataThrough: Day;
  /** The accounts active on this day are the opening balance: they were customers before the ledger began. */
  historyFrom: Day;
}

/**
 * Files of a company with four years of history up to the day before `today`.
 * @throws RangeError where `today` is no date.
 */
export function sampleFiles({ seed = SAMPLE_SEED, today }: { seed?: number; today: Day }): SampleFiles {
  const todayNumber = parseDay(today);
  if (todayNumber === null) throw new RangeError(`"${today}" is no date of the form 2026-03-01`);
  const company = playHistory(seed, todayNumber - 1);
  return {
    companyName: SAMPLE_COMPANY_NAME,
    currency: 'USD',
    accountsCsv: accountsCsv(company),
    changesCsv: changesCsv(company.journal.rows()),
    dataThrough: formatDay(company.lastDay),
    historyFrom: formatDay(company.openingDay),
  };
}
