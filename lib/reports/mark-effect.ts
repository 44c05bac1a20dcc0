/** Marks of accounts and what they do to the figures: where the ledger stood, and where it stands after. */
import type { Standing } from '@/lib/domain/report';
import { type AccountMark, listMarks, type MarkedAccount } from '@/lib/store/account-marks';
import { type Database, inUndone } from '@/lib/store/database';
import { markAccount } from '@/lib/store/mark-account';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { loadLedgerView } from './ledger-view';
import { standing } from './reports';

/** JSON of a mark, set or tried out. */
export interface MarkEffect {
  account: string;
  dry_run: boolean;
  /** The ledger version it made; null for a dry run. */
  version: number | null;
  currency: string;
  before: Standing | null;
  after: Standing | null;
  /** What to know of the difference; null: nothing. */
  note: string | null;
}

/** JSON of an account's mark. */
export interface MarkRow {
  account: string;
  name: string;
  merged_into: string | null;
  parent: string | null;
  excluded: boolean;
  reason: string | null;
  since: string;
}

/**
 * Sets a mark, or, as a dry run, sets it in a transaction that is undone, and tells the standing before and after.
 * @throws MarkError where the mark cannot be set as asked
 */
export async function markWithEffect(
  store: Store,
  principal: Principal,
  workspaceId: number,
  account: string,
  change: Partial<AccountMark>,
  { dryRun }: { dryRun: boolean },
): Promise<MarkEffect> {
  const read = (db: Database) => loadLedgerView({ db, principal, workspaceId });
  const view = await read(store.pool);
  const before = standing(view);
  const set = (db: Database) => markAccount(db, principal, workspaceId, account, change);
  let version: number | null = null;
  let after: Standing | null;
  if (dryRun) {
    after = await inUndone(store.pool, async (client) => {
      await set(client);
      return standing(await read(client));
    });
  } else {
    version = await set(store.pool);
    after = standing(await read(store.pool));
  }
  return {
    account,
    dry_run: dryRun,
    version,
    currency: view.currency,
    before,
    after,
    note: noteOf(account, change, before, after),
  };
}

function noteOf(
  account: string,
  { mergedInto }: Partial<AccountMark>,
  before: Standing | null,
  after: Standing | null,
): string | null {
  if (mergedInto == null || before?.nrr == null || after?.nrr == null || after.nrr === before.nrr) return null;
  if (after.nrr < before.nrr) return 'NRR falls: what one of the two lost stays with the account that both are now.';
  return `NRR rises: what ${account} or ${mergedInto} started inside the last 12 months is now expansion of one account.`;
}

/** Every marked account, by its id. */
export async function marksReport(store: Store, principal: Principal, workspaceId: number): Promise<MarkRow[]> {
  return (await listMarks(store.pool, principal, workspaceId)).map(rowOf);
}

const rowOf = ({ account, name, mergedInto, parent, excluded, reason, markedOn }: MarkedAccount): MarkRow => ({
  account,
  name: name ?? account,
  merged_into: mergedInto,
  parent,
  excluded,
  reason,
  since: markedOn,
});
