import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bigintText } from './identity';
import { NameList } from './name-list';

const half = fc.oneof(fc.constantFrom(0, 1, -1, 2 ** 31 - 1, -(2 ** 31)), fc.integer());
const name = fc.record({ high: half, low: half });

function repeatedOf(names: { high: number; low: number }[], held?: number): string[] {
  const list = new NameList(held);
  for (const each of names) list.add(each);
  expect(list.size).toBe(names.length);
  const repeated = list.repeated().sort();
  list.close();
  return repeated;
}

it('tells the names that were added more than once, each once', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 200 }), (names) => {
      const texts = names.map(bigintText);
      const twice = new Set(texts.filter((text, i) => texts.indexOf(text) !== i));
      expect(repeatedOf(names)).toEqual([...twice].sort());
    }),
  );
});

it('also among more names than are looked through at a time: 3 of 100,003', () => {
  const names = Array.from({ length: 100_000 }, (_, i) => ({ high: Math.imul(i, 0x9e3779b1), low: i }));
  expect(repeatedOf(names)).toEqual([]);
  const again = [0, 50_000, 99_999].map((i) => names[i] ?? { high: 0, low: 0 });
  expect(repeatedOf([...names, ...again])).toEqual(again.map(bigintText).sort());
});

it('and among more than memory is to hold, looked through in several sweeps: 4 of 4,200,004', () => {
  const names = Array.from({ length: 4_200_000 }, (_, i) => ({ high: Math.imul(i, 0x9e3779b1), low: i }));
  const again = [0, 65_536, 2_100_000, 4_199_999].map((i) => names[i] ?? { high: 0, low: 0 });
  expect(repeatedOf([...names, ...again], 2)).toEqual(again.map(bigintText).sort());
});
