import { describe, expect, it } from 'vitest';
import { monthMark, ratesWithClosed, trendWithClosed } from './closed-marks';
import { prepareRates } from './retention-trend';
import { figures, retentionReport } from './testing/reports';
import { prepareTrend } from './trend';

const report = retentionReport([1.05, 1.081], { window: 12, current: figures(1.0889, 0.917) });
const last = report.rows.at(-1)!;
const closed = (period: string, nrr: number | null) => ({ period, closed_on: '2026-11-03', by: 'Ana', nrr });

describe('the mark beside the headline', () => {
  it('says who closed the last month and when', () => {
    expect(monthMark({ months: [closed('2026-10', 1.081)], latest: 'closed' }, last)).toEqual({
      text: 'Oct 2026 closed on 3 Nov 2026 by Ana',
      isRestated: false,
      href: '/closed?month=2026-10',
    });
  });

  it('says that it was restated, with both rates where they read otherwise', () => {
    const of = (nrr: number | null) => monthMark({ months: [closed('2026-10', nrr)], latest: 'restated' }, last)?.text;
    expect(of(1.084)).toBe('Oct 2026 restated since it was closed on 3 Nov 2026: NRR 108.4% → 108.1%');
    expect(of(1.0811)).toBe('Oct 2026 restated since it was closed on 3 Nov 2026');
    expect(of(null)).toBe('Oct 2026 restated since it was closed on 3 Nov 2026: NRR – → 108.1%');
  });

  it('is not there while the last month is open, or the data no longer reach its end', () => {
    expect(monthMark({ months: [closed('2026-09', 1.05)], latest: 'closed' }, last)).toBeNull();
    expect(monthMark({ months: [], latest: null }, last)).toBeNull();
    expect(monthMark({ months: [closed('2026-10', 1.081)], latest: null }, last)).toBeNull();
    expect(monthMark({ months: [closed('2026-10', 1.081)], latest: 'closed' }, undefined)).toBeNull();
  });
});

describe('the trend', () => {
  it('tells in tooltip and table what closed months were reported as, and draws nothing else', () => {
    const plain = prepareTrend(report);
    const marked = trendWithClosed(plain, { months: [closed('2026-09', 1.0493)], latest: null });
    expect(marked.points.map(({ lines }) => lines.at(-1)?.label)).toEqual(['NRR as closed', 'Accounts', 'Accounts']);
    expect(marked.points[0]?.lines.at(-1)?.value).toBe('104.9%, 3 Nov 2026');
    expect(marked.table.columns.at(-1)?.name).toBe('NRR as closed');
    expect(marked.table.rows.map((row) => row.at(-1)?.text)).toEqual(['', '', '104.9%']);
    expect(marked.table.rows.every((row) => row.length === marked.table.columns.length)).toBe(true);
    expect({ ...marked, points: 0, table: 0 }).toEqual({ ...plain, points: 0, table: 0 });
  });

  it('of Retention does so too', () => {
    const marked = ratesWithClosed(prepareRates(report, [], {}), { months: [closed('2026-09', 1.0493)], latest: null });
    expect(marked.points[0]?.lines.at(-1)).toEqual({ label: 'NRR as closed', value: '104.9%, 3 Nov 2026', key: null });
    expect(marked.table.rows.map((row) => row.at(-1)?.text)).toEqual(['', '', '104.9%']);
  });

  it('is as it was where no month of it is closed', () => {
    const plain = prepareTrend(report);
    expect(trendWithClosed(plain, { months: [closed('2020-01', 1)], latest: null })).toBe(plain);
  });
});
