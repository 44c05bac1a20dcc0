import { expect, it } from 'vitest';
import { decidedRows, saidOf, unknownRows } from './unknown-signals';

it('unknown accounts are told with what they gave and whom they may be, decisions with who made them', () => {
  const alike = [{ account: 'C-1', name: 'Acme Ltd' }];
  expect(
    unknownRows({
      unknown: [
        { account: 'Acme', count: 1200, last_on: '2026-11-12', alike },
        { account: 'x', count: 1, last_on: null, alike: [{ account: 'x1', name: 'x1' }] },
      ],
    }),
  ).toEqual([
    {
      account: 'Acme',
      note: '1,200 signals or readings, the last on 12 Nov 2026',
      alike: [{ account: 'C-1', label: 'Acme Ltd (C-1)' }],
    },
    { account: 'x', note: '1 signal or reading', alike: [{ account: 'x1', label: 'x1' }] },
  ]);
  const made = { made_by: 'Dana', made_at: '2026-11-12T08:00:00.000Z' };
  expect(
    decidedRows({
      marks: [
        { account: 'a', read_as: null, ...made },
        { account: 'b', read_as: 'C-1', ...made },
      ],
    }),
  ).toEqual([
    { account: 'a', words: 'left out', note: 'Dana, 12 Nov 2026' },
    { account: 'b', words: 'read as C-1', note: 'Dana, 12 Nov 2026' },
  ]);
  expect(saidOf('a', null)).toBe('Signals of a are left out');
});
