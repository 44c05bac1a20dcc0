import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookOf } from '@/lib/ingest/containers/testing/books';
import { unpackHere } from './containers';
import { findUpload, removeOldUploads, stageParts, storeUpload, UploadError, UploadRefused } from './uploads';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-uploads-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const body = (text: string): Readable => Readable.from([Buffer.from(text)]);

describe('uploads', () => {
  it('keeps the bytes, their number and their sha256, under a name of its own', async () => {
    const stored = await storeUpload(folder, '../../etc/pass\u0000wd.csv', body('abc'), 3, 100);
    expect(stored.name).toBe('passwd.csv');
    expect(stored.bytes).toBe(3);
    expect(stored.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(await readFile(stored.path, 'utf8')).toBe('abc');
    expect(await findUpload(folder, stored.uploadId)).toEqual(stored);
  });

  it('refuses a body that broke off, and leaves nothing behind', async () => {
    await expect(storeUpload(folder, 'a.csv', body('ab'), 3, 100)).rejects.toBeInstanceOf(UploadError);
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
  });

  it('refuses a body over the limit', async () => {
    await expect(storeUpload(folder, 'a.csv', body('abcdef'), null, 5)).rejects.toThrow('larger than 5 bytes');
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
  });

  it.each(['../uploads', 'x', '', 'a'.repeat(31)])('finds nothing under %j', async (id) => {
    expect(await findUpload(folder, id)).toBeNull();
  });

  it('removes what is old and keeps what is not', async () => {
    const old = await storeUpload(folder, 'old.csv', body('a'), 1, 100);
    const young = await storeUpload(folder, 'young.csv', body('a'), 1, 100);
    const past = new Date('2026-01-01T00:00:00Z');
    await utimes(old.path, past, past);
    await utimes(`${old.path}.json`, past, past);
    await removeOldUploads(folder, new Date('2026-02-01T00:00:00Z'), 14);
    expect(await findUpload(folder, old.uploadId)).toBeNull();
    expect(await findUpload(folder, young.uploadId)).not.toBeNull();
  });
});

describe('what is unpacked', () => {
  const workbook = (): Readable =>
    Readable.from([
      Buffer.from(
        bookOf([
          {
            name: 'Customers',
            rows: [
              ['account_id', 'name'],
              ['a1', 'Acme'],
            ],
          },
          { name: 'Old', rows: [['a'], [1]], state: 'hidden' },
        ]),
      ),
    ]);

  it('is staged as uploads of their own, which know where they came from', async () => {
    const stored = await storeUpload(folder, 'book.xlsx', workbook(), null, 100_000);
    const parts = await stageParts(folder, stored, unpackHere);
    expect(parts).toMatchObject([
      { name: 'book.xlsx › Customers', partOf: stored.uploadId, parts: [], rows: 2, notices: [] },
      { name: 'book.xlsx › Old', partOf: stored.uploadId, rows: 2, notices: [{ code: 'hidden_sheet' }] },
    ]);
    for (const part of parts) expect(await findUpload(folder, part.uploadId)).toEqual(part);
    expect(await readFile(parts[0]?.path ?? '', 'utf8')).toBe('account_id,name\na1,Acme\n');
    expect(await findUpload(folder, stored.uploadId)).toMatchObject({ parts: parts.map(({ uploadId }) => uploadId) });
    expect(await readdir(join(folder, 'uploads'))).toHaveLength(6);
  });

  it('a table is no container: nothing is staged, and it stays', async () => {
    const stored = await storeUpload(folder, 'a.csv', body('a,b\n1,2\n'), null, 100);
    expect(await stageParts(folder, stored, unpackHere)).toEqual([]);
    expect(await findUpload(folder, stored.uploadId)).toEqual(stored);
  });

  it('what cannot be unpacked is refused with what to do, and nothing of it stays', async () => {
    const stored = await storeUpload(folder, 'a.zip', body('PK\u0003\u0004 cut off'), null, 100);
    const refusal = await stageParts(folder, stored, unpackHere).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UploadRefused);
    expect((refusal as UploadRefused).problem).toMatchObject({ code: 'container_damaged', file: 'a.zip' });
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
  });
});
