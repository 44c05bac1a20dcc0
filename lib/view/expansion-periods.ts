/** Months, quarters and years as the Expansion page names them. */
import { parseMonth } from '@/lib/domain/day';
import { monthName, monthText, monthTick } from './format';
import { type TwinCell, textCell } from './twin';

const QUARTER = /^((?:FY)?\d{4})-Q([1-4])(?:-\d{2})?$/;

/** 'Oct 2026', 'Q3 2026', '2026' */
export function periodText(period: string): string {
  const [, year, quarter] = QUARTER.exec(period) ?? [];
  return year === undefined ? monthText(period) : `Q${quarter} ${year}`;
}

/** In a sentence: 'October', 'Q3 2026', '2026' */
export const periodName = (period: string): string =>
  parseMonth(period) === null ? periodText(period) : monthName(period);

/** On an axis, which needs the year once: 'Jan ’26', 'Feb'; 'Q1 ’26', 'Q2'. */
export function periodTick(period: string): string {
  const [, year, quarter] = QUARTER.exec(period) ?? [];
  if (year !== undefined)
    return quarter === '1' ? `Q1 ${year.startsWith('FY') ? 'FY' : ''}’${year.slice(-2)}` : `Q${quarter}`;
  return monthTick(period).replace(/ (\d\d)(\d\d)$/, ' ’$2');
}

/** Periods that an axis may name: several choices, densest first; those that begin a year stay longest. */
export function periodTicks(periods: readonly string[]): string[][] {
  const place = (period: string): number => {
    const quarter = QUARTER.exec(period)?.[2];
    if (quarter !== undefined) return (Number(quarter) - 1) * 3;
    return (parseMonth(period) ?? 0) % 12;
  };
  return [1, 3, 6, 12, 24].map((step) =>
    step === 24
      ? periods.filter((period) => place(period) === 0).filter((_, index) => index % 2 === 0)
      : periods.filter((period) => step === 1 || place(period) % step === 0),
  );
}

export const gridNouns = { month: 'month', quarter: 'quarter', year: 'year' } as const;

/** 'a month', 'a quarter' */
export const perGrid = (grid: string): string => `a ${grid}`;

export const periodCell = (period: string, partial: boolean): TwinCell =>
  textCell(periodText(period) + (partial ? ' to date' : ''), period);

/** '24 months to October 2026', 'October 2026' */
export function spanText(periods: readonly string[], grid: string): string {
  const last = periods.at(-1);
  if (last === undefined) return 'no period';
  if (periods.length === 1) return periodText(last);
  return `${periods.length} ${grid}s to ${periodText(last)}`;
}
