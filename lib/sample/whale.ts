/**
 * The one customer that is too big: its roll-out, its cut-back and its second product each move the company's NRR
 * by points. It follows a script, so that every sample company has the story.
 */
import { addMonths } from '@/lib/domain/day';
import { startedAccount } from './arrivals';
import type { Company, PlayedMonth } from './company';
import type { Remark } from './journal';
import { drawProfile } from './people';

interface Scene {
  month: number;
  seats: number;
  dispatchSeats: number;
  insights: boolean;
  remark: Remark;
}

const STARTS_IN_MONTH = 7;
const scenes: readonly Scene[] = [
  { month: 7, seats: 80, dispatchSeats: 0, insights: false, remark: { motion: 'sales' } },
  { month: 16, seats: 140, dispatchSeats: 0, insights: true, remark: { motion: 'sales' } },
  { month: 26, seats: 320, dispatchSeats: 0, insights: true, remark: { motion: 'sales', source: 'seat expansion' } },
  { month: 36, seats: 220, dispatchSeats: 0, insights: true, remark: { cause: 'restructuring' } },
  { month: 43, seats: 310, dispatchSeats: 180, insights: true, remark: { motion: 'sales' } },
];

/** Plays the whale's part of the month: nothing in most. */
export function playWhale(company: Company, month: PlayedMonth): void {
  const scene = scenes.find((one) => one.month === month.index);
  if (!scene) return;
  const day = month.first + 9;
  if (month.index === STARTS_IN_MONTH) company.accounts.push(whaleFrom(company, day));
  const whale = company.accounts.find((account) => account.scripted);
  if (!whale) return;
  whale.seats = scene.seats;
  whale.dispatchSeats = scene.dispatchSeats;
  whale.insights = scene.insights;
  if (scene.insights && whale.touchedDay < day) whale.touchedDay = day;
  company.journal.record(whale, day, scene.remark);
}

function whaleFrom(company: Company, day: number) {
  const profile = { ...drawProfile(company.random, 'Enterprise'), region: 'EMEA' as const, owner: 'Sofia Hartmann' };
  const order = { seats: 0, plan: 'Enterprise' as const, annual: true, discountPercent: 15 };
  const account = startedAccount(company, { ...profile, employees: 14_500, channel: 'Outbound' }, order, day);
  return { ...account, renewsDay: addMonths(day, 12), scripted: true };
}
