import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileOf } from '../testing/files';
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
      { name: 'Notes / old', rows: [['a'], ['b']], state: 'hidden' },
    ]);
    const parts = await unpackBytes(book, '../x/book.xlsx');
    expect(parts.map(({ name }) => name)).toEqual(['book.xlsx › MRR', 'book.xlsx › old']);
    expect(await textOf(parts[0])).toBe('"Report of, all",\n\ncustomer,mrr\n"Zoë ""Z""",10.5\n');
    expect(parts[0]?.rows).toBe(3);
    expect(parts[1]?.notices).toMatchObject([{ code: 'hidden_sheet', severity: 'notice' }]);
    expect((await readdir(folder)).length).toBe(2);
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
