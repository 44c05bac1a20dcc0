/**
 * The rights of whoever acts, asked where data is read and written: what pages and routes let through is asked here once
 * more, so that a way past them leads nowhere.
 */
import type { Access, Need, Principal } from './principal';

/** Whoever has the machine or the command may all that it does; a shared link reads. */
const OWN_MACHINE: Access = { needs: ['read', 'act', 'ingest', 'write', 'admin'], workspaces: 'all' };
const READS: Access = { needs: ['read'], workspaces: 'all' };
const NOTHING: Access = { needs: [], workspaces: [] };

function accessOf({ kind, access }: Principal): Access {
  if (kind === 'user' || kind === 'token') return access ?? NOTHING;
  return kind === 'link' ? READS : OWN_MACHINE;
}

/** Whoever acts may not do that. */
export class NotPermitted extends Error {
  override name = 'NotPermitted';
  constructor(readonly needed: readonly Need[]) {
    super(`That takes the right to ${needed.join(' or ')}.`);
  }
}

/** To whoever acts there is no such workspace, be it there or not. */
export class NoSuchWorkspace extends Error {
  override name = 'NoSuchWorkspace';
  constructor(workspaceId: number) {
    super(`there is no workspace ${workspaceId}`);
  }
}

export function mayEnter(principal: Principal, workspaceId: number): boolean {
  const { workspaces } = accessOf(principal);
  return workspaces === 'all' || workspaces.includes(workspaceId);
}

export const mayDo = (principal: Principal, need: Need): boolean => accessOf(principal).needs.includes(need);

/** Behind the routes sending rows reads the settings they are read by; by itself it reads nothing. */
const holds = (principal: Principal, need: Need): boolean =>
  mayDo(principal, need) || (need === 'read' && mayDo(principal, 'ingest'));

/**
 * @param anyOf one of these is enough
 * @throws NoSuchWorkspace, NotPermitted
 */
export function permit(principal: Principal, workspaceId: number, ...anyOf: readonly Need[]): void {
  if (!mayEnter(principal, workspaceId)) throw new NoSuchWorkspace(workspaceId);
  if (!anyOf.some((need) => holds(principal, need))) throw new NotPermitted(anyOf);
}
