import { describe, expect, it } from 'vitest';
import type { RetentionReport } from '@/lib/domain/report';
import { bandsQuestion, bridgeEnd, chosenSplit, definitionsQuestion, shownWindow, splitQuestion } from './retention';
import { prepareBands } from './retention-bands';
import { prepareRetentionStrip } from './retention-figures';
import { prepareSplit } from './retention-split';
import { prepareRates } from './retention-trend';
import { figures, retentionReport } from './testing/reports';

const attribute = (slug: string, values: number) => ({
  slug,
  computed: false,
  values: Array.from({ length: values }, (_, index) => ({ value: `v${index}` })),
});

/** Parts as `[key, start ARR in dollars, NRR, GRR]`. */
function split(parts: [string, number, number, number][]): RetentionReport {
  const whole = retentionReport([1.04, 1.05]);
  return {
    ...whole,
    groups: parts.map(([key, start, nrr, grr]) => {
      const of = { ...figures(nrr, grr), start_arr: start * 100, end_arr: Math.round(start * 100 * nrr) };
      return { key, rows: [{ period: '2026-10', ...of }], current: { day: '2026-11-15', ...of } };
    }),
  };
}

describe('what Retention asks', () => {
  it('splits by segment where there is one, else by what has two to twelve values', () => {
    const splits = { attributes: [attribute('employees', 200), attribute('region', 3)], products: ['Core'] };
    expect(chosenSplit(splits, '')).toBe('region');
    expect(chosenSplit(splits, 'employees')).toBe('employees');
    expect(chosenSplit(splits, 'product')).toBe('product');
    expect(chosenSplit(splits, 'gone')).toBe('region');
    expect(chosenSplit({ attributes: [attribute('segment', 1)], products: [] }, '')).toBe('segment');
    expect(chosenSplit({ attributes: [], products: [] }, '')).toBeNull();
  });

  it('asks a long split for one month, products without a time of their values', () => {
    const ask = { window: 12, by: 'employees', values: 200, attrAt: 'start' } as const;
    expect(splitQuestion(ask, '2026-11-15', { from: '2024-11' }, {})).toEqual({
      window: 12,
      by: 'employees',
      from: '2026-10',
      attr_at: 'start',
    });
    expect(splitQuestion({ ...ask, by: 'product', values: 3 }, '2026-11-15', { from: '2024-11' }, {})).toEqual({
      window: 12,
      by: 'product',
      from: '2024-11',
    });
  });

  it('ends with the months asked for, and never after the last closed one', () => {
    expect(bandsQuestion(3, '2026-11-30', {}, {})).toMatchObject({ from: '2026-11', to: '2026-11', attr_at: 'start' });
    expect(definitionsQuestion('2026-11-15', { to: '2026-03' }, {})).toEqual({ to: '2026-03' });
    expect(definitionsQuestion('2026-11-15', { to: '2030-01' }, {})).toEqual({ to: '2026-10' });
    expect(bridgeEnd('2026-11-15', { to: '2026-02' })).toBe('2026-02-28');
    expect(bridgeEnd('2026-11-15', {})).toBe('2026-11-15');
    const report = retentionReport([1.01, 1.02]);
    expect(shownWindow(report, {})?.period).toBe('2026-11-15');
    expect(shownWindow(report, { to: '2026-09' })).toMatchObject({ period: '2026-09', ends: 'Sep 2026' });
  });
});

describe('the figures at a glance', () => {
  it('open to their accounts, and say how far NRR is from itself without its top account', () => {
    const report = retentionReport([1.05]);
    const shown = shownWindow(report, {});
    if (!shown) throw new Error('no window');
    const { cells } = prepareRetentionStrip(report, shown);
    expect(cells.map(({ key, value }) => [key, value])).toEqual([
      ['nrr', '105.0%'],
      ['grr', '90.0%'],
      ['logo', '80.0%'],
      ['top', '104.0%'],
      ['price', '102.0%'],
      ['pace', '–'],
    ]);
    expect(cells[0]?.figure).toEqual({ metric: 'nrr_12m', period: '2026-11-15' });
    expect(cells[3]?.note).toBe('−1.0 pt against NRR');
  });
});

describe('the rates over time', () => {
  it('are three lines, and those that are asked for', () => {
    const report = retentionReport([null, 1.03, 1.05]);
    expect(prepareRates(report, [], {}).lines.map(({ key }) => key)).toEqual(['nrr', 'grr', 'logo']);
    const model = prepareRates(report, ['top'], {});
    expect(model.lines.map(({ end }) => end?.text)).toEqual([
      'NRR 105.0%',
      'Without the top 104.0%',
      'GRR 90.0%',
      'Logo 80.0%',
    ]);
    expect(model.points.map(({ at }) => at)).toEqual(['2026-09', '2026-10', '2026-11-15']);
    expect(model.points[1]?.toDate[0]).toBe(105);
    expect(model.finding).toBe('NRR is 105.0%; GRR is 90.0%, and 80.0% of accounts stayed');
  });

  it('say that nothing has a base', () => {
    expect(prepareRates(retentionReport([null]), [], {}).empty).toBe(
      'No account was active 12 months before any of these months ended.',
    );
  });
});

describe('a split', () => {
  const model = prepareSplit(
    split([
      ['Small', 1_000, 0.8, 0.7],
      ['Large', 9_000, 1.2, 0.95],
    ]),
    {
      by: 'segment',
      rate: 'nrr',
      isAtStart: true,
      months: {},
      drawn: true,
    },
  );

  it('has the largest part first, each figure opening to its accounts', () => {
    expect(model.finding).toBe('Large leads with NRR 120.0%, Small trails with 80.0%: more than luck');
    expect(model.panels.map(({ name, value }) => [name, value])).toEqual([
      ['Large', '120.0%'],
      ['Small', '80.0%'],
    ]);
    expect(model.rows[0]?.grr).toEqual({
      text: '95.0%',
      figure: { metric: 'grr_12m', period: '2026-11-15', where: ['segment=Large'], attr_at: 'start' },
    });
    expect(model.total?.name).toBe('All accounts');
  });

  it('has bands in the order of their bounds, named in money', () => {
    const bands = prepareSplit(
      split([
        ['25k-100k', 1_000, 0.8, 0.7],
        ['<1k', 9_000, 1.2, 0.95],
      ]),
      { by: 'arr_band', rate: 'nrr', isAtStart: false, months: {}, drawn: true },
    );
    expect(bands.rows.map(({ key, name }) => [key, name])).toEqual([
      ['<1k', 'Under $1k'],
      ['25k-100k', '$25k to $100k'],
    ]);
    expect(bands.panels[0]?.where).toEqual(['arr_band=<1k']);
  });
});

describe('NRR by ARR band', () => {
  it('adds up: 100 − 17 + 31 = 114', () => {
    const model = prepareBands(
      split([
        ['<1k', 1_000, 0.8, 0.5],
        ['1k-5k', 4_000, 1.225, 0.9125],
      ]),
      {},
    );
    expect(model.rows.map(({ lost, added, net }) => [lost, added, net])).toEqual([
      ['−10.00', '+6.00', '−4.00'],
      ['−7.00', '+25.00', '+18.00'],
    ]);
    expect(model.total).toMatchObject({ lost: '−17.00', added: '+31.00', net: '+14.00' });
    expect(model.finding).toBe('$1k to $5k lifts NRR by 18.00 points, under $1k costs 4.00');
    expect(model.rows[0]?.figure.where).toEqual(['arr_band=<1k']);
  });
});
