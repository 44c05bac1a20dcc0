import { describe, expect, it } from 'vitest';
import type { ChangeSource } from '@/lib/domain/change-sources';
import type { TargetRow } from '@/lib/domain/targets';
import type { BridgeFigures } from '../../bridge-question';
import type { ExplainedFigure } from '../../drill-table';
import { bridgeFigures, bridgeRow } from '../../testing/bridges';
import { movementRow } from '../../testing/reports';
import type { SlideAsked } from '../exhibit';
import { rateFigure, shareWords } from '../figures';
import { signedSlideMoney, slideMoney } from '../money';
import { deckPeriod } from '../period';
import { movementsPlot, movementsTitle } from './movements';
import { movedTitle, sourceParts } from './nrr-sources';
import { targetsShown } from './plan';

const quarter = deckPeriod('2026-Q3', '2026-11-15')!;
const month = deckPeriod('2026-10', '2026-11-15')!;

/** NRR explained: $10,000 at the start, and changes by source in dollars. */
const explained = (...changes: [source: ChangeSource, dollars: number][]): ExplainedFigure => ({
  metric: 'nrr_12m',
  period: '2026-09-30',
  currency: 'USD',
  value: 1,
  sum: 0,
  divided_by: 10_000_00,
  total: { accounts: 1, start_arr: 10_000_00, end_arr: 10_000_00 },
  accounts: [
    {
      account: 'a',
      name: 'A',
      start_arr: 10_000_00,
      end_arr: 10_000_00,
      adds: 10_000_00,
      base: 10_000_00,
      changes: changes.map(([source, dollars]) => ({
        on: '2026-08-01',
        source,
        arr: dollars * 100,
        row: 1,
        file: 'a.csv',
      })),
    },
  ],
});

const rates = (from: number | null, to: number | null): BridgeFigures =>
  bridgeFigures({ base: [bridgeRow('a', 100)] }, { from, to });

describe('the title of a bridge', () => {
  it('says how far NRR moved, and which source made most of it', () => {
    const first = explained(['seats', 100]);
    const second = explained(['seats', 240], ['price', 70]);
    expect(movedTitle(rates(1.063, 1.084), quarter, { first, second })).toBe(
      'NRR rose 2.1 points to 108.4% in Q3 2026, two thirds of it seats',
    );
    expect(movedTitle(rates(1.084, 1.063), quarter, { first: second, second: first })).toBe(
      'NRR fell 2.1 points to 106.3% in Q3 2026, two thirds of it fewer seats',
    );
  });

  it('names what took part of it away', () => {
    const both = { first: explained(['churn', -300]), second: explained(['price', -90]) };
    expect(movedTitle(rates(1, 1.021), quarter, both)).toBe(
      'NRR rose 2.1 points to 102.1% in Q3 2026: less churn, held back by smaller price rises',
    );
  });

  it('says that it held, that it is one point, and that nothing is known of why', () => {
    const evened = { first: explained(), second: explained(['seats', 100], ['churn', -100]) };
    expect(movedTitle(rates(1.05, 1.0501), month, evened)).toBe(
      'NRR held at 105.0% in Oct 2026: seats and churn evened out',
    );
    expect(movedTitle(rates(1.05, 1.06), month, null)).toBe('NRR rose 1.0 point to 106.0% in Oct 2026');
    expect(movedTitle(rates(null, 1.06), month, null)).toBe('There is no earlier NRR to compare with yet');
  });

  it('has parts that sum to the difference of the two rates', () => {
    const parts = sourceParts(explained(['seats', 500], ['churn', -200]), explained(['seats', 900], ['usage', 50]));
    expect(parts.map(({ source }) => source)).toEqual(['seats', 'churn', 'usage']);
    expect(parts.reduce((sum, { by }) => sum + by, 0)).toBeCloseTo(0.095 - 0.03, 12);
  });
});

describe('the title of movements', () => {
  it.each([
    [
      { new: 100_000_00, expansion: 30_000_00, churn: 4_000_00 },
      'ARR grew $126k to $1.13M in Q3 2026; new business brought most of the gains',
    ],
    [
      { expansion: 30_000_00, new: 10_000_00 },
      'ARR grew $40.0k to $1.04M in Q3 2026; existing customers brought most of the gains',
    ],
    [{ churn: 50_000_00, contraction: 60_000_00 }, 'ARR fell $110k to $890k in Q3 2026; contraction weighed most'],
    [{ new: 5_00, churn: 5_00 }, 'ARR ended Q3 2026 where it began, at $1.00M'],
    [{}, 'Nothing moved in Q3 2026: ARR is $1.00M'],
  ])('of %j', (moves, title) => {
    expect(movementsTitle(movementRow('2026-Q3', 1_000_000_00, moves), quarter, 'USD')).toBe(title);
  });

  it('stands over a waterfall from start to end', () => {
    const { steps } = movementsPlot(movementRow('2026-10', 100_00, { new: 20_00, churn: 30_00 }), 'USD');
    expect(steps.map(({ name, kind, from, to, text }) => [name, kind, from, to, text])).toEqual([
      ['Start', 'total', 0, 100_00, '$100'],
      ['New', 'gain', 100_00, 120_00, '+$20'],
      ['Reactivation', 'gain', 120_00, 120_00, '0'],
      ['Expansion', 'gain', 120_00, 120_00, '0'],
      ['Contraction', 'gain', 120_00, 120_00, '0'],
      ['Churn', 'loss', 120_00, 90_00, '−$30'],
      ['End', 'total', 0, 90_00, '$90'],
    ]);
  });
});

describe('figures beside a chart', () => {
  it('tell their change and their target, better only beyond luck', () => {
    const stated = { name: 'NRR', value: 1.084, before: 1.063, period: quarter };
    expect(rateFigure({ ...stated, target: 1.1 })).toEqual({
      name: 'NRR',
      text: '108.4%',
      value: 1.084,
      note: '+2.1 pt since Jun 2026, target 110%',
      tone: 'good',
    });
    expect(rateFigure({ ...stated, luck: 0.05 }).tone).toBe('plain');
    expect(rateFigure({ ...stated, before: null }).note).toBe('');
    expect(rateFigure({ ...stated, value: null })).toMatchObject({ text: '–', value: null });
  });

  it('are three figures long', () => {
    expect([8_004_655_02, 376_423_72, 10_900_00, 920_00, -34_564_52].map((minor) => slideMoney(minor, 'USD'))).toEqual([
      '$8.00M',
      '$376k',
      '$10.9k',
      '$920',
      '−$34.6k',
    ]);
    expect(slideMoney(4_368_246_55, 'AUD')).toBe('A$4.37M');
    expect(signedSlideMoney(1_000_000, 'JPY')).toBe('+¥1.00M');
  });

  it('call a part by its share', () => {
    expect([0.2, 0.33, 0.5, 0.66, 0.75, 0.9, 1, 1.4].map(shareWords)).toEqual([
      'mostly',
      'a third of it',
      'half of it',
      'two thirds of it',
      'three quarters of it',
      'most of it',
      'all of it',
      'mostly',
    ]);
  });
});

describe('targets of a deck', () => {
  const row = (metric: string, period: string, target: number, segment: string | null = null): TargetRow => ({
    metric,
    period,
    segment,
    owner: null,
    target,
    actual: target,
    attainment: 1,
    gap: 0,
    partial: false,
  });
  const slide = { period: month } as SlideAsked;

  it('are those of its period, else of the shortest that holds its end; whole ones first, the last stated holds', () => {
    const rows = [
      row('nrr_12m', '2026-Q4', 1.1, 'SMB'),
      row('arr', '2026', 5),
      row('nrr_12m', '2026-Q4', 1.08),
      row('nrr_12m', '2026-10', 1.05),
      row('nrr_12m', '2026-10', 1.06),
      row('grr_12m', '2026-Q3', 0.9),
    ];
    expect(targetsShown(rows, slide).map(({ metric, segment, target }) => [metric, segment, target])).toEqual([
      ['arr', null, 5],
      ['nrr_12m', null, 1.06],
      ['nrr_12m', 'SMB', 1.1],
    ]);
  });
});
