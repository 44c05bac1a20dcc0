import { describe, expect, it } from 'vitest';
import type { Components } from './components';
import { monthOf } from './day';
import { columnAt } from './month-ends';
import { buildPriceEnds, pricesOver } from './price-ends';
import { type Source, sources } from './source';
import { dayOf } from './testing/reports';

type Component = [account: number, on: string, source: Source, arrMinor: number];

function componentsOf(accounts: number, rows: readonly Component[]): Components {
  return {
    offset: Int32Array.from({ length: accounts + 1 }, (_, end) => rows.filter(([account]) => account < end).length),
    day: Int32Array.from(rows, ([, on]) => dayOf(on)),
    source: Uint8Array.from(rows, ([, , source]) => sources.indexOf(source)),
    motion: new Uint8Array(rows.length),
    product: new Int32Array(rows.length),
    arrMinor: Float64Array.from(rows, ([, , , arrMinor]) => arrMinor),
  };
}

const january = monthOf(dayOf('2025-01-01'));
const rows: Component[] = [
  [0, '2025-01-31', 'price', 100],
  [0, '2025-02-01', 'seats', 7],
  [0, '2025-03-10', 'price', -30],
  [0, '2025-03-11', 'price', 5],
  [2, '2024-12-31', 'price', 900],
  [2, '2025-04-20', 'price', 11],
  [2, '2025-04-21', 'price', 1000],
];

describe('net price: 100 on 31 January, −30 and +5 in March; another +11 on 20 April, all before the ledger left out', () => {
  const components = componentsOf(3, rows);
  const ends = buildPriceEnds(components, january, 4, dayOf('2025-04-20'), 1000)!;
  const of = (account: number) =>
    Array.from({ length: 5 }, (_, column) => ends.values[columnAt(ends.columns, 0, column) + account]);

  it('at month ends: 100, 100, 75, 75; none; 11 by data-through', () => {
    expect([of(0), of(1), of(2)]).toEqual([
      [0, 100, 100, 75, 75],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 11],
    ]);
    expect(ends.values).toBeInstanceOf(Int32Array);
  });

  it('over 31 January to 10 March: −30: the start’s own day is before the window, the end’s inside', () => {
    expect([...pricesOver(components, dayOf('2025-01-31'), dayOf('2025-03-10'))]).toEqual([-30, 0, 0]);
    expect([...pricesOver(components, dayOf('2025-01-30'), dayOf('2025-03-11'))]).toEqual([75, 0, 0]);
  });

  it('is not held where no price ever moved, nor for an empty ledger', () => {
    expect(buildPriceEnds(componentsOf(1, [[0, '2025-02-01', 'seats', 7]]), january, 4, 0, 1000)).toBeNull();
    expect(buildPriceEnds(components, january, 0, 0, 1000)).toBeNull();
  });

  it('is held in doubles where the difference of two sums could pass 32 bits', () => {
    const large = componentsOf(1, [
      [0, '2025-01-10', 'price', 0x3fff_ffff],
      [0, '2025-02-10', 'price', -1],
    ]);
    const end = dayOf('2025-02-28');
    expect(buildPriceEnds(large, january, 2, end, 1000)?.values).toBeInstanceOf(Float64Array);
    expect(buildPriceEnds(components, january, 2, end, 0x3fff_ffff)?.values).toBeInstanceOf(Int32Array);
    expect(buildPriceEnds(components, january, 2, end, 0x4000_0000)?.values).toBeInstanceOf(Float64Array);
  });
});
