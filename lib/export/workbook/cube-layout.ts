/** Where the customer cube stands on its sheet, so that formulas elsewhere name the right cells. */
import { columnRange, sheetRef } from './cell-names';
import type { Cube } from './input';

export const CUBE_SHEET = 'Customer cube';
export const FIRST_DAY_COLUMN = 2;

/** Title, two notes, a free row, what each column is, the sums, the headings. */
export const SUM_ROW = 6;
export const HEADING_ROW = 7;
const FIRST_ROW = HEADING_ROW + 1;

const FIRST_BALANCE = 3;

export interface CubeLayout {
  firstRow: number;
  lastRow: number;
  /** The column where the running window starts; null: it starts with one of the months. */
  windowStart: number | null;
  /** The column of a balance, by its place in the cube. */
  balance(place: number): number;
}

export function cubeLayout(cube: Cube): CubeLayout {
  const windowStart = cube.windowStart === null ? null : FIRST_BALANCE;
  const first = windowStart === null ? FIRST_BALANCE : FIRST_BALANCE + 1;
  return {
    firstRow: FIRST_ROW,
    // A range has a row, also where there is nobody.
    lastRow: FIRST_ROW + Math.max(cube.accounts, 1) - 1,
    windowStart,
    balance: (place) => first + place,
  };
}

/** 'Customer cube'!$H$8:$H$90 */
export const cubeRange = ({ firstRow, lastRow }: CubeLayout, column: number): string =>
  `${sheetRef(CUBE_SHEET)}${columnRange(column, firstRow, lastRow)}`;
