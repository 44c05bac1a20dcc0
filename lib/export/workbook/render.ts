/** A workbook written: sheet by sheet, from what was gathered for it. */
import { dayText } from '@/lib/view/format';
import { accountsTable } from './account-sheets';
import { checkRows } from './check-rows';
import { addCheck, CHECK_SHEET, largestGap } from './check-sheet';
import { CUBE_SHEET } from './cube-layout';
import { addCube } from './cube-sheet';
import { benchmarksTable, targetsTable } from './goal-sheets';
import { headlineTable } from './headline-sheet';
import type { BookHead, WorkbookInput } from './input';
import { expansionTable, movementsTable } from './movement-sheets';
import { WorkbookFile } from './package';
import { addReadme, type SheetTold } from './readme-sheet';
import { cohortTable, retentionTable, segmentsTable } from './retention-sheets';
import { addTable, type Table } from './table';
import { definitionsTable, settingsTable } from './word-sheets';

/** What each sheet is, in the order of the book; those that are no plain table by the name of their sheet. */
function sheetsOf(input: WorkbookInput): (SheetTold & { table: Table | 'cube' | 'check' })[] {
  const { head } = input;
  const of = (table: Table, what: string) => ({ name: table.name, what, table });
  return [
    of(
      headlineTable(input),
      'The figures that are asked for first: now, at the last closed months, and a year before.',
    ),
    of(movementsTable(head, input.movements), 'How ARR came from the start of each month to its end.'),
    of(retentionTable(head, input.retention), 'NRR, GRR and logo retention month by month, with their intervals.'),
    of(expansionTable(head, input.expansion.rows, input.movements), 'What expansion and contraction are made of.'),
    of(cohortTable(head, 'net', input.cohorts.net), 'What became of the revenue of those who started together.'),
    of(cohortTable(head, 'gross', input.cohorts.gross), 'The same without what they grew by.'),
    of(cohortTable(head, 'logo', input.cohorts.logo), 'How many of them are still there.'),
    of(segmentsTable(head, input.segments), 'Retention by every attribute of the accounts.'),
    of(accountsTable(head, input), 'Every account with what it pays, since when, and its attributes.'),
    { name: CUBE_SHEET, what: 'Account × month: the ARR of everyone at the end of every month.', table: 'cube' },
    {
      name: CHECK_SHEET,
      what: 'Movements, NRR and GRR recomputed from the cube by live formulas, beside ours, and the difference.',
      table: 'check',
    },
    of(targetsTable(input.targets), 'What was meant to be reached, beside what was.'),
    ...(input.benchmarks
      ? [of(benchmarksTable(input.benchmarks), 'Our figures beside what others have published.')]
      : []),
    of(definitionsTable(), 'What every figure means.'),
    of(settingsTable(input.settings), 'Currency, rates, grace, fiscal year and the ledger’s version.'),
  ];
}

/** 'Acme Inc. · data through 15 Nov 2026 · ledger version 12' */
const footOf = ({ company, dataThrough, version }: BookHead): string =>
  `${company.slice(0, 60)} · data through ${dayText(dataThrough)} · ledger version ${version}`;

export async function renderWorkbook(input: WorkbookInput): Promise<Uint8Array> {
  const { head } = input;
  const file = new WorkbookFile();
  const foot = footOf(head);
  const sheets = sheetsOf(input);
  await addReadme(file, head, { sheets, largest: largestGap(checkRows(input), head.exponent), foot });
  for (const { table } of sheets) {
    if (table === 'cube') await addCube(file, head, foot, input.cube);
    else if (table === 'check') await addCheck(file, input, foot);
    else await addTable(file, head.exponent, foot, table);
  }
  return file.finish(`Retention workbook, ${head.company}`);
}
