/** Rows and columns that add up the others, by what they are called. */
import type { Row } from './row';

const TOTALS =
  /^(((grand|sub|overall|running)[- ]?)?(totals?|sum|average|avg|mean)|gesamt|gesamtsumme|summe|zwischensumme|totale|total général|∑|Σ)( (mrr|arr|revenue|amount|customers|accounts|(per|by) month))?$/i;
const REVERSED = /^(mrr|arr|revenue|amount) totals?$/i;

/** Whether a heading or a first cell says that it adds up the others: 'Total', 'Grand total:', 'Sum (USD)'. */
export function isTotals(text: string): boolean {
  if (text.length > 60) return false;
  const bare = text
    .replace(/\([^)]*\)\s*$/, '')
    .trim()
    .replace(/:$/, '');
  return TOTALS.test(bare) || REVERSED.test(bare);
}

/** The first cell of a row that holds anything. */
export function firstText(cells: readonly string[]): string {
  for (const cell of cells) {
    const text = cell.trim();
    if (text !== '') return text;
  }
  return '';
}

/** The row is neither read nor rejected; a notice says so. */
export function leaveOut(row: Row, label: string): false {
  row.restart();
  row.leftOut = true;
  row.say('totals_row', null, { found: label });
  return false;
}
