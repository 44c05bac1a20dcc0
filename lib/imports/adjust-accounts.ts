/** Which accounts an adjustment is about: found by id or as `source:id`, named as the ledger does, stated by their own id. */
import {
  AdjustmentRefusal,
  type AdjustmentRequest,
  accountsOf,
  isMarkRequest,
  withAccounts,
} from '@/lib/reports/adjustment-request';
import { sharedIdMessage } from '@/lib/store/account-ids';
import { familyOf, findAccounts, type KnownAccount } from '@/lib/store/adjustments';
import { changeRows } from '@/lib/store/change-rows';
import type { Adjuster } from './adjust';

export interface AccountsAsked {
  /** With its accounts as the ledger calls them. */
  request: AdjustmentRequest;
  /** Numbers of all the accounts whose figures it can change. */
  touched: number[];
  /** Where the ids come from that it states of. */
  source: string;
  /** An account's id in that source, by its name in the request. */
  idOf(account: string): string;
}

/**
 * The accounts that a request is about, as the ledger calls them.
 * @throws AdjustmentRefusal where one is unknown, or its id is several accounts'
 */
export async function accountsAsked(adjuster: Adjuster, request: AdjustmentRequest): Promise<AccountsAsked> {
  const { store, principal, workspaceId } = adjuster;
  const asked = accountsOf(request);
  const others = markedWith(request);
  const field = 'accounts' in request ? 'accounts' : 'account';
  if (asked.length === 0) throw new AdjustmentRefusal(field, 'no account is chosen; choose one at least');
  const known = await findAccounts(store.pool, principal, workspaceId, [...asked, ...others]);
  const missing = [...asked, ...others].find((id) => !known.some(({ account }) => account === id));
  if (missing !== undefined)
    throw new AdjustmentRefusal(field, `there is no account ${missing}; import it first`, 'missing');
  const shared = known.find(({ account }, index) => account === known[index - 1]?.account);
  if (shared !== undefined) {
    const all = known.filter(({ account }) => account === shared.account);
    throw new AdjustmentRefusal(field, sharedIdMessage(shared.account, all));
  }
  const [source = '', another] = new Set(known.map((each) => each.source));
  if (another !== undefined && !isMarkRequest(request))
    throw new AdjustmentRefusal(field, `the accounts come from ${source} and ${another}; adjust those of each apart`);
  const numbers = known.map(({ accountNo }) => accountNo);
  const names = await ledgerNames(adjuster, known);
  const ids = new Map(known.map(({ account, externalId }) => [names.get(account) ?? account, externalId]));
  return {
    request: withAccounts(request, (name) => names.get(name) ?? name),
    source: (await sourceOfRecord(adjuster, request)) ?? source,
    touched: await familyOf(store.pool, principal, workspaceId, numbers),
    idOf: (account: string) => ids.get(account) ?? account,
  };
}

/** What the ledger calls accounts that were named as `source:id`: so only where another source uses the id too. */
async function ledgerNames(
  { store, principal, workspaceId }: Adjuster,
  known: readonly KnownAccount[],
): Promise<Map<string, string>> {
  const inFull = known.filter(({ account, externalId }) => account !== externalId);
  const ids = inFull.map(({ externalId }) => externalId);
  const alike = ids.length === 0 ? [] : await findAccounts(store.pool, principal, workspaceId, ids);
  const isShared = (id: string): boolean => alike.filter(({ account }) => account === id).length > 1;
  return new Map(inFull.map(({ account, externalId }) => [account, isShared(externalId) ? account : externalId]));
}

/** A change of an account that was merged into this one is stated where its own id comes from; null: of no record. */
async function sourceOfRecord(
  { store, principal, workspaceId }: Adjuster,
  request: AdjustmentRequest,
): Promise<string | null> {
  if (request.kind !== 'correct' && request.kind !== 'end') return null;
  const rows = await changeRows(store.pool, principal, workspaceId, [request.record]);
  return rows.get(request.record)?.source ?? null;
}

/** The account that it is merged into, or made a part of. */
function markedWith(request: AdjustmentRequest): string[] {
  const other = request.kind === 'merge' ? request.into : request.kind === 'parent' ? request.parent : null;
  return other === null ? [] : [other];
}
