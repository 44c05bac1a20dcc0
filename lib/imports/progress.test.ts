import { expect, it } from 'vitest';
import { Speed } from './progress';

it('a steady flow has its own speed: 100 each 10 ms', () => {
  const speed = new Speed(0);
  for (let i = 1; i <= 20; i++) expect(speed.at(i * 10, i * 100)).toBeCloseTo(10, 10);
});

it('a standstill of half a second lowers the speed by e^(−1/6), not to nothing', () => {
  const speed = new Speed(0);
  speed.at(1000, 10_000);
  expect(speed.at(1500, 10_000)).toBeCloseTo(10 * Math.exp(-1 / 6), 10);
});

it('two looks at one moment say the same', () => {
  const speed = new Speed(0);
  const first = speed.at(100, 500);
  expect(speed.at(100, 900)).toBe(first);
});
