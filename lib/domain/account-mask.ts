/** Account lists as masks, for walks that meet every account. */
import type { Facts } from './facts';

/** 1 for each account of the list (null: all), by account. */
export function accountMask({ accounts }: Pick<Facts, 'accounts'>, list: Int32Array | null): Uint8Array {
  const mask = new Uint8Array(accounts);
  if (list === null) return mask.fill(1);
  for (const account of list) mask[account] = 1;
  return mask;
}
