/** Commands on the store as a whole: check, start, stop, backup, restore, imports, withdraw. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { checkClosedPeriods } from '@/lib/reports/closed-close';
import { checkLedger } from '@/lib/reports/ledger-health';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { restoreFrom } from '@/lib/store/backup';
import { cancelImport } from '@/lib/store/cancel-import';
import { listImports } from '@/lib/store/imports';
import { packageRoot } from '@/lib/store/place';
import { stopStore } from '@/lib/store/server';
import { restoreImport, withdrawImport } from '@/lib/store/undo-import';
import { removeWorkspace } from '@/lib/store/workspaces';
import { registerBackupCommand } from './backup-command';
import { CommandFailure, log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, principal, storeOptions, withStore, withWorkspace } from './session';

/** Statements that the numbers deny are printed up to this many. */
const MOST_CONTRADICTIONS = 20;

async function check(options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (reader, workspace, store) => {
    const ledger = await checkLedger(store, principal, workspace.id, await loadLedgerView(reader));
    const closed = (await checkClosedPeriods(reader)).filter(({ code }) => code === 'closed_not_reproduced');
    const findings = [...ledger.findings, ...closed];
    const checked = { ...ledger, findings, whole: ledger.whole && closed.length === 0 };
    const { whole, conservation, contradictions: contradicted } = checked;
    if (!whole) process.exitCode = 1;
    if (options.json) return printJson(checked);
    for (const { account, on, product, stated, says } of contradicted.slice(0, MOST_CONTRADICTIONS))
      log(`${account}, ${on}, ${product}: stated "${stated}", but ${says}`);
    if (contradicted.length > MOST_CONTRADICTIONS)
      log(`… and ${contradicted.length - MOST_CONTRADICTIONS} more statements that the numbers deny; --json lists all`);
    if (whole) process.stdout.write('The ledger adds up and every reference holds.\n');
    else for (const finding of findings) process.stdout.write(`${finding.code}: ${finding.message}\n`);
    if (conservation === false) log('start + movements is not end in some month');
  });
}

async function imports(options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (reader) => {
    const runs = await listImports(reader.db, principal, reader.workspaceId);
    if (options.json) return printJson({ imports: runs });
    printTable(
      ['import', 'when', 'kind', 'file', 'status', 'new', 'corrected', 'unchanged', 'rejected', 'withdrawn', 'batch'],
      runs.map((run) => [
        run.importId,
        run.startedAt.toISOString().slice(0, 16).replace('T', ' '),
        run.kind,
        run.fileName,
        run.status,
        run.counts?.new ?? null,
        run.counts?.corrected ?? null,
        run.counts?.unchanged ?? null,
        run.counts?.rejected ?? null,
        run.counts?.withdrawn ?? null,
        run.batchId,
      ]),
    );
  });
}

async function withdraw(importId: string, options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (reader, _workspace, store) => {
    await withdrawImport(store, principal, reader.workspaceId, importId);
    if (options.json) printJson({ import_id: importId, status: 'withdrawn' });
    else log(`Import ${importId} is withdrawn; the ledger is that of all the others.`);
  });
}

async function restore(importId: string, options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (reader, _workspace, store) => {
    await restoreImport(store, principal, reader.workspaceId, importId);
    if (options.json) printJson({ import_id: importId, status: 'done' });
    else log(`Import ${importId} counts again, at its own place among the others.`);
  });
}

async function cancel(importId: string, options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (reader, _workspace, store) => {
    if (!(await cancelImport(store, principal, reader.workspaceId, importId)))
      throw new CommandFailure(`import ${importId} is not running; what an import wrote can be withdrawn`);
    if (options.json) printJson({ import_id: importId, status: 'cancelled' });
    else log(`Import ${importId} is cancelled; nothing of it was written.`);
  });
}

/** The name must be said as it is, so that nothing goes by accident. */
async function removeNamed(name: string, options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (_reader, workspace, store) => {
    if (name !== workspace.name)
      throw new UsageError(`nothing was removed: the workspace is called "${workspace.name}"`);
    await removeWorkspace(store, principal, workspace.id);
    if (options.json) printJson({ workspace: workspace.name, removed: true });
    else log(`The workspace "${workspace.name}" is removed with all it held.`);
  });
}

/** Runs the same start as `npm start`; `--data` names another folder for it. */
function start(options: GlobalOptions): Promise<void> {
  const env =
    options.data === undefined
      ? process.env
      : { ...process.env, RATCHET_DATA: resolve(options.data), DATABASE_URL: '' };
  const child = spawn(process.execPath, [resolve(packageRoot(), 'scripts', 'start.mjs')], { stdio: 'inherit', env });
  return new Promise((done) =>
    child.on('exit', (code) => {
      process.exitCode = code ?? 1;
      done();
    }),
  );
}

async function stop(options: GlobalOptions & { remove?: boolean }): Promise<void> {
  const { databaseUrl, dataDir } = storeOptions(options);
  if (databaseUrl)
    throw new UsageError('DATABASE_URL names a server that Ratchet does not run; there is nothing to stop');
  await stopStore(dataDir, { remove: options.remove === true });
  if (options.json) printJson({ data: dataDir, stopped: true, removed: options.remove === true });
  else log(`The store of ${dataDir} is ${options.remove ? 'stopped and deleted' : 'stopped'}.`);
}

export function registerDataCommands(program: Command): void {
  const options = (command: Command): GlobalOptions & { remove?: boolean } => command.optsWithGlobals();
  program
    .command('imports')
    .description('list the imports')
    .action((_: object, command: Command) => imports(options(command)))
    .command('cancel <import>')
    .description('end an import that is under way; nothing of it is written')
    .action((id: string, _: object, command: Command) => cancel(id, options(command)));
  program
    .command('restore-import <import>')
    .description('redo an import that was withdrawn')
    .action((id: string, _: object, command: Command) => restore(id, options(command)));
  program
    .command('withdraw <import>')
    .description('withdraw an import: the ledger is then that of all the others')
    .action((id: string, _: object, command: Command) => withdraw(id, options(command)));
  program
    .command('remove <workspace>')
    .description('remove the workspace with all it holds; its name is asked for, and a backup is wise')
    .action((name: string, _: object, command: Command) => removeNamed(name, options(command)));
  program
    .command('check')
    .description('conservation and references over the whole store')
    .action((_: object, command: Command) => check(options(command)));
  program
    .command('start')
    .description('start the app, as npm start does')
    .action((_: object, command: Command) => start(options(command)));
  program
    .command('stop')
    .description('end the embedded database of a data folder')
    .option('--remove', 'and delete the store')
    .action((_: object, command: Command) => stop(options(command)));
  registerBackupCommand(program);
  program
    .command('restore <file>')
    .description('read a backup into an empty store')
    .action((file: string, _: object, command: Command) =>
      withStore(options(command), async (store) => {
        const rows = await restoreFrom(store, resolve(file));
        if (options(command).json) printJson({ file: resolve(file), rows });
        else log(`Restored from ${file}.`);
      }),
    );
}
