import { describe, expect, it } from 'vitest';
import { bandName, boundOf, valueName } from './value-names';

describe('names of values', () => {
  it('are words with the currency for bands of ARR, in a currency’s own units', () => {
    expect(['<1k', '25k-100k', '100k+'].map((key) => bandName(key, 'AUD'))).toEqual([
      'Under A$1k',
      'A$25k to A$100k',
      'A$100k and more',
    ]);
    expect(bandName('x', 'USD')).toBe('x');
    expect(bandName('1k-5k', 'JPY')).toBe('¥1k to ¥5k');
    expect(bandName('1k-5k', null)).toBe('1k to 5k');
  });

  it('are words for tenures', () => {
    expect(['<1 year', '1-2 years', '3+ years'].map((value) => valueName('tenure', value, 'USD'))).toEqual([
      'Under 1 year',
      '1 to 2 years',
      '3 years and more',
    ]);
  });

  it('are what was stated for any other, also where it looks like a band', () => {
    expect(valueName('segment', '1k-5k', 'USD')).toBe('1k-5k');
    expect(valueName('arr_band', 'whales', 'USD')).toBe('whales');
    expect(valueName('segment', '', 'USD')).toBe('(none)');
  });

  it('have an order where they have bounds', () => {
    const order = (slug: string, values: string[]) =>
      values.toSorted((a, b) => (boundOf(slug, a) ?? 0) - (boundOf(slug, b) ?? 0));
    expect(order('arr_band', ['100k+', '5k-25k', '<1k', '1k-5k'])).toEqual(['<1k', '1k-5k', '5k-25k', '100k+']);
    expect(order('tenure', ['3+ years', '<1 year', '1-2 years'])).toEqual(['<1 year', '1-2 years', '3+ years']);
    expect(boundOf('segment', 'SMB')).toBeNull();
  });
});
