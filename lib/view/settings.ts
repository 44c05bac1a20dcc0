/** Settings in words: what each is, what hangs on it, what it has been. */
import { dayText, monthName, NO_FIGURE, percentNumber, wholeNumber } from './format';

/** Settings that are one value each. */
export const plainSettings = [
  'fiscal_year_start',
  'time_zone',
  'stage',
  'usage_policy',
  'grace',
  'history_from',
  'gross_margin',
  'expansion_trigger',
] as const;
export type PlainSetting = (typeof plainSettings)[number];
export type SettingKey =
  | PlainSetting
  | 'currency'
  | 'plan_rates'
  | 'plan_rates_by_year'
  | 'data_through_by_source'
  | 'targets'
  | 'sales_assist';

interface Words {
  label: string;
  /** What it does. */
  hint: string;
  /** It moves figures, so that its effect is shown before it is saved. */
  moves: boolean;
}

export const settingWords: Readonly<Record<SettingKey, Words>> = {
  currency: { label: 'Reporting currency', hint: 'Every figure is in it. The first import set it.', moves: true },
  fiscal_year_start: {
    label: 'Fiscal year begins in',
    hint: 'Quarters and years of every page are those of the fiscal year; plan rates change with it.',
    moves: false,
  },
  time_zone: {
    label: 'Time zone',
    hint: 'Which day is today: how late data is, and how far an import may be complete. It moves no figure.',
    moves: false,
  },
  stage: {
    label: 'Company stage',
    hint: 'Benchmarks compare with companies of this stage. By ARR unless you choose another.',
    moves: false,
  },
  usage_policy: {
    label: 'Metered revenue counts as',
    hint: 'Usage that wobbles from month to month is calmer as a mean of three.',
    moves: true,
  },
  grace: {
    label: 'Days of grace',
    hint: 'A gap between two invoices of at most so many days is no lapse.',
    moves: true,
  },
  history_from: {
    label: 'History from',
    hint: 'Accounts active on that day are the opening balance, not new business.',
    moves: true,
  },
  gross_margin: {
    label: 'Gross margin',
    hint: 'Share of revenue left after the cost of serving it: what expansion pays its cost back from.',
    moves: false,
  },
  expansion_trigger: {
    label: 'What makes an account ready to expand',
    hint: 'In your words, such as “80% of the seats are in use”. Benchmarks asks whether one is named.',
    moves: false,
  },
  plan_rates: { label: 'Plan rates', hint: 'Without a year.', moves: true },
  plan_rates_by_year: { label: 'Plan rates by fiscal year', hint: '', moves: true },
  data_through_by_source: { label: 'Data through', hint: '', moves: true },
  targets: { label: 'Targets', hint: '', moves: false },
  sales_assist: { label: 'Sales assist', hint: 'From which amount of ARR on a plan is for sales.', moves: false },
};

const policies: Readonly<Record<string, string>> = {
  last: 'the last reported amount',
  mean3: 'the mean of three months',
};

export const policyOptions = Object.entries(policies).map(([value, label]) => ({
  value,
  label: label.charAt(0).toUpperCase() + label.slice(1),
}));

export const monthOptions = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: monthName(`2000-${String(index + 1).padStart(2, '0')}`),
}));

const entries = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** A value as a reader says it: '30 days', 'April', 'EUR 1.08'. */
export function valueWords(key: SettingKey, value: unknown): string {
  switch (key) {
    case 'fiscal_year_start':
      return monthOptions[Number(value) - 1]?.label ?? NO_FIGURE;
    case 'time_zone':
      return value === null ? 'This machine’s' : String(value);
    case 'stage':
      return value === null ? 'By ARR' : `$${value}`;
    case 'usage_policy':
      return policies[String(value)] ?? String(value);
    case 'grace':
      return `${value} ${value === 1 ? 'day' : 'days'}`;
    case 'history_from':
      return value === null ? 'From the first record' : dayText(String(value));
    case 'gross_margin':
      return value === null ? 'Not stated' : `${percentNumber(Number(value), 0)}%`;
    case 'expansion_trigger':
      return value === null ? 'Not named' : String(value);
    case 'currency':
      return String(value);
    case 'plan_rates':
    case 'data_through_by_source':
      return listWords(entries(value).map(([name, of]) => `${name} ${of}`));
    case 'plan_rates_by_year':
      return listWords(
        entries(value).flatMap(([name, years]) => entries(years).map(([year, rate]) => `${name} ${year}: ${rate}`)),
      );
    case 'sales_assist':
      return `from ${wholeNumber(Number(entries(value).find(([name]) => name === 'from')?.[1] ?? 0))}`;
    case 'targets':
      return Array.isArray(value) && value.length > 0
        ? `${wholeNumber(value.length)} ${value.length === 1 ? 'target' : 'targets'}`
        : 'None';
  }
}

const listWords = (texts: readonly string[]): string => (texts.length === 0 ? 'None' : texts.join(', '));

export interface StatedValue {
  name: string;
  value: unknown;
  version: number;
  recorded_at: string;
  by: string | null;
  import_file: string | null;
  is_withdrawn: boolean;
}

export interface HistoryRow {
  version: number;
  words: string;
  /** '22 Nov 2026' */
  on: string;
  /** Who, or which file. */
  by: string;
  value: unknown;
  /** It is the value in force. */
  isInForce: boolean;
}

/** The values that a setting has had, newest first. What went with its import is left out. */
export function historyRows(history: readonly StatedValue[], key: SettingKey): HistoryRow[] {
  const stated = history.filter(({ name, is_withdrawn }) => name === key && !is_withdrawn);
  return stated.map(({ version, value, recorded_at, by, import_file }, index) => ({
    version,
    words: valueWords(key, value),
    on: dayText(recorded_at.slice(0, 10)),
    by: import_file ?? (by === null || by === 'local' ? 'by hand' : `by ${by}`),
    value,
    isInForce: index === 0,
  }));
}

/** A share typed as percent: '79' is 0.79. Null: none; undefined: not understood. */
export function shareOfPercent(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const percent = Number(text.replace('%', '').replace(',', '.'));
  return percent > 0 && percent <= 100 ? Number((percent / 100).toFixed(4)) : undefined;
}
