/** Account lists by account, for walks that meet every account. */
import type { Facts } from './facts';

/** 1 for each account of the list (null: all), by account. */
export function accountMask({ accounts }: Pick<Facts, 'accounts'>, list: Int32Array | null): Uint8Array {
  return list === null ? new Uint8Array(accounts).fill(1) : listMask(accounts, list);
}

/** 1 for each account of the list, by account. */
export function listMask(accounts: number, list: Int32Array): Uint8Array {
  const mask = new Uint8Array(accounts);
  for (let index = 0; index < list.length; index += 1) mask[list[index]!] = 1;
  return mask;
}
