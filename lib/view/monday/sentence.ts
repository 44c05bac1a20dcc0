/** What a founder is told first: what NRR is, how it moved, and whether the move could be luck. */
import type { MovementsReport, RetentionReport } from '@/lib/domain/report';
import { monthText, percent, percentNumber } from '../format';
import { COMPARED_SPANS } from './headline';

export interface Monday {
  /** Parts of one sentence; the strong one is the figure. */
  parts: { text: string; strong: boolean }[];
  note: string;
}

const QUARTER = COMPARED_SPANS.indexOf('3 months');

function direction(difference: number): string {
  const size = percentNumber(Math.abs(difference));
  if (size === '0.0') return 'unchanged over three months';
  return `${difference > 0 ? 'up' : 'down'} ${size} points in three months`;
}

/** Of the movements of the last closed month, the one that weighs most, in words. */
function whatWeighed(movements: MovementsReport): string | null {
  const row = movements.rows.filter((candidate) => !candidate.partial).at(-1);
  if (!row) return null;
  const kinds = [
    ['Expansion', row.expansion],
    ['Contraction', row.contraction],
    ['Churn', row.churn],
  ] as const;
  const [name, amount] = kinds.reduce((most, kind) => (kind[1] > most[1] ? kind : most));
  if (amount === 0) return `Nothing moved among existing accounts in ${monthText(row.period)}.`;
  return `${name} weighed most in ${monthText(row.period)}.`;
}

function luck(difference: number | null, low: number | null, high: number | null): string {
  if (low === null || high === null) return 'There are too few accounts to say how far this could be luck.';
  const interval = `the 90% interval, ${percentNumber(low)} to ${percent(high)}`;
  if (difference === null) return `How far it could be the luck of a small base: ${interval}.`;
  if (Math.abs(difference) <= (high - low) / 2)
    return `The change is inside ${interval}, so it could still be the luck of a small base.`;
  return `The change is larger than ${interval} would explain by luck alone.`;
}

/** The Monday sentence; null while there is no rate to speak of. */
export function mondaySentence(retention: RetentionReport, movements: MovementsReport): Monday | null {
  const current = retention.current;
  if (!current || current.nrr === null) return null;
  const before = retention.at?.[QUARTER]?.nrr ?? null;
  const difference = before === null ? null : current.nrr - before;
  const weighed = whatWeighed(movements);
  const moved = difference === null ? '.' : `, ${direction(difference)}.`;
  return {
    parts: [
      { text: 'NRR is ', strong: false },
      { text: percent(current.nrr), strong: true },
      { text: weighed === null ? moved : `${moved} ${weighed}`, strong: false },
    ],
    note: luck(difference, current.nrr_low, current.nrr_high),
  };
}
