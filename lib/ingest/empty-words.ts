/** What people, spreadsheets and databases write into a cell that has no value, or has lost it. */

const words = new Set(['na', 'n/a', 'null', 'nan', '-', '–', '—']);
const LONGEST_WORD = 4;

export const isEmptyWord = (text: string): boolean => text.length <= LONGEST_WORD && words.has(text.toLowerCase());

const SPREADSHEET_ERROR =
  /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA|ERROR!|NO_RESULT!)$/i;

/** A formula that failed. It is no empty cell: a sum that could not be looked up is not 0. */
export const isSpreadsheetError = (text: string): boolean => text.startsWith('#') && SPREADSHEET_ERROR.test(text);
