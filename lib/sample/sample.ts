/**
 * The sample company as the files any company would import. A pure function of seed and day: the same pair gives
 * the same files, byte for byte.
 */
import { type Day, formatDay, parseDay } from '@/lib/domain/day';
import { closedMonths, coursesOf } from './balances';
import { costsCsv, GROSS_MARGIN } from './costs';
import { accountsCsv, changesCsv } from './files';
import { playHistory } from './history';
import { plansCsv } from './plans';
import { RULES_ON } from './play-words';
import { type SamplePlay, samplePlays } from './plays';
import { signalsCsv } from './signals';
import { targetsCsv } from './targets';
import { touchpointsCsv } from './touchpoints';
import { usageCsv } from './usage';

export const SAMPLE_COMPANY_NAME = 'Halyard';
export const SAMPLE_SEED = 1;

export interface SampleFiles {
  companyName: string;
  currency: 'USD';
  /** Canonical accounts file (formats.md section 1). */
  accountsCsv: string;
  /** Canonical changes file; a few rows are scheduled after `dataThrough`. */
  changesCsv: string;
  /** What was planned, done and spent beside the ledger, in the same canonical form. */
  plansCsv: string;
  touchpointsCsv: string;
  costsCsv: string;
  targetsCsv: string;
  usageCsv: string;
  signalsCsv: string;
  /** The written playbook, with whom it was run, and the standard rules that are on: both as people state them. */
  plays: SamplePlay[];
  rulesOn: readonly string[];
  /** Share of revenue that is left after the cost of serving it. */
  grossMargin: number;
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
  const courses = coursesOf(company);
  const months = closedMonths(company, courses);
  return {
    companyName: SAMPLE_COMPANY_NAME,
    currency: 'USD',
    accountsCsv: accountsCsv(company),
    changesCsv: changesCsv(company.journal.rows()),
    plansCsv: plansCsv(company, courses),
    touchpointsCsv: touchpointsCsv(company, courses),
    costsCsv: costsCsv(company, months),
    targetsCsv: targetsCsv(company, courses, months),
    usageCsv: usageCsv(company, courses),
    signalsCsv: signalsCsv(company, courses),
    plays: samplePlays(company, courses),
    rulesOn: RULES_ON,
    grossMargin: GROSS_MARGIN,
    dataThrough: formatDay(company.lastDay),
    historyFrom: formatDay(company.openingDay),
  };
}
