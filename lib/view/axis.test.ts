import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearPlace, niceAxis, spreadApart, ticksThatFit } from './axis';

describe('an axis', () => {
  it('has round marks around what it holds', () => {
    expect(niceAxis(86, 118, 5)).toEqual({ from: 80, to: 120, ticks: [80, 90, 100, 110, 120] });
    expect(niceAxis(-12, 34, 5)).toEqual({ from: -20, to: 40, ticks: [-20, -10, 0, 10, 20, 30, 40] });
  });

  it('has a length where nothing differs', () => {
    const axis = niceAxis(100, 100, 5);
    expect(axis.to).toBeGreaterThan(axis.from);
    expect(niceAxis(0, 0, 5).to).toBeGreaterThan(0);
  });

  it('holds low and high, with a handful of marks, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 1, max: 1e12 }), (low, span) => {
        const axis = niceAxis(low, low + span, 5);
        const slack = span * 1e-6;
        return (
          axis.from <= low + slack && axis.to >= low + span - slack && axis.ticks.length >= 2 && axis.ticks.length <= 12
        );
      }),
    );
  });
});

describe('labels at the ends of lines', () => {
  it('move apart until they do not touch, and stay otherwise', () => {
    expect(spreadApart([0.5, 0.2], 0.1)).toEqual([0.5, 0.2]);
    const [a = 0, b = 0] = spreadApart([0.51, 0.5], 0.1);
    expect(a - b).toBeCloseTo(0.1);
    expect((a + b) / 2).toBeCloseTo(0.505);
  });

  it('keep their order and their distance, however many', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 5 }), (places) => {
        const shares = places.map((place) => place / 1000);
        const placed = spreadApart(shares, 0.07);
        return shares.every((share, i) =>
          shares.every((other, j) => share >= other || (placed[j] ?? 0) - (placed[i] ?? 0) > 0.07 * 0.5),
        );
      }),
    );
  });
});

describe('names along an axis', () => {
  const places = ['a', 'b', 'c', 'd', 'e', 'f'];
  const texts = Object.fromEntries(places.map((place) => [place, 'October']));
  const choices = [places, ['b', 'd', 'f'], ['c']];

  it('are all there where they fit', () => expect(ticksThatFit(choices, places, texts, 600)).toEqual(places));
  it('are fewer where they would touch', () =>
    expect(ticksThatFit(choices, places, texts, 180)).toEqual(['b', 'd', 'f']));
  it('are one at least', () => expect(ticksThatFit(choices, places, texts, 0)).toEqual(['c']));
});

describe('words by a level', () => {
  const axis = { from: 0, to: 10, ticks: [0, 5, 10] };
  const places = (['Left', 'Right'] as const).map((side) => ({ side, above: true, level: 5 }));
  it('stand where no line passes, else where they stood first', () => {
    expect(clearPlace([[1, 1, 1, 1, 1, 9, 9]], axis, places).side).toBe('Left');
    expect(clearPlace([[4, 6, 6, 2, 2, 2, 2]], axis, places).side).toBe('Right');
    expect(clearPlace([[4, 6, 4, 6, 4, 6]], axis, places).side).toBe('Left');
    expect(clearPlace([[null, null, null, 5.2, 5.2]], axis, places).side).toBe('Left');
  });
});
