import { describe, expect, it } from 'vitest';
import { figures, retentionReport } from './testing/reports';
import { prepareTrend } from './trend';

const year = [1.04, 1.05, 1.06, 1.05, 1.04, 1.03, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1.0889];

describe('the trend of NRR and GRR', () => {
  it('says where the last closed month stands against the one a year before: 108.9 − 104.0 = 4.9 points', () => {
    expect(prepareTrend(retentionReport(year)).finding).toBe(
      'NRR closed October at 108.9%, 4.9 points above a year before; GRR 90.0%',
    );
    expect(prepareTrend(retentionReport([1.1, ...year.slice(1)])).finding).toContain('1.1 points below a year before');
    expect(prepareTrend(retentionReport([1.09, ...year.slice(1)])).finding).toContain('where it was a year before');
    expect(prepareTrend(retentionReport([1.02])).finding).toBe('NRR closed October at 102.0%, GRR 90.0%');
  });

  it('ends in the running window as a point of its own, joined by a dotted stretch', () => {
    const { points, lastClosed, description } = prepareTrend(retentionReport(year, { current: figures(1.1) }));
    expect(points).toHaveLength(14);
    expect(lastClosed).toBe('2026-10');
    expect(points.at(-2)).toMatchObject({ nrr: 108.89, nrrToDate: 108.89 });
    expect(points.at(-1)).toMatchObject({
      at: '2026-11-15',
      label: 'To 15 Nov 2026',
      nrr: null,
      nrrToDate: expect.closeTo(110),
    });
    expect(description).toContain('to date dotted');
  });

  it('has no running window where data end with the month', () => {
    const { points, description } = prepareTrend(retentionReport(year, { day: '2026-10-31' }));
    expect(points.at(-1)).toMatchObject({ at: '2026-10', nrrToDate: null });
    expect(description).not.toContain('dotted');
  });

  it('leaves a gap where there is no rate, never 0, and marks a point that no line reaches', () => {
    const { points } = prepareTrend(retentionReport([null, 1.1, null, null, 1.05, 1.06]));
    expect(points.map((point) => point.nrr)).toEqual([expect.closeTo(110), null, null, 105, 106, null]);
    expect(points.map((point) => point.alone)).toEqual([true, false, false, false, false, false]);
    expect(points[1]?.lines[0]?.value).toBe('–');
  });

  it('says that the axis does not start at zero, and that there are too few accounts', () => {
    expect(prepareTrend(retentionReport(year)).description).toContain('The axis does not start at zero.');
    const few = prepareTrend(retentionReport([1.1], { current: figures(1.1, 0.9, null) }));
    expect(few.points.at(-1)?.lines[1]).toMatchObject({ label: '90% interval', value: 'too few accounts' });
  });

  it('is empty with a reason while no window has a start', () => {
    const model = prepareTrend(retentionReport([null, null]));
    expect(model.points).toEqual([]);
    expect(model.empty).toBe('No account was active 12 months before any month end yet.');
    expect(model.finding).toBe('No window has closed yet');
  });

  it('keeps the labels at the ends apart where the lines meet', () => {
    const { ends, axis } = prepareTrend(retentionReport([1.0, 0.9], { current: figures(0.9, 0.899) }));
    const [nrr, grr] = ends;
    expect(ends.map((end) => end.text)).toEqual(['NRR 90.0%', 'GRR 89.9%']);
    expect(((nrr?.at ?? 0) - (grr?.at ?? 0)) / (axis.to - axis.from)).toBeGreaterThanOrEqual(0.0749);
  });

  it('has a table of the same points, latest first, all of them', () => {
    const { table } = prepareTrend(retentionReport(Array.from({ length: 50 }, () => 1.05)));
    expect(table.rows).toHaveLength(51);
    expect(table.rows[0]?.[0]).toEqual({ text: 'To 15 Nov 2026', plain: '2026-11-15' });
    expect(table.rows[1]?.slice(0, 3).map((cell) => cell.plain)).toEqual(['2026-10', '100', '1.05']);
  });
});
