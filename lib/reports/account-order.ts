/**
 * The order of a list of accounts: its sort column as one number an account, so that a hundred thousand of them are
 * sorted without an object each. Accounts without a value come last whichever way; ties go by id.
 */
import type { AccountStandings } from '@/lib/domain/account-states';
import { NO_DAY_YET } from '@/lib/domain/account-states';
import { type Facts, once } from '@/lib/domain/facts';
import { NEVER } from '@/lib/domain/ledger';
import type { AttributeColumn } from '@/lib/domain/records';
import { placesIn, ranksOf } from './account-names';
import { ATTRIBUTE_COLUMN, type ListQuery } from './list-query';
import { nearestOf } from './nearest';
import { QueryError } from './query';

/** What is worked out of names and ids, each when it is first asked for, and kept as long as the facts live. */
interface Texts {
  nameRank(): Float64Array;
  idRank(): Float64Array;
  /** Lower case: name and id, with what neither holds between them. */
  searched(): string[];
}

const known = new WeakMap<readonly string[], Texts>();

export function textsOf({ accountIds, accountNames, everyAccount }: Facts): Texts {
  const kept = known.get(accountIds);
  if (kept) return kept;
  const byId = () => everyAccount.slice().sort((a, b) => (accountIds[a]! < accountIds[b]! ? -1 : 1));
  const texts: Texts = {
    nameRank: once(() => ranksOf(accountNames)),
    idRank: once(() => placesIn(byId(), () => false)),
    searched: once(() => accountIds.map((id, account) => `${accountNames[account]}\n${id}`.toLowerCase())),
  };
  known.set(accountIds, texts);
  return texts;
}

function attributeRanks({ codes, values, isInOrder }: AttributeColumn): Float64Array {
  const ranks = isInOrder ? Float64Array.from(values.keys()) : ranksOf(values);
  return Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : ranks[code]!));
}

const days = (column: Int32Array, none: number): Float64Array =>
  Float64Array.from(column, (day) => (day === none ? Number.NaN : day));

/** What a list is sorted by. `renewsDay`: the day of each account's next term end, made when asked for. */
export interface Sortable {
  facts: Facts;
  standings: AccountStandings;
  renewsDay(): Int32Array;
}

/** The sort column by account number; NaN for none. @throws QueryError where there is no such attribute */
function keysOf({ facts, standings, renewsDay }: Sortable, { sort }: ListQuery): Float64Array {
  const { startMinor, endMinor } = standings;
  switch (sort) {
    case 'name':
      return textsOf(facts).nameRank();
    case 'account':
      return textsOf(facts).idRank();
    case 'state':
      return Float64Array.from(standings.state);
    case 'arr':
    case 'mrr':
      return endMinor;
    case 'start_arr':
      return startMinor;
    case 'change_arr':
      return endMinor.map((end, account) => end - startMinor[account]!);
    case 'growth':
      return endMinor.map((end, account) => (startMinor[account]! > 0 ? end / startMinor[account]! : Number.NaN));
    case 'since':
      return days(facts.firstActiveDay, NEVER);
    case 'until':
      return Float64Array.from(standings.lastActiveDay, (day, account) =>
        day === NO_DAY_YET || endMinor[account]! > 0 ? Number.NaN : day,
      );
    case 'last_change_on':
      return days(standings.lastChangeDay, NO_DAY_YET);
    case 'renews_on':
      return days(renewsDay(), NEVER);
    default:
      return attributeRanks(attributeOf(facts, sort.slice(ATTRIBUTE_COLUMN.length)));
  }
}

function attributeOf({ attributes }: Facts, slug: string): AttributeColumn {
  const column = attributes.find((attribute) => attribute.slug === slug);
  if (column) return column;
  const slugs = attributes.map((attribute) => attribute.slug);
  throw new QueryError('sort', `sort: no attribute "${slug}"; there are ${nearestOf(slug, slugs)}`);
}

/** Sorts a list in place, by the question's column. */
export function sortAccounts(sortable: Sortable, list: Int32Array, query: ListQuery): Int32Array {
  const keys = keysOf(sortable, query);
  const { accountIds } = sortable.facts;
  const sign = query.descending ? -1 : 1;
  const byId = (a: number, b: number): number => (accountIds[a]! < accountIds[b]! ? -1 : 1);
  return list.sort((a, b) => {
    const [left, right] = [keys[a]!, keys[b]!];
    if (left === right) return byId(a, b);
    if (Number.isNaN(left)) return Number.isNaN(right) ? byId(a, b) : 1;
    return Number.isNaN(right) ? -1 : sign * (left - right);
  });
}
