import { describe, expect, it } from 'vitest';
import { statedMotion, statedSource } from './source';

describe('stated words', () => {
  it.each([
    ['Seat expansion', 'seats'],
    ['LICENCES', 'seats'],
    ['up-grade', 'plan'],
    ['plan_change', 'plan'],
    ['Add-On', 'add_on'],
    ['cross sell', 'cross_sell'],
    ['overage', 'usage'],
    ['Price increase', 'price'],
    ['cross_sell', 'cross_sell'],
    ['unclassified', 'unclassified'],
  ])('%s is %s', (word, source) => expect(statedSource(word)).toBe(source));

  it('any other word names no source', () => expect(statedSource('goodwill')).toBeNull());

  it.each([
    ['Self-serve', 'organic'],
    ['automatic', 'organic'],
    ['sales', 'sales'],
  ])('%s is the motion %s', (word, motion) => expect(statedMotion(word)).toBe(motion));

  it('any other word names no motion', () => expect(statedMotion('partner')).toBeNull());
});
