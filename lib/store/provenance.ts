/** Where records come from: the import, the file and the row that stated each. */
import type { Day } from '@/lib/domain/day';
import { type Database, inSnapshot } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { STATEMENT_TABLES, tableExists, tableOf } from './statements';
import { type AsOfClock, visibilityOf } from './visible';

export interface RecordSource {
  importId: string;
  /** Name of the file, as it was given. */
  file: string;
  /** Row in the file, the header being row 1. */
  row: number;
}

/** Tables whose records the ledger is made of. */
export type RecordTable = 'subscription_change' | 'invoice_line';

/** By `seq`, of the records that count now (or counted as of a past day); one that does not is left out. */
export function sourcesOf(
  db: Database,
  principal: Principal,
  workspaceId: number,
  table: RecordTable,
  seqs: readonly number[],
  { asOf = null, clock }: { asOf?: Day | null; clock?: AsOfClock } = {},
): Promise<Map<number, RecordSource>> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const name = tableOf(STATEMENT_TABLES[table], workspaceId);
    if (seqs.length === 0 || !(await tableExists(client, name))) return new Map();
    const { condition } = await visibilityOf(client, workspaceId, asOf, clock);
    const { rows } = await client.query<{ seq: string; importId: string; file: string; row: number }>(
      `select r.seq, i.import_id as "importId", i.file_name as file, r.row_number as row
       from ${name} r join import_run i using (workspace_id, import_no)
       where ${condition} and r.seq = any($1::bigint[])`,
      [seqs],
    );
    return new Map(rows.map(({ seq, ...source }) => [Number(seq), source]));
  });
}
