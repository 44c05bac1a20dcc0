/** How the ledger is to take a file: its currency, how far it is complete, where history begins, how long a gap is none. */
import { currencyExponent } from '../domain/currencies';
import { dayText } from './format';
import type { Choices } from './import-choices';
import { statesOneDay } from './import-foreign-words';
import { type FileKind, kindWords } from './import-words';

export interface OptionsInput {
  kind: FileKind | null;
  needs_data_through: boolean;
  data_through_hint: string | null;
  currency_choice: { suggested: string } | null;
  columns: readonly { field: string | null; samples: readonly string[] }[];
}

export interface OptionField {
  value: string;
  required: boolean;
  hint: string;
}

export interface OptionsModel {
  currency: OptionField | null;
  dataThrough: OptionField | null;
  historyFrom: OptionField | null;
  grace: OptionField | null;
  /** Plan rates that were said after a check; null: none. */
  rates: string | null;
}

const statesRevenue = (kind: FileKind | null): boolean => kind !== null && kindWords[kind].statesRevenue;

/** Kinds of lines with gaps between them that are no churn. */
const hasGaps = (kind: FileKind | null): boolean => kind !== null && /invoices$|^openpay$/.test(kind);

/**
 * Of several files that are imported together, the one whose questions are asked for all: what cannot say how far it
 * is complete, then what has the most to say about revenue.
 */
export function optionsInput<Input extends OptionsInput>(previews: readonly Input[]): Input {
  const found =
    previews.find((preview) => preview.needs_data_through) ??
    previews.find(({ kind }) => hasGaps(kind)) ??
    previews.find(({ kind }) => statesRevenue(kind)) ??
    previews[0];
  if (!found) throw new RangeError('no file');
  return found;
}

const dataThroughSource: Partial<Record<FileKind, string>> = {
  invoices: 'its latest invoice',
  mrr: 'the end of its last month',
  changes: 'as it was',
  openpay: 'its latest invoice',
  stripe_invoices: 'its latest invoice',
  chartmogul_invoices: 'its latest invoice',
  chartmogul_movements: 'its latest movement',
  chargebee_mrr: 'the end of its last month',
};

function dataThroughHint(input: OptionsInput): string {
  if (input.needs_data_through && input.kind !== null && statesOneDay.has(input.kind))
    return 'The day on which this file was exported: it holds the state of that one day.';
  if (input.needs_data_through) {
    return 'The last day on which nothing is missing from this file. No report reaches past it, and silence after it is not churn.';
  }
  const source = input.kind === null ? undefined : dataThroughSource[input.kind];
  if (source === undefined) return 'Left empty: as it was.';
  return input.data_through_hint === null
    ? `Left empty: ${source}. An older file never moves it back.`
    : `From the file: ${dayText(input.data_through_hint)}, ${source}.`;
}

/** The one currency that the file's first rows name; what the workspace suggests where they name none, or several. */
export function suggestedCurrency(input: Pick<OptionsInput, 'currency_choice' | 'columns'>): string | null {
  if (input.currency_choice === null) return null;
  const samples = input.columns.find((column) => column.field === 'currency')?.samples ?? [];
  const named = new Set(samples.map((cell) => cell.trim().toUpperCase()).filter((code) => code !== ''));
  const [only] = named;
  return only !== undefined && named.size === 1 && currencyExponent(only) !== null
    ? only
    : input.currency_choice.suggested;
}

/** 'Plan rates: 1 EUR is 1.08, 1 GBP is 1.27.' */
function ratesSentence(rates: Choices['planRates']): string | null {
  const said = Object.entries(rates).map(([code, rate]) => `1 ${code} is ${rate}`);
  return said.length === 0 ? null : `Plan ${said.length === 1 ? 'rate' : 'rates'}: ${said.join(', ')}.`;
}

export function prepareOptions(input: OptionsInput, choices: Choices): OptionsModel {
  const revenue = statesRevenue(input.kind);
  const suggested = suggestedCurrency(input);
  return {
    currency:
      suggested === null
        ? null
        : {
            value: choices.currency ?? suggested,
            required: true,
            hint: 'Every figure is given in it; lines that name no currency are in it.',
          },
    dataThrough: revenue
      ? {
          value: choices.dataThrough ?? (input.needs_data_through ? '' : (input.data_through_hint ?? '')),
          required: input.needs_data_through,
          hint: dataThroughHint(input),
        }
      : null,
    historyFrom: revenue
      ? {
          value: choices.historyFrom ?? '',
          required: false,
          hint:
            input.kind === 'mrr'
              ? 'Left empty: the first column. Who is active there is your opening balance, not new business.'
              : 'Optional. Who is active on this day is your opening balance, not new business.',
        }
      : null,
    grace: hasGaps(input.kind)
      ? {
          value: choices.graceDays === null ? '' : String(choices.graceDays),
          required: false,
          hint: 'Left empty: 30, or as it was. A gap between two invoices of at most this many days is no churn.',
        }
      : null,
    rates: revenue ? ratesSentence(choices.planRates) : null,
  };
}

const commonCurrencies = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'NZD', 'JPY', 'INR', 'CHF', 'SEK', 'BRL', 'SGD'];

export interface CurrencyGroups {
  common: readonly string[];
  other: readonly string[];
}

/** Currencies to choose from; only those whose number of decimals is known. `chosen` is always among them. */
export function currencyGroups(chosen: string): CurrencyGroups {
  const known = Intl.supportedValuesOf('currency').filter((code) => currencyExponent(code) !== null);
  const other = new Set([...known, chosen].filter((code) => !commonCurrencies.includes(code)));
  return { common: commonCurrencies, other: [...other].sort() };
}

/** '30' → 30; null where it is no whole number of days from 0 to 366. */
export function graceDays(text: string): number | null {
  const days = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(days) && days >= 0 && days <= 366 ? days : null;
}

/** Rows that end a line say it in one of two ways; which one Ratchet reads is said before it is read. */
export function endingNote(kind: FileKind | null): string | null {
  if (kind === 'changes')
    return 'An ended row takes effect on the first day without the service, not on the last day with it.';
  if (kind === 'invoices')
    return 'A period ends on the first day it does not cover: a year from 1 March ends on 1 March.';
  return null;
}
