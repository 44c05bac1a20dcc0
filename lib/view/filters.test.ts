import { describe, expect, it } from 'vitest';
import { attributeName, filterChips, toggled, withoutChip } from './filters';

describe('filters', () => {
  it('stand together by attribute and operator', () => {
    const chips = filterChips([
      'segment=SMB',
      'region!=EU',
      'segment=Mid',
      'segment=Enterprise',
      'seats>=10',
      'no filter',
    ]);
    expect(chips.map(({ words }) => words)).toEqual([
      'Segment: SMB or Mid or 1 more',
      'Region: not EU',
      'Seats: at least 10',
    ]);
  });

  it('tell of accounts without the attribute', () => {
    expect(filterChips(['owner='])[0]?.words).toBe('Owner: (none)');
    expect(attributeName('arr_band')).toBe('ARR band');
  });

  it('are taken out as a whole, and value by value', () => {
    const where = ['segment=SMB', 'segment!=EU', 'segment=Mid'];
    const [chip] = filterChips(where);
    expect(chip && withoutChip(where, chip)).toEqual(['segment!=EU']);
    expect(toggled(where, 'segment', 'SMB')).toEqual(['segment!=EU', 'segment=Mid']);
    expect(toggled(where, 'region', 'EU')).toEqual([...where, 'region=EU']);
  });
});
