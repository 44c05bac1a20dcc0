/** Which month is looked at: the one asked for where it exists, else the last closed one, else the running one. */
import type { MovementRow } from '@/lib/domain/report';
import { monthText } from './format';

export interface MonthStepper {
  row: MovementRow;
  label: string;
  earlier: string | null;
  later: string | null;
  /** The month shown when none is asked for. */
  lastClosed: string;
}

/** Null while there is no month at all. */
export function monthStepper(rows: readonly MovementRow[], asked: string): MonthStepper | null {
  const usual = rows.findLast((row) => !row.partial) ?? rows.at(-1);
  if (!usual) return null;
  const found = rows.findIndex((row) => row.period === asked);
  const index = found < 0 ? rows.indexOf(usual) : found;
  const row = rows[index] ?? usual;
  return {
    row,
    label: monthText(row.period),
    earlier: rows[index - 1]?.period ?? null,
    later: rows[index + 1]?.period ?? null,
    lastClosed: usual.period,
  };
}
