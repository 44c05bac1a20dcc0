/** Cells of a slide's tables: short to read, exact underneath. */
import { formatExactMoney, NO_FIGURE, percent, points, signedExactMoney, signedWhole, wholeNumber } from '../format';
import { signedSlideMoney, slideMoney } from './money';
import type { TableCell, TableColumn } from './plot';

const cell = (text: string, value: number | null): TableCell => ({ text, value, heat: null });

export const words = (text: string): TableCell => cell(text, null);
export const nothing = cell(NO_FIGURE, null);
export const rate = (value: number | null): TableCell => cell(percent(value), value);
export const pointsMoved = (value: number | null): TableCell => (value === null ? nothing : cell(points(value), value));
export const count = (value: number): TableCell => cell(wholeNumber(value), value);
export const countMoved = (value: number): TableCell => cell(signedWhole(value), value);

export const money = (value: number | null, currency: string): TableCell =>
  value === null ? nothing : cell(slideMoney(value, currency), value);

export const moneyMoved = (value: number | null, currency: string): TableCell =>
  value === null ? nothing : cell(signedSlideMoney(value, currency), value);

/** To the smallest unit, where what is written is to sum to what is written. */
export const exactMoney = (value: number, currency: string): TableCell =>
  cell(value === 0 ? '0' : formatExactMoney(value, currency), value);

export const exactMoved = (value: number, currency: string): TableCell =>
  cell(value === 0 ? '0' : signedExactMoney(value, currency), value);

/** A table of one unit a column; a column of figures of several units counts as numbers. */
export const column = (name: string, unit: TableColumn['unit'], weight: number): TableColumn => ({
  name,
  unit,
  weight,
});
