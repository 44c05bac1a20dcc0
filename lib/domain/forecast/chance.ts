/**
 * Chance that is the same again for the same seed: the core knows no other. Mulberry32, a 32-bit generator: plenty for
 * draws, nothing for secrets.
 */
export type Chance = (below: number) => number;

/** Whole numbers from 0 up to, not including, `below`, evenly. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
