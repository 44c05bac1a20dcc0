/** What is behind a figure: the accounts and the changes that make it, as a panel shows them. */
import { countsAccounts, type ExplainedMetric, explainedMetric, isShare } from '@/lib/domain/explain-metrics';
import { exactCohortFigure } from './cohort-names';
import { drilledName, drilledPeriod } from './drill-names';
import { changeNames, type ExplainedFigure } from './drill-table';
import type { Drill } from './drill-text';
import { filterChips } from './filters';
import { dayText, formatExactMoney, percent, signedExactMoney, wholeNumber } from './format';

export interface DrillChange {
  key: string;
  day: string;
  what: string;
  arr: string;
  /** Where it was stated: 'changes.csv, row 42'. */
  from: string;
}

export interface DrillRow {
  account: string;
  name: string;
  start: string;
  end: string;
  /** Of renewals, what was due; null where it is what stands at the start. */
  due: string | null;
  adds: string;
  /** Its changes are shown from the start. */
  isOpen: boolean;
  changes: DrillChange[];
}

export interface DrillModel {
  /** 'Churn, October 2026: $22,500.00' */
  title: string;
  /** How the figure comes from the sum. */
  sentence: string;
  /** Of the accounts that have been loaded. */
  rows: DrillRow[];
  /** How many are shown, and what the others add together; null where all are shown. */
  rest: { words: string; adds: string } | null;
  /** Of all accounts. */
  sums: { start: string; end: string; due: string | null; adds: string };
}

/** Successive pages of a figure as one. */
export const joinedPages = <Figure extends ExplainedFigure>(pages: readonly Figure[]): Figure | null =>
  pages[0] ? { ...pages[0], accounts: pages.flatMap(({ accounts }) => accounts) } : null;

/** Amounts of a figure as its accounts add them. */
function amountOf({ metric, currency }: ExplainedFigure): (adds: number) => string {
  const known = explainedMetric(metric);
  if (known !== null && countsAccounts(known)) return wholeNumber;
  const isMovement =
    known?.kind === 'movement' ||
    known?.kind === 'between_products' ||
    (known?.kind === 'scheduled' && known.figure === 'change') ||
    (known?.kind === 'expansion' && known.of === null);
  return (adds) => (isMovement ? signedExactMoney(adds, currency) : formatExactMoney(adds, currency));
}

export function prepareDrill(
  figure: ExplainedFigure,
  { where = [], account: opened }: Partial<Drill> = {},
): DrillModel {
  const { metric, period, currency, accounts, sum, divided_by, total } = figure;
  const amount = amountOf(figure);
  const money = (minor: number): string => formatExactMoney(minor, currency);
  const hasDue = metric === 'renewal_rate';
  const left = total.accounts - accounts.length;
  const words = filterChips(where).map((chip) => chip.words);
  return {
    title: `${[drilledName(metric), ...words, drilledPeriod(metric, period)].join(', ')}: ${shownOf(figure)}`,
    sentence: sentenceOf(figure),
    rows: accounts.map((account) => ({
      account: account.account,
      name: account.name || account.account,
      start: money(account.start_arr),
      end: money(account.end_arr),
      due: hasDue ? money(account.base ?? 0) : null,
      adds: amount(account.adds),
      isOpen: account.account === opened,
      changes: account.changes.map((change, index) => ({
        key: `${change.on} ${index}`,
        day: dayText(change.on),
        what: changeNames[change.source],
        arr: signedExactMoney(change.arr, currency),
        from: change.file === null ? 'A lapse: no record says so' : `${change.file}, row ${change.row}`,
      })),
    })),
    rest:
      left === 0
        ? null
        : {
            words: `${wholeNumber(accounts.length)} of ${wholeNumber(total.accounts)} accounts`,
            adds: amount(accounts.reduce((others, { adds }) => others - adds, sum)),
          },
    sums: {
      start: money(total.start_arr),
      end: money(total.end_arr),
      due: hasDue ? money(divided_by ?? 0) : null,
      adds: amount(sum),
    },
  };
}

/** The figure itself. */
function shownOf({ metric, value, sum, currency }: ExplainedFigure): string {
  const known = explainedMetric(metric);
  if (known?.kind === 'cohort') return exactCohortFigure(known.metric, value, currency);
  return known !== null && isShare(known) ? percent(value) : formatExactMoney(value ?? sum, currency);
}

/** What a rate is of, where that is not what, or who, was there at the start. */
const baseWords: Readonly<Partial<Record<ExplainedMetric['kind'], { none: string; of: string }>>> = {
  renewal: { none: 'Nothing was due', of: 'that was due' },
  coverage: { none: 'No account is active', of: 'active ones have an open plan, or a touchpoint in the next 30 days' },
  won: { none: 'No plan was closed', of: 'plans that were closed' },
};

function sentenceOf(figure: ExplainedFigure): string {
  const { metric, sum, divided_by, total, currency } = figure;
  const known = explainedMetric(metric);
  const many = `${wholeNumber(total.accounts)} ${total.accounts === 1 ? 'account' : 'accounts'}`;
  if (known?.kind === 'cohort' && known.metric === 'accounts') return `${many} started; those with ARR are counted.`;
  if (known?.kind === 'cohort' && known.metric === 'arpa')
    return `${many} started; their ARR, over 12 months and the ${wholeNumber(divided_by ?? 0)} still active.`;
  if (known === null || !isShare(known)) return `${many}, which add up to it.`;
  const { none, of } = baseWords[known.kind] ?? { none: 'Nobody was there at the start', of: 'at the start' };
  if (divided_by === null || divided_by === 0) return `${none}, so there is no rate.`;
  const whole = countsAccounts(known) ? wholeNumber(divided_by) : formatExactMoney(divided_by, currency);
  return `${many}: ${amountOf(figure)(sum)} of ${whole} ${of}.`;
}
