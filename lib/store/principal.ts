/** Who acts. Every function of the store takes one, and every change leaves its name in the audit. */
export interface Principal {
  /** `local`: the browser on this machine. `system`: Ratchet itself. `link`: whoever holds a share's link. */
  kind: 'local' | 'cli' | 'system' | 'link';
  name: string;
}
