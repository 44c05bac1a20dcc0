import { expect, it } from 'vitest';
import { tieOutState, unexplained } from './tie-out';

const now = { ledger: 1000, ours: 900, explained: 60 };

it('what is not explained is the general ledger less ours less the causes', () => {
  expect(unexplained(now)).toBe(40);
  expect(unexplained({ ...now, ours: 1100 })).toBe(-160);
});

it('a sign-off stands while both sides and the causes are what they were', () => {
  expect(tieOutState(null, null)).toBe('none');
  expect(tieOutState(now, null)).toBe('open');
  expect(tieOutState({ ...now, explained: 100 }, null)).toBe('explained');
  expect(tieOutState(now, now)).toBe('signed');
  expect(tieOutState({ ...now, ours: 901 }, now)).toBe('outdated');
  expect(tieOutState({ ...now, ledger: 1001 }, now)).toBe('outdated');
  expect(tieOutState({ ...now, explained: 0 }, now)).toBe('outdated');
  expect(tieOutState(null, now)).toBe('outdated');
});
