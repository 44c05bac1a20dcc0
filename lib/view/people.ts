/** Words about people, their roles and what signs in for them. */

export type RoleName = 'owner' | 'editor' | 'cs' | 'viewer';
export type ScopeName = 'read' | 'write' | 'ingest';

interface Choice<Name> {
  name: Name;
  label: string;
  /** What it lets one do. */
  says: string;
}

/** From least to most. */
export const roleChoices: readonly Choice<RoleName>[] = [
  { name: 'viewer', label: 'Viewer', says: 'reads every page, and takes files along' },
  { name: 'cs', label: 'Customer success', says: 'also works the queue: plans, touchpoints, plays, notes, decks' },
  { name: 'editor', label: 'Editor', says: 'also imports, sets, closes months, shares links' },
  { name: 'owner', label: 'Owner', says: 'also lets people in, backs up, and may remove the workspace' },
];

export const scopeChoices: readonly Choice<ScopeName>[] = [
  { name: 'read', label: 'Read', says: 'reports and lists' },
  { name: 'ingest', label: 'Send rows', says: 'accounts, changes, invoices and the like; reads nothing' },
  { name: 'write', label: 'Read and write', says: 'all that an editor does' },
];

export const roleLabel = (role: RoleName): string => roleChoices.find(({ name }) => name === role)?.label ?? role;
export const scopeLabel = (scope: ScopeName): string => scopeChoices.find(({ name }) => name === scope)?.label ?? scope;

/** Where to go on after signing in: a path of this site, or Overview. */
export function wayBack(to: string | null): string {
  // What a browser reads as another site: //host, /\host, and both behind letters that it drops.
  return to !== null && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to) ? to : '/';
}

/** "Firefox on Linux": enough to know one's own by. */
export function agentWords(agent: string | null): string {
  if (agent === null || agent === '') return 'Unknown browser';
  const browser = /Edg|OPR|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? 'Browser';
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera' };
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(agent)?.[0];
  const systems: Readonly<Record<string, string>> = { 'Mac OS X': 'macOS' };
  return system === undefined
    ? (names[browser] ?? browser)
    : `${names[browser] ?? browser} on ${systems[system] ?? system}`;
}

export const NO_SIGN_IN =
  'No sign-in: whoever is at this machine is the one person there is. Other addresses are refused.';
