/**
 * What NRR is made of: the accounts of the window's start, what they paid, what was lost of it, what they added, what
 * they pay today. Lost and added are sums over accounts of their net change, so start − lost + added = end exactly.
 */
import { currencyExponent } from '@/lib/domain/money';
import type { RetentionReport } from '@/lib/domain/report';
import { arrMoney, dayText, formatExactMoney, percent, signedArrMoney, signedPoints, wholeNumber } from './format';
import { dayBefore } from './overview';
import { changeCell, moneyCell, numberColumn, type TwinCell, type TwinTable, textCell, textColumn } from './twin';

export interface CompositionRow {
  key: 'start' | 'lost' | 'added' | 'end';
  label: string;
  amount: TwinCell;
  /** In whole major units: the cents are in the table, and on hover. */
  shown: string;
  /** Share of the start: '−8.3 pt', '108.9%'. */
  share: string;
  /** From and to as shares of the widest level, 0 to 1. */
  bar: { from: number; to: number };
}

export interface Composition {
  finding: string;
  description: string;
  rows: CompositionRow[];
  /** NRR without the account that added most; null where there is no rate. */
  withoutTop: string | null;
  table: TwinTable;
}

/** A share as money out of a hundred: 0.917 is '$91.70'. */
function ofHundred(share: number, currency: string): string {
  const hundred = 100 * 10 ** (currencyExponent(currency) ?? 2);
  const text = formatExactMoney(Math.round(share * hundred), currency);
  return text.replace(/\.0+$/, '');
}

/** Null while no account was active when the window began. */
export function prepareComposition(report: RetentionReport): Composition | null {
  const { current, currency } = report;
  if (!current || current.nrr === null || current.grr === null) return null;
  const { start_arr: start, end_arr: end } = current;
  // GRR is the ratio of two whole amounts, so its product with the lower one is whole again.
  const kept = Math.round(current.grr * start);
  const lost = kept - start;
  const added = end - kept;
  const widest = Math.max(start, end);
  const row = (key: CompositionRow['key'], label: string, from: number, to: number): CompositionRow => ({
    key,
    label,
    amount: key === 'lost' || key === 'added' ? changeCell(to - from, currency) : moneyCell(to, currency),
    shown: key === 'lost' || key === 'added' ? signedArrMoney(to - from, currency) : arrMoney(to, currency),
    share: key === 'lost' || key === 'added' ? `${signedPoints((to - from) / start)} pt` : percent(to / start),
    bar: { from: Math.min(from, to) / widest, to: Math.max(from, to) / widest },
  });
  const then = dayText(dayBefore(current.day, report.window));
  const rows = [
    row('start', `ARR on ${then}`, 0, start),
    row('lost', 'Lost by those that shrank or left', start, start + lost),
    row('added', 'Added by those that grew', kept, kept + added),
    row('end', `Their ARR on ${dayText(current.day)}`, 0, end),
  ];
  return {
    finding: `Of every ${ofHundred(1, currency)} a year ago, ${ofHundred(current.grr, currency)} stayed and ${ofHundred(added / start, currency)} came on top`,
    description: `The ${wholeNumber(current.accounts)} accounts active on ${then}; later ones do not count.`,
    rows,
    withoutTop: current.nrr_without_top === null ? null : percent(current.nrr_without_top),
    table: {
      fileName: `nrr-made-of-${current.day}`,
      columns: [textColumn('Step'), numberColumn('ARR', `ARR (${currency})`), numberColumn('Share of the start')],
      rows: rows.map((each) => [textCell(each.label), each.amount, textCell(each.share)]),
    },
  };
}
