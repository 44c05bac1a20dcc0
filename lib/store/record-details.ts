/** What records stated, whole, as their file did: for who looks at one account's. */
import type { Day } from '@/lib/domain/day';
import { intervalName } from '@/lib/domain/interval-name';
import { currencyExponent, decimalText } from '@/lib/domain/money';
import { changeKinds, changeStatuses, intervalUnits, QUANTITY_SCALE } from '@/lib/domain/records';
import { type Database, inSnapshot } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import type { RecordSource, RecordTable } from './provenance';
import { STATEMENT_TABLES, tableExists, tableOf } from './statements';
import { type AsOfClock, visibilityOf } from './visible';

export interface RecordDetails extends RecordSource {
  /** When it was made known, as its source states, else the moment of its import; ISO 8601, UTC. */
  recordedAt: string;
  /** The id it was stated of; another than the account's where that one is merged into it. */
  account: string;
  /** In the words and columns of the files (formats.md section 1); what is not stated is left out. */
  stated: Record<string, string>;
}

const SELECT_OF: Readonly<Record<RecordTable, readonly string[]>> = {
  subscription_change: [
    ...['r.effective_on::text', 'r.item_id', 'r.product', 'r.plan', 'r.kind', 'r.status', 'r.quantity_micro::text'],
    ...['r.amount_minor::float8 as amount_minor', 'r.unit_amount', 'r.interval_unit', 'r.interval_count', 'r.currency'],
    ...['r.source', 'r.cause', 'r.motion', 'r.renews_on::text', 'r.auto_renew', 'r.change_id'],
  ],
  invoice_line: [
    ...['r.start_on::text', 'r.end_on::text', 'r.invoiced_on::text', 'r.product', 'r.plan', 'r.kind'],
    ...['r.quantity_micro::text', 'r.amount_minor::float8 as amount_minor', 'r.currency', 'r.line_id'],
  ],
};

type Row = Record<string, string | number | boolean | null>;

const quantity = (micro: Row[string]): string | null => (micro == null ? null : String(Number(micro) / QUANTITY_SCALE));

const amount = ({ amount_minor, currency }: Row): string =>
  decimalText(Number(amount_minor), currencyExponent(String(currency)) ?? 2);

const changeTexts = (row: Row): Row => ({
  effective_on: row.effective_on!,
  item_id: row.item_id!,
  product: row.product!,
  kind: changeKinds[Number(row.kind)]!,
  plan: row.plan!,
  quantity: quantity(row.quantity_micro!),
  unit_amount: row.unit_amount!,
  amount: amount(row),
  currency: row.currency!,
  interval: intervalName(intervalUnits[Number(row.interval_unit)]!, Number(row.interval_count)),
  status: changeStatuses[Number(row.status)]!,
  source: row.source!,
  cause: row.cause!,
  motion: row.motion!,
  renews_on: row.renews_on!,
  auto_renew: row.auto_renew == null ? null : row.auto_renew ? 'yes' : 'no',
  change_id: row.change_id!,
});

const lineTexts = (row: Row): Row => ({
  period_start: row.start_on!,
  period_end: row.end_on!,
  invoiced_on: row.invoiced_on!,
  product: row.product!,
  kind: changeKinds[Number(row.kind)]!,
  plan: row.plan!,
  quantity: quantity(row.quantity_micro!),
  amount: amount(row),
  currency: row.currency!,
  line_id: row.line_id!,
});

const statedOf = (row: Row): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, String(value)]])),
  );

/** By `seq`, of the records that count now (or counted as of a past day); one that does not is left out. */
export function recordDetails(
  db: Database,
  principal: Principal,
  workspaceId: number,
  table: RecordTable,
  seqs: readonly number[],
  { asOf = null, clock }: { asOf?: Day | null; clock?: AsOfClock } = {},
): Promise<Map<number, RecordDetails>> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const name = tableOf(STATEMENT_TABLES[table], workspaceId);
    if (seqs.length === 0 || !(await tableExists(client, name))) return new Map();
    const { condition } = await visibilityOf(client, workspaceId, asOf, clock);
    const { rows } = await client.query<Row>(
      `select r.seq, i.import_id, i.file_name, r.row_number, a.external_id,
         to_char(coalesce(r.recorded_at, i.appended_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as moment,
         ${SELECT_OF[table].join(', ')}
       from ${name} r join import_run i using (workspace_id, import_no) join account a using (workspace_id, account_no)
       where ${condition} and r.seq = any($1::bigint[])`,
      [seqs],
    );
    return new Map(
      rows.map((row): [number, RecordDetails] => [
        Number(row.seq),
        {
          importId: String(row.import_id),
          file: String(row.file_name),
          row: Number(row.row_number),
          recordedAt: String(row.moment),
          account: String(row.external_id),
          stated: statedOf(table === 'invoice_line' ? lineTexts(row) : changeTexts(row)),
        },
      ]),
    );
  });
}
