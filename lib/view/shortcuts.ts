/** The keys that go places, and how single keys become them. Pure: the page hands in keys, and acts on what comes out. */

import { pages } from './pages';

export interface Shortcut {
  /** Pressed one after the other. */
  keys: readonly string[];
  label: string;
  /** Where it goes; null: it lists the shortcuts. */
  href: string | null;
}

export const shortcuts: readonly Shortcut[] = [
  ...pages.map(({ key, label, href }) => ({ keys: ['g', key], label: `Go to ${label}`, href })),
  { keys: ['?'], label: 'List the shortcuts', href: null },
];

/** Keys held together, or pressed one after the other. */
export interface ListedKeys {
  keys: readonly string[];
  label: string;
}

/** All that the list names, by where they work; those of charts and tables are their own. */
export const listedShortcuts: readonly { name: string; shortcuts: readonly ListedKeys[] }[] = [
  {
    name: 'Everywhere',
    shortcuts: [
      { keys: ['Ctrl', 'K'], label: 'Search pages, metrics, accounts and actions' },
      { keys: ['?'], label: 'List the shortcuts' },
      { keys: ['Esc'], label: 'Close what is open' },
    ],
  },
  {
    name: 'On a chart',
    shortcuts: [
      { keys: ['←', '→'], label: 'Along its points, each read aloud' },
      { keys: ['n'], label: 'Write a note on the point' },
    ],
  },
  {
    name: 'In the list of accounts',
    shortcuts: [
      { keys: ['↑', '↓'], label: 'From row to row' },
      { keys: ['Space'], label: 'Select; with Shift all between' },
      { keys: ['Enter'], label: 'Open the account' },
    ],
  },
  {
    name: 'In the queue',
    shortcuts: [
      { keys: ['j'], label: 'To the next account' },
      { keys: ['k'], label: 'To the one before' },
      { keys: ['Enter'], label: 'Open its parts' },
    ],
  },
  { name: 'Go to', shortcuts: pages.map(({ key, label }) => ({ keys: ['g', key], label })) },
];

/** How long the first key of two waits for the second, in milliseconds. */
export const KEY_WAIT_MS = 1200;

export interface KeyStep {
  /** The keys pressed so far that may still become a shortcut. */
  pending: readonly string[];
  /** The shortcut that this key completed. */
  done: Shortcut | null;
}

const beginsWith = (shortcut: Shortcut, keys: readonly string[]): boolean =>
  keys.every((key, position) => shortcut.keys[position] === key);

/** What a key means after those already pressed. A key that leads nowhere begins anew. */
export function pressKey(pending: readonly string[], key: string): KeyStep {
  const keys = [...pending, key];
  const open = shortcuts.filter((shortcut) => beginsWith(shortcut, keys));
  const done = open.find((shortcut) => shortcut.keys.length === keys.length);
  if (done) return { pending: [], done };
  if (open.length > 0) return { pending: keys, done: null };
  return pending.length > 0 ? pressKey([], key) : { pending: [], done: null };
}
