import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { RowSet, RowsByKey } from './rows-by-key';

interface Told {
  account: string;
  note: string | null;
  amount: number;
}

const rows: Told[] = Array.from({ length: 30_000 }, (_, at) => ({
  account: `é-${at % 700}`,
  note: at % 3 === 0 ? null : `“${at}”\n,`,
  amount: 1 - at,
}));

const rowsByKey = (held?: number): RowsByKey<Told> => {
  const given = new RowsByKey<Told>(['account', 'note', 'amount'], ({ account }) => account, held);
  for (const row of rows) given.add(row);
  return given;
};

const leftBehind = (): number => readdirSync(tmpdir()).filter((name) => name.startsWith('ratchet-rows-')).length;

describe('rows by key', () => {
  it('few are one part, in their order', () => {
    expect([...rowsByKey().parts()]).toEqual([rows]);
  });

  it('many come back from disk as they were: each key in one part, in its order, as often as asked', () => {
    const before = leftBehind();
    const given = rowsByKey(1000);
    for (const _ of [1, 2]) {
      const parts = [...given.parts()];
      expect(parts.length).toBeGreaterThan(50);
      const homes = new Map<string, Set<number>>();
      for (const [part, { account }] of parts.flatMap((list, part) => list.map((row) => [part, row] as const)))
        homes.set(account, (homes.get(account) ?? new Set()).add(part));
      expect([...homes.values()].every(({ size }) => size === 1)).toBe(true);
      for (const account of ['é-0', 'é-699'])
        expect(parts.flat().filter((row) => row.account === account)).toEqual(
          rows.filter((row) => row.account === account),
        );
      expect(parts.flat()).toHaveLength(rows.length);
    }
    given.close();
    expect(leftBehind()).toBe(before);
  });

  it('numbers of rows are kept a bit each, also far apart', () => {
    const set = new RowSet();
    for (const row of [0, 31, 32, 5_000_000]) set.add(row);
    expect([0, 1, 31, 32, 33, 5_000_000, 5_000_001].map((row) => set.has(row))).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
  });
});
