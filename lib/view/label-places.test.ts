import { describe, expect, it } from 'vitest';
import { clearPlaces } from './label-places';

const plot = { top: 0, bottom: 200 };
const flat = [
  { x: 0, y: 100 },
  { x: 300, y: 100 },
];

describe('clearPlaces', () => {
  it('leaves words where nothing is in the way', () => {
    expect(clearPlaces([{ x: 310, y: 100, width: 50 }], [flat], plot)).toEqual([100]);
  });

  it('moves words off a line that runs through them, by the shorter way', () => {
    expect(clearPlaces([{ x: 200, y: 98, width: 50 }], [flat], plot)).toEqual([90]);
    const steep = [
      { x: 210, y: 0 },
      { x: 220, y: 104 },
    ];
    expect(clearPlaces([{ x: 200, y: 100, width: 50 }], [steep], plot)).toEqual([112]);
  });

  it('keeps words apart, and within the plot', () => {
    const same = { x: 310, y: 2, width: 50 };
    expect(clearPlaces([same, same], [flat], plot)).toEqual([2, 18]);
  });

  it('leaves words in their place where lines are everywhere', () => {
    const lines = Array.from({ length: 40 }, (_, index) => [
      { x: 0, y: index * 5 },
      { x: 300, y: index * 5 },
    ]);
    expect(clearPlaces([{ x: 200, y: 100, width: 50 }], lines, plot)).toEqual([100]);
  });
});
