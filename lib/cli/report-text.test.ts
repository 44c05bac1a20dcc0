import { describe, expect, it, vi } from 'vitest';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { viewOf } from '@/lib/reports/testing/view';
import { printReport } from './report-text';

/** $100 a month of Basic; on 10 February Pro at $150 in its place. */
const view = viewOf(
  {
    accounts: ['a'],
    changes: [
      { account: 'a', on: '2025-01-05', product: 'Basic', minor: 10_000 },
      { account: 'a', on: '2025-02-10', product: 'Basic', status: 'ended' },
      { account: 'a', on: '2025-02-10', product: 'Pro', minor: 15_000 },
    ],
  },
  { dataThrough: '2025-02-28' },
);

function printed(question: string): string[][] {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  printReport('movements', reports.movements(view, parseReportQuery(new URLSearchParams(question))));
  write.mockRestore();
  return text.split('\n').map((line) => line.split(/ {2,}/));
}

describe('movements as text', () => {
  it('by product show what moved between products: 1,200 from Basic to Pro, with which each row adds up', () => {
    const lines = printed('where=product=Pro&from=2025-02');
    expect(lines[0]?.slice(-3)).toEqual(['fx', 'between products', 'end']);
    expect(lines[1]).toEqual([
      ...['2025-02', '$0.00', '$0.00', '$0.00', '$600.00', '$0.00', '$0.00', '$0.00'],
      ...['$1,200.00', '$1,800.00'],
    ]);
  });
  it('of a split, in the groups alone: the whole has no such column', () => {
    const headings = printed('by=product&from=2025-02').filter((line) => line[0] === 'period');
    expect(headings.map((line) => line.includes('between products'))).toEqual([false, true, true]);
  });
});
