import { expect, it } from 'vitest';
import { standingWords } from './closed';

it('says whether a period is as it was closed', () => {
  expect(standingWords({ state: 'open', closed_on: null })).toBe('not closed');
  expect(standingWords({ state: 'closed', closed_on: '2026-11-03' })).toBe('as closed on 3 Nov 2026');
  expect(standingWords({ state: 'restated', closed_on: '2026-11-03' })).toBe('restated since closed on 3 Nov 2026');
});
