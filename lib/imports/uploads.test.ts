import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findUpload, removeOldUploads, storeUpload, UploadError } from './uploads';

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
