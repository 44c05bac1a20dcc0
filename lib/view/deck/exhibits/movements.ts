/** ARR from the start of the period to its end, over the five movements. */
import type { AccountRow, AccountsReport, MovementRow } from '@/lib/domain/report';
import { formatExactMoney, wholeNumber } from '../../format';
import { movementTypes, netOf } from '../../movement-types';
import { prepareWaterfall } from '../../waterfall';
import { ask } from '../ask';
import { type Behind, moneyBehind } from '../behind';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { changeFigure, moneyFigure, sinceWords } from '../figures';
import { signedSlideMoney, slideMoney } from '../money';
import type { DeckPeriod } from '../period';
import type { ColourRole, WaterfallPlot, WaterfallStep } from '../plot';

const roles: Readonly<Record<string, ColourRole>> = {
  new: 'new',
  reactivation: 'reactivation',
  expansion: 'expansion',
  contraction: 'contraction',
  churn: 'churn',
};

/** The period's movements: of a quarter the sums of its months. */
export const periodMovements = ({ period, asked }: SlideAsked) =>
  ask('movements', { grid: period.grid, from: period.from, to: period.to, ...asked });

const MOVED = 'new,reactivated,expanded,shrank,churned';
const MOST_MOVED = 10;

/** Accounts by what became of them over the period: the largest rises, or with `sort` the other way the largest falls. */
export const movedAsk = ({ period, asked }: SlideAsked, sort: 'change_arr' | '-change_arr') =>
  ask('accounts', { from: period.from, to: period.to, state: MOVED, sort, limit: MOST_MOVED, ...asked });

/** Of the largest rises and the largest falls those that weigh most. */
export function largestMoves(rises: AccountsReport, falls: AccountsReport): AccountRow[] {
  const known = new Map([...rises.rows, ...falls.rows].map((row) => [row.account, row]));
  return [...known.values()]
    .filter(({ change_arr }) => change_arr !== 0)
    .sort((a, b) => Math.abs(b.change_arr) - Math.abs(a.change_arr) || (a.account < b.account ? -1 : 1));
}

export const behindOf = (rows: readonly AccountRow[]): Behind[] =>
  rows.map(({ name, account, change_arr }) => ({ name: name || account, amount: change_arr }));

/** What the accounts changed by over the period, start against end: together the net of all movements. */
export function movedNotes(rises: AccountsReport, falls: AccountsReport, { words }: DeckPeriod): string[] {
  const { total, currency } = rises;
  const rows = behindOf(largestMoves(rises, falls));
  const group = { heading: `Change of ARR in ${words}`, rows, accounts: total.accounts, total: total.change_arr };
  return moneyBehind(group, currency, true);
}

export function movementsPlot(row: MovementRow, currency: string): WaterfallPlot {
  const { steps } = prepareWaterfall(row, currency, 'arr');
  return {
    kind: 'waterfall',
    unit: 'money',
    steps: steps.map(({ key, name, from, to }): WaterfallStep => {
      const isTotal = key === 'start' || key === 'end';
      const text = isTotal ? slideMoney(to, currency) : to === from ? '0' : signedSlideMoney(to - from, currency);
      return {
        name,
        kind: isTotal ? 'total' : to < from ? 'loss' : 'gain',
        role: isTotal ? 'ink' : (roles[key] ?? 'other'),
        from: isTotal ? 0 : from,
        to,
        text,
      };
    }),
  };
}

/** 'ARR grew $126k to $4.24M in Q3 2026, most of the gains from new business' */
export function movementsTitle(row: MovementRow, period: DeckPeriod, currency: string): string {
  const span = period.words.replace(/ to .*/, ' so far');
  const net = netOf(row);
  const money = (minor: number): string => slideMoney(Math.abs(minor), currency);
  const gains = [
    { words: 'new business', by: row.new },
    { words: 'existing customers', by: row.expansion + row.reactivation },
  ].sort((a, b) => b.by - a.by);
  const losses = [
    { words: 'churn', by: row.churn },
    { words: 'contraction', by: row.contraction },
  ].sort((a, b) => b.by - a.by);
  if ((gains[0]?.by ?? 0) === 0 && (losses[0]?.by ?? 0) === 0)
    return `Nothing moved in ${span}: ARR is ${money(row.end_arr)}`;
  if (net === 0) return `ARR ended ${span} where it began, at ${money(row.end_arr)}`;
  if (net < 0) return `ARR fell ${money(net)} to ${money(row.end_arr)} in ${span}; ${losses[0]?.words} weighed most`;
  const even = gains[0]?.by === gains[1]?.by;
  return `ARR grew ${money(net)} to ${money(row.end_arr)} in ${span}${even ? '' : `; ${gains[0]?.words} brought most of the gains`}`;
}

export const movementsExhibit = exhibit({
  name: 'movements',
  label: 'ARR movements',
  page: 'overview',
  asks: (slide) => ({
    movements: periodMovements(slide),
    rises: movedAsk(slide, '-change_arr'),
    falls: movedAsk(slide, 'change_arr'),
  }),
  prepare: ({ movements, rises, falls }, { period, currency }) => {
    const row = movements.rows.at(-1);
    if (!row) return emptySlide('ARR movements', `The ledger has no movements in ${period.words}.`);
    const title = movementsTitle(row, period, currency);
    const plot = movementsPlot(row, currency);
    const counts = row.accounts;
    if (movementTypes.every((type) => row[type] === 0))
      return emptySlide(title, 'No account started, came back, grew, shrank or left.');
    return {
      title,
      description: `ARR movements, ${period.words}${period.grid === 'quarter' ? ', sums of its months' : ''}`,
      plot,
      empty: null,
      figures: [
        moneyFigure('ARR', row.end_arr, currency, { change: netOf(row), note: sinceWords(period) }),
        changeFigure(
          'Won',
          row.new + row.reactivation + row.expansion,
          currency,
          `${wholeNumber(counts.new + counts.reactivation)} new or returning, ${wholeNumber(counts.expansion)} expanded`,
        ),
        changeFigure(
          'Lost',
          -(row.contraction + row.churn),
          currency,
          `${wholeNumber(counts.churn)} churned, ${wholeNumber(counts.contraction)} contracted`,
        ),
      ],
      defines: ['movements'],
      altText: `${title}. Waterfall: ${plot.steps.map(({ name, text }) => `${name} ${text}`).join(', ')}. Exactly ${formatExactMoney(row.start_arr, currency)} to ${formatExactMoney(row.end_arr, currency)}.`,
      notes: movedNotes(rises, falls, period),
    };
  },
});
