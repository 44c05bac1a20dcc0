/** Saved views: where each leads, and what it shows, in words. */
import { accountOf } from './account-question';
import { filterChips } from './filters';
import { isUnder, pages } from './pages';
import { asOfWords, DEFAULT_PERIOD, gridNames, loadQuestion, periodWords } from './question';

const ACCOUNT = '/accounts/';

export interface ViewKept {
  id: number;
  name: string;
  path: string;
  search: string;
  is_default: boolean;
}

export interface ViewRow extends ViewKept {
  href: string;
  /** 'Retention' */
  page: string;
  /** 'Last 12 months, Segment: SMB' */
  words: string;
}

/** What an address says that belongs to a view: all but the figure that is open, in one order. */
export function searchOfView(search: string): string {
  const params = new URLSearchParams(search);
  params.delete('open');
  params.sort();
  return params.toString();
}

export const viewHref = ({ path, search }: Pick<ViewKept, 'path' | 'search'>): string =>
  search === '' ? path : `${path}?${search}`;

/** 'Retention'; of one account's page 'Account C-1001'. */
export function pageOf(path: string): string {
  if (path.startsWith(ACCOUNT)) return `Account ${accountOf(path.slice(ACCOUNT.length))}`;
  return pages.findLast(({ href }) => isUnder(path, href))?.label ?? path;
}

function wordsOf(search: string): string {
  const { period, grid, where, as_of, fx, roll_up } = loadQuestion(new URLSearchParams(search));
  const parts = [
    ...(period === DEFAULT_PERIOD ? [] : [periodWords(period)]),
    ...(grid === 'month' ? [] : [`by ${gridNames[grid].toLowerCase()}`]),
    ...filterChips(where).map(({ words }) => words),
    ...(as_of === null ? [] : [asOfWords(as_of)]),
    ...(fx === 'plan' ? [] : ['rolling rates']),
    ...(roll_up === 'account' ? [] : ['parents']),
  ];
  const own = [...new URLSearchParams(search).keys()].length - parts.length;
  if (parts.length === 0) return own > 0 ? 'The page as it was left' : 'The page as it comes';
  const words = parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const viewRows = (views: readonly ViewKept[]): ViewRow[] =>
  views.map((view) => ({ ...view, href: viewHref(view), page: pageOf(view.path), words: wordsOf(view.search) }));

/** The view that an address shows; null: none is kept of it. */
export const viewShown = <View extends ViewKept>(views: readonly View[], path: string, search: string): View | null =>
  views.find((view) => view.path === path && searchOfView(view.search) === searchOfView(search)) ?? null;

/** A name for what an address shows, to begin with. */
export function suggestedName(path: string, search: string): string {
  const words = wordsOf(search);
  return words.startsWith('The page') ? pageOf(path) : words;
}
