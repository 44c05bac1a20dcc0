import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movementRow } from './testing/reports';
import { nameFor, prepareWaterfall } from './waterfall';

const october = movementRow('2026-10', 411_500_00, {
  new: 88_500_00,
  reactivation: 3_300_00,
  expansion: 67_800_00,
  contraction: 11_400_00,
  churn: 22_500_00,
});

describe('the waterfall of a month', () => {
  it('starts each bar where the last one ended: 411,500 + 88,500 + 3,300 + 67,800 − 11,400 − 22,500 = 537,200', () => {
    const { steps } = prepareWaterfall(october, 'USD', 'arr');
    expect(steps.map((step) => step.key)).toEqual([
      'start',
      'new',
      'reactivation',
      'expansion',
      'contraction',
      'churn',
      'end',
    ]);
    expect(steps.map((step) => step.to / 100)).toEqual([411_500, 500_000, 503_300, 571_100, 559_700, 537_200, 537_200]);
    expect(steps.map((step) => step.text)).toEqual([
      '$412k',
      '+$88.5k',
      '+$3.3k',
      '+$67.8k',
      '−$11.4k',
      '−$22.5k',
      '$537k',
    ]);
  });

  it('says what the month did', () => {
    expect(prepareWaterfall(october, 'USD', 'arr').finding).toBe(
      'October added $126k; new business brought most of the gains',
    );
    const grown = movementRow('2026-09', 100_00, { expansion: 50_00, new: 1_00 }, true);
    expect(prepareWaterfall(grown, 'USD', 'arr').finding).toBe(
      'September so far added $51; existing customers brought most of the gains',
    );
    const lost = movementRow('2026-08', 100_00, { contraction: 9_00, churn: 2_00 });
    expect(prepareWaterfall(lost, 'USD', 'arr').finding).toBe('August lost $11; contraction weighed most');
    expect(prepareWaterfall(movementRow('2026-07', 100_00), 'USD', 'arr').finding).toBe('Nothing moved in July');
    const even = movementRow('2026-06', 100_00, { new: 5_00, churn: 5_00 });
    expect(prepareWaterfall(even, 'USD', 'arr').finding).toBe('June ended where it began');
  });

  it('in MRR says by how much rounding misses: 50 ÷ 12 twice is 4 + 4, 100 ÷ 12 is 8; 90 ÷ 12 twice 8 + 8, 180 ÷ 12 is 15', () => {
    const even = movementRow('2026-10', 50, { new: 50 });
    expect(prepareWaterfall(even, 'USD', 'mrr').description).not.toContain('rounded');
    const missed = movementRow('2026-10', 90, { new: 90 });
    expect(prepareWaterfall(missed, 'USD', 'mrr').description).toContain('together they miss $0.01');
    expect(prepareWaterfall(missed, 'USD', 'arr').description).not.toContain('rounded');
  });

  it('shows exchange only where there is some', () => {
    const abroad = prepareWaterfall(movementRow('2026-10', 100_00, { fx: -3_00 }), 'EUR', 'arr');
    expect(abroad.steps.map((step) => step.key)).toContain('fx');
    expect(abroad.steps.find((step) => step.key === 'fx')).toMatchObject({ from: 100_00, to: 97_00, accounts: null });
  });

  it('names what fits its slot', () => {
    const step = prepareWaterfall(october, 'USD', 'arr').steps[2];
    if (!step) throw new Error('no step');
    expect([nameFor(step, 70), nameFor(step, 40)]).toEqual(['Reactivation', 'React.']);
  });

  it('ends where the row ends in ARR, and the axis holds every bar', () => {
    const amount = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(amount, amount, amount, amount, fc.boolean(), (start, gained, grown, shrunk, inArr) => {
        const contraction = Math.min(shrunk, start);
        const row = movementRow('2026-10', start, { new: gained, expansion: grown, contraction });
        const { steps, axis } = prepareWaterfall(row, 'USD', inArr ? 'arr' : 'mrr');
        const [end, last] = [steps.at(-1), steps.at(-2)];
        const levels = steps.flatMap((step) => [step.from, step.to]);
        expect(Math.min(...levels)).toBeGreaterThanOrEqual(axis.from - 1e-6);
        expect(Math.max(...levels)).toBeLessThanOrEqual(axis.to + 1e-6);
        expect(Math.abs((end?.to ?? 0) - (last?.to ?? 0))).toBeLessThanOrEqual(inArr ? 0 : 3);
      }),
    );
  });

  it('has a table that adds up to the cent', () => {
    const { table } = prepareWaterfall(october, 'USD', 'arr');
    const amounts = table.rows.map((row) => Number(row[2]?.plain));
    expect(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(amounts.at(-1) ?? 0, 6);
    expect(table.columns[2]?.plain).toBe('ARR (USD)');
  });

  it('shows what moved between products as a step of its own, so that the steps lead to the end', () => {
    const row = { ...movementRow('2026-10', 100_000_00, { expansion: 5_000_00 }), between_products: -1_200_00 };
    const model = prepareWaterfall({ ...row, end_arr: row.end_arr - 1_200_00 }, 'USD', 'arr');
    const step = model.steps.find(({ key }) => key === 'between');
    expect(step).toMatchObject({ name: 'Other products', text: '−$1.2k', from: 105_000_00, to: 103_800_00 });
    expect(model.description).not.toContain('rounded');
  });
});
