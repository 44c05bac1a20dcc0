/** What one may do in a workspace, from least to most; `ingest` is sending rows, and reads what that takes alone. */
export const needs = ['read', 'act', 'ingest', 'write', 'admin'] as const;
export type Need = (typeof needs)[number];

/** What somebody who signed in, or a program with a token, may do, and where. */
export interface Access {
  needs: readonly Need[];
  workspaces: 'all' | readonly number[];
}

/** Who acts. Every function of the store takes one, and every change leaves its name in the audit. */
export interface Principal {
  /**
   * `local`: the browser on this machine, where nobody signs in. `system`: Ratchet itself. `link`: whoever holds a
   * share's link. `user`: somebody who signed in. `token`: a program with a token of the API.
   */
  kind: 'local' | 'cli' | 'system' | 'link' | 'user' | 'token';
  name: string;
  /** Of `user` and `token`; without it they may nothing. */
  access?: Access;
}
