/** What a list of accounts is asked beside the question of every report: which states, which names, in which order. */
import { type AccountState, accountStates, activeStates } from '@/lib/domain/account-states';
import { nearestOf } from './nearest';

/** Columns of the account's own that a list can be sorted by; attributes as `attr.` and their slug. */
const sortColumns = [
  'name',
  'account',
  'state',
  'arr',
  'mrr',
  'start_arr',
  'change_arr',
  'growth',
  'since',
  'until',
  'last_change_on',
  'renews_on',
] as const;
export const ATTRIBUTE_COLUMN = 'attr.';

export interface ListQuery {
  /** Part of a name or an id, case aside; null where it is not asked for. */
  search: string | null;
  states: readonly AccountState[];
  /** One of `sortColumns`, or `attr.` and an attribute's slug. */
  sort: string;
  descending: boolean;
  /** Rows that come before the first one given. */
  offset: number;
  /** Rows given at most; null: all. */
  limit: number | null;
  /** Ids alone are given, of the same accounts, in place of rows. */
  onlyIds: boolean;
  /** The id of the account whose neighbours in the list are wanted; null: none. */
  around: string | null;
}

export const listParameters = ['search', 'state', 'sort', 'offset', 'limit', 'only', 'around'] as const;
type ListParameter = (typeof listParameters)[number];

const stateGroups: Readonly<Record<string, readonly AccountState[]>> = { active: activeStates, all: accountStates };

/** Says that a parameter cannot be understood. */
type Refuse = (field: ListParameter, message: string) => never;

function statesOf(text: string, refuse: Refuse): readonly AccountState[] {
  const asked = text.split(',').map((word) => word.trim());
  const found = asked.flatMap((word): readonly AccountState[] => {
    const states = stateGroups[word] ?? accountStates.filter((state) => state === word);
    if (states.length > 0) return states;
    const words = [...Object.keys(stateGroups), ...accountStates].join(', ');
    return refuse('state', `state: expected ${words}, found "${word}"`);
  });
  return accountStates.filter((state) => found.includes(state));
}

function sortOf(text: string, refuse: Refuse): Pick<ListQuery, 'sort' | 'descending'> {
  const descending = text.startsWith('-');
  const sort = descending ? text.slice(1) : text;
  if (!sortColumns.some((column) => column === sort) && !sort.startsWith(ATTRIBUTE_COLUMN))
    return refuse(
      'sort',
      `sort: expected ${nearestOf(sort, sortColumns)}, or attr. and an attribute such as attr.segment, with - before it for the largest first; found "${text}"`,
    );
  return { sort, descending };
}

function countOf(field: 'offset' | 'limit', text: string, refuse: Refuse): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0)
    return refuse(field, `${field}: expected a whole number of rows, found "${text}"`);
  return count;
}

function onlyOf(text: string, refuse: Refuse): boolean {
  if (text !== 'rows' && text !== 'ids') return refuse('only', `only: expected rows or ids, found "${text}"`);
  return text === 'ids';
}

/** `last`: the text of a parameter, undefined where it is left out. */
export function parseListQuery(last: (name: ListParameter) => string | undefined, refuse: Refuse): ListQuery {
  const limit = last('limit');
  return {
    search: last('search')?.trim() || null,
    states: statesOf(last('state') ?? 'active', refuse),
    ...sortOf(last('sort') ?? '-arr', refuse),
    offset: countOf('offset', last('offset') ?? '0', refuse),
    limit: limit === undefined ? null : countOf('limit', limit, refuse),
    onlyIds: onlyOf(last('only') ?? 'rows', refuse),
    around: last('around') ?? null,
  };
}
