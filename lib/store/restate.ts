/** Carries out what a withdrawal means for other imports: records and restatements change places. */
import { RESTATEMENTS_PER_ROW, type Scope } from './decide';
import { SHOWN, tableOf } from './statements';

/** A statement of another import that changes its standing. */
export interface Change {
  importNo: number;
  seq: number;
  /** The record it restates from now on; null: it is one itself. */
  restates: number | null;
  /** The record it restated until now; null: it was one itself. */
  restated: number | null;
}

/** `scope.importNo` is the import that was withdrawn. */
export async function restate(scope: Scope, changes: Change[]): Promise<void> {
  const { client } = scope;
  await client.query(
    'create temp table changed (import_no int, seq bigint, restates bigint, restated bigint) on commit drop',
  );
  await client.query('insert into changed select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::bigint[])', [
    changes.map((change) => change.importNo),
    changes.map((change) => change.seq),
    changes.map((change) => change.restates),
    changes.map((change) => change.restated),
  ]);
  await client.query('analyze changed');
  await promote(scope);
  await rewriteRestatements(scope);
  await demote(scope);
  await client.query('drop table changed');
}

/**
 * Restatements that are records from now on, with the withdrawn record's content and their own import, row and moment.
 * They stay hidden for the time in which the withdrawn record counted.
 */
async function promote({ client, table, workspaceId, importNo }: Scope): Promise<void> {
  const name = tableOf(table, workspaceId);
  const content = table.content.join(', ');
  await client.query(`
    insert into ${name} (workspace_id, seq, import_no, row_number, identity, first_seq, edition, recorded_at,
      hidden_from, hidden_until, ${content})
    select distinct on (c.seq) ${workspaceId}, c.seq, c.import_no, u.row_number, r.identity, coalesce(r.first_seq, r.seq),
      (select coalesce(max(e.edition) + 1, 0) from ${name} e
       where e.workspace_id = ${workspaceId} and e.identity = r.identity and e.seq = c.seq),
      case when x.states_moment then coalesce(r.recorded_at, i.appended_at) end,
      w.appended_at, w.withdrawn_at, ${table.content.map((column) => `r.${column}`).join(', ')}
    from changed c
      join import_restatement x on x.workspace_id = ${workspaceId} and x.import_no = c.import_no
        and x.statement_table = '${table.name}'
      join lateral unnest(x.own_seqs, x.row_numbers) as u(own_seq, row_number) on u.own_seq = c.seq
      join ${name} r on r.workspace_id = ${workspaceId} and r.seq = c.restated
      join import_run i on i.workspace_id = ${workspaceId} and i.import_no = r.import_no
      join import_run w on w.workspace_id = ${workspaceId} and w.import_no = ${importNo}
    where c.restates is null and c.restated is not null
    order by c.seq, r.edition desc`);
}

/** Records that restate another from now on: hidden, not deleted. */
async function demote({ client, table, workspaceId, importNo }: Scope): Promise<void> {
  await client.query(`
    update ${tableOf(table, workspaceId)} r
    set hidden_from = coalesce(r.hidden_from, w.withdrawn_at), hidden_until = null
    from changed c, import_run w
    where r.workspace_id = ${workspaceId} and r.seq = c.seq and c.restated is null
      and ${SHOWN}
      and w.workspace_id = ${workspaceId} and w.import_no = ${importNo}`);
}

/** The arrays of the imports concerned, written anew: without those promoted, with those demoted, and pointing right. */
async function rewriteRestatements({ client, table, workspaceId }: Scope): Promise<void> {
  const scope = `x.workspace_id = ${workspaceId} and x.statement_table = '${table.name}'
    and x.import_no in (select import_no from changed)`;
  await client.query(`
    create temp table rewritten on commit drop as
    select x.import_no, x.states_moment, u.own_seq, u.row_number, coalesce(c.restates, u.record_seq) as record_seq
    from import_restatement x cross join lateral unnest(x.own_seqs, x.row_numbers, x.record_seqs)
        as u(own_seq, row_number, record_seq)
      left join changed c on c.seq = u.own_seq
    where ${scope} and (c.seq is null or c.restates is not null)
    union all
    select r.import_no, r.recorded_at is not null, r.seq, r.row_number, c.restates
    from changed c join ${tableOf(table, workspaceId)} r on r.workspace_id = ${workspaceId} and r.seq = c.seq
    where c.restated is null and ${SHOWN}`);
  await client.query(`delete from import_restatement x where ${scope}`);
  await client.query(`
    insert into import_restatement
      (workspace_id, import_no, statement_table, part, states_moment, own_seqs, row_numbers, record_seqs)
    select ${workspaceId}, import_no, '${table.name}', part, states_moment,
      array_agg(own_seq order by own_seq), array_agg(row_number order by own_seq), array_agg(record_seq order by own_seq)
    from (
      select *, ((row_number() over (partition by import_no, states_moment order by own_seq) - 1)
        / ${RESTATEMENTS_PER_ROW})::int * 2 + states_moment::int as part
      from rewritten
    ) rewritten
    group by import_no, part, states_moment`);
  await client.query('drop table rewritten');
}
