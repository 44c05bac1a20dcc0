/** The command menu: what can be gone to and done from everywhere, and what of it a few letters mean. */
import { formatDay, parseDay } from '@/lib/domain/day';
import { bestMatches } from './command-match';
import { dayText } from './format';
import { type PagePath, pages } from './pages';
import { pageHref, type Question } from './question';

export type CommandAction =
  | 'theme-light'
  | 'theme-dark'
  | 'theme-system'
  | 'copy-link'
  | 'note'
  | 'ask-day'
  | 'today'
  | 'print'
  | 'shortcuts';

export type CommandEffect =
  | { kind: 'go'; href: string }
  | { kind: 'define'; slug: string }
  | { kind: 'as-of'; day: string }
  | { kind: 'do'; action: CommandAction };

export interface Command {
  key: string;
  label: string;
  /** In grey behind the label: what it means, or what it is of. */
  note: string;
  /** Other words for it. */
  words: readonly string[];
  effect: CommandEffect;
}

export interface CommandGroup {
  name: string;
  commands: Command[];
}

interface NamedMetric {
  slug: string;
  name: string;
  short_name: string;
  formula: string;
  section: number;
}

interface NamedView {
  id: number;
  name: string;
  path: string;
  search: string;
}

export interface NamedAccount {
  account: string;
  name: string;
}

/** All that the menu offers beside accounts, which are searched where they are. */
export interface CommandSources {
  question: Question;
  metrics: readonly NamedMetric[];
  views: readonly NamedView[];
}

const go = (key: string, label: string, href: string, words: readonly string[] = [], note = ''): Command => ({
  key,
  label,
  note,
  words,
  effect: { kind: 'go', href },
});

function pageCommands(question: Question): Command[] {
  const main = pages.map(({ href, label, isOfQuestion, key }) =>
    go(`page ${href}`, label, isOfQuestion ? pageHref(href, question) : href, ['page', 'go to'], `g ${key}`),
  );
  return [...main, go('page /reference', 'API reference', '/reference', ['page', 'go to', 'openapi', 'curl', 'mcp'])];
}

/** Which page shows the figures of a section of the definitions; of the others there is the definition alone. */
const placeOfSection: Readonly<Record<number, PagePath>> = {
  1: '/',
  3: '/',
  4: '/expansion',
  5: '/retention',
  7: '/cohorts',
  10: '/benchmarks',
  11: '/retention',
};
const PLACED: Readonly<Record<string, string>> = {
  grr: '/retention?rate=grr',
  logo_retention: '/retention?rate=logo',
  active_accounts: '/',
  expansion_rate: '/expansion',
  genuine_rate: '/expansion',
  expanding_accounts: '/expansion',
  expansion_concentration: '/expansion',
  expansion_to_new_3m: '/expansion',
  t2e_median: '/expansion',
  t2e_survival: '/expansion',
  expansion_then_churn: '/expansion',
  renewal_rate: '/expansion',
};

/** Where a figure stands; null: its definition is all there is. */
function placeOf({ slug, section }: NamedMetric): string | null {
  return PLACED[slug] ?? placeOfSection[section] ?? null;
}

const isAbbreviation = ({ name, short_name }: NamedMetric): boolean =>
  short_name !== name && /^[A-Z0-9]+$/.test(short_name);

function metricCommand(metric: NamedMetric, question: Question): Command {
  const place = placeOf(metric);
  return {
    key: `metric ${metric.slug}`,
    label: isAbbreviation(metric) ? `${metric.name} (${metric.short_name})` : metric.name,
    note: metric.formula,
    words: [metric.short_name, metric.slug],
    effect: place === null ? { kind: 'define', slug: metric.slug } : { kind: 'go', href: pageHref(place, question) },
  };
}

const definitionOf = (metric: NamedMetric): Command => ({
  key: `definition ${metric.slug}`,
  label: `Definition: ${metric.name}`,
  note: metric.formula,
  words: [metric.name, metric.short_name, 'definition', 'formula'],
  effect: { kind: 'define', slug: metric.slug },
});

const act = (action: CommandAction, label: string, words: readonly string[], note = ''): Command => ({
  key: action,
  label,
  note,
  words,
  effect: { kind: 'do', action },
});

function actionCommands({ as_of }: Question): Command[] {
  const has = (href: string): boolean => pages.some((page) => page.href === href);
  return [
    go('import', 'Import a file', '/import', ['upload', 'csv', 'add data']),
    ...(has('/adjustments')
      ? [
          go('by-hand', 'Add a change by hand', '/adjustments?add=change', [
            'adjust',
            'correct',
            'manual',
            'new change',
          ]),
        ]
      : []),
    go('board-deck', 'Put a board deck together', '/deck?template=board', [
      ...['slides', 'presentation', 'powerpoint', 'pptx', 'pdf', 'export', 'board'],
    ]),
    act('ask-day', 'As of a past day …', ['history', 'date', 'time travel', 'figures as they stood']),
    ...(as_of === null ? [] : [act('today', 'Back to today', ['as of today'])]),
    act('note', 'Write a note on a day', ['annotation', 'annotate', 'event', 'launch', 'price list']),
    act('copy-link', 'Copy link to this page', ['share', 'url', 'address']),
    act('print', 'Print, or save as PDF', ['export', 'pdf', 'paper']),
    act('theme-light', 'Theme: light', ['appearance', 'colours', 'change theme']),
    act('theme-dark', 'Theme: dark', ['appearance', 'colours', 'change theme', 'night']),
    act('theme-system', 'Theme: as the system', ['appearance', 'colours', 'change theme']),
    act('shortcuts', 'List the keyboard shortcuts', ['keys', 'help'], '?'),
  ];
}

const viewCommands = (views: readonly NamedView[]): Command[] =>
  views.map(({ id, name, path, search }) =>
    go(`view ${id}`, name, `${path}${search === '' || search.startsWith('?') ? search : `?${search}`}`, [
      'view',
      'saved',
    ]),
  );

export const accountHref = (account: string, question: Question): string =>
  pageHref(`/accounts/${encodeURIComponent(account)}`, question);

export const accountCommands = (accounts: readonly NamedAccount[], question: Question): Command[] =>
  accounts.map(({ account, name }) =>
    go(`account ${account}`, name || account, accountHref(account, question), [account], name === '' ? '' : account),
  );

/** '2026-10-31', also at the end of 'as of 2026-10-31'. */
export function dayTyped(text: string): string | null {
  const [, day = ''] = /(\d{4}-\d{2}-\d{2})\s*$/.exec(text) ?? [];
  const number = parseDay(day);
  return number === null ? null : formatDay(number);
}

export const asOfCommand = (day: string): Command => ({
  key: `as of ${day}`,
  label: `As of ${dayText(day)}`,
  note: 'Figures as they stood at the end of that day',
  words: [],
  effect: { kind: 'as-of', day },
});

/** Nothing typed: where one has been, and where one can go. */
function offered(sources: CommandSources, recent: readonly NamedAccount[]): CommandGroup[] {
  return [
    { name: 'Recent accounts', commands: accountCommands(recent, sources.question) },
    { name: 'Pages', commands: pageCommands(sources.question) },
    { name: 'Saved views', commands: viewCommands(sources.views) },
    { name: 'Actions', commands: actionCommands(sources.question) },
  ].filter(({ commands }) => commands.length > 0);
}

/** What the letters typed mean, the group with the best match first. `accounts`: those found by the server. */
export function commandGroups(
  typed: string,
  sources: CommandSources,
  accounts: { recent: readonly NamedAccount[]; found: readonly NamedAccount[] },
): CommandGroup[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return offered(sources, accounts.recent);
  const day = dayTyped(text);
  const { question, metrics, views } = sources;
  const groups = [
    { name: 'Pages', all: pageCommands(question) },
    { name: 'Metrics', all: metrics.map((metric) => metricCommand(metric, question)) },
    { name: 'Saved views', all: viewCommands(views) },
    { name: 'Actions', all: actionCommands(question) },
    { name: 'Definitions', all: metrics.filter((metric) => placeOf(metric) !== null).map(definitionOf) },
  ].map(({ name, all }) => ({ name, ...bestMatches(all, text) }));
  const ranked = groups.filter(({ commands }) => commands.length > 0).sort((a, b) => a.best - b.best);
  return [
    ...(day === null ? [] : [{ name: 'Figures as they stood', commands: [asOfCommand(day)] }]),
    ...ranked.map(({ name, commands }) => ({ name, commands })),
    ...(accounts.found.length > 0 ? [{ name: 'Accounts', commands: accountCommands(accounts.found, question) }] : []),
  ];
}
