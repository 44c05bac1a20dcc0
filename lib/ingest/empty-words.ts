/** What spreadsheets and databases write into a cell that has no value. */

const words = new Set(['na', 'n/a', '#n/a', 'null', 'nan', '-', '–', '—']);
const LONGEST_WORD = 4;

export const isEmptyWord = (text: string): boolean => text.length <= LONGEST_WORD && words.has(text.toLowerCase());
