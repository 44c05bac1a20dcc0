/** `ratchet backup`: the whole store as one file, or one more in a folder of which the newest are kept; `--verify` reads one. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { backupTo } from '@/lib/store/backup';
import { backupInto } from '@/lib/store/backup-folder';
import { verifyBackup } from '@/lib/store/backup-verify';
import { log, printJson, UsageError } from './output';
import { type GlobalOptions, storeOptions, withStore } from './session';

interface BackupOptions extends GlobalOptions {
  keep?: string;
  verify?: string;
}

const USUALLY_KEPT = 14;

async function verify(file: string, options: BackupOptions): Promise<void> {
  const rows = await verifyBackup(resolve(file));
  if (options.json) printJson({ file: resolve(file), rows, whole: true });
  else log(`${file} is whole: ${rows} rows.`);
}

function intoFile(file: string, options: BackupOptions): Promise<void> {
  return withStore(options, async (store) => {
    const rows = await backupTo(store, resolve(file));
    if (options.json) printJson({ file: resolve(file), rows });
    else log(`Backup written to ${file}.`);
  });
}

function intoFolder(options: BackupOptions): Promise<void> {
  const stated = options.keep ?? String(USUALLY_KEPT);
  if (!/^[1-9]\d{0,3}$/.test(stated)) throw new UsageError(`--keep: expected a whole number from 1, found "${stated}"`);
  const folder = resolve(process.env.RATCHET_BACKUP_DIR?.trim() || join(storeOptions(options).dataDir, 'backups'));
  return withStore(options, async (store) => {
    const made = await backupInto(store, folder, { keep: Number(stated), now: new Date() });
    if (options.json) return printJson(made);
    const gone = made.removed.length === 0 ? '' : `; ${made.removed.length} older ones made way`;
    log(`Backup written to ${made.file} and read again whole${gone}.`);
  });
}

export function registerBackupCommand(program: Command): void {
  program
    .command('backup [file]')
    .description(
      'write the whole store to one file, also while it is used; without a file one more in RATCHET_BACKUP_DIR',
    )
    .option('--keep <n>', `in the folder: keep the newest so many (default ${USUALLY_KEPT})`)
    .option('--verify <file>', 'read a backup whole and say whether it is as it was written')
    .action((file: string | undefined, _: object, command: Command) => {
      const options: BackupOptions = command.optsWithGlobals();
      if (options.verify !== undefined) return verify(options.verify, options);
      if (file === undefined) return intoFolder(options);
      if (options.keep !== undefined) throw new UsageError('--keep is of the folder of backups: leave the file out');
      return intoFile(file, options);
    });
}
