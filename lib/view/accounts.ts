/** The page of all accounts: its choices as its address carries them, and the question they make. */
import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { type AccountState, accountStates, activeStates } from '@/lib/domain/account-states';
import type { AccountsTotal } from '@/lib/domain/report';
import { wholeNumber } from './format';
import { type AskedOfAll, questionParsers } from './question';

/** What the page lists: active accounts, all of them, or those of one state. */
const listings = ['active', 'all', ...accountStates] as const;
export type Listing = (typeof listings)[number];

export const DEFAULT_SORT = '-arr';

const choiceParsers = {
  /** Part of a name or an id. */
  search: parseAsString.withDefault(''),
  state: parseAsStringLiteral(listings).withDefault('active'),
  /** A column, `-` before it for the largest first. */
  sort: parseAsString.withDefault(DEFAULT_SORT),
};

export const accountsParsers = {
  ...choiceParsers,
  /** Columns shown, in their order; none named: the usual ones. */
  columns: parseAsArrayOf(parseAsString).withDefault([]),
};

type ListChoices = inferParserType<typeof choiceParsers>;

export const loadAccountsChoices = createLoader(accountsParsers);

/** What an account's page carries along: the question, and the list it was reached from. */
const accountParsers = { ...questionParsers, ...choiceParsers, columns: accountsParsers.columns };
const placeOf = createSerializer(accountParsers);

type Place = Partial<inferParserType<typeof accountParsers>>;

/** The address of an account's page. */
export const accountHref = (account: string, place: Place): string =>
  placeOf(`/accounts/${encodeURIComponent(account)}`, place);

/** The address of the list. */
export const accountsHref = (place: Place): string => placeOf('/accounts', place);

/** Rows that are asked for at once. */
export const WINDOW_ROWS = 60;

/** The list's question; which rows of it are wanted stands beside. */
export const listQuestion = (
  asked: AskedOfAll,
  months: { from?: string; to?: string },
  { search, state, sort }: ListChoices,
) => ({
  ...asked,
  ...months,
  ...(search.trim() !== '' && { search: search.trim() }),
  ...(state !== 'active' && { state }),
  ...(sort !== DEFAULT_SORT && { sort }),
});

export const windowOf = <Question extends object>(question: Question, window: number) => ({
  ...question,
  offset: window * WINDOW_ROWS,
  limit: WINDOW_ROWS,
});

export const stateNames: Readonly<Record<Listing, string>> = {
  active: 'Active',
  all: 'All',
  new: 'New',
  reactivated: 'Reactivated',
  expanded: 'Expanded',
  shrank: 'Shrank',
  unchanged: 'Unchanged',
  churned: 'Churned',
  left: 'Left earlier',
  never: 'Not yet active',
};

const stateHints: Readonly<Record<Listing, string>> = {
  active: 'With ARR at the end of the period',
  all: 'Every account, those that left too',
  new: 'No ARR at the start of the period, and none before',
  reactivated: 'No ARR at the start of the period, but before',
  expanded: 'More ARR than at the start of the period',
  shrank: 'Less ARR than at the start of the period, but some',
  unchanged: 'As much ARR as at the start of the period',
  churned: 'Lost within the period',
  left: 'Lost before the period began',
  never: 'In a file of accounts, or with changes that lie ahead',
};

/** The mark of a state, in the colour of the movement it stands for; null: nothing moved. */
export const stateMarks: Readonly<Record<AccountState, { colour: string; round: boolean } | null>> = {
  new: { colour: 'var(--mv-new)', round: false },
  reactivated: { colour: 'var(--mv-reactivation)', round: false },
  expanded: { colour: 'var(--mv-expansion)', round: false },
  shrank: { colour: 'var(--mv-contraction)', round: true },
  churned: { colour: 'var(--mv-churn)', round: true },
  unchanged: null,
  left: null,
  never: null,
};

export interface StateTab {
  state: Listing;
  name: string;
  count: string;
  hint: string;
}

type States = Readonly<Record<AccountState, Pick<AccountsTotal, 'accounts'>>>;

/** One for each listing that holds accounts, and for the chosen one. */
export function stateTabs(states: States, chosen: Listing): StateTab[] {
  const countOf = (listing: Listing): number => {
    const within = listing === 'active' ? activeStates : listing === 'all' ? accountStates : [listing];
    return within.reduce((sum, state) => sum + states[state].accounts, 0);
  };
  return listings
    .map((state) => ({ state, count: countOf(state) }))
    .filter(({ state, count }) => count > 0 || state === chosen || state === 'active' || state === 'all')
    .map(({ state, count }) => ({
      state,
      name: stateNames[state],
      count: wholeNumber(count),
      hint: stateHints[state],
    }));
}

/** The largest or latest first. */
export const isReversed = (sort: string): boolean => sort.startsWith('-');

/** The same column, the other way round. */
export const sortReversed = (sort: string): string => (isReversed(sort) ? sort.slice(1) : `-${sort}`);

/** The other way round where the list is sorted by the column already; else its natural way: figures largest first. */
export function sortAfter(sort: string, column: string, isNumeric: boolean): string {
  const natural = isNumeric ? `-${column}` : column;
  const other = isNumeric ? column : `-${column}`;
  return sort === natural ? other : natural;
}
