/** The rows of the sheet Check: which cells of the cube each month is recomputed from, and what both sides come to. */
import { type Day, firstDayOf, parseMonth } from '@/lib/domain/day';
import { type CubeLayout, cubeLayout } from './cube-layout';
import type { WorkbookInput } from './input';
import { monthState } from './movement-sheets';
import { unpack } from './pack';
import { type Moves, movesOf, type Rates, ratesOf } from './recompute';

export interface CheckRow {
  day: Day;
  state: string;
  /** Columns of the cube's sheet. */
  startColumn: number;
  endColumn: number;
  /** Where the window starts; null: before the cube, so that there are no rates. */
  windowColumn: number | null;
  /** From the cube. */
  moves: Moves;
  rates: Rates;
  /** From the reports. */
  ours: Moves;
  ourRates: Rates;
}

export const moveNames = ['start', 'new', 'reactivation', 'expansion', 'contraction', 'churn', 'end'] as const;
export const rateNames = ['nrr', 'grr', 'logo'] as const;

const NO_RATES: Rates = { nrr: null, grr: null, logo: null };

/** One row for each month of the movements, the running one with the window that ends on the last day of the data. */
export function checkRows(input: WorkbookInput): CheckRow[] {
  const { cube } = input;
  const layout = cubeLayout(cube);
  const balances = unpack(cube.values);
  const firstDay = unpack(cube.firstDay);
  const column = (place: number) => balances.subarray(place * cube.accounts, (place + 1) * cube.accounts);
  const windowStart = cube.windowStart === null ? null : unpack(cube.windowStart.values);
  const retained = new Map(input.retention.rows.map((row) => [row.period, row]));
  return input.movements.flatMap((movement): CheckRow[] => {
    const place = cube.columns.findIndex(({ month }) => month === movement.period);
    if (place < 1) return [];
    const { day, open } = cube.columns[place]!;
    const window = windowOf(input, layout, place, open);
    const starts = window === null ? null : window.place === null ? windowStart : column(window.place);
    const { start_arr: start, end_arr: end, new: gained, reactivation, expansion, contraction, churn } = movement;
    return [
      {
        day,
        state: monthState(input.head, movement.period, movement.partial),
        startColumn: layout.balance(place - 1),
        endColumn: layout.balance(place),
        windowColumn: window?.column ?? null,
        moves: movesOf(column(place - 1), column(place), firstDay, firstDayOf(parseMonth(movement.period)!)),
        rates: starts === null ? NO_RATES : ratesOf(starts, column(place)),
        ours: { start, new: gained, reactivation, expansion, contraction, churn, end },
        ourRates: open ? (input.retention.current ?? NO_RATES) : (retained.get(movement.period) ?? NO_RATES),
      },
    ];
  });
}

/** Where the window that ends with a column starts: another column, or the one of the running window (`place` null). */
function windowOf(
  { head }: WorkbookInput,
  layout: CubeLayout,
  place: number,
  open: boolean,
): { column: number; place: number | null } | null {
  if (open) return layout.windowStart === null ? null : { column: layout.windowStart, place: null };
  const start = place - head.windowMonths;
  return start < 0 ? null : { column: layout.balance(start), place: start };
}
