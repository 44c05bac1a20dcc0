/** Which of our accounts another tool's account is: by its id, by the id behind a source's name, or by its name alone. */
import { companyName } from './account-matches-name';
import type { StatedAccount } from './differences-stated';

export type MatchedBy = 'id' | 'name';

export interface OurAccounts {
  ids: readonly string[];
  names: readonly string[];
  /** Ids that are read as another account's. */
  mergedInto: ReadonlyMap<string, string>;
}

/** By their id: our account's number and what told it. Names count where they are of one account on either side. */
export function matchAccounts(
  theirs: readonly Pick<StatedAccount, 'id' | 'name'>[],
  ours: OurAccounts,
): Map<string, { account: number; by: MatchedBy }> {
  const byId = numbersOf(ours);
  const byName = uniqueNames(ours.ids.map((id, account) => [ours.names[account] || id, account]));
  const theirNames = new Map<string, string>(theirs.map(({ id, name }) => [id, name ?? id]));
  const told = uniqueNames([...theirNames].map(([id, name]) => [name, id]));
  const matched = new Map<string, { account: number; by: MatchedBy }>();
  const taken = new Set<number>();
  for (const id of theirNames.keys()) {
    const account = byId.get(id);
    if (account === undefined) continue;
    matched.set(id, { account, by: 'id' });
    taken.add(account);
  }
  for (const [name, id] of told) {
    const account = byName.get(name);
    if (account === undefined || matched.has(id) || taken.has(account)) continue;
    matched.set(id, { account, by: 'name' });
    taken.add(account);
  }
  return matched;
}

/** Every id that means an account: its own, that without its source where no other has it, and those merged into it. */
function numbersOf({ ids, mergedInto }: OurAccounts): Map<string, number> {
  const numbers = new Map<string, number>();
  const short = new Map<string, number | null>();
  for (const [account, id] of ids.entries()) {
    const bare = id.slice(id.indexOf(':') + 1);
    if (bare !== id) short.set(bare, short.has(bare) ? null : account);
  }
  for (const [bare, account] of short) if (account !== null) numbers.set(bare, account);
  for (const [account, id] of ids.entries()) numbers.set(id, account);
  for (const [id, into] of mergedInto) {
    const account = numbers.get(into);
    if (account !== undefined && !numbers.has(id)) numbers.set(id, account);
  }
  return numbers;
}

/** Names as they are compared, of those that one alone has. */
function uniqueNames<Value>(named: readonly (readonly [string, Value])[]): Map<string, Value> {
  const found = new Map<string, Value>();
  const twice = new Set<string>();
  for (const [name, value] of named) {
    const joined = companyName(name)?.joined;
    if (joined === undefined) continue;
    if (found.has(joined)) twice.add(joined);
    found.set(joined, value);
  }
  for (const name of twice) found.delete(name);
  return found;
}
