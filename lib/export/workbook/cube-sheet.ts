/** The customer cube: every account's ARR at the end of every month, as numbers that anybody can calculate with. */

import { decimalText } from '@/lib/domain/money';
import { dayText, monthText } from '@/lib/view/format';
import { columnRange } from './cell-names';
import { CUBE_SHEET, cubeLayout, FIRST_DAY_COLUMN, HEADING_ROW, SUM_ROW } from './cube-layout';
import { type BookHead, type Cube, NEVER_ACTIVE } from './input';
import { unpack } from './pack';
import type { WorkbookFile } from './package';
import type { SheetSetup, SheetWriter } from './sheet';
import { ACCENT } from './styles';
import { writeTitle } from './table';
import { accountingFormat, daySerial } from './units';

/** A balance of the cube as its sheet has it, from the left. */
interface Balances {
  day: string;
  /** Above its heading. */
  what: string;
  /** How the heading shows the day. */
  format: string;
  open: boolean;
  values: ArrayLike<number>;
}

const FLUSH_EVERY = 32;
const SERIAL_OF_1970 = 25_569;

function balancesOf(cube: Cube): Balances[] {
  const values = unpack(cube.values);
  const months = cube.columns.map(
    ({ day, month, open }, place): Balances => ({
      day,
      what: month === null ? 'before' : open ? `running, to ${dayText(day)}` : 'complete',
      format: open || month === null ? 'd mmm yyyy' : 'mmm yyyy',
      open,
      values: values.subarray(place * cube.accounts, (place + 1) * cube.accounts),
    }),
  );
  if (cube.windowStart === null) return months;
  const { day, values: packed } = cube.windowStart;
  return [{ day, what: 'running window starts', format: 'd mmm yyyy', open: true, values: unpack(packed) }, ...months];
}

export async function addCube(file: WorkbookFile, head: BookHead, foot: string, cube: Cube): Promise<void> {
  const { firstRow, lastRow } = cubeLayout(cube);
  const balances = balancesOf(cube);
  const setup: SheetSetup = {
    name: CUBE_SHEET,
    widths: [16, 30, 13, ...balances.map(({ open }) => (open ? 21 : 15))],
    freeze: { rows: HEADING_ROW, columns: FIRST_DAY_COLUMN + 1, heads: SUM_ROW - 1 },
    filter: cube.accounts === 0 ? null : { row: HEADING_ROW, lastRow, columns: FIRST_DAY_COLUMN + 1 + balances.length },
    foot,
    tab: ACCENT,
  };
  const last = cube.columns.at(-1);
  await file.sheet(setup, async (sheet) => {
    writeTitle(sheet, file.styles, 'Customer cube', [
      `ARR of each account at the end of each month, in ${head.currency}; “–” is 0: not active then. ${last === undefined ? '' : `The last column stands on ${last.open ? dayText(last.day) : monthText(last.month ?? '')}.`}`,
      'The sheet Check recomputes movements and retention from these cells. The sums are of the rows that a filter leaves.',
    ]);
    writeHead(sheet, file, balances, { firstRow, lastRow, exponent: head.exponent });
    await writeRows(sheet, file, cube, balances, head.exponent);
  });
}

interface Range {
  firstRow: number;
  lastRow: number;
  exponent: number;
}

function writeHead(
  sheet: SheetWriter,
  { styles }: WorkbookFile,
  balances: readonly Balances[],
  { firstRow, lastRow, exponent }: Range,
): void {
  const quiet = styles.of({ font: 'quiet', align: 'right' });
  sheet.begin(SUM_ROW - 1);
  sheet.skip(FIRST_DAY_COLUMN + 1);
  for (const { what } of balances) sheet.text(what, quiet);
  sheet.begin(SUM_ROW);
  sheet.text('All', styles.of({ font: 'strong' }));
  sheet.skip(FIRST_DAY_COLUMN);
  const sum = styles.of({ font: 'strong', format: accountingFormat(exponent), align: 'right' });
  balances.forEach(({ values }, at) => {
    const cells = columnRange(FIRST_DAY_COLUMN + 1 + at, firstRow, lastRow).replaceAll('$', '');
    sheet.formula(`SUBTOTAL(109,${cells})`, Number(decimalText(sumOf(values), exponent)), sum);
  });
  const heading = { font: 'strong', ground: 'sunken', edge: 'head' } as const;
  sheet.begin(HEADING_ROW);
  sheet.text('Account', styles.of({ ...heading, align: 'left' }));
  sheet.text('Name', styles.of({ ...heading, align: 'left' }));
  sheet.text('First active', styles.of({ ...heading, align: 'right' }));
  for (const { day, format } of balances)
    sheet.number(daySerial(day), styles.of({ ...heading, format, align: 'right' }));
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at]!;
  return sum;
}

async function writeRows(
  sheet: SheetWriter,
  { styles }: WorkbookFile,
  cube: Cube,
  balances: readonly Balances[],
  exponent: number,
): Promise<void> {
  const firstDay = unpack(cube.firstDay);
  const text = styles.of({ edge: 'row', align: 'left' });
  const day = styles.of({ edge: 'row', format: 'd mmm yyyy', align: 'right' });
  const money = styles.of({ edge: 'row', format: accountingFormat(exponent), align: 'right' });
  for (let account = 0; account < cube.accounts; account += 1) {
    sheet.begin(HEADING_ROW + 1 + account);
    sheet.text(cube.ids[account]!, text);
    sheet.text(cube.names[account]!, text);
    const first = firstDay[account]!;
    sheet.number(first === NEVER_ACTIVE ? null : first + SERIAL_OF_1970, day);
    for (const { values } of balances) {
      const minor = values[account]!;
      sheet.number(minor === 0 ? 0 : decimalText(minor, exponent), money);
    }
    if (account % FLUSH_EVERY === 0) await sheet.flush();
  }
}
