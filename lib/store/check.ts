/** Looks over a workspace's whole store for what the database itself does not hold: references, counts, versions. */
import type { PoolClient } from 'pg';
import { checkAudit } from './audit-chain';
import { inSnapshot } from './database';
import type { Store } from './open';
import { permit } from './permit';
import type { Principal } from './principal';
import { SHOWN, STATEMENT_TABLES, type StatementTable, tableExists, tableOf } from './statements';

export interface Finding {
  code: string;
  message: string;
}

/** A query that counts what is wrong; `message` is said with the count where there is any. */
interface Rule {
  code: string;
  sql: string;
  message: (count: number) => string;
}

/** SQL on a statement `r`: a complete file no longer states it. */
const MARKED = (table: StatementTable): string => `exists (
  select from complete_mark m
  where m.workspace_id = r.workspace_id and m.statement_table = '${table.name}' and m.seq = r.seq)`;

/** Empty where all is well. */
export function checkStore(store: Store, principal: Principal, workspaceId: number): Promise<Finding[]> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(store.pool, async (client) => {
    const findings: Finding[] = [];
    const tables: StatementTable[] = [];
    for (const table of Object.values(STATEMENT_TABLES)) {
      if (await tableExists(client, tableOf(table, workspaceId))) tables.push(table);
    }
    const rules = [
      ...workspaceRules(workspaceId),
      countsRule(tables, workspaceId),
      ...tables.flatMap((table) => tableRules(table, workspaceId)),
    ];
    for (const { code, sql, message } of rules) {
      const { rows } = await client.query<{ count: number }>(sql);
      const count = rows[0]?.count ?? 0;
      if (count > 0) findings.push({ code, message: message(count) });
    }
    findings.push(...(await alteredPeriods(client, workspaceId)));
    findings.push(...(await checkAudit(client, principal, workspaceId)).findings);
    return findings;
  });
}

const SELECT_ALTERED = `
  select period, edition from closed_period
  where workspace_id = $1 and encode(sha256(convert_to(content, 'UTF8')), 'hex') <> sha256 order by period, edition`;

/** Closed months whose text no longer has its hash. */
async function alteredPeriods(client: PoolClient, workspaceId: number): Promise<Finding[]> {
  const { rows } = await client.query<{ period: string; edition: number }>(SELECT_ALTERED, [workspaceId]);
  return rows.map(({ period, edition }) => ({
    code: 'closed_altered',
    message: `closed month ${period}${edition === 1 ? '' : ` (closing ${edition})`}: what is kept is not what was closed`,
  }));
}

const workspaceRules = (workspaceId: number): Rule[] => [
  {
    code: 'version_holes',
    // Every version is made by exactly one change, and every change is in the audit.
    sql: `select count(*)::int as count from (
        select v from workspace w cross join lateral generate_series(1, w.ledger_version) v where w.workspace_id = ${workspaceId}
      ) wanted full join (
        select version as v, count(*) as times from audit
        where workspace_id = ${workspaceId} and version is not null group by version
      ) made using (v)
      where wanted.v is null or made.times is distinct from 1`,
    message: (count) => `${count} ledger versions were not made by exactly one change`,
  },
  {
    code: 'account_id_used_twice',
    sql: `select count(*)::int as count from (
        select from account where workspace_id = ${workspaceId} group by source, external_id having count(*) > 1) twice`,
    message: (count) => `${count} account ids lead to more than one account`,
  },
  {
    code: 'numbers_behind',
    sql: `select count(*)::int as count from workspace w where workspace_id = ${workspaceId}
      and next_account_no <= (select max(account_no) from account where workspace_id = ${workspaceId})`,
    message: () => 'the next account number is in use',
  },
];

const tableRules = (table: StatementTable, workspaceId: number): Rule[] => {
  const name = tableOf(table, workspaceId);
  const own = `r.workspace_id = ${workspaceId}`;
  const rules: Rule[] = [
    {
      code: 'record_without_import',
      sql: `select count(*)::int as count from ${name} r left join import_run i using (workspace_id, import_no)
        where ${own} and i.appended_at is null`,
      message: (count) => `${count} records of ${table.name} belong to no finished import`,
    },
    {
      code: 'first_record_missing',
      sql: `select count(*)::int as count from ${name} r where ${own} and r.first_seq is not null and not exists (
        select from ${name} f where f.workspace_id = ${workspaceId} and f.identity = r.identity and f.seq = r.first_seq)`,
      message: (count) => `${count} records of ${table.name} correct one that does not exist`,
    },
    {
      code: 'seq_used_twice',
      sql: `select count(*)::int as count from (
        select seq from ${name} r where ${own} and ${SHOWN}
        group by seq having count(*) > 1) twice`,
      message: (count) => `${count} places in the order of ${table.name} are taken twice`,
    },
    {
      code: 'seq_ahead',
      sql: `select count(*)::int as count from ${name} r join workspace w using (workspace_id)
        where ${own} and r.seq >= w.next_seq`,
      message: (count) => `${count} records of ${table.name} stand beyond the next place`,
    },
    {
      code: 'restatement_without_record',
      sql: `select count(*)::int as count from import_restatement x
          join import_run i using (workspace_id, import_no)
          cross join lateral unnest(x.record_seqs) as u(seq)
        where x.workspace_id = ${workspaceId} and x.statement_table = '${table.name}' and i.withdrawn_at is null
          and not exists (
            select from ${name} r join import_run o using (workspace_id, import_no)
            where ${own} and r.edition >= 0 and r.seq = u.seq and o.withdrawn_at is null
              and (${SHOWN} or ${MARKED(table)}))`,
      message: (count) => `${count} restatements of ${table.name} lead to no record that counts`,
    },
  ];
  if (table.content.includes('account_no')) {
    rules.push({
      code: 'record_without_account',
      sql: `select count(*)::int as count from ${name} r left join account a using (workspace_id, account_no)
        where ${own} and a.account_no is null`,
      message: (count) => `${count} records of ${table.name} name no account`,
    });
  }
  return rules;
};

/** An import holds as many statements, stored or restated, as it counted. */
function countsRule(tables: readonly StatementTable[], workspaceId: number): Rule {
  const stored = tables.map(
    (table) => `select import_no, count(*) as n from ${tableOf(table, workspaceId)} r
      where r.workspace_id = ${workspaceId} and ${SHOWN} group by import_no
      union all
      select import_no, count(distinct seq) from ${tableOf(table, workspaceId)} r
      where r.workspace_id = ${workspaceId} and ${MARKED(table)} group by import_no`,
  );
  const restated = `select import_no, sum(cardinality(own_seqs)) as n from import_restatement
    where workspace_id = ${workspaceId} group by import_no`;
  return {
    code: 'counts_differ',
    sql: `select count(*)::int as count
      from import_run i left join (
        select import_no, sum(n) as n from (${[...stored, restated].join(' union all ')}) each group by import_no
      ) held using (import_no)
      where i.workspace_id = ${workspaceId} and i.appended_at is not null and i.withdrawn_at is null
        and coalesce(held.n, 0) <> i.new_rows + i.unchanged_rows + i.corrected_rows`,
    message: (count) => `${count} imports hold another number of statements than they told`,
  };
}
