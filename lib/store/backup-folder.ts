/**
 * A folder of backups: a new one is written, read again whole, and only then do the oldest go. What cannot be written
 * or read removes nothing.
 */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backupTo } from './backup';
import { verifyBackup } from './backup-verify';
import type { Store } from './open';

const NAME = /^ratchet-\d{4}-\d{2}-\d{2}T\d{6}Z\.backup\.gz$/;
/** What a process that died left of a backup under way. */
const DRAFT = /^ratchet-\d{4}-\d{2}-\d{2}T\d{6}Z\.backup\.gz\.\d+\.part$/;
const DRAFT_IS_OLD_MS = 24 * 3_600_000;

export interface BackupFile {
  name: string;
  bytes: number;
  at: Date;
}

export interface MadeBackup {
  file: string;
  rows: number;
  bytes: number;
  /** The names of those that made way. */
  removed: string[];
}

const nameAt = (now: Date): string => `ratchet-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.backup.gz`;

/** 'ratchet-2026-11-23T054400Z.backup.gz' to its moment. */
const momentOf = (name: string): Date =>
  new Date(name.slice('ratchet-'.length).replace(/T(\d{2})(\d{2})(\d{2})Z.*$/, 'T$1:$2:$3Z'));

/** The backups of a folder, the newest first; of one that is not there none. Other files are left alone. */
export async function listBackups(folder: string): Promise<BackupFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => NAME.test(name)).sort((a, b) => (a < b ? 1 : -1));
  return Promise.all(
    files.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size, at: momentOf(name) })),
  );
}

/** Writes one more backup and keeps the newest `keep` of them. */
export async function backupInto(
  store: Store,
  folder: string,
  { keep, now }: { keep: number; now: Date },
): Promise<MadeBackup> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = nameAt(now);
  const file = join(folder, name);
  await backupTo(store, file);
  const rows = await verifyBackup(file);
  const { size: bytes } = await stat(file);
  // By name, which carries the moment: a clock that was set back must not cost the one just made its place.
  const others = (await listBackups(folder)).filter((each) => each.name !== name);
  const removed = others.slice(keep - 1).map((each) => each.name);
  for (const old of removed) await rm(join(folder, old));
  await removeDrafts(folder, now);
  return { file, rows, bytes, removed };
}

async function removeDrafts(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!DRAFT.test(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && now.getTime() - found.mtimeMs > DRAFT_IS_OLD_MS) await rm(path, { force: true });
  }
}
