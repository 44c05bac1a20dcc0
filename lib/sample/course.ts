/**
 * The course the sample company is steered along, by month from its opening (0) to the month of the last day (48):
 * how much revenue it should have, how much of it is won, lost and grown. Chance plays around it (budgets carry
 * over, so that months differ and years come right).
 */
import { calendarDate, type DayNumber, firstDayOf, type MonthNumber, monthNumber } from '@/lib/domain/day';

export const COURSE_MONTHS = 48;

const OPENING_ARR = 620_000_00;
/** Growth a month at the opening, and how much of it is lost from month to month. */
const FIRST_GROWTH = 0.0781;
const GROWTH_DECLINE = 0.000518;

/** ARR in cents aimed at for the end of a month; the opening book is that of month −1. */
export function aimedArrCents(month: number): number {
  const months = month + 1;
  return OPENING_ARR * Math.exp(FIRST_GROWTH * months - GROWTH_DECLINE * months * months);
}

/** A slow swing of the market between −1 and 1: good times early and again now, a poor year between. */
const climate = (month: number): number => Math.cos(((month - 18) / 30) * 2 * Math.PI);

/** Share of the revenue at a month's start that churn and contraction should take in it. */
export const lossShare = (month: number): number => (0.125 - 0.01 * climate(month)) / 12;

/** Share of the revenue at a month's start that all but the whale should gain on balance in it. */
export const netShare = (month: number): number => (0.042 + 0.018 * climate(month)) / 12;

/** Accounts won in a month before season and chance. */
export const arrivalsPlanned = (month: number): number => 7 + month * 0.1;

/** How strong each calendar month is for selling: weak summers, a strong last quarter. January first. */
const sellingSeason = [0.86, 0.95, 1.14, 0.96, 1, 1.12, 0.68, 0.58, 1.04, 1.2, 1.24, 1.28];
/** How much of the year's losses each calendar month takes: budgets are cut in January, tools after the summer. */
const losingSeason = [1.35, 1.05, 1, 0.9, 0.9, 1.05, 0.95, 0.85, 1.15, 1, 0.9, 1];

const ofMonth = (season: readonly number[], month: MonthNumber): number => season[month % 12] ?? 1;
export const sellingStrength = (month: MonthNumber): number => ofMonth(sellingSeason, month);
export const losingStrength = (month: MonthNumber): number => ofMonth(losingSeason, month);

/** List prices rise on 1 April of the year before the last day's: nine to twenty-one months before it. */
export const priceRiseDay = (dataThrough: DayNumber): DayNumber =>
  firstDayOf(monthNumber(calendarDate(dataThrough).year - 1, 4));
