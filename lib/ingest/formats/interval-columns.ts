/** An interval in two columns: its unit, and how many of them. */
import { QUANTITY_SCALE } from '../../domain/records';
import type { NumberColumn } from '../amounts';
import { MONTHLY } from '../change-terms';
import { type Interval, intervalOf } from '../choices';
import type { Column, Row } from '../row';

/** Null where neither is stated. */
export function statedInterval(row: Row, unit: Column<Interval>, count: NumberColumn): Interval | null {
  const stated = unit.get(row);
  const countMicro = count.quantityMicro(row);
  if (countMicro === null || countMicro === QUANTITY_SCALE) return stated;
  const { unit: one, count: times } = stated ?? MONTHLY;
  const text = `${(countMicro / QUANTITY_SCALE) * times} ${one}`;
  const interval = intervalOf(text);
  if (interval === null) row.fail('unknown_interval', count.place.header, { found: text });
  return interval;
}
