/**
 * Files on their way in: streamed to disk as they come, under a name the server makes, with length and sha256.
 * An upload is complete once its description stands beside it; what broke off has none and is not found.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { UnpackedPart } from '@/lib/ingest/containers/part';
import type { Problem } from '@/lib/ingest/problem';
import type { UnpackAnswer, UnpackJob } from './containers';

export interface StoredUpload {
  uploadId: string;
  /** The file's own name, for people; never a path. */
  name: string;
  bytes: number;
  sha256: string;
  path: string;
  /** The upload it was unpacked from; null: it came by itself. */
  partOf: string | null;
  /** Uploads of what was unpacked from it; empty: it is a table itself. */
  parts: string[];
  /** Rows that hold anything, where unpacking counted them. */
  rows: number | null;
  /** What unpacking said of it. */
  notices: Problem[];
}

type Description = Omit<StoredUpload, 'uploadId' | 'path'>;

export class UploadError extends Error {}

/** The file came whole, and cannot or may not be unpacked. */
export class UploadRefused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

const ALONE = { partOf: null, parts: [], rows: null, notices: [] };

const folderOf = (dataDir: string): string => join(dataDir, 'uploads');

const isUploadId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

/** The last part of a name, without control characters, at most 200 long. */
function displayName(name: string): string {
  const plain = [...basename(name.replaceAll('\\', '/'))].filter((char) => char >= ' ' && char !== '\u007f').join('');
  return plain.slice(-200) || 'file';
}

/**
 * Streams a body to disk.
 * @throws UploadError when fewer or more bytes came than `expectedBytes` said, or more than `limitBytes`
 */
export async function storeUpload(
  dataDir: string,
  name: string,
  stream: ReadableStream<Uint8Array> | Readable,
  expectedBytes: number | null,
  limitBytes: number,
): Promise<StoredUpload> {
  const folder = folderOf(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const uploadId = randomBytes(16).toString('hex');
  const path = join(folder, uploadId);
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limitBytes) return done(new UploadError(`the file is larger than ${limitBytes} bytes`));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    const source = stream instanceof Readable ? stream : Readable.fromWeb(stream);
    await pipeline(source, measure, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    if (expectedBytes !== null && expectedBytes !== bytes)
      throw new UploadError(`the upload broke off: ${bytes} of ${expectedBytes} bytes came`);
    const description = { ...ALONE, name: displayName(name), bytes, sha256: hash.digest('hex') };
    await describe(path, description);
    return { uploadId, path, ...description };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/**
 * Stages the tables of a workbook, archive or JSON document as uploads of their own; of any other file there are none.
 * @throws UploadRefused where it cannot or may not be unpacked; the upload is gone then
 */
export async function stageParts(
  dataDir: string,
  upload: StoredUpload,
  unpacking: (job: UnpackJob) => Promise<UnpackAnswer>,
): Promise<StoredUpload[]> {
  const folder = await mkdtemp(join(folderOf(dataDir), 'unpacking-'));
  try {
    const { parts, refused } = await unpacking({ path: upload.path, name: upload.name, folder });
    if (refused !== null) throw new UploadRefused(refused);
    const staged: StoredUpload[] = [];
    for (const part of parts) staged.push(await stagePart(dataDir, upload, part));
    if (staged.length > 0) {
      const { uploadId: _, path, ...description } = upload;
      await describe(path, { ...description, parts: staged.map(({ uploadId }) => uploadId) });
    }
    return staged;
  } catch (error) {
    await rm(upload.path, { force: true });
    await rm(`${upload.path}.json`, { force: true });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function stagePart(dataDir: string, upload: StoredUpload, part: UnpackedPart): Promise<StoredUpload> {
  const uploadId = randomBytes(16).toString('hex');
  const path = join(folderOf(dataDir), uploadId);
  await rename(part.path, path);
  const { name, bytes, sha256, rows, notices } = part;
  const description = { ...ALONE, name, bytes, sha256, rows, notices, partOf: upload.uploadId };
  await describe(path, description);
  return { uploadId, path, ...description };
}

/** What makes an upload complete. */
async function describe(path: string, description: Description): Promise<void> {
  await writeFile(`${path}.json.part`, JSON.stringify(description), { mode: 0o600 });
  await rename(`${path}.json.part`, `${path}.json`);
}

/** Null where there is no such complete upload. */
export async function findUpload(dataDir: string, uploadId: string): Promise<StoredUpload | null> {
  if (!isUploadId(uploadId)) return null;
  const path = join(folderOf(dataDir), uploadId);
  const text = await readFile(`${path}.json`, 'utf8').catch(() => null);
  if (text === null) return null;
  const stated = JSON.parse(text) as Partial<Description> & Pick<Description, 'name' | 'bytes' | 'sha256'>;
  return { uploadId, path, ...ALONE, ...stated };
}

/** Where the rejects of an import are kept for download. */
export const rejectsPath = (dataDir: string, importId: string): string =>
  join(folderOf(dataDir), `${importId}.rejects.csv`);

/** Deletes uploads and rejects not touched for `days` days. What they stated is in the store. */
export async function removeOldUploads(dataDir: string, now: Date, days: number): Promise<void> {
  const folder = folderOf(dataDir);
  const oldest = now.getTime() - days * 86_400_000;
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const entry = await stat(path).catch(() => null);
    if (entry && entry.mtimeMs < oldest) await rm(path, { recursive: true, force: true });
  }
}
