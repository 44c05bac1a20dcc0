/** The months of the ledger and how each stands: open, closed, restated since, tied out with the general ledger or not. */
import type { TieOutState } from '@/lib/domain/tie-out';
import {
  arrMoney,
  dayText,
  formatExactMoney,
  monthText,
  NO_FIGURE,
  percent,
  signedArrMoney,
  wholeNumber,
} from './format';
import { monthStateNames, tieOutNames } from './tie-out-words';
import {
  changeCell,
  dayCell,
  moneyCell,
  monthCell,
  numberColumn,
  ratioCell,
  type TwinTable,
  textCell,
  textColumn,
} from './twin';

export interface EditionInput {
  edition: number;
  closed_on: string;
  by: string;
  note: string | null;
  ledger_version: number;
  data_through: string;
  currency: string;
  sha256: string;
  end_arr: number;
  nrr: number | null;
  grr: number | null;
  reopened: { on: string; by: string; reason: string } | null;
}

export interface MonthInput {
  period: string;
  state: 'open' | 'closed' | 'restated';
  end_arr: number | null;
  nrr: number | null;
  grr: number | null;
  difference: number | null;
  editions: readonly EditionInput[];
  tie_out: { state: TieOutState; signed_by: string | null; signed_on: string | null };
}

export interface MonthsInput {
  currency: string;
  data_through: string | null;
  months: readonly MonthInput[];
}

export type MarkTone = 'neutral' | 'good' | 'bad' | 'caution';

export interface MonthLine {
  period: string;
  month: string;
  state: { text: string; tone: MarkTone };
  /** 'on 3 Nov 2026 by Ann'; null: it is open. */
  closed: string | null;
  /** As reported, or as known now where it is open. */
  arr: string;
  exactArr: string;
  /** '−$116,530 since'; null: nothing moved. */
  difference: string | null;
  tieOut: { text: string; tone: MarkTone } | null;
}

export interface MonthsModel {
  finding: string;
  sub: string;
  lines: MonthLine[];
  /** The month that can be closed next; null: none. */
  next: string | null;
  /** The month to look at first; null: there is none. */
  first: string | null;
  /** 'Show all 48 months'; null: they are all there. */
  rest: string | null;
}

const SHOWN_MONTHS = 12;

export const standingOf = ({ editions }: MonthInput): EditionInput | null =>
  editions.find(({ reopened }) => reopened === null) ?? null;

const stateTones = { open: 'neutral', closed: 'good', restated: 'caution' } as const;
const tieOutTones = {
  none: 'neutral',
  open: 'bad',
  explained: 'neutral',
  signed: 'good',
  outdated: 'caution',
} as const satisfies Readonly<Record<TieOutState, MarkTone>>;

export function prepareMonths({ currency, months }: MonthsInput, showsAll: boolean): MonthsModel {
  const shown = showsAll ? months : months.slice(0, SHOWN_MONTHS);
  return {
    finding: findingOf(months),
    sub: `ARR at each month’s end in ${currency}: as closed, else as known now`,
    lines: shown.map((month) => lineOf(month, currency)),
    next: nextToClose(months),
    first: (months.find(({ state }) => state === 'restated') ?? months[0])?.period ?? null,
    rest: shown.length < months.length ? `Show all ${wholeNumber(months.length)} months` : null,
  };
}

const counted = (count: number): string => `${wholeNumber(count)} ${count === 1 ? 'month is' : 'months are'}`;

function findingOf(months: readonly MonthInput[]): string {
  const closed = months.filter(({ state }) => state !== 'open').length;
  const restated = months.filter(({ state }) => state === 'restated').length;
  if (closed === 0) return 'No month is closed yet';
  if (restated === 0)
    return closed === 1
      ? '1 month is closed, and stands as it was reported'
      : `${counted(closed)} closed, and each stands as it was reported`;
  if (closed === 1) return '1 month is closed, and restated since';
  return `${counted(closed)} closed, ${wholeNumber(restated)} restated since`;
}

/** The one after the last that is closed, else the latest. */
export function nextToClose(months: readonly MonthInput[]): string | null {
  const open = months.filter(({ state, end_arr }) => state === 'open' && end_arr !== null).map(({ period }) => period);
  const last = months.find(({ state }) => state !== 'open')?.period;
  const after = last === undefined ? undefined : open.filter((period) => period > last).at(-1);
  return after ?? open[0] ?? null;
}

function lineOf(month: MonthInput, currency: string): MonthLine {
  const { period, state, end_arr, difference, tie_out } = month;
  const standing = standingOf(month);
  const arr = standing?.end_arr ?? end_arr;
  const of = standing?.currency ?? currency;
  return {
    period,
    month: monthText(period),
    state: { text: monthStateNames[state], tone: stateTones[state] },
    closed: standing && `on ${dayText(standing.closed_on)} by ${standing.by}`,
    arr: arr === null ? NO_FIGURE : arrMoney(arr, of),
    exactArr: arr === null ? 'The data do not reach its end' : formatExactMoney(arr, of),
    difference: difference ? `${signedArrMoney(difference, currency)} since` : null,
    tieOut: tie_out.state === 'none' ? null : { text: tieOutNames[tie_out.state], tone: tieOutTones[tie_out.state] },
  };
}

/** All months, for a file. */
export function monthsTable({ currency, months }: MonthsInput): TwinTable {
  return {
    fileName: 'closed-months',
    columns: [
      ...[textColumn('Month'), textColumn('State'), textColumn('Closed on'), textColumn('By')],
      ...[numberColumn('ARR as closed', `arr_as_closed_${currency}`), numberColumn('ARR now', `arr_now_${currency}`)],
      ...[numberColumn('Difference', `difference_${currency}`), numberColumn('NRR now', 'nrr_12m')],
      ...[textColumn('Tie-out'), textColumn('Note')],
    ],
    rows: months.map((month) => {
      const standing = standingOf(month);
      const money = (minor: number | null) => (minor === null ? textCell(NO_FIGURE, '') : moneyCell(minor, currency));
      return [
        ...[monthCell(month.period), textCell(monthStateNames[month.state])],
        ...[standing ? dayCell(standing.closed_on) : textCell(''), textCell(standing?.by ?? '')],
        ...[money(standing?.end_arr ?? null), money(month.end_arr)],
        month.difference === null ? textCell(NO_FIGURE, '') : changeCell(month.difference, currency),
        ...[ratioCell(month.nrr), textCell(tieOutNames[month.tie_out.state]), textCell(standing?.note ?? '')],
      ];
    }),
  };
}

export interface MonthHead {
  finding: string;
  sub: string;
  note: string | null;
}

/** What one month's card says on top. */
export function monthHead(month: MonthInput, currency: string): MonthHead {
  const name = monthText(month.period);
  const standing = standingOf(month);
  if (standing === null)
    return {
      finding: `${name} is open: later corrections change its figures`,
      sub:
        month.editions.length === 0
          ? 'Never closed'
          : `Closed before, and reopened on ${dayText(month.editions[0]?.reopened?.on ?? '')}`,
      note: null,
    };
  const { closed_on, by, data_through, ledger_version, note, end_arr } = standing;
  const since = month.difference;
  const was = arrMoney(end_arr, standing.currency);
  return {
    finding:
      month.state === 'closed'
        ? `${name} stands as it was reported: ${was}`
        : restatedFinding(name, was, since, currency),
    sub: `Closed on ${dayText(closed_on)} by ${by} · data through ${dayText(data_through)} · ledger version ${ledger_version}`,
    note,
  };
}

function restatedFinding(name: string, was: string, since: number | null, currency: string): string {
  if (since === null) return `${name} was reported in another currency`;
  if (since === 0) return `${name} ended as reported, with ${was}; what lies behind it changed`;
  return `${name} was reported with ${was}, and is ${arrMoney(Math.abs(since), currency)} ${since > 0 ? 'more' : 'less'} as known now`;
}

/** What is known now of a month that is open. */
export const openFigures = ({ end_arr, nrr, grr }: MonthInput, currency: string): { name: string; value: string }[] => [
  { name: 'ARR at its end', value: end_arr === null ? NO_FIGURE : formatExactMoney(end_arr, currency) },
  { name: 'NRR, 12 months', value: percent(nrr) },
  { name: 'GRR, 12 months', value: percent(grr) },
];

export interface EditionLine {
  edition: number;
  title: string;
  text: string;
  figures: string;
  reopened: string | null;
  sha256: string;
}

/** Every closing of a month, the latest first. */
export const editionLines = ({ editions }: MonthInput): EditionLine[] =>
  editions.map(({ edition, closed_on, by, note, ledger_version, currency, end_arr, nrr, grr, sha256, reopened }) => ({
    edition,
    title: `Closed on ${dayText(closed_on)} by ${by}`,
    text: note ?? 'No note',
    figures: `ARR ${formatExactMoney(end_arr, currency)} · NRR ${percent(nrr)} · GRR ${percent(grr)} · ledger version ${ledger_version}`,
    reopened: reopened && `Reopened on ${dayText(reopened.on)} by ${reopened.by}: ${reopened.reason}`,
    sha256,
  }));
