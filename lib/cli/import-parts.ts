/** What `ratchet import` is given, as tables: a workbook, an archive or a JSON document stands for those in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { ContainerRefused } from '@/lib/ingest/containers/part';
import { containerType, unpack } from '@/lib/ingest/containers/unpack';
import { type Problem, sentence } from '@/lib/ingest/problem';
import { CommandFailure } from './output';

export interface GivenTable {
  path: string;
  /** 'book.xlsx › Sheet1' */
  name: string;
  /** Beside the file that was given. */
  rejectsPath: string;
  notices: Problem[];
}

const asFileName = (name: string): string => name.replace(/[^\p{L}\p{N}._-]+/gu, '-');

/** Whether the file can be read at all is found out when it is imported. */
const typeOf = (path: string): Promise<string | null> => containerType(path).catch(() => null);

/**
 * Hands the tables of a file to `work`; what was unpacked is gone after that.
 * @throws CommandFailure where the file cannot or may not be unpacked
 */
export async function withTables(file: string, work: (tables: GivenTable[]) => Promise<void>): Promise<void> {
  const path = resolve(file);
  const name = basename(file);
  if ((await typeOf(path)) === null) {
    return work([{ path, name, rejectsPath: `${path}.rejects.csv`, notices: [] }]);
  }
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-import-'));
  try {
    const parts = await unpack(path, name, folder);
    await work(
      parts.map((part) => ({
        path: part.path,
        name: part.name,
        rejectsPath: `${path}${asFileName(part.name.slice(name.length))}.rejects.csv`,
        notices: part.notices,
      })),
    );
  } catch (error) {
    if (error instanceof ContainerRefused) throw new CommandFailure(sentence(error.problem));
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
