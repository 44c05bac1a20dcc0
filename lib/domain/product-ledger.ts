/**
 * The ledger of some products alone: every account's revenue of them from day to day, and of the components of its changes
 * those of their price. Retention by product reads it: S and E are the products' own revenue, P their own price.
 */
import type { Components } from './components';
import { cutToLength } from './cut-to-length';
import { firstDayOf } from './day';
import { type Facts, once } from './facts';
import { type Ledger, NEVER } from './ledger';
import type { ProductSteps } from './product-steps';
import { sources } from './source';
import { Steps } from './steps';

/** `wanted`: 1 for the products to take, by their code. The ledger begins where that of all products does. */
export function productLedger(facts: Facts, steps: ProductSteps, wanted: Uint8Array): Ledger {
  const { accounts } = facts;
  const openingDay = facts.ledger.openingDay ?? firstDayOf(facts.firstMonth) - 1;
  const offset = new Int32Array(accounts + 1);
  const opening = new Uint8Array(accounts);
  const firstActiveDay = new Int32Array(accounts).fill(NEVER);
  const all = new Steps(steps.day.length + 1);
  for (let account = 0; account < accounts; account += 1) {
    let balance = 0;
    let told = 0;
    const end = steps.offset[account + 1]!;
    for (let step = steps.offset[account]!; step < end; step += 1) {
      if (wanted[steps.product[step]!] === 1) balance += steps.changeMinor[step]!;
      const day = steps.day[step]!;
      const isLastOfDay = step + 1 === end || steps.day[step + 1] !== day;
      if (!isLastOfDay || balance === told) continue;
      told = balance;
      all.push(day, balance);
      if (day === openingDay) opening[account] = 1;
      if (balance > 0 && firstActiveDay[account] === NEVER)
        firstActiveDay[account] = day === openingDay ? facts.firstActiveDay[account]! : day;
    }
    offset[account + 1] = all.length;
  }
  const day = cutToLength(all.day, all.length);
  // Retention alone asks for them.
  const components = once(() => pricesOf(facts.components, wanted));
  return {
    accounts,
    offset,
    day,
    arrMinor: cutToLength(all.arrMinor, all.length),
    firstActiveDay,
    opening,
    openingDay,
    get components() {
      return components();
    },
    products: facts.products,
  };
}

const PRICE = sources.indexOf('price');

function pricesOf(all: Components, wanted: Uint8Array): Components {
  const places = new Int32Array(all.day.length);
  const offset = new Int32Array(all.offset.length);
  let length = 0;
  for (let account = 0; account + 1 < offset.length; account += 1) {
    for (let at = all.offset[account]!; at < all.offset[account + 1]!; at += 1)
      if (all.source[at] === PRICE && wanted[all.product[at]!] === 1) places[length++] = at;
    offset[account + 1] = length;
  }
  const picked = <Column extends Int32Array | Uint8Array | Float64Array>(from: Column, to: Column): Column => {
    for (let index = 0; index < length; index += 1) to[index] = from[places[index]!]!;
    return to;
  };
  return {
    offset,
    day: picked(all.day, new Int32Array(length)),
    source: picked(all.source, new Uint8Array(length)),
    motion: picked(all.motion, new Uint8Array(length)),
    product: picked(all.product, new Int32Array(length)),
    arrMinor: picked(all.arrMinor, new Float64Array(length)),
  };
}
