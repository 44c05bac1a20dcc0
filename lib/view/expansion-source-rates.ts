/** Expansion by source over the ARR it came from. */
import type { SourceRate } from '@/lib/domain/expansion';
import { type Source, sources } from '@/lib/domain/source';
import type { Drill } from './drill-text';
import type { ExpansionFigures } from './expansion';
import { gridNouns, periodText } from './expansion-periods';
import { monthName, NO_FIGURE, percent, wholeNumber } from './format';
import { sourceNames } from './source-names';
import { countCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';
export interface SourceRateFigure {
  text: string;
  figure: Drill | null;
}

export interface SourceRates {
  finding: string;
  description: string;
  rows: {
    source: Source;
    label: string;
    colour: string;
    hatched: boolean;
    accounts: string;
    accountRate: SourceRateFigure;
    arrRate: SourceRateFigure;
  }[];
  /** Why there is none; null where there are. */
  empty: string | null;
  table: TwinTable;
}

/** 'Most often by seats: 4.1% of accounts in May; price changes 5.4%'. Null where nobody expanded. */
function ratesFinding(rates: Readonly<Record<Source, SourceRate>>, noun: string): string | null {
  const [most] = sources
    .filter((source) => source !== 'price' && rates[source].accounts > 0)
    .sort((a, b) => rates[b].accounts - rates[a].accounts);
  const price = `price changes ${percent(rates.price.account_rate)}`;
  if (most === undefined) return rates.price.accounts === 0 ? null : `None but ${price} of accounts in ${noun}`;
  if (most === 'unclassified')
    return `${percent(rates[most].account_rate)} of accounts expanded in ${noun}; by what is not classified`;
  const words = `Most often by ${sourceNames[most].toLowerCase()}: ${percent(rates[most].account_rate)} of accounts in ${noun}`;
  return rates.price.accounts > rates[most].accounts ? `${words}; ${price}` : words;
}

/** Upsell, cross-sell, seat and usage rate, and the others: of accounts, and of ARR. */
export function prepareSourceRates({ rows, grid }: ExpansionFigures, period: string): SourceRates {
  const row = rows.find((each) => each.period === period);
  const rates = row?.by_source_rates;
  // A company's own rows: what it never had in these periods is in the table to take along alone.
  const used = sources.filter((source) => rows.some(({ by_source_rates }) => by_source_rates[source].accounts > 0));
  const noun = grid === 'month' ? monthName(period) : periodText(period);
  return {
    finding: (rates && ratesFinding(rates, noun)) ?? `Source rates of ${periodText(period)}`,
    description: `Accounts with expansion of the source, of those active at the start of the ${gridNouns[grid]}; and its amount, of their ARR.`,
    rows: !rates
      ? []
      : used.map((source) => ({
          source,
          label: sourceNames[source],
          colour: `var(--src-${source})`,
          hatched: source === 'price',
          accounts: wholeNumber(rates[source].accounts),
          accountRate: {
            text: rates[source].accounts === 0 ? '0%' : percent(rates[source].account_rate),
            figure: rates[source].accounts === 0 ? null : { metric: `source_account_rate.${source}`, period },
          },
          arrRate: {
            text: percentFine(rates[source].arr_rate),
            figure: rates[source].arr_rate ? { metric: `source_amount_rate.${source}`, period } : null,
          },
        })),
    empty: rates ? null : `Rates are of periods that are over; ${periodText(period)} is not.`,
    table: {
      fileName: `source-rates-${period}`,
      columns: [textColumn('Source'), numberColumn('Accounts'), numberColumn('Of accounts'), numberColumn('Of ARR')],
      rows: !rates
        ? []
        : sources.map((source) => [
            textCell(sourceNames[source]),
            countCell(rates[source].accounts),
            ratioCell(rates[source].account_rate),
            ratioCell(rates[source].arr_rate),
          ]),
    },
  };
}

/** Two decimals: monthly rates of a part are small. */
const percentFine = (ratio: number | null): string =>
  ratio === null ? NO_FIGURE : ratio === 0 ? '0%' : `${(ratio * 100).toFixed(2)}%`;
