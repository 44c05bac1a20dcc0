/** The pages there are, in their order: for the navigation, the keys and the command menu. */

export interface PageEntry {
  href: string;
  label: string;
  /** Goes there, after g. */
  key: string;
  group: 'analyse' | 'act' | 'present' | 'data';
  /** Its address carries the question, so that filters go along from page to page. */
  isOfQuestion: boolean;
  /** On a phone it has a tab of its own; the others stand behind More. */
  isTab?: true;
}

export const pages = [
  { href: '/', label: 'Overview', key: 'o', group: 'analyse', isOfQuestion: true, isTab: true },
  { href: '/retention', label: 'Retention', key: 'r', group: 'analyse', isOfQuestion: true, isTab: true },
  { href: '/expansion', label: 'Expansion', key: 'e', group: 'analyse', isOfQuestion: true, isTab: true },
  { href: '/cohorts', label: 'Cohorts', key: 'c', group: 'analyse', isOfQuestion: true },
  { href: '/benchmarks', label: 'Benchmarks', key: 'b', group: 'analyse', isOfQuestion: true },
  { href: '/accounts', label: 'Accounts', key: 'a', group: 'analyse', isOfQuestion: true, isTab: true },
  { href: '/queue', label: 'Queue', key: 'q', group: 'act', isOfQuestion: false },
  { href: '/plans', label: 'Plans', key: 'l', group: 'act', isOfQuestion: false },
  { href: '/plays', label: 'Plays', key: 'y', group: 'act', isOfQuestion: false },
  { href: '/forecast', label: 'Forecast', key: 'f', group: 'act', isOfQuestion: true },
  { href: '/book', label: 'Book', key: 'k', group: 'act', isOfQuestion: true },
  { href: '/deck', label: 'Deck', key: 'p', group: 'present', isOfQuestion: false },
  { href: '/digest', label: 'Digest', key: 'w', group: 'present', isOfQuestion: false },
  { href: '/closed', label: 'Close', key: 'm', group: 'present', isOfQuestion: false },
  { href: '/health', label: 'Health', key: 'h', group: 'data', isOfQuestion: false },
  { href: '/adjustments', label: 'Adjustments', key: 'j', group: 'data', isOfQuestion: false },
  { href: '/import', label: 'Imports', key: 'i', group: 'data', isOfQuestion: false },
  { href: '/glossary', label: 'Glossary', key: 'd', group: 'data', isOfQuestion: false },
  { href: '/settings', label: 'Settings', key: 's', group: 'data', isOfQuestion: false },
] as const satisfies readonly PageEntry[];

/** Pages without a tab on a phone. */
export const pagesBehindMore: readonly PageEntry[] = pages.filter((page: PageEntry) => page.isTab !== true);

export type PagePath = (typeof pages)[number]['href'];

export const isUnder = (path: string, href: string): boolean =>
  path === href || (href !== '/' && path.startsWith(`${href}/`));
