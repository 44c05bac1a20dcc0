import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookOf } from '@/lib/ingest/containers/testing/books';
import { type GivenTable, withTables } from './import-parts';
import { CommandFailure } from './output';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-given-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function tablesOf(name: string, bytes: string | Uint8Array): Promise<GivenTable[]> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  let given: GivenTable[] = [];
  await withTables(path, async (tables) => {
    for (const table of tables) expect(existsSync(table.path)).toBe(true);
    given = tables;
  });
  return given;
}

describe('what ratchet import is given', () => {
  it('a table is taken as it is', async () => {
    const path = join(folder, 'a.csv');
    expect(await tablesOf('a.csv', 'a,b\n1,2\n')).toEqual([
      { path, name: 'a.csv', rejectsPath: `${path}.rejects.csv`, notices: [] },
    ]);
  });

  it('a workbook is its sheets; rejects lie beside it, and what was unpacked is gone', async () => {
    const book = bookOf([
      {
        name: 'Sheet 1',
        rows: [
          ['a', 'b'],
          [1, 2],
        ],
      },
      {
        name: '<Ü>',
        rows: [
          ['a', 'b'],
          [1, 2],
        ],
      },
    ]);
    const tables = await tablesOf('book.xlsx', book);
    expect(tables.map(({ name }) => name)).toEqual(['book.xlsx › Sheet 1', 'book.xlsx › <Ü>']);
    expect(tables.map(({ rejectsPath }) => rejectsPath)).toEqual([
      join(folder, 'book.xlsx-Sheet-1.rejects.csv'),
      join(folder, 'book.xlsx-Ü-.rejects.csv'),
    ]);
    for (const { path } of tables) expect(existsSync(path)).toBe(false);
  });

  it('what cannot be unpacked fails with what to do', async () => {
    await expect(tablesOf('a.zip', 'PK\u0003\u0004 cut off')).rejects.toThrow(CommandFailure);
    await expect(tablesOf('a.zip', 'PK\u0003\u0004 cut off')).rejects.toThrow('save it as CSV (UTF-8)');
  });

  it('a file that is not there is left to the import to tell of', async () => {
    let given: GivenTable[] = [];
    await withTables(join(folder, 'none.csv'), async (tables) => {
      given = tables;
    });
    expect(given).toHaveLength(1);
  });
});
