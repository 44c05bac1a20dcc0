/** Who acts. Every function of the store takes one, and every change leaves its name in the audit. */
export interface Principal {
  /** `local`: the browser on this machine. `system`: Ratchet itself. */
  kind: 'local' | 'cli' | 'system';
  name: string;
}
