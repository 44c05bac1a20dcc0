import { describe, expect, it } from 'vitest';
import { industries, nameSource, regions } from './names';
import { seededRandom } from './random';

describe('nameSource', () => {
  it('gives 800 different names, then some more, and says so when none is left', () => {
    const random = seededRandom(11);
    const source = nameSource(random);
    const names = Array.from({ length: 800 }, () => source.next(random.pick(industries), random.pick(regions)));
    expect(new Set(names).size).toBe(800);
    const exhaust = (): void => {
      for (;;) source.next('Energy', 'APAC');
    };
    expect(exhaust).toThrow(RangeError);
  });

  it('gives a legal form of the region', () => {
    const source = nameSource(seededRandom(12));
    const names = Array.from({ length: 300 }, () => source.next('Retail', 'APAC'));
    expect(names.some((name) => name.endsWith(' Pty Ltd'))).toBe(true);
    expect(names.some((name) => / (GmbH|LLC|Inc\.)$/.test(name))).toBe(false);
  });
});
