import { describe, expect, it } from 'vitest';
import { prepareBridge } from './bridge';
import { bridgeReasons } from './bridge-reasons';
import type { ExplainedFigure } from './drill-table';
import { wholeParts } from './rounded-parts';
import { bridgeFigures, bridgeRow } from './testing/bridges';

const shown = (text: string): number => Math.round(Number(text.replace('−', '-')) * 100);

describe('a bridge', () => {
  it('leads from the one rate to the other: 104.00 + 3.00 − 4.00 = 103.00', () => {
    const model = prepareBridge(bridgeFigures({ left: [bridgeRow('a', 300)], base: [bridgeRow('b', -400)] }));
    expect(model.finding).toBe(
      'NRR fell 1.0 points in 3 months: accounts in both windows grew less (−4.0), while old losses left the window (+3.0)',
    );
    expect([model.start?.value, model.end?.value]).toEqual(['104.00%', '103.00%']);
    expect(model.sections.map(({ points }) => points)).toEqual(['0.00', '+3.00', '−4.00']);
  });

  it('starts each bar where the last one ended, and ends where the rate does', () => {
    const model = prepareBridge(
      bridgeFigures({ entered: [bridgeRow('a', 50), bridgeRow('b', -80)], left: [bridgeRow('c', 120)] }),
    );
    const bars = model.sections.flatMap(({ lines }) => lines.map(({ bar }) => bar));
    bars.reduce((before, bar) => {
      expect(bar.from).toBeCloseTo(before, 9);
      return bar.to;
    }, model.start?.at ?? 0);
    expect(bars.at(-1)?.to).toBeCloseTo(model.end?.at ?? 0, 9);
    for (const bar of bars) expect(Math.min(bar.from, bar.to)).toBeGreaterThanOrEqual(0);
  });

  it('shows points that add up, however they round, with the rest in one row', () => {
    const rows = Array.from({ length: 9 }, (_, index) => bridgeRow(`a${index}`, 10 / 3));
    const model = prepareBridge(bridgeFigures({ entered: rows }));
    const [entered] = model.sections;
    expect(entered?.lines.map(({ name }) => name).at(-1)).toBe('4 other accounts');
    expect(entered?.lines).toHaveLength(6);
    const sum = entered?.lines.reduce((total, line) => total + shown(line.points), 0);
    expect(sum).toBe(shown(entered?.points ?? ''));
    expect(sum).toBe(30);
    expect(model.table.rows).toHaveLength(9);
  });

  it('says why there is none', () => {
    const model = prepareBridge(bridgeFigures({}, { from: null, to: 1.05 }));
    expect(model.empty).toBe('No account was active 12 months before 15 Aug 2026.');
    expect(model.sections).toEqual([]);
  });

  it('opens each account in the window it is of', () => {
    const model = prepareBridge(bridgeFigures({ entered: [bridgeRow('a', 10)], left: [bridgeRow('b', 10)] }));
    expect(model.sections.flatMap(({ lines }) => lines.map(({ figure }) => figure))).toEqual([
      { metric: 'nrr_12m', period: '2026-11-15', account: 'a' },
      { metric: 'nrr_12m', period: '2026-08-15', account: 'b' },
    ]);
  });
});

describe('rounded parts', () => {
  it('add up to their whole', () => {
    expect(wholeParts([1.5, 1.5, -2.2], 1)).toEqual([2, 1, -2]);
    expect(wholeParts([], 0)).toEqual([]);
    expect(wholeParts([0.4, 0.4], 0)).toEqual([0, 0]);
  });
});

describe('the reason of an account', () => {
  const figure = (accounts: Record<string, [string, 'churn' | 'seats' | 'price', number][]>): ExplainedFigure => ({
    metric: 'nrr_12m',
    period: '2026-11-15',
    currency: 'USD',
    value: 1,
    sum: 0,
    divided_by: 1,
    total: { accounts: Object.keys(accounts).length, start_arr: 0, end_arr: 0 },
    accounts: Object.entries(accounts).map(([account, changes]) => ({
      account,
      name: account,
      start_arr: 0,
      end_arr: 0,
      adds: 0,
      base: 0,
      changes: changes.map(([on, source, arr]) => ({ on, source, arr, row: 1, file: 'x.csv' })),
    })),
  });

  it('is what weighs most of what only one of the windows has', () => {
    const report = bridgeFigures({
      entered: [bridgeRow('new', 10)],
      left: [bridgeRow('old', 20)],
      base: [bridgeRow('grew', 30), bridgeRow('aged', -30), bridgeRow('still', -1)],
    });
    const first = figure({
      old: [['2025-09-02', 'churn', -500]],
      grew: [['2026-01-02', 'seats', 100]],
      aged: [['2025-10-02', 'seats', 900]],
    });
    const second = figure({
      new: [
        ['2026-02-02', 'seats', 100],
        ['2026-03-02', 'price', 900],
      ],
      grew: [
        ['2026-01-02', 'seats', 100],
        ['2026-10-02', 'price', 50],
      ],
    });
    const reasons = bridgeReasons(report, first, second);
    expect(Object.fromEntries([...reasons].map(([account, { words }]) => [account, words]))).toEqual({
      new: 'price increase, Mar 2026',
      old: 'churned, Sep 2025',
      grew: 'price increase, Oct 2026',
      aged: 'seats aged out, Oct 2025',
      still: 'same change on a smaller base',
    });
  });
});
