import type { NamedAccount } from '@/lib/view/commands';

/** The accounts looked at last, newest first: kept by this browser, and nowhere else. */
const KEY = 'ratchet.recent-accounts';
const MOST = 5;

const isNamed = (value: unknown): value is NamedAccount =>
  typeof value === 'object' &&
  value !== null &&
  'account' in value &&
  typeof value.account === 'string' &&
  'name' in value &&
  typeof value.name === 'string';

export function recentAccounts(): NamedAccount[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isNamed).slice(0, MOST) : [];
  } catch {
    // Storage is shut, or somebody wrote into it.
    return [];
  }
}

export function rememberAccount({ account, name }: NamedAccount): void {
  const others = recentAccounts().filter((each) => each.account !== account);
  try {
    window.localStorage.setItem(KEY, JSON.stringify([{ account, name }, ...others].slice(0, MOST)));
  } catch {
    // Without storage nothing is remembered, and all else works.
  }
}
