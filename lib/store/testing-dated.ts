/** For tests: imports, withdrawals and marks of days in the past. */
import type { Day } from '@/lib/domain/day';
import { markAccount } from './mark-account';
import type { Store } from './open';
import { STATEMENT_TABLES } from './statements';
import { type FileOf, importFile, tester } from './testing-records';
import { withdrawImport } from './undo-import';

const noon = (day: Day): string => `${day}T12:00:00Z`;

/** Imports a file as if that had been at noon of a day; answers its import. */
export async function importedOn(store: Store, workspaceId: number, on: Day, file: FileOf): Promise<string> {
  const { importId } = await importFile(store, workspaceId, file);
  await store.pool.query('update import_run set appended_at = $2 where import_id = $1', [importId, noon(on)]);
  return importId;
}

/** Dates a withdrawal into the past, and with it how long the records it touched were hidden. */
export async function withdrawnOn(store: Store, workspaceId: number, on: Day, importId: string): Promise<void> {
  await withdrawImport(store, tester, workspaceId, importId);
  for (const table of Object.keys(STATEMENT_TABLES))
    for (const column of ['hidden_from', 'hidden_until'])
      await store.pool.query(
        `update ${table} r set ${column} = $3 from import_run i
         where i.import_id = $2 and r.workspace_id = $1 and r.${column} = i.withdrawn_at`,
        [workspaceId, importId, noon(on)],
      );
  await store.pool.query('update import_run set withdrawn_at = $2 where import_id = $1', [importId, noon(on)]);
}

/** Marks an account as if that had been at noon of a day. */
export async function markedOn(
  store: Store,
  workspaceId: number,
  on: Day,
  account: string,
  mark: Parameters<typeof markAccount>[4],
): Promise<void> {
  const version = await markAccount(store.pool, tester, workspaceId, account, mark);
  await store.pool.query('update account_mark set recorded_at = $3 where workspace_id = $1 and version = $2', [
    workspaceId,
    version,
    noon(on),
  ]);
}
