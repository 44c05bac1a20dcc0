/** 'A', 'B', … 'Z', 'AA': a column by its number, counted from 0. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** 'C7'; rows are counted from 1, as people count them. */
export const cellName = (column: number, row: number): string => `${columnName(column)}${row}`;

/** '$C$7:$C$90', the rows of one column. */
export const columnRange = (column: number, first: number, last: number): string =>
  `$${columnName(column)}$${first}:$${columnName(column)}$${last}`;

/** A sheet's name as a formula has it: 'Customer cube'!. */
export const sheetRef = (name: string): string => `'${name.replaceAll("'", "''")}'!`;
