/** Unpacking in a process of its own, by the real command. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookOf } from '@/lib/ingest/containers/testing/books';
import { unpackApart } from './containers';

const MOST_WAIT_MS = 200;
const ROWS = 30_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-apart-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('unpacking apart', () => {
  it('gives the tables, and holds up nothing here meanwhile', async () => {
    const rows = Array.from({ length: ROWS }, (_, i) => [`a${i}`, `Company ${i}`, i / 8]);
    const path = join(folder, 'book');
    await writeFile(path, bookOf([{ name: 'All', rows: [['account_id', 'name', 'size'], ...rows] }]));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const { parts, refused } = await unpackApart({ path, name: 'book.xlsx', folder });
    delay.disable();
    expect(refused).toBeNull();
    expect(parts).toMatchObject([{ name: 'book.xlsx › All', rows: ROWS + 1 }]);
    expect((await readFile(parts[0]?.path ?? '', 'utf8')).split('\n')).toHaveLength(ROWS + 2);
    expect(delay.max / 1e6).toBeLessThan(MOST_WAIT_MS);
  });

  it('a refusal comes with what to do; a table starts no process', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'PK\u0003\u0004 cut off');
    const { refused } = await unpackApart({ path, name: 'a.zip', folder });
    expect(refused).toMatchObject({ code: 'container_damaged', file: 'a.zip', severity: 'error' });
    await writeFile(path, 'a,b\n1,2\n');
    expect(await unpackApart({ path, name: 'a.csv', folder })).toEqual({ parts: [], refused: null });
  });
});
