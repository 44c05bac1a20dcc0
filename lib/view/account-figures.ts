/** What an account's page says at its top: who it is, what it is worth, what it does to NRR, what comes next. */
import { parseDay } from '@/lib/domain/day';
import { dayText, formatExactMoney, NO_FIGURE, percent, points, signedPoints, wholeNumber } from './format';

/** An account as the report of it answers: as much of it as the figures need. Amounts are ARR in smallest units. */
export interface AccountFigures {
  account: string;
  asked: string;
  name: string;
  currency: string;
  data_through: string | null;
  day: string | null;
  arr: number;
  mrr: number;
  share: number | null;
  since: string | null;
  until: string | null;
  is_opening: boolean;
  largest_arr: number;
  plan: string | null;
  seats: number | null;
  renews_on: string | null;
  due_arr: number | null;
  lines: readonly unknown[];
  nrr: {
    window: number;
    from: string | null;
    start_arr: number;
    end_arr: number;
    base_arr: number;
    nrr: number | null;
    without: number | null;
    contribution: number | null;
    effect: number | null;
  };
}

export interface AccountFigure {
  key: 'arr' | 'nrr_effect' | 'since' | 'renewal' | 'plan';
  /** An entry of the catalogue; null: a plain name. */
  metric: 'arr' | 'nrr_effect' | null;
  name: string;
  value: string;
  /** The whole of it, on hover. */
  exact: string;
  tone: 'good' | 'bad' | 'flat';
  notes: string[];
  /** Of a metric: its formula with the account's numbers, a line a step. */
  filled: string[];
}

const DAYS_OF_MONTH = 30.44;

/** '3 years 2 months', '5 months', '12 days'. */
export function spanText(from: string, to: string): string {
  const days = (parseDay(to) ?? 0) - (parseDay(from) ?? 0);
  const months = Math.floor(days / DAYS_OF_MONTH);
  const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  if (months < 1) return many(Math.max(days, 0), 'day');
  const years = Math.floor(months / 12);
  if (years === 0) return many(months, 'month');
  return months % 12 === 0 ? many(years, 'year') : `${many(years, 'year')} ${many(months % 12, 'month')}`;
}

/** Since when it pays, and whether it still does: 'Customer for 3 years 2 months', 'Until 31 Jul 2025, for 5 months'. */
export function standingWords({ since, until, data_through }: AccountFigures): string {
  if (since === null) return 'Has never had ARR yet';
  if (until !== null) return `Until ${dayText(until)}, for ${spanText(since, until)}`;
  return `Customer for ${spanText(since, data_through ?? since)}`;
}

function effectFigure({ nrr, currency, until }: AccountFigures): AccountFigure {
  const { window, effect, contribution, without } = nrr;
  const base = { key: 'nrr_effect', metric: 'nrr_effect', name: 'Effect on NRR' } as const;
  if (effect === null || contribution === null)
    return {
      ...base,
      value: NO_FIGURE,
      exact: `Not active on ${nrr.from === null ? 'the first day' : dayText(nrr.from)}, when the window began`,
      tone: 'flat',
      notes: [
        until === null ? 'In no NRR yet: it was not there' : 'In no NRR any more: it was gone',
        `${window} months ago`,
      ],
      filled: [],
    };
  return {
    ...base,
    value: points(effect),
    exact: `${percent(nrr.nrr)} less ${percent(without)}: ${formatExactMoney(nrr.end_arr, currency)} of ${formatExactMoney(nrr.start_arr, currency)} at the start`,
    tone: Math.abs(effect) < 0.0005 ? 'flat' : effect > 0 ? 'good' : 'bad',
    notes: [
      `NRR ${percent(nrr.nrr)}, without it ${percent(without)}`,
      `Its own change: ${signedPoints(contribution)} pt of NRR`,
    ],
    filled: [`${percent(nrr.nrr)} − ${percent(without)} = ${points(effect)}`],
  };
}

function renewalFigure({ renews_on, due_arr, data_through, currency }: AccountFigures): AccountFigure {
  const base = { key: 'renewal', metric: null, name: 'Renews', tone: 'flat', filled: [] as string[] } as const;
  if (renews_on === null)
    return { ...base, value: NO_FIGURE, exact: 'No term that ends later is stated', notes: ['No term is stated', ''] };
  return {
    ...base,
    value: dayText(renews_on),
    exact: dayText(renews_on),
    notes: [
      `In ${spanText(data_through ?? renews_on, renews_on)}`,
      due_arr === null ? '' : `${formatExactMoney(due_arr, currency)} falls due`,
    ],
  };
}

/** The figures at the top, largest first in meaning. */
export function accountFigures(report: AccountFigures): AccountFigure[] {
  const { arr, mrr, share, currency, largest_arr, since, until, is_opening, plan, seats, lines } = report;
  const many = `${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`;
  return [
    {
      key: 'arr',
      metric: 'arr',
      name: 'ARR',
      value: formatExactMoney(arr, currency),
      exact: `MRR ${formatExactMoney(mrr, currency)}`,
      tone: 'flat',
      notes: [
        `${formatExactMoney(mrr, currency)} a month${share === null ? '' : `, ${percent(share)} of all ARR`}`,
        `At most ${formatExactMoney(largest_arr, currency)}`,
      ],
      filled: [],
    },
    effectFigure(report),
    {
      key: 'since',
      metric: null,
      name: until === null ? 'Customer since' : 'Was a customer',
      value: since === null ? NO_FIGURE : dayText(since),
      exact: since === null ? 'Not active yet' : dayText(since),
      tone: 'flat',
      notes: [standingWords(report), is_opening ? 'Was there when the ledger began' : ''],
      filled: [],
    },
    renewalFigure(report),
    {
      key: 'plan',
      metric: null,
      name: 'Plan',
      value: plan ?? NO_FIGURE,
      exact: plan ?? 'No plan is stated',
      tone: 'flat',
      notes: [seats === null ? 'No seats are stated' : `${wholeNumber(seats)} seats`, many],
      filled: [],
    },
  ];
}
