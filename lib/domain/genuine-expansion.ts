/**
 * Genuine expansion (metrics.md section 4): expansion without price, since a mandatory rise is not customers choosing
 * more. What is unclassified counts as genuine.
 */
import type { Facts } from './facts';
import { movementTypes } from './movement-type';
import { eachShare, MIXED } from './shares';
import { type Source, sources } from './source';

export const EXPANSION = movementTypes.indexOf('expansion');
const PRICE = sources.indexOf('price');

export type GenuineSource = Exclude<Source, 'price'>;

export const isGenuine = (source: number): boolean => source !== PRICE;

/** How much of a monthly cell is genuine expansion, ARR; 0 for cells of other types. */
export function genuineMinor({ monthCells, monthShares }: Facts, cell: number): number {
  if (monthCells.type[cell] !== EXPANSION) return 0;
  const source = monthShares.kind[cell]!;
  if (source !== MIXED) return isGenuine(source) ? monthCells.changeMinor[cell]! : 0;
  let genuine = 0;
  eachShare(monthCells, monthShares, cell, (each, minor) => {
    if (isGenuine(each)) genuine += minor;
  });
  return genuine;
}
