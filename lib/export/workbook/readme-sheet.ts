/** The first sheet: what the book is, of what, and where in it to look. */
import { dayText } from '@/lib/view/format';
import { cellName, sheetRef } from './cell-names';
import { CHECK_SHEET, RESULT_CELL } from './check-sheet';
import type { BookHead } from './input';
import type { WorkbookFile } from './package';
import type { SheetWriter } from './sheet';
import type { Styles } from './styles';

export interface SheetTold {
  name: string;
  what: string;
}

const TITLE_ROW = 1;
const FACTS_ROW = 4;

const reading: readonly string[] = [
  'Amounts are ARR, in major units of the currency, exact to its smallest one. ARR divided by 12 is MRR.',
  'NRR: what the accounts that were active at the start of the window pay at its end, divided by what they paid then. Who came later never counts.',
  'GRR: the same, each account counted at no more than it paid at the start. Logo retention: the share of those accounts that are still active.',
  'Start + new + reactivation + expansion − contraction − churn = end: for every account and month, to the smallest unit.',
  'An empty cell: there is no such figure, such as a rate with nobody at its start. It is never 0.',
  'Dates and months are real dates, and months stand on their last day; ratios are numbers (1.084 shown as 108.4%).',
];

/** The facts of the book, each as it is called and as it stands. */
function factsOf(head: BookHead): [name: string, value: string][] {
  const closed = Object.values(head.closings);
  const restated = closed.filter((words) => words.startsWith('restated')).length;
  return [
    ['Company', head.company],
    ['Data through', dayText(head.dataThrough)],
    ['As of', head.asOf === null ? 'now: all that is known' : `${dayText(head.asOf)}: what was known then`],
    ['Currency', head.currency],
    ['Window of retention', head.windowMonths === 1 ? '1 month' : `${head.windowMonths} months`],
    ['Of', head.narrowed.length === 0 ? 'all accounts' : head.narrowed.join('; ')],
    ['Names', head.hidesNames ? 'hidden: accounts are numbered by size' : 'shown'],
    [
      'Closed months',
      closed.length === 0
        ? 'none is closed: earlier months may still change with corrections'
        : `${closed.length} closed, ${restated === 0 ? 'all as they were closed' : `${restated} restated since (column State)`}`,
    ],
    ['Ledger version', String(head.version)],
  ];
}

export async function addReadme(
  file: WorkbookFile,
  head: BookHead,
  { sheets, largest, foot }: { sheets: readonly SheetTold[]; largest: number; foot: string },
): Promise<void> {
  const { styles } = file;
  const facts = factsOf(head);
  const checkRow = FACTS_ROW + facts.length;
  const listRow = checkRow + 3;
  const links = sheets.map(({ name }, at) => ({ cell: cellName(0, listRow + at), sheet: name }));
  const setup = {
    name: 'Read me',
    widths: [34, 128],
    freeze: null,
    filter: null,
    links,
    foot,
    zeros: [`B${checkRow}`],
    onePage: true,
  };
  await file.sheet(setup, (sheet) => {
    sheet.begin(TITLE_ROW, 30);
    sheet.text('Retention workbook', styles.of({ font: 'title' }));
    sheet.begin();
    const lead =
      'The reports as typed numbers, the ARR of every account by month, and formulas that recompute the reports from it.';
    sheet.text(lead, styles.of({ font: 'quiet' }));
    writeFacts(sheet, styles, facts, largest);
    writeList(sheet, styles, sheets, listRow);
    sheet.begin(listRow + sheets.length + 1, 22);
    sheet.text('How to read it', styles.of({ font: 'part' }));
    for (const line of reading) {
      sheet.begin();
      sheet.text('', styles.of({}));
      sheet.text(line, styles.of({ wrap: true, vertical: 'top' }));
    }
  });
}

function writeFacts(
  sheet: SheetWriter,
  styles: Styles,
  facts: readonly [name: string, value: string][],
  largest: number,
): void {
  const name = styles.of({ font: 'quiet', edge: 'row' });
  const value = styles.of({ font: 'strong', edge: 'row', align: 'left' });
  facts.forEach(([what, is], at) => {
    sheet.begin(FACTS_ROW + at);
    sheet.text(what, name);
    sheet.text(is, value);
  });
  sheet.begin();
  sheet.text('Largest difference on the sheet Check', name);
  const shown = styles.of({
    font: 'strong',
    edge: 'row',
    format: '0.00########" (0: both sides agree)"',
    align: 'left',
  });
  sheet.formula(`${sheetRef(CHECK_SHEET)}${RESULT_CELL}`, largest, shown);
}

function writeList(sheet: SheetWriter, styles: Styles, sheets: readonly SheetTold[], row: number): void {
  sheet.begin(row - 1, 22);
  sheet.text('Sheets', styles.of({ font: 'part' }));
  sheets.forEach(({ name, what }, at) => {
    sheet.begin(row + at);
    sheet.text(name, styles.of({ font: 'link', edge: 'row' }));
    sheet.text(what, styles.of({ edge: 'row' }));
  });
}
