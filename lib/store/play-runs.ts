/** Plays as they were run: with which account, in which arm, since when, and what came of it. */
import type { playOutcomes } from '@/lib/domain/play-outcomes';
import { accountsNamed, sharedIdMessage } from './account-ids';
import { loadMarks } from './account-marks';
import { recordAudit } from './audit';
import { type Database, inSnapshot, withinTransaction } from './database';
import { accountIds } from './load-planning';
import { MarkError } from './mark-account';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

export interface PlayRunText {
  /** As the ledger calls it. */
  account: string;
  /** The arm's name; null: the play has none. */
  arm: string | null;
  beganOn: string;
  /** Null: open. */
  outcome: (typeof playOutcomes)[number] | null;
  outcomeOn: string | null;
  note: string | null;
}

export interface PlayRun extends PlayRunText {
  id: number;
  playId: number;
}

const COLUMNS = `run_no as id, play_no as "playId", account_no as "accountNo", arm, began_on::text as "beganOn", outcome,
  outcome_on::text as "outcomeOn", note`;

const SELECT_RUNS = `
  select ${COLUMNS} from play_run r
  where workspace_id = $1 and deleted_at is null
    and exists (select from play p where p.workspace_id = $1 and p.play_no = r.play_no and p.deleted_at is null)
  order by began_on desc, run_no desc`;

const INSERT_RUN = `
  insert into play_run (workspace_id, play_no, account_no, arm, began_on, outcome, outcome_on, note)
  select $1, play_no, $3, $4, $5, $6, $7, $8 from play
  where workspace_id = $1 and play_no = $2 and deleted_at is null returning run_no as id`;

const UPDATE_RUN = `
  update play_run set account_no = $4, arm = $5, began_on = $6, outcome = $7, outcome_on = $8, note = $9
  where workspace_id = $1 and play_no = $2 and run_no = $3 and deleted_at is null returning run_no as id`;

const UPDATE_REMOVED = `
  update play_run set deleted_at = case when $3::boolean then clock_timestamp() end
  where workspace_id = $1 and run_no = $2 and (deleted_at is null) = $3::boolean returning run_no as id`;

/** Of the plays there are, the newest first; of accounts that are in no figure none. */
export function listPlayRuns(db: Database, principal: Principal, workspaceId: number): Promise<PlayRun[]> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const { rows } = await client.query<Omit<PlayRun, 'account'> & { accountNo: number }>(SELECT_RUNS, [workspaceId]);
    const ids = await accountIds(client, workspaceId, await loadMarks(client, workspaceId, null), rows);
    return rows.flatMap(({ accountNo, ...run }) => {
      const account = ids.get(accountNo);
      return account === undefined ? [] : [{ account, ...run }];
    });
  });
}

/**
 * Writes a run of a play, or (`id`) writes one anew; answers its number. Null: there is no such play or run.
 * @throws MarkError where there is no such account, or the id is that of several
 */
export function writePlayRun(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { id, playId, ...run }: Omit<PlayRun, 'id'> & { id: number | null },
): Promise<number | null> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const found = (await accountsNamed(client, workspaceId, [run.account]))(run.account);
    const [only] = found;
    if (only === undefined) throw new MarkError(`there is no account ${run.account}`);
    if (found.length > 1) throw new MarkError(sharedIdMessage(run.account, found));
    const values = [only.accountNo, run.arm, run.beganOn, run.outcome, run.outcomeOn, run.note];
    const { rows } =
      id === null
        ? await client.query<{ id: number }>(INSERT_RUN, [workspaceId, playId, ...values])
        : await client.query<{ id: number }>(UPDATE_RUN, [workspaceId, playId, id, ...values]);
    const written = rows[0]?.id ?? null;
    if (written !== null)
      await recordAudit(client, principal, workspaceId, {
        action: 'play_run_written',
        version: null,
        details: { run: written, play: playId, ...run },
      });
    return written;
  });
}

/** Takes a run away, or (`isRemoved` false) brings one back. False: there is none to do it to. */
export function removePlayRun(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  isRemoved: boolean,
): Promise<boolean> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rowCount } = await client.query(UPDATE_REMOVED, [workspaceId, id, isRemoved]);
    if (rowCount === 1)
      await recordAudit(client, principal, workspaceId, {
        action: isRemoved ? 'play_run_removed' : 'play_run_written',
        version: null,
        details: { run: id },
      });
    return rowCount === 1;
  });
}
