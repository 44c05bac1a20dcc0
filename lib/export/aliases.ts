/** Accounts by number instead of name: the same numbers in the whole deck, made once for the ledger and its period. */
import { balancesOn } from '@/lib/domain/balances';
import { type Day, parseDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { textsOf } from '@/lib/reports/account-order';
import type { Pieces } from '@/lib/reports/pauses';
import type { Aliases } from '@/lib/view/deck/names';
import { namesByWord } from '@/lib/view/deck/names-by-word';

type Named = Pick<Aliases, 'names' | 'byWord'>;

const named = new WeakMap<Facts, Named>();
/** Of the last period that was asked for: a deck that is being put together asks after each change. */
const known = new WeakMap<Facts, { days: string; aliases: Aliases }>();

function* namesOf(facts: Facts): Pieces<Named> {
  const kept = named.get(facts);
  if (kept) return kept;
  const names = new Map(facts.accountIds.map((id, account) => [id, facts.accountNames[account] ?? '']));
  yield;
  const made = { names, byWord: yield* namesByWord(names) };
  named.set(facts, made);
  return made;
}

/** Places by what an account paid when the period began or when it ended, the larger of both; ties by id. */
export function* aliasesOn(facts: Facts, before: Day, end: Day): Pieces<Aliases> {
  const days = `${before}/${end}`;
  const kept = known.get(facts);
  if (kept?.days === days) return kept.aliases;
  const [then, now] = [before, end].map((day) => balancesOn(facts, parseDay(day) ?? facts.dataThrough));
  const sizes = Float64Array.from(now ?? [], (balance, account) => Math.max(balance, then?.[account] ?? 0));
  yield;
  const byId = textsOf(facts).idRank();
  yield;
  const order = Int32Array.from(facts.everyAccount).sort(
    (a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || (byId[a] ?? 0) - (byId[b] ?? 0),
  );
  yield;
  const places = new Map<string, number>();
  order.forEach((account, index) => void places.set(facts.accountIds[account] ?? '', index + 1));
  yield;
  const aliases = { places, ...(yield* namesOf(facts)) };
  known.set(facts, { days, aliases });
  return aliases;
}
