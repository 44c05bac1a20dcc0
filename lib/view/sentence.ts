/** What a founder is told first: what NRR is, how it moved, what weighed most, and whether the move could be luck. */
import { formatMonth, parseMonth } from '@/lib/domain/day';
import type { MovementRow, MovementsReport, RetentionReport } from '@/lib/domain/report';
import { compactMoney, monthName, percent, percentNumber } from './format';
import { comparedMonths } from './overview';

export interface Monday {
  /** Parts of the sentence; the strong one is the figure. */
  parts: { text: string; strong: boolean }[];
  /** Whether the change could be luck. */
  note: string;
}

const QUARTER = comparedMonths.indexOf(3);

/** ', up 2.9 points since August.' */
function moved(difference: number, since: string): string {
  const size = percentNumber(Math.abs(difference));
  if (size === '0.0') return `, where it was in ${since}.`;
  return `, ${difference > 0 ? 'up' : 'down'} ${size} points since ${since}.`;
}

/** Of the movements among existing customers over the last three closed months, the one that weighs most. */
function whatWeighed(rows: readonly MovementRow[], currency: string): string | null {
  const closed = rows.filter((row) => !row.partial).slice(-3);
  const [first, last] = [closed.at(0), closed.at(-1)];
  if (!first || !last) return null;
  const sum = (read: (row: MovementRow) => number): number => closed.reduce((total, row) => total + read(row), 0);
  const gained = sum((row) => row.expansion);
  const contracted = sum((row) => row.contraction);
  const churned = sum((row) => row.churn);
  const span =
    first === last ? `In ${monthName(last.period)}` : `From ${monthName(first.period)} to ${monthName(last.period)}`;
  if (gained + contracted + churned === 0) return `${span} no existing account changed what it pays.`;
  const lost = contracted + churned;
  const loss = churned >= contracted ? 'churn' : 'contraction';
  const money = (minor: number): string => compactMoney(minor, currency);
  if (lost === 0) return `${span} existing accounts added ${money(gained)} of ARR and took nothing away.`;
  const kind = contracted === 0 || churned === 0 ? `to ${loss}` : `to churn and contraction, mostly ${loss}`;
  if (gained === 0) return `${span} existing accounts added nothing and ${money(lost)} of ARR was lost ${kind}.`;
  return `${span} existing accounts added ${money(gained)} of ARR; ${money(lost)} was lost ${kind}.`;
}

/** A change within the interval's half-width is what chance alone could make of a base this small. */
function luck(difference: number | null, low: number | null, high: number | null): string {
  if (low === null || high === null)
    return 'There are fewer than 20 accounts: too few to say how far this could be luck.';
  const interval = `the 90% interval, ${percentNumber(low)} to ${percent(high)}`;
  if (difference === null) return `How far it could be the luck of a small base: ${interval}.`;
  if (Math.abs(difference) <= (high - low) / 2)
    return `The change is inside ${interval}, so it could still be the luck of a small base.`;
  return `The change is wider than ${interval}, would explain: it is more than the luck of a small base.`;
}

/** The Monday sentence; null while there is no rate to speak of. */
export function mondaySentence(retention: RetentionReport, movements: MovementsReport): Monday | null {
  const { current } = retention;
  if (!current || current.nrr === null) return null;
  const before = retention.at?.[QUARTER] ?? null;
  const difference = before === null || before.nrr === null ? null : current.nrr - before.nrr;
  const month = parseMonth((before?.day ?? '').slice(0, 7));
  const since = month === null ? '' : monthName(formatMonth(month));
  const weighed = whatWeighed(movements.rows, movements.currency);
  const change = difference === null ? '.' : moved(difference, since);
  return {
    parts: [
      { text: 'NRR is ', strong: false },
      { text: percent(current.nrr), strong: true },
      { text: weighed === null ? change : `${change} ${weighed}`, strong: false },
    ],
    note: luck(difference, current.nrr_low, current.nrr_high),
  };
}
