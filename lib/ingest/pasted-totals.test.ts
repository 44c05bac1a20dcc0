import { describe, expect, it } from 'vitest';
import { readPastedTotals } from './pasted-totals';

const totalsOf = (text: string, currency = 'USD') =>
  readPastedTotals(text, currency).totals.map(({ month, amountMinor }) => [month, amountMinor]);

describe('control totals as pasted', () => {
  it.each([
    ['2026-10\t81,250.00\n2026-11\t82,000.50'],
    ['Month\tMRR\nOct 2026\t$81,250.00\nNov 2026\t$82,000.50\n'],
    ['month,mrr\n2026-10,81250\n2026-11,82000.50'],
    ['Oct 2026 81 250\nNov 2026 82 000.50'],
    ['31/10/2026;81.250,00\n30/11/2026;82.000,50'].map((text) =>
      text.replace('31/10/2026', '10/2026').replace('30/11/2026', '11/2026'),
    ),
    ['\tOct 2026\tNov 2026\nMRR\t81,250.00\t82,000.50'],
  ])('%j', (text) => {
    expect(totalsOf(text ?? '')).toEqual([
      ['2026-10', 8_125_000],
      ['2026-11', 8_200_050],
    ]);
  });

  it('thousands without decimals are thousands, in either way of writing', () => {
    expect(totalsOf('2026-10 81,250')).toEqual([['2026-10', 8_125_000]]);
    expect(totalsOf('2026-10 81.250')).toEqual([['2026-10', 8_125_000]]);
    expect(totalsOf('2026-10 (1,250.00)')).toEqual([['2026-10', -125_000]]);
    expect(totalsOf('2026-10 81.250', 'JPY')).toEqual([['2026-10', 81_250]]);
  });

  it('what cannot be read is named by its line', () => {
    const { totals, problems } = readPastedTotals(
      '2026-10 5.25\nsoon 7\n2026-10 6.00\n2026-11 €7.00\n2026-12 1.234',
      'USD',
    );
    expect(totals).toHaveLength(1);
    expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '2: "soon 7" is no month and amount, such as 2026-10 and 81,250.00',
      '3: 2026-10 has an earlier line, line 1',
      '4: "€7.00" is not in USD',
      '5: "1.234" has more decimals than USD',
    ]);
  });
});
