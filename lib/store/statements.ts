/**
 * The tables of statements: what a source said, once each. They share their first columns (seq, import,
 * identity, …; see the migration) and one set of rules, so all SQL on them is built from this description.
 */

import type { PoolClient } from 'pg';

export type StatementTableName =
  | 'subscription_change'
  | 'invoice_line'
  | 'account_statement'
  | 'rate'
  | 'touchpoint'
  | 'expansion_plan'
  | 'cost'
  | 'target'
  | 'source_override'
  | 'account_note'
  | 'control_total'
  | 'signal'
  | 'usage_reading';

export interface StatementTable {
  name: StatementTableName;
  /** One partition a workspace, or rows of one table. */
  partitioned: boolean;
  /** What a statement says. Two statements of one id that agree in all of these say the same. */
  content: readonly string[];
  /** The column of an id that the source stated itself, which belongs to one account for ever; null: there is none. */
  statedId: string | null;
  /** The column of the day that is part of a statement's name where the source states no id; null: there is none. */
  namedDay: string | null;
  /** The column of the day by which a file that is complete for a range misses a statement; null: it cannot. */
  rangeDay: string | null;
}

/** Columns beside the content that a new statement brings along, in COPY order. */
export const HEAD_COLUMNS = ['seq', 'identity', 'row_number', 'recorded_at'] as const;

/** A table of which a workspace has few rows, whose sources state no ids. */
const small = (
  name: StatementTableName,
  content: readonly string[],
  rangeDay: string | null = null,
): StatementTable => ({
  name,
  partitioned: false,
  statedId: null,
  namedDay: null,
  rangeDay,
  content,
});

export const STATEMENT_TABLES: Readonly<Record<StatementTableName, StatementTable>> = {
  subscription_change: {
    name: 'subscription_change',
    partitioned: true,
    statedId: 'change_id',
    namedDay: 'effective_on',
    rangeDay: 'effective_on',
    content: [
      'account_no',
      'effective_on',
      'amount_minor',
      'quantity_micro',
      'interval_count',
      'interval_unit',
      'kind',
      'status',
      'currency',
      'product',
      'item_id',
      'change_id',
      'plan',
      'unit_amount',
      'source',
      'cause',
      'motion',
      'renews_on',
      'auto_renew',
    ],
  },
  invoice_line: {
    name: 'invoice_line',
    partitioned: true,
    statedId: 'line_id',
    namedDay: 'start_on',
    rangeDay: 'start_on',
    content: [
      'account_no',
      'start_on',
      'end_on',
      'amount_minor',
      'quantity_micro',
      'kind',
      'currency',
      'product',
      'line_id',
      'plan',
      'invoiced_on',
      'occurrence',
    ],
  },
  account_statement: {
    name: 'account_statement',
    partitioned: false,
    statedId: null,
    namedDay: null,
    rangeDay: null,
    content: ['account_no', 'name', 'effective_on', 'started_on', 'attributes'],
  },
  rate: small('rate', ['month', 'currency', 'rate']),
  touchpoint: small('touchpoint', ['account_no', 'on_day', 'kind', 'owner', 'note', 'is_void'], 'on_day'),
  expansion_plan: small(
    'expansion_plan',
    [
      ...[
        'account_no',
        'opened_on',
        'source',
        'amount_minor',
        'expected_on',
        'champion',
        'owner',
        'status',
        'closed_on',
      ],
      'is_void',
    ],
    'opened_on',
  ),
  cost: small('cost', ['month', 'motion', 'team', 'amount_minor', 'is_void']),
  target: small('target', ['metric', 'period', 'value', 'segment', 'owner']),
  source_override: small('source_override', ['account_no', 'on_day', 'product', 'source', 'motion']),
  control_total: small('control_total', ['month', 'amount_minor']),
  signal: small('signal', ['account_no', 'on_day', 'signal', 'weight_milli', 'note'], 'on_day'),
  usage_reading: small('usage_reading', ['account_no', 'on_day', 'meter', 'used_micro', 'limit_micro'], 'on_day'),
  account_note: small('account_note', ['account_no', 'on_day', 'kind', 'churn_reason', 'note']),
};

/** The table that holds one workspace's part of a partitioned table. */
export function partitionOf(table: string, workspaceId: number): string {
  if (!Number.isSafeInteger(workspaceId) || workspaceId < 1) throw new Error(`no workspace has the id ${workspaceId}`);
  return `${table}_${workspaceId}`;
}

/** Where a workspace's statements stand: its partition, or the whole table. */
export const tableOf = (table: StatementTable, workspaceId: number): string =>
  table.partitioned ? partitionOf(table.name, workspaceId) : table.name;

/** SQL on a statement `r`: is it not hidden by a withdrawal, now? */
export const SHOWN = '(r.hidden_from is null or r.hidden_until is not null)';

/** SQL on a statement `r` and its import `i`: does it count, now? */
export const LIVE = `i.withdrawn_at is null and ${SHOWN}`;

/** A workspace's part of a partitioned table is made by its first import. */
export async function tableExists(client: PoolClient, name: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [name]);
  return rows[0]?.found ?? false;
}

const columnsOf = (alias: string, columns: readonly string[]): string =>
  columns.map((column) => `${alias}.${column}`).join(', ');

/** SQL: do two rows of the table say the same? */
export const sameContent = (table: StatementTable, a: string, b: string): string =>
  `(${columnsOf(a, table.content)}) is not distinct from (${columnsOf(b, table.content)})`;
