/** The sheet Check: movements and retention recomputed from the cube by formulas, beside ours, and what lies between. */
import { decimalText } from '@/lib/domain/money';
import { cellName, columnName } from './cell-names';
import { moneyDifference, moveFormulas, RATE_DECIMALS, rateDifference, rateFormulas } from './check-formulas';
import { type CheckRow, checkRows, moveNames, rateNames } from './check-rows';
import { cubeLayout, cubeRange, FIRST_DAY_COLUMN } from './cube-layout';
import type { WorkbookInput } from './input';
import { stateColumn } from './movement-sheets';
import type { WorkbookFile } from './package';
import type { SheetWriter } from './sheet';
import { ACCENT, type Styles } from './styles';
import { type TableColumn, writeHeadings, writeTitle } from './table';
import { daySerial, moneyFormat } from './units';

export const CHECK_SHEET = 'Check';

const RESULT_ROW = 3;
const HEADING_ROW = 6;
const FIRST_ROW = HEADING_ROW + 1;

/** Columns: month and state, then seven amounts and three rates from the cube, the same from Ratchet, the same as differences. */
const CUBE_AT = 2;
const EACH = moveNames.length + rateNames.length;
const OURS_AT = CUBE_AT + EACH;
const DIFFERENCE_AT = OURS_AT + EACH;
const BALANCE_AT = DIFFERENCE_AT + EACH;

const names = ['Start', 'New', 'Reactivation', 'Expansion', 'Contraction', 'Churn', 'End', 'NRR', 'GRR', 'Logo'];

/** How the left side comes about, below the rows. */
const explained = (months: number): string[] => [
  'Movements compare the two month ends. New: the first active day lies in the month. Reactivation: it lies before, and nothing was paid at the start.',
  `NRR = what those active ${months} months before pay now ÷ what they paid then. GRR counts each at no more than it paid then. Logo counts accounts.`,
  'Beside month ends the formulas need the first active day and, for the running month, the balances of the day its window starts: both are columns of the cube.',
  'A lapse that opens and closes inside a month is no movement, here as there. Changes inside a month count by where the month ends.',
  'Not recomputed, since the cube does not say it: what price, seats and plans did, cohorts by first day, intervals.',
  'The cube is the ledger after grace, usage policy and plan rates (sheet Settings): it checks the arithmetic from there on, and the control totals check what lies before.',
];

/** Months that a page holds with what is said below them. */
const ROWS_OF_A_PAGE = 60;

/** Where the largest difference of all stands, for the first sheet. */
export const RESULT_CELL = cellName(CUBE_AT, RESULT_ROW);

/** A difference as its formula gives it. */
const rateGap = (a: number | null, b: number | null): number =>
  a === null || b === null ? Number(a !== b) : Number((a - b).toFixed(RATE_DECIMALS)) + 0;

const gapsOf = (row: CheckRow, exponent: number): number[] => [
  ...moveNames.map((name) => Number(decimalText(row.moves[name] - row.ours[name], exponent))),
  ...rateNames.map((name) => rateGap(row.rates[name], row.ourRates[name])),
];

const balanceOf = ({ moves }: CheckRow): number =>
  moves.start + moves.new + moves.reactivation + moves.expansion - moves.contraction - moves.churn - moves.end;

/** The largest difference of all, as the formula of `RESULT_CELL` gives it: 0 where both sides agree. */
export const largestGap = (rows: readonly CheckRow[], exponent: number): number =>
  rows.reduce(
    (largest, row) =>
      Math.max(
        largest,
        ...gapsOf(row, exponent).map(Math.abs),
        Math.abs(Number(decimalText(balanceOf(row), exponent))),
      ),
    0,
  );

const columnsOf = (input: WorkbookInput): TableColumn[] => {
  const side = (group: string): TableColumn[] =>
    names.map((name, at) => ({ name, group, unit: at < moveNames.length ? 'money' : 'ratio', width: at < 7 ? 14 : 8 }));
  return [
    { name: 'Month', unit: 'day' },
    stateColumn(input.head),
    ...side('From the cube, by formula'),
    ...side('Ratchet'),
    ...side('Difference'),
    { name: 'Start + moves − end', unit: 'money', group: 'Difference', width: 12 },
  ];
};

export async function addCheck(file: WorkbookFile, input: WorkbookInput, foot: string): Promise<void> {
  const { styles } = file;
  const rows = checkRows(input);
  const { exponent } = input.head;
  const columns = columnsOf(input);
  const last = FIRST_ROW + Math.max(rows.length, 1) - 1;
  const differences = `${cellName(DIFFERENCE_AT, FIRST_ROW)}:${cellName(BALANCE_AT, last)}`;
  const setup = {
    name: CHECK_SHEET,
    widths: columns.map(({ width, unit }) => width ?? (unit === 'day' ? 13 : 16)),
    freeze: { rows: HEADING_ROW, columns: 2, heads: HEADING_ROW - 1 },
    filter: rows.length === 0 ? null : { row: HEADING_ROW, lastRow: last, columns: columns.length },
    zeros: [differences, RESULT_CELL],
    foot,
    tab: ACCENT,
    onePage: rows.length <= ROWS_OF_A_PAGE,
  };
  await file.sheet(setup, async (sheet) => {
    writeTitle(sheet, styles, 'Check', [
      'Left: recomputed by formulas from the cells of the sheet Customer cube. Middle: what Ratchet reports. Right: the difference, which must be 0.',
    ]);
    writeResult(sheet, styles, differences, largestGap(rows, exponent));
    writeHeadings(sheet, styles, columns, HEADING_ROW);
    for (const [at, row] of rows.entries()) writeRow({ sheet, styles, input, exponent }, row, FIRST_ROW + at);
    sheet.begin(last + 2, 22);
    sheet.text('How it is recomputed', styles.of({ font: 'part' }));
    for (const line of explained(input.head.windowMonths)) {
      sheet.begin();
      sheet.text(line, styles.of({ font: 'quiet' }));
    }
  });
}

function writeResult(sheet: SheetWriter, styles: Styles, differences: string, largest: number): void {
  sheet.begin(RESULT_ROW, 20);
  sheet.text('Largest difference', styles.of({ font: 'strong' }));
  sheet.skip();
  const largestOf = `MAX(MAX(${differences}),0-MIN(${differences}))`;
  sheet.formula(largestOf, largest, styles.of({ font: 'strong', format: '0.00########', align: 'right' }));
  sheet.formula(
    `IF(${RESULT_CELL}=0,"Both sides agree","They differ")`,
    largest === 0 ? 'Both sides agree' : 'They differ',
    styles.of({ font: 'strong', align: 'left', indent: 1 }),
  );
}

interface Place {
  sheet: SheetWriter;
  styles: Styles;
  input: WorkbookInput;
  exponent: number;
}

function writeRow({ sheet, styles, input, exponent }: Place, row: CheckRow, at: number): void {
  const right = { edge: 'row', align: 'right' } as const;
  const money = styles.of({ ...right, format: moneyFormat(exponent) });
  const ratio = styles.of({ ...right, format: '0.0%' });
  const gap = styles.of({ ...right, format: '0.00########' });
  sheet.begin(at);
  sheet.number(daySerial(row.day), styles.of({ edge: 'row', align: 'left', format: 'd mmm yyyy' }));
  sheet.text(row.state, styles.of({ edge: 'row', indent: 1, align: 'left' }));
  writeCubeSide({ sheet, styles, input, exponent }, row, at);
  for (const name of moveNames) sheet.number(decimalText(row.ours[name], exponent), money);
  for (const name of rateNames) sheet.number(row.ourRates[name], ratio);
  gapsOf(row, exponent).forEach((value, index) => {
    const [a, b] = [`${columnName(CUBE_AT + index)}${at}`, `${columnName(OURS_AT + index)}${at}`];
    const isMoney = index < moveNames.length;
    sheet.formula(isMoney ? moneyDifference(a, b, exponent) : rateDifference(a, b), value, gap);
  });
  const [start, gained, reactivated, expanded, contracted, churned, end] = moveNames.map(
    (_, index) => `${columnName(CUBE_AT + index)}${at}`,
  );
  const sum = `ROUND(${start}+${gained}+${reactivated}+${expanded}-${contracted}-${churned}-${end},${exponent})`;
  sheet.formula(sum, Number(decimalText(balanceOf(row), exponent)), gap);
}

function writeCubeSide({ sheet, styles, input, exponent }: Place, row: CheckRow, at: number): void {
  const layout = cubeLayout(input.cube);
  const range = (column: number): string => cubeRange(layout, column);
  const look = { edge: 'row', align: 'right', ground: 'wash' } as const;
  const money = styles.of({ ...look, format: moneyFormat(exponent) });
  const ratio = styles.of({ ...look, format: '0.0%' });
  const end = range(row.endColumn);
  const moves = moveFormulas({
    start: range(row.startColumn),
    end,
    firstActive: range(FIRST_DAY_COLUMN),
    month: `$A${at}`,
  });
  for (const name of moveNames) sheet.formula(moves[name], Number(decimalText(row.moves[name], exponent)), money);
  const rates = row.windowColumn === null ? null : rateFormulas(range(row.windowColumn), end);
  for (const name of rateNames)
    if (rates === null) sheet.blank(ratio);
    else sheet.formula(rates[name], row.rates[name] ?? '', ratio);
}
