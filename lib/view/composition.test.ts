import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareComposition } from './composition';
import { figures, retentionReport } from './testing/reports';

describe('what NRR is made of', () => {
  it('is the start, less what was lost, and what was added: 1,000,000 − 83,000 + 171,900 = 1,088,900', () => {
    const model = prepareComposition(retentionReport([1], { current: figures(1.0889, 0.917) }));
    expect(model?.finding).toBe('Of every $100 a year ago, $91.70 stayed and $17.19 came on top');
    expect(model?.rows.map((row) => [row.amount.text, row.share])).toEqual([
      ['$1,000,000.00', '100.0%'],
      ['−$83,000.00', '−8.3 pt'],
      ['+$171,900.00', '+17.2 pt'],
      ['$1,088,900.00', '108.9%'],
    ]);
    expect(model?.description).toContain('15 Nov 2025');
    expect(model?.withoutTop).toBe('107.9%');
  });

  it('is absent while no account was active when the window began', () => {
    expect(prepareComposition(retentionReport([null], { current: figures(null) }))).toBeNull();
  });

  it('adds up to the smallest unit, whatever was lost and added', () => {
    const amount = fc.integer({ min: 1, max: 1e13 });
    fc.assert(
      fc.property(
        amount,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 1e12 }),
        (start, kept, added) => {
          const stayed = Math.floor(start * kept);
          const end = stayed + added;
          const current = { ...figures(1), start_arr: start, end_arr: end, nrr: end / start, grr: stayed / start };
          const model = prepareComposition(retentionReport([1], { current }));
          const [first = 0, lost = 0, more = 0, last = 0] = (model?.rows ?? []).map((row) =>
            Number(row.amount.plain.replace('.', '')),
          );
          expect(first + lost + more).toBe(last);
          expect([first, lost]).toEqual([start, stayed - start === 0 ? 0 : stayed - start]);
        },
      ),
    );
  });
});
