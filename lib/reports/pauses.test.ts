import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { atOnce, type Pieces, withPauses } from './pauses';

function* work(pieces: number, ms: number): Pieces<number> {
  for (let piece = 0; piece < pieces; piece += 1) {
    const until = performance.now() + ms;
    while (performance.now() < until);
    yield;
  }
  return pieces;
}

it('gives the same at once and with pauses', async () => {
  expect(atOnce(work(3, 0))).toBe(3);
  expect(await withPauses(work(3, 0))).toBe(3);
});

it('lets others have their turn between pieces that take long', async () => {
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 1);
  await withPauses(work(5, 60));
  clearInterval(others);
  expect(turns).toBeGreaterThanOrEqual(4);
});

it('tells what went wrong in a piece', async () => {
  function* broken(): Pieces<number> {
    yield;
    throw new Error('it broke');
  }
  await expect(withPauses(broken())).rejects.toThrow('it broke');
});
