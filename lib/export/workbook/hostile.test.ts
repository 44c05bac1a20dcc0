import { describe, expect, it } from 'vitest';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery, QueryError } from '@/lib/reports/query';
import { richView } from '@/lib/reports/testing/rich-view';
import { viewOf } from '@/lib/reports/testing/view';
import { checkRows } from './check-rows';
import { largestGap } from './check-sheet';
import { collectWorkbook } from './collect';
import type { WorkbookInput } from './input';
import { pack, unpack } from './pack';
import { renderWorkbook } from './render';
import { hostileNames, nastyNames } from './testing/nasty-names';
import { type ReadBook, readBook, tableOf } from './testing/read-book';

const ask = (text = '') => parseReportQuery(new URLSearchParams(text));
const context = { company: '=Acme "&" <Co>\u0000', closings: {}, hidesNames: false };
const collect = (view: LedgerView, text = '', hidesNames = false) =>
  collectWorkbook(view, ask(text), { ...context, hidesNames });
const written = async (input: WorkbookInput): Promise<ReadBook> => readBook(await renderWorkbook(input));

describe('names that would be something else', () => {
  it('come back as they are, as text, halves of characters aside', async () => {
    const book = await written(await collect(nastyNames()));
    for (const name of ['Accounts', 'Customer cube']) {
      const names = tableOf(book.sheets.get(name)!).rows.map(([, text]) => text);
      expect(names.toSorted()).toEqual(
        hostileNames.map((text) => text.replace(/\p{Surrogate}/gu, '\ufffd')).toSorted(),
      );
      for (const cell of book.sheets.get(name)!.cells.values())
        if (hostileNames.includes(cell.value ?? '')) expect([cell.kind, cell.formula]).toEqual(['text', null]);
    }
    expect([...book.sheets.get('Read me')!.cells.values()].map(({ value }) => value)).toContain(context.company);
  });

  it('leave XML that can be read: no character that it cannot hold, no markup but its own', async () => {
    const { files } = await written(await collect(nastyNames()));
    for (const [name, xml] of Object.entries(files)) {
      expect(xml, name).not.toMatch(/[^\P{Cc}\t\n\u007f-\u009f]|[\ufffe\uffff]|\p{Surrogate}/u);
      expect(xml.replace(/<[^<>]*>/g, ''), name).not.toMatch(/[<>]/);
      expect(xml, name).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
      expect(xml, name).not.toContain('<script');
    }
  });
});

it('one changed cent shows: in the accounts, the movements and the cube, while both sides of the check agree', async () => {
  const at = (minor: number) =>
    viewOf({
      changes: [
        { account: 'a', on: '2025-01-10', minor },
        { account: 'b', on: '2025-02-01', minor: 500 },
      ],
    });
  const [before, after] = [await collect(at(1000)), await collect(at(1001))];
  const cellOf = async (input: WorkbookInput, sheet: string, column: number) =>
    tableOf((await written(input)).sheets.get(sheet)!).rows[0]?.[column];
  for (const [sheet, column] of [
    ['Accounts', 3],
    ['Movements', 3],
    ['Customer cube', 4],
    ['Check', 3],
  ] as const)
    expect([await cellOf(before, sheet, column), await cellOf(after, sheet, column)]).toEqual([
      expect.stringMatching(/^120(\.00)?$/),
      '120.12',
    ]);
  expect(largestGap(checkRows(after), 2)).toBe(0);
});

it('a cent of the cube that differs from the reports is told by the check', async () => {
  const input = await collect(richView());
  const values = unpack(input.cube.values);
  const last = values.length - input.cube.accounts;
  values[last] = values[last]! + 1;
  const book = await written({ ...input, cube: { ...input.cube, values: pack(values) } });
  expect(book.sheets.get('Check')!.cells.get('C3')?.value).toBe('0.01');
  expect(book.sheets.get('Check')!.cells.get('D3')?.value).toBe('They differ');
});

describe('hidden names', () => {
  it('are in no file of the book, nor ids nor what accounts are described by', async () => {
    const view = viewOf({
      changes: [
        { account: 'secret-one', on: '2025-01-10', minor: 1000 },
        { account: 'secret-two', on: '2025-02-01', minor: 5000 },
      ],
      accounts: ['secret-one', 'secret-two'],
      attributes: [{ slug: 'site', values: ['secret.example'], codes: Int32Array.from([0, -1]), dated: null }],
    });
    const book = await written(await collect(view, '', true));
    for (const [name, xml] of Object.entries(book.files)) expect(xml, name).not.toContain('secret');
    expect(tableOf(book.sheets.get('Accounts')!).rows.map(([id, name]) => [id, name])).toEqual([
      ['Account 1', 'Account 1'],
      ['Account 2', 'Account 2'],
    ]);
  });
});

describe('every sheet', () => {
  it('stays with its headings, is filtered, and prints across its pages', async () => {
    const book = await written(await collect(richView()));
    const names = [...book.sheets.keys()];
    expect(names).toEqual([
      ...['Read me', 'Headline', 'Movements', 'Retention', 'Expansion by source'],
      ...['Cohorts net', 'Cohorts gross', 'Cohorts logo', 'Segments', 'Accounts', 'Customer cube', 'Check'],
      ...['Targets', 'Benchmarks', 'Definitions', 'Settings'],
    ]);
    for (const [name, { xml }] of [...book.sheets].slice(1)) {
      expect(xml, name).toContain('state="frozen"');
      if (name !== 'Targets') expect(xml, name).toContain('<autoFilter ref="A');
      expect(xml, name).toContain('orientation="landscape"');
      expect(book.files['xl/workbook.xml'], name).toContain(`localSheetId="${names.indexOf(name)}"`);
    }
    expect(book.files['xl/workbook.xml']!.match(/_xlnm\.Print_Titles/g)?.length).toBe(names.length - 1);
  });

  it('has dates as days, ratios as percentages and amounts with their decimals', async () => {
    const { sheets } = await written(await collect(richView()));
    const row = (name: string) => [...sheets.get(name)!.cells.values()].map(({ format }) => format);
    expect(row('Movements')).toEqual(expect.arrayContaining(['mmm yyyy', '#,##0.00;-#,##0.00;0.00', '#,##0']));
    expect(row('Retention')).toEqual(expect.arrayContaining(['d mmm yyyy', '0.0%']));
  });

  it('says of closed months how they stand', async () => {
    const input = await collectWorkbook(richView(), ask(), {
      ...context,
      closings: { '2025-10': 'as closed on 3 Nov 2025', '2025-11': 'restated since closed on 3 Dec 2025' },
    });
    const book = await written(input);
    expect(
      tableOf(book.sheets.get('Movements')!)
        .rows.slice(-3)
        .map(([, state]) => state),
    ).toEqual(['as closed on 3 Nov 2025', 'restated since closed on 3 Dec 2025', 'complete']);
    const told = [...book.sheets.get('Read me')!.cells.values()].map(({ value }) => value);
    expect(told).toContain('2 closed, 1 restated since (column State)');
  });
});

describe('a workbook is refused', () => {
  const empty: LedgerView = { ...richView(), facts: null, basis: null, dataThrough: null };
  it.each([
    [richView(), 'grid=week', 'by month'],
    [richView(), 'attr_at=start&where=channel%3Dweb', 'current values'],
    [richView(), 'fx=monthly', 'constant currency'],
    [richView(), 'from=2030-01', 'the ledger has the months 2024-01 to 2025-12'],
    [richView(), 'by=size', 'no attribute "size"'],
    [richView(), 'where=product%3DPlanner', 'product'],
    [empty, '', 'no data yet'],
  ])('%#: %s', async (view, text, words) => {
    await expect(collect(view, text)).rejects.toThrow(QueryError);
    await expect(collect(view, text)).rejects.toThrow(words);
  });
});
