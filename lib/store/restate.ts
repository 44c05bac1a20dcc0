/** Carries out what a withdrawal, or its being taken back, means for statements: records and restatements change places. */
import { RESTATEMENTS_PER_ROW, type Scope } from './decide';
import { hideRows, showRows } from './hidden-rows';
import { tableOf } from './statements';

/** What became of the import that the change comes from. */
export type Turn = 'withdrawal' | 'restoring';

/** A statement that changes its standing. */
export interface Change {
  importNo: number;
  seq: number;
  /** The record it restates from now on; null: it is one itself. */
  restates: number | null;
  /** The record it restated until now; null: it was one itself. */
  restated: number | null;
  /** The import of the complete file that no longer states it: from now on, and until now. */
  goneBy: number | null;
  wasGoneBy: number | null;
}

/** `scope.importNo` is the import that was withdrawn or redone. */
export async function restate(scope: Scope, turn: Turn, changes: Change[]): Promise<void> {
  const { client, table, workspaceId, importNo } = scope;
  await client.query(
    'create temp table changed (import_no int, seq bigint, restates bigint, restated bigint, gone_by int, was_gone_by int) on commit drop',
  );
  const column = (pick: (change: Change) => number | null) => changes.map(pick);
  await client.query(
    'insert into changed select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::bigint[], $5::int[], $6::int[])',
    [
      column((change) => change.importNo),
      column((change) => change.seq),
      column((change) => change.restates),
      column((change) => change.restated),
      column((change) => change.goneBy),
      column((change) => change.wasGoneBy),
    ],
  );
  const name = tableOf(table, workspaceId);
  await client.query(`
    alter table changed add has_row boolean;
    analyze changed;
    update changed c set has_row = exists (select from ${name} r where r.workspace_id = ${workspaceId} and r.seq = c.seq);
    create temp table hiding on commit drop as
      select seq from changed where restated is null and was_gone_by is null and (restates is not null or gone_by is not null);
    create temp table showing on commit drop as
      select seq from changed where has_row and restates is null and gone_by is null`);
  const moment = `(select ${turn === 'withdrawal' ? 'withdrawn_at' : 'restored_at'} from import_run where workspace_id = ${workspaceId} and import_no = ${importNo})`;
  await promote(scope, turn, moment);
  await rewriteRestatements(scope);
  await hideRows(scope, 'hiding', moment);
  await showRows(scope, 'showing', moment);
  await rewriteMarks(scope);
  await client.query('drop table changed, hiding, showing');
}

/**
 * Restatements that need a row of their own for the first time: with the content of the record that they restated, and
 * their own import, row and moment. They stay hidden for the time in which that record counted instead of them.
 */
async function promote({ client, table, workspaceId, importNo }: Scope, turn: Turn, moment: string): Promise<void> {
  const name = tableOf(table, workspaceId);
  const content = table.content.join(', ');
  const since = turn === 'withdrawal' ? 'w.appended_at' : "'-infinity'::timestamptz";
  await client.query(`
    insert into ${name} (workspace_id, seq, import_no, row_number, identity, first_seq, edition, recorded_at,
      hidden_from, hidden_until, ${content})
    select distinct on (c.seq) ${workspaceId}, c.seq, c.import_no, u.row_number, r.identity, coalesce(r.first_seq, r.seq), 0,
      case when x.states_moment then coalesce(r.recorded_at, i.appended_at) end,
      case when c.gone_by is null then ${since} else '-infinity' end, case when c.gone_by is null then ${moment} end,
      ${table.content.map((column) => `r.${column}`).join(', ')}
    from changed c
      join import_restatement x on x.workspace_id = ${workspaceId} and x.import_no = c.import_no
        and x.statement_table = '${table.name}'
      join lateral unnest(x.own_seqs, x.row_numbers) as u(own_seq, row_number) on u.own_seq = c.seq
      join ${name} r on r.workspace_id = ${workspaceId} and r.seq = c.restated
      join import_run i on i.workspace_id = ${workspaceId} and i.import_no = r.import_no
      join import_run w on w.workspace_id = ${workspaceId} and w.import_no = ${importNo}
    where c.restates is null and c.restated is not null and not c.has_row
    order by c.seq, r.edition desc`);
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
    select * from (
      select distinct on (r.seq) r.import_no, r.recorded_at is not null, r.seq, r.row_number, c.restates
      from changed c join ${tableOf(table, workspaceId)} r on r.workspace_id = ${workspaceId} and r.seq = c.seq
      where c.restated is null and c.restates is not null
      order by r.seq, r.edition desc
    ) demoted`);
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

/** Which records a complete file no longer states, as it is from now on. */
async function rewriteMarks({ client, table, workspaceId }: Scope): Promise<void> {
  const own = `workspace_id = ${workspaceId} and statement_table = '${table.name}'`;
  await client.query(`delete from complete_mark where ${own} and seq in (select seq from changed)`);
  await client.query(`
    insert into complete_mark (workspace_id, import_no, statement_table, seq)
    select ${workspaceId}, gone_by, '${table.name}', seq from changed where gone_by is not null`);
}
