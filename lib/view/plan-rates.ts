/** Plan rates as a table: each with the year it is of, and whether it is in force. */
import { parseDecimal } from '@/lib/domain/money';
import { compactMoney, wholeNumber } from './format';

interface RatesOfSettings {
  fiscal_year: number | null;
  currencies: readonly { currency: string; accounts: number; arr: number; rate: string | null }[];
  settings: {
    currency: string;
    fiscal_year_start: number;
    plan_rates: Readonly<Record<string, string>>;
    plan_rates_by_year: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

export interface RateRow {
  key: string;
  currency: string;
  /** Null: it holds where no year has its own. */
  year: string | null;
  /** 'FY2026', 'Every year' */
  span: string;
  rate: string;
  isInForce: boolean;
  /** What is converted at it: '12 accounts, $1.2M ARR'; empty where it is not in force. */
  uses: string;
}

export const yearName = (year: string, yearStart: number): string => (yearStart === 1 ? year : `FY${year}`);

/** By currency; its rate without a year, then those of years. */
export function rateRows({ fiscal_year, currencies, settings }: RatesOfSettings): RateRow[] {
  const { plan_rates, plan_rates_by_year, fiscal_year_start, currency: reporting } = settings;
  const names = [...new Set([...Object.keys(plan_rates), ...Object.keys(plan_rates_by_year)])].sort();
  return names.flatMap((currency) => {
    const byYear = plan_rates_by_year[currency] ?? {};
    const years = Object.keys(byYear).sort();
    const inForce = years.filter((year) => fiscal_year !== null && Number(year) <= fiscal_year).at(-1) ?? null;
    const used = currencies.find((each) => each.currency === currency);
    const uses = used
      ? `${wholeNumber(used.accounts)} ${used.accounts === 1 ? 'account' : 'accounts'}, ${compactMoney(used.arr, reporting)} ARR`
      : 'No active account';
    const row = (year: string | null, rate: string): RateRow => ({
      key: `${currency} ${year}`,
      currency,
      year,
      span: year === null ? 'Every year' : yearName(year, fiscal_year_start),
      rate,
      isInForce: year === inForce,
      uses: year === inForce ? uses : '',
    });
    const base = plan_rates[currency];
    return [...(base === undefined ? [] : [row(null, base)]), ...years.map((year) => row(year, byYear[year] ?? ''))];
  });
}

/** Which currencies are met: 'All 325 active accounts are billed in USD.' */
export function currencyWords({ currencies, settings }: RatesOfSettings): string {
  const foreign = currencies.filter(({ currency }) => currency !== settings.currency);
  if (foreign.length === 0) return `Every active account is billed in ${settings.currency}: no rate is in use.`;
  const accounts = foreign.reduce((sum, each) => sum + each.accounts, 0);
  const arr = foreign.reduce((sum, each) => sum + each.arr, 0);
  const billed = accounts === 1 ? 'account' : 'accounts';
  return `${wholeNumber(accounts)} ${billed} with ${compactMoney(arr, settings.currency)} of ARR ${accounts === 1 ? 'is' : 'are'} billed in ${foreign.map(({ currency }) => currency).join(', ')}.`;
}

export const isRate = (text: string): boolean => (parseDecimal(text)?.units ?? 0n) > 0n;

type Stated = Pick<RatesOfSettings['settings'], 'plan_rates' | 'plan_rates_by_year'>;

/** The settings with a rate stated, or (null) taken away. */
export function withRate(
  { plan_rates, plan_rates_by_year }: Stated,
  currency: string,
  year: string | null,
  rate: string | null,
): Partial<Stated> {
  if (year === null) {
    const { [currency]: _, ...others } = plan_rates;
    return { plan_rates: rate === null ? others : { ...others, [currency]: rate } };
  }
  const { [year]: _, ...years } = plan_rates_by_year[currency] ?? {};
  const stated = rate === null ? years : { ...years, [year]: rate };
  const { [currency]: __, ...others } = plan_rates_by_year;
  return {
    plan_rates_by_year: Object.keys(stated).length === 0 ? others : { ...others, [currency]: stated },
  };
}
