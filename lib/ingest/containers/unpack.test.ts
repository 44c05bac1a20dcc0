import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileOf, importPath } from '../testing/files';
import type { UnpackedPart } from './part';
import { type BookCell, bookOf, zipOf } from './testing/books';
import { unpack } from './unpack';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-unpack-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const unpackBytes = async (bytes: string | Uint8Array, name: string): Promise<UnpackedPart[]> =>
  unpack(await fileOf(bytes, 'x'), name, folder);

const textOf = (part: UnpackedPart | undefined): Promise<string> => readFile(part?.path ?? '', 'utf8');

/** The CSV of the only sheet. */
async function sheet(rows: readonly (readonly BookCell[])[], merged: string[] = []): Promise<string> {
  const [part] = await unpackBytes(bookOf([{ name: 'Sheet1', rows, merged }]), 'book.xlsx');
  return textOf(part);
}

describe('workbooks', () => {
  it('each sheet with rows is a part; rows keep their numbers, blank ones stay blank', async () => {
    const book = bookOf([
      { name: 'MRR', rows: [['Report of, all'], [], ['customer', 'mrr'], ['Zoë "Z"', 10.5]] },
      { name: 'Empty', rows: [] },
      { name: '  Notes old ', rows: [['a'], ['b']], state: 'hidden' },
    ]);
    const parts = await unpackBytes(book, '../x/book.xlsx');
    expect(parts.map(({ name }) => name)).toEqual(['book.xlsx › MRR', 'book.xlsx › Notes old']);
    expect(await textOf(parts[0])).toBe('"Report of, all",\n\ncustomer,mrr\n"Zoë ""Z""",10.5\n');
    expect(parts[0]?.rows).toBe(3);
    expect(parts[1]?.notices).toMatchObject([{ code: 'hidden_sheet', severity: 'notice' }]);
    expect((await readdir(folder)).length).toBe(2);
  });
});

describe('cells', () => {
  const xml = (text: string) => ({ xml: text });

  it('numbers are written as they are, without the noise of binary fractions', async () => {
    const cells = [0.1, 1234.5, 100, 0].map(String);
    const noisy = [
      '0.30000000000000004',
      '1234.5600000000001',
      '1E-3',
      '1.5E+7',
      '12345678901234567',
      '-0.1',
      '1e300x',
    ];
    const values = [...cells, ...noisy].map((value) => xml(`<c {ref}><v>${value}</v></c>`));
    expect(await sheet([values])).toBe('0.1,1234.5,100,0,0.3,1234.56,0.001,15000000,12345678901234567,-0.1,1e300x\n');
  });

  it('dates by their style, in both systems; times of day are kept, numbers are not taken for dates', async () => {
    const cells: BookCell[] = [
      { date: 46_082 },
      { date: 59 },
      { date: 61 },
      { date: 46_082.5 },
      { date: 60 },
      { date: -1 },
    ];
    const month = xml('<c {ref} s="3"><v>46082</v></c>');
    const amount = xml('<c {ref} s="2"><v>46082</v></c>');
    expect(await sheet([[...cells, month, amount]])).toBe(
      '2026-03-01,1900-02-28,1900-03-01,2026-03-01 12:00:00,60,-1,2026-03-01,46082\n',
    );
    const book = bookOf([{ name: 'S', rows: [[{ date: 44_620 }, { date: 1 }]] }], { is1904: true });
    expect(await textOf((await unpackBytes(book, 'mac.xlsx'))[0])).toBe('2026-03-01,1904-01-02\n');
  });

  it('booleans, errors, texts of every sort; how a word is pronounced is no part of it', async () => {
    const cells = [
      true,
      false,
      xml('<c {ref} t="e"><v>#N/A</v></c>'),
      xml('<c {ref} t="inlineStr"><is><r><t>Ac</t></r><r><t>me</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>'),
      xml('<c {ref} t="d"><v>2026-03-01T00:00:00</v></c>'),
      xml('<c {ref} t="str"><f>A1</f><v>a &amp; b_x000D_</v></c>'),
      xml('<c {ref} t="inlineStr"><is><t><![CDATA[<x>]]></t></is></c>'),
    ];
    expect(await sheet([cells])).toBe('TRUE,FALSE,#N/A,Acme,2026-03-01,"a & b\r",<x>\n');
  });

  it('formulas: their stored results, and a word that is rejected where there is none', async () => {
    const cells = [
      xml('<c {ref}><f>1+1</f><v>2</v></c>'),
      xml('<c {ref}><f>B1</f></c>'),
      xml('<c {ref}><f>C1</f><v/></c>'),
    ];
    const [part] = await unpackBytes(bookOf([{ name: 'S', rows: [cells] }]), 'b.xlsx');
    expect(await textOf(part)).toBe('2,#NO_RESULT!,\n'.replace(',\n', '\n'));
    expect(part?.notices.map(({ code, message }) => [code, message])).toEqual([
      ['formulas', 'b.xlsx › S: 2 cells are formulas; the results stored with them are read'],
      [
        'formulas_unsolved',
        'b.xlsx › S: 1 formulas are stored without their result; their rows are rejected where it is needed',
      ],
    ]);
  });

  it('merged names are filled, merged data is not and is told of', async () => {
    const rows: BookCell[][] = [
      ['MRR', null, null],
      ['Customer', 2025, null],
      [null, 'Jan', 'Feb'],
      ['Acme', 10, 20],
      [null, 5, 5],
    ];
    const merged = ['A1:C1', 'A2:A3', 'B2:C2', 'A4:A5'];
    const [part] = await unpackBytes(bookOf([{ name: 'S', rows, merged }]), 'b.xlsx');
    expect(await textOf(part)).toBe('MRR,MRR,MRR\nCustomer,2025,2025\nCustomer,Jan,Feb\nAcme,10,20\n,5,5\n');
    expect(part?.notices).toMatchObject([{ code: 'merged_cells' }]);
    const { analysis, result } = await importPath(part?.path ?? '', { kind: null });
    expect(analysis).toMatchObject({ kind: 'mrr', headerRow: 3, months: ['2025-01', '2025-02'] });
    expect(result?.problems).toMatchObject([{ row: 5, code: 'missing_value' }]);
  });

  it('rows far down keep their numbers, and blank cells at their end are no missing ones', async () => {
    const rows: BookCell[][] = [
      ['account_id', 'name', 'segment'],
      ['a1', 'Acme', 'SMB'],
    ];
    rows[99] = ['a2', 'Beta', null];
    rows[100] = ['a3'];
    const [part] = await unpackBytes(bookOf([{ name: 'S', rows: Array.from(rows, (row) => row ?? []) }]), 'b.xlsx');
    expect((await textOf(part)).split('\n').length).toBe(102);
    const { result, accounts } = await importPath(part?.path ?? '');
    expect(accounts.map(({ accountId, row }) => [accountId, row])).toEqual([
      ['a1', 2],
      ['a2', 100],
    ]);
    expect(result?.problems).toMatchObject([{ row: 101, column: 'name', code: 'missing_value' }]);
    expect(result?.notices).toEqual([]);
  });

  it('the names of prefixes are of no matter, nor are missing references', async () => {
    const files = {
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row><x:row hidden="1"><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    };
    const [part] = await unpackBytes(bookOf([{ name: 'S', rows: [] }], { files }), 'b.xlsm');
    expect(await textOf(part)).toBe('1,TRUE\n2,\n');
    expect(part?.notices).toMatchObject([{ code: 'hidden_rows' }]);
  });

  it('columns called __proto__ and constructor are columns', async () => {
    const [part] = await unpackBytes(
      bookOf([
        {
          name: '__proto__',
          rows: [
            ['account_id', 'name', '__proto__', 'constructor'],
            ['a1', 'Acme', 'x', 'y'],
          ],
        },
      ]),
      'b.xlsx',
    );
    const { accounts } = await importPath(part?.path ?? '');
    expect(accounts[0]?.attributes).toEqual({ proto: 'x', constructor: 'y' });
    expect(Object.prototype).not.toHaveProperty('x');
  });
});

describe('JSON', () => {
  it('each array of objects is a part, nested objects by dotted names', async () => {
    const document = {
      customers: [{ external_id: 'c1', name: 'Zoë', attributes: { tags: ['a', 'b'], custom: {} } }],
      object: 'bulk',
      invoices: [
        { id: 'i1', lines: [{ a: 1 }] },
        { id: 'i2', total: 12 },
      ],
    };
    const parts = await unpackBytes(JSON.stringify(document), 'bulk.json');
    expect(parts.map(({ name }) => name)).toEqual(['bulk.json › customers', 'bulk.json › invoices']);
    expect(await textOf(parts[0])).toBe('external_id,name,attributes.tags\nc1,Zoë,"a, b"\n');
    expect(await textOf(parts[1])).toBe('id,lines,total\ni1,"[{""a"":1}]",\ni2,,12\n');
    expect(parts[1]?.notices).toMatchObject([{ code: 'json_lists_kept' }]);
  });

  it('lines of objects are rows', async () => {
    const parts = await unpackBytes(
      '{"id":"a","n":1.10}\n{"id":"b","__proto__":{"x":9007199254740993}}\n',
      'rows.ndjson',
    );
    expect(parts.map(({ name }) => name)).toEqual(['rows.ndjson']);
    expect(await textOf(parts[0])).toBe('id,n,__proto__.x\na,1.10,\nb,,9007199254740993\n');
  });
});

describe('archives', () => {
  it('gives tables, workbooks and archives inside it', async () => {
    const inner = zipOf({ 'deep.csv': 'a,b\n1,2\n', 'Book.xlsx': bookOf([{ name: 'S', rows: [['a'], [1]] }]) });
    const zip = zipOf({
      'folder/a.csv': 'x,y\n1,2\n',
      '__MACOSX/._a.csv': 'no',
      'read me.pdf': '%PDF',
      'inner.zip': inner,
    });
    const parts = await unpackBytes(zip, 'all.zip');
    expect(parts.map(({ name }) => name)).toEqual([
      'all.zip › a.csv',
      'all.zip › inner.zip › deep.csv',
      'all.zip › inner.zip › Book.xlsx › S',
    ]);
    expect(parts[0]?.notices).toMatchObject([
      { code: 'files_left_out', message: 'all.zip: no tables, and left out: read me.pdf' },
    ]);
    expect(await sheet([['a', 'b']])).toBe('a,b\n');
  });
});
