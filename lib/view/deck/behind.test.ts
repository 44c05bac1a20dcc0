import { describe, expect, it } from 'vitest';
import { moneyBehind, pointsBehind } from './behind';

const rows = Array.from({ length: 12 }, (_, index) => ({ name: `Acc ${index}`, amount: (12 - index) * 1000_00 }));
const total = rows.reduce((sum, { amount }) => sum + amount, 0);

describe('the accounts behind a figure', () => {
  it('are the ten largest, the others together, and their sum', () => {
    const notes = moneyBehind({ heading: 'Expansion, Q3 2026', rows, accounts: 12, total }, 'USD', true);
    expect(notes[0]).toBe('Expansion, Q3 2026: +$78,000.00, 12 accounts');
    expect(notes[1]).toBe('Acc 0: +$12,000.00');
    expect(notes).toHaveLength(12);
    expect(notes.at(-1)).toBe('and 2 more accounts: +$3,000.00');
  });

  it('name the eleventh rather than call it another', () => {
    expect(
      moneyBehind({ heading: 'Due', rows: rows.slice(0, 11), accounts: 11, total: 77_000_00 }, 'USD', false).at(-1),
    ).toBe('Acc 10: $2,000.00');
  });

  it('are none where there are none', () => {
    expect(moneyBehind({ heading: 'Due', rows: [], accounts: 0, total: 0 }, 'USD', false)).toEqual([]);
    expect(pointsBehind('NRR', [], (row) => row, 0)).toEqual([]);
  });

  it('are told in points that add up to the difference as it is shown', () => {
    const three = [
      { name: 'A\n  Ltd', amount: 0.00333 },
      { name: 'B', amount: 0.00333 },
      { name: 'C', amount: 0.00334 },
    ];
    expect(pointsBehind('NRR from 100.00% to 101.00%', three, (row) => row, 100)).toEqual([
      'NRR from 100.00% to 101.00%: +1.00 pt, 3 accounts',
      'A Ltd: +0.33 pt',
      'B: +0.33 pt',
      'C: +0.34 pt',
    ]);
  });
});
