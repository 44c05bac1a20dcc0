/** Subscription changes one by one, with all that they state and where they come from. */
import type { Day } from '@/lib/domain/day';
import { type ChangeKind, changeKinds, type IntervalUnit, intervalUnits } from '@/lib/domain/records';
import { type Database, inSnapshot } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { STATEMENT_TABLES, tableExists, tableOf } from './statements';

export interface ChangeRow {
  /** Its place in the store's order. */
  record: number;
  /** External id of the account that it names, and where that id comes from. */
  account: string;
  source: string;
  on: Day;
  item: string;
  product: string;
  kind: ChangeKind;
  plan: string | null;
  quantityMicro: number | null;
  amountMinor: number;
  unitAmount: string | null;
  intervalUnit: IntervalUnit;
  intervalCount: number;
  currency: string;
  isEnded: boolean;
  statedSource: string | null;
  cause: string | null;
  motion: string | null;
  renewsOn: Day | null;
  autoRenew: boolean | null;
  importKind: string;
  file: string;
  row: number;
}

type Stored = Omit<ChangeRow, 'kind' | 'intervalUnit'> & { kindCode: number; unitCode: number };

/** By place; of those that count now, one that does not is left out. */
export function changeRows(
  db: Database,
  principal: Principal,
  workspaceId: number,
  seqs: readonly number[],
): Promise<Map<number, ChangeRow>> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const name = tableOf(STATEMENT_TABLES.subscription_change, workspaceId);
    if (seqs.length === 0 || !(await tableExists(client, name))) return new Map();
    const { rows } = await client.query<Stored>(
      `select r.seq::float8 as record, a.external_id as account, a.source, r.effective_on::text as on,
         coalesce(r.item_id, r.product) as item, r.product, r.kind as "kindCode", r.plan,
         r.quantity_micro::float8 as "quantityMicro", r.amount_minor::float8 as "amountMinor",
         r.unit_amount as "unitAmount", r.interval_unit as "unitCode", r.interval_count as "intervalCount", r.currency,
         r.status <> 0 as "isEnded", r.source as "statedSource", r.cause, r.motion, r.renews_on::text as "renewsOn",
         r.auto_renew as "autoRenew", i.kind as "importKind", i.file_name as file, r.row_number as row
       from ${name} r join import_run i using (workspace_id, import_no) join account a using (workspace_id, account_no)
       where r.workspace_id = $1 and r.seq = any($2::bigint[])
         and i.withdrawn_at is null and (r.hidden_from is null or r.hidden_until is not null)`,
      [workspaceId, seqs],
    );
    return new Map(rows.map((row) => [row.record, changeRow(row)]));
  });
}

const changeRow = ({ kindCode, unitCode, ...row }: Stored): ChangeRow => ({
  ...row,
  kind: changeKinds[kindCode] ?? 'core',
  intervalUnit: intervalUnits[unitCode] ?? 'month',
});
