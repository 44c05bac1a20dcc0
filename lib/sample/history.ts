/** Plays the sample company's four years, month by month. */
import { type DayNumber, firstDayOf, monthOf } from '@/lib/domain/day';
import { openBook, winAccounts, winBackAccounts } from './arrivals';
import { type Company, companyArrCents, type PlayedMonth, playedMonth } from './company';
import {
  aimedArrCents,
  COURSE_MONTHS,
  losingStrength,
  lossShare,
  netShare,
  priceRiseDay,
  sellingStrength,
} from './course';
import { growAccounts, raisePrices, readMeters, renewAccounts } from './growth';
import { openJournal } from './journal';
import { loseAccounts, shrinkAccounts } from './losses';
import { nameSource } from './names';
import { isPlausible, type Snapshot, snapshotOf } from './plausible';
import { seededRandom } from './random';
import { scheduleChanges } from './scheduled';
import { playWhale } from './whale';

/** Of what is lost, the share lost with the whole account. */
const CHURN_SHARE = 0.68;
/** Far apart, so that neighbouring seeds never play the same history. */
const SEED_STRIDE = 7_919;
const MOST_ATTEMPTS = 12;
/** How strongly a month's sales answer to revenue off its course. */
const COURSE_PULL = 0.35;

function setBudgets(company: Company, month: PlayedMonth, arr: number): void {
  const { budgets, random } = company;
  const lost = arr * lossShare(month.index) * losingStrength(month.number);
  budgets.churn += lost * CHURN_SHARE * random.between(0.5, 1.5);
  budgets.contraction += lost * (1 - CHURN_SHARE) * random.between(0.6, 1.4);
  const gained = arr * (lossShare(month.index) + netShare(month.index));
  budgets.expansion += gained * Math.sqrt(sellingStrength(month.number)) * random.between(0.75, 1.25);
}

/** Cents of ARR to win in the month, so that the company comes back to its course without a jump. */
function aimedSales(month: PlayedMonth, arr: number): number {
  const before = aimedArrCents(month.index - 1);
  const planned = aimedArrCents(month.index) - before * (1 + netShare(month.index));
  return planned * sellingStrength(month.number) + COURSE_PULL * Math.max(-planned, before - arr);
}

function playMonth(company: Company, month: PlayedMonth): void {
  const arr = companyArrCents(company);
  setBudgets(company, month, arr);
  loseAccounts(company, month);
  shrinkAccounts(company, month);
  raisePrices(company, month);
  renewAccounts(company, month);
  playWhale(company, month);
  growAccounts(company, month);
  winAccounts(company, month, aimedSales(month, arr));
  winBackAccounts(company, month);
  readMeters(company, month);
}

/** One history, whatever it looks like, and its month ends from the opening on. */
function play(seed: number, lastDay: DayNumber): { company: Company; snapshots: Snapshot[] } {
  const random = seededRandom(seed);
  const firstMonth = monthOf(lastDay) - COURSE_MONTHS;
  const company: Company = {
    random,
    names: nameSource(random),
    journal: openJournal(),
    accounts: [],
    budgets: { churn: 0, contraction: 0, expansion: 0 },
    openingDay: firstDayOf(firstMonth),
    riseDay: priceRiseDay(lastDay),
    lastDay,
  };
  openBook(company, aimedArrCents(-1));
  const snapshots = [snapshotOf(company)];
  for (let index = 0; index <= COURSE_MONTHS; index++) {
    playMonth(company, playedMonth(index, firstMonth + index));
    snapshots.push(snapshotOf(company));
  }
  return { company, snapshots };
}

/**
 * The company on the evening of `lastDay`, four years after its ledger opened. Chance has long tails; a history that
 * looks like another company's is played again with the next seed.
 */
export function playHistory(seed: number, lastDay: DayNumber): Company {
  for (let attempt = 0; ; attempt++) {
    const { company, snapshots } = play(seed + attempt * SEED_STRIDE, lastDay);
    if (!isPlausible(snapshots) && attempt < MOST_ATTEMPTS - 1) continue;
    scheduleChanges(company);
    return company;
  }
}
