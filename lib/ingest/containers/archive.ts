/**
 * A zip archive, judged by its list of entries before any of them is unpacked: how many, how large they say they are,
 * how much that is for their packed size, and what they are called. Names are never paths on this machine.
 */
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { type Budget, inMegabytes } from './limits';
import { ContainerRefused } from './part';

export interface Archive {
  /** By name, in the archive's order; folders are left out. */
  entries: ReadonlyMap<string, yauzl.Entry>;
  /** The bytes of an entry as they are unpacked. */
  read(entry: yauzl.Entry): AsyncGenerator<Buffer>;
  close(): void;
}

/** What went wrong, for people: of the archive or of the machine. */
function refusalOf(error: unknown, budget: Budget): Error {
  if (error instanceof ContainerRefused) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'syscall' in error) return error;
  if (/relative path|absolute path|invalid characters in fileName/.test(reason))
    return budget.refusal('container_path', { found: reason.slice(reason.indexOf(':') + 2) });
  if (/too many bytes/.test(reason)) return budget.refusal('container_burst', { found: 'It' });
  return budget.refusal('container_damaged', { found: reason });
}

/** @throws ContainerRefused */
export async function openArchive(path: string, packedBytes: number, budget: Budget): Promise<Archive> {
  let zip: yauzl.ZipFile;
  try {
    zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  } catch (error) {
    throw refusalOf(error, budget);
  }
  try {
    const entries = await entriesOf(zip, packedBytes, budget);
    return { entries, read: (entry) => bytesOf(zip, entry, budget), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw refusalOf(error, budget);
  }
}

async function entriesOf(zip: yauzl.ZipFile, packedBytes: number, budget: Budget): Promise<Map<string, yauzl.Entry>> {
  const { limits } = budget;
  if (zip.entryCount > limits.entries) throw budget.tooLarge(`${zip.entryCount.toLocaleString('en-US')} files`);
  const entries = new Map<string, yauzl.Entry>();
  let stated = 0;
  for await (const entry of zip.eachEntry()) {
    stated += entry.uncompressedSize;
    if (stated > limits.totalBytes) throw budget.tooLarge(inMegabytes(stated));
    if (stated > limits.ratioFromBytes && stated > packedBytes * limits.ratio)
      throw budget.refusal('container_burst', { found: inMegabytes(stated) });
    if (entry.fileName.endsWith('/')) continue;
    if (entries.has(entry.fileName)) throw budget.refusal('container_damaged', { found: 'two files of one name' });
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function* bytesOf(zip: yauzl.ZipFile, entry: yauzl.Entry, budget: Budget): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) throw budget.refusal('container_encrypted');
  let stream: Readable;
  try {
    stream = await zip.openReadStreamPromise(entry);
  } catch (error) {
    throw refusalOf(error, budget);
  }
  try {
    for await (const chunk of stream) {
      budget.spend((chunk as Buffer).length);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw refusalOf(error, budget);
  } finally {
    stream.destroy();
  }
}
