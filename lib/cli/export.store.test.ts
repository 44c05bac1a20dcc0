/**
 * What `ratchet export` writes of one company, read again from the four files: every figure is the API's, and one
 * changed cent shows in all four and moves nothing else.
 */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { deckOf, deckSources } from '@/lib/export/deck';
import { deckContext } from '@/lib/export/deck-context';
import { oneCentMore, smallCompany } from '@/lib/export/testing/company';
import { expectSlide } from '@/lib/export/testing/expect-slide';
import { type ReadSlide, readPages, readPresentation } from '@/lib/export/testing/read-deck';
import { cellsBelow, count, money, ratio, text } from '@/lib/export/workbook/testing/expected-cells';
import { type ReadBook, readBook } from '@/lib/export/workbook/testing/read-book';
import { type LedgerView, loadLedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { type ReportName, type ReportOf, reports } from '@/lib/reports/reports';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { tester } from '@/lib/store/testing-records';
import { type DeckModel, withoutEmptySlides } from '@/lib/view/deck/deck';
import { templateDeck } from '@/lib/view/deck/templates';
import { exportedBy } from './testing/export-command';

const CSV_REPORTS = ['movements', 'retention', 'expansion', 'cohorts', 'accounts', 'targets', 'benchmarks'] as const;
type CsvReport = (typeof CSV_REPORTS)[number];

interface Exported {
  slides: ReadSlide[];
  pages: string[];
  book: ReadBook;
  csv: Map<CsvReport, Record<string, string>[]>;
}

async function exported(store: Store, csvReports: readonly CsvReport[] = CSV_REPORTS): Promise<Exported> {
  const slides = readPresentation(await exportedBy(store, 'deck'));
  const pages = await readPages(await exportedBy(store, 'pdf'));
  const book = readBook(await exportedBy(store, 'workbook'));
  const csv: Exported['csv'] = new Map();
  for (const name of csvReports) {
    const file = Buffer.from(await exportedBy(store, 'csv', '--report', name)).toString('utf8');
    csv.set(name, Papa.parse<Record<string, string>>(file, { header: true, skipEmptyLines: true }).data);
  }
  return { slides, pages, book, csv };
}

const report = <Name extends ReportName>(view: LedgerView, name: Name, words = ''): ReportOf<Name> =>
  (reports[name] as (view: LedgerView, query: ReturnType<typeof parseReportQuery>) => ReportOf<Name>)(
    view,
    parseReportQuery(new URLSearchParams(words)),
  );

/** The slides as the API's preview answers them, and every number of the reports that they were made of. */
async function asked(store: Store, workspaceId: number, view: LedgerView) {
  const reader = { db: store.pool, principal: tester, workspaceId };
  const choice = templateDeck('board');
  const place = { reader, view, company: 'Test', viewOf: () => loadLedgerView(reader, undefined, true) };
  const context = await deckContext(place, choice);
  const { answers } = await deckSources(view, context, choice);
  // As files have it: slides with nothing to show are left out.
  const deck = withoutEmptySlides(await deckOf(view, context, choice));
  return { deck, known: new Set([...answers.values()].flatMap(numbersOf)) };
}

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersOf) : [];
}

/** What a row of a report says by the headings of its file. */
function leavesOf(value: unknown, path: readonly string[] = []): [heading: string, value: unknown][] {
  if (Array.isArray(value) && value.some((each) => typeof each === 'object' && each !== null)) return [];
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
  return [[path.join('_'), value]];
}

/** A target's figures are in the unit of its metric. */
const isMoneyTarget = (row: object): boolean => 'target' in row && 'metric' in row && row.metric === 'expansion';

function expectCsv(file: readonly Record<string, string>[], rows: readonly object[], name: CsvReport): void {
  expect(file.length, name).toBe(rows.length);
  for (const [at, row] of rows.entries()) {
    const written = new Map(Object.entries(file[at] ?? {}));
    for (const [heading, value] of leavesOf(row)) {
      const amount = written.get(`${heading}_USD`);
      const cell = amount ?? written.get(heading) ?? '';
      const isAmount = amount !== undefined || (isMoneyTarget(row) && ['target', 'actual', 'gap'].includes(heading));
      if (value === null || value === undefined) expect(cell, heading).toBe('');
      else if (isAmount) expect(cell, `${name} ${heading}`).toBe((Number(value) / 100).toFixed(2));
      else expect(cell.replace(/^'(?=[=+\-@])/, ''), `${name} ${heading}`).toBe(String(value));
    }
  }
}

const moves = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;

function expectBook({ sheets }: ReadBook, view: LedgerView): void {
  const sheet = (name: string) => cellsBelow(sheets.get(name)!).rows;
  const movements = report(view, 'movements').rows;
  expect(sheet('Movements').map((row) => row.slice(2))).toEqual(
    movements.map((row) => [
      ...[row.start_arr, ...moves.map((name) => row[name]), row.end_arr].map(money),
      ...(['start', ...moves, 'end'] as const).map((name) => count(row.accounts[name])),
    ]),
  );
  const { rows, current } = report(view, 'retention');
  expect(sheet('Retention').map((row) => row.slice(2, 8))).toEqual(
    [...rows, current!].map((row) => [
      ...[count(row.accounts), money(row.start_arr), money(row.end_arr)],
      ...[row.nrr, row.grr, row.logo].map(ratio),
    ]),
  );
  const listed = report(view, 'accounts', 'state=all').rows;
  const list = new Map(listed.map((row) => [row.account, row]));
  expect(sheet('Accounts').map((row) => [row[0], row[1], row[3], row[4]])).toEqual(
    sheet('Accounts').map(([id]) => {
      const row = list.get(id?.[0] ?? '')!;
      return [text(row.account), text(row.name), money(row.arr), money(row.mrr)];
    }),
  );
  expect(sheet('Accounts').length).toBe(listed.filter(({ since }) => since !== null).length);
  expect(sheets.get('Check')!.cells.get('D3')?.value).toBe('Both sides agree');
}

describe('the four files of one company', () => {
  it(
    'say what the API answers, figure by figure, and one changed cent shows in all of them',
    () =>
      withFreshStore(async (store) => {
        const workspaceId = await smallCompany(store);
        const viewNow = () => loadLedgerView({ db: store.pool, principal: tester, workspaceId }, undefined, true);
        const view = await viewNow();
        const before = await exported(store);
        const { deck, known } = await asked(store, workspaceId, view);
        expectDeck(deck, known, before);
        expectBook(before.book, view);
        for (const name of CSV_REPORTS) expectCsv(before.csv.get(name)!, report(view, name).rows, name);

        await oneCentMore(store, workspaceId);
        const later = await viewNow();
        const after = await exported(store, ['movements', 'accounts']);
        const [was, is] = [view, later].map((each) => report(each, 'movements').rows.at(-1)!);
        expect(is!.end_arr - was!.end_arr).toBe(1);
        expectBook(after.book, later);
        expectCent(before, after, [was!.end_arr, is!.end_arr]);
      }),
    180_000,
  );
});

function expectDeck(deck: DeckModel, known: ReadonlySet<number>, { slides, pages }: Exported): void {
  expect([slides.length, pages.length]).toEqual([deck.slides.length, deck.slides.length]);
  for (const [at, model] of deck.slides.entries()) expectSlide(model, slides[at]!, pages[at]!);
  for (const name of ['retention-trend', 'expansion-sources', 'cohort-curves', 'movements', 'headline']) {
    const { plot, figures } = deck.slides.find(({ exhibit }) => exhibit === name)!;
    const drawn = plot && 'series' in plot ? plot.series.flatMap(({ values }) => [...values]) : [];
    const told = name === 'cohort-curves' ? [] : figures.slice(0, 1).map(({ value }) => value);
    for (const value of [...drawn, ...told]) if (value !== null) expect([name, known.has(value)]).toEqual([name, true]);
  }
}

const exact = (minor: number): string => `$${(minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;

/** By how many cents each amount differs, of those that do. */
function centsMoved(
  pairs: Iterable<readonly [was: string | null | undefined, is: string | null | undefined]>,
): number[] {
  return [...pairs].flatMap(([was, is]) => {
    const cents = Math.round(Number(is) * 100) - Math.round(Number(was) * 100);
    return was === is || cents === 0 ? [] : [cents];
  });
}

function expectCent(before: Exported, after: Exported, [was, is]: readonly [number, number]): void {
  const slide = ({ slides }: Exported, words: string): ReadSlide =>
    slides.find(({ texts }) => texts.some((said) => said.startsWith(words)))!;
  const page = ({ pages }: Exported): string => pages.find((words) => words.includes('All accounts'))!;

  // Presentation: the table in words, the notes, and the workbook within the waterfall.
  for (const [file, end, grew] of [
    [before, was, '+$6,500.12'],
    [after, is, '+$6,500.13'],
  ] as const) {
    const movers = slide(file, 'Accounts by change of ARR');
    expect(movers.table?.at(-1)?.at(-1)).toBe(exact(end));
    expect(movers.table?.find(([name]) => name === 'Acme & Söhne')?.[3]).toBe(grew);
    expect(movers.notes.join('\n')).toContain(`Acme & Söhne: ${grew}`);
    const { edited } = slide(file, 'ARR movements, ').charts[0]!;
    expect(edited.find(({ name }) => name === 'Total')?.values.at(-1)).toBe(end / 100);
    // PDF: the same table.
    expect(page(file)).toContain(exact(end));
    expect(page(file)).toContain(grew);
    expect(page(file)).not.toContain(exact(end === was ? is : was));
    const said = file.csv.get('movements')!.at(-1)!;
    expect([said.end_arr_USD, said.expansion_USD]).toEqual([(end / 100).toFixed(2), grew.replace(/[^\d.]/g, '')]);
    expect(file.csv.get('accounts')!.find(({ account }) => account === 'a')?.arr_USD).toBe(
      end === was ? '126500.19' : '126500.20',
    );
  }

  // Workbook: on every sheet that shows it by one cent, and no amount of any sheet by anything else.
  const changed = [...after.book.sheets].filter(([name, { cells }]) => {
    const moved = centsMoved(
      [...cells]
        .filter(([, { format }]) => format.startsWith('#,##0.00'))
        .map(([ref, { value }]) => [before.book.sheets.get(name)!.cells.get(ref)?.value, value]),
    );
    expect([name, moved.filter((cents) => cents !== 1)]).toEqual([name, []]);
    return moved.length > 0;
  });
  const sheets = ['Headline', 'Movements', 'Retention', 'Segments', 'Accounts', 'Customer cube', 'Check', 'Targets'];
  expect(changed.map(([name]) => name)).toEqual(expect.arrayContaining(sheets));
  for (const [name, rows] of after.csv)
    for (const [at, row] of rows.entries()) {
      const old = before.csv.get(name)![at]!;
      const amounts = Object.keys(row).filter((heading) => heading.endsWith('_USD'));
      expect(centsMoved(amounts.map((heading) => [old[heading], row[heading]])).filter((cents) => cents !== 1)).toEqual(
        [],
      );
    }
}
