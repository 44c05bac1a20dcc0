import { describe, expect, it } from 'vitest';
import { increaseNotes, prepareMotion, prepareReal } from './expansion-real';
import { prepareSourceRates } from './expansion-source-rates';
import { prepareSources, prepareSourceTable } from './expansion-sources';
import { expandedRow, expansionReport, expansionRow } from './testing/expansion';
import { movementsReport } from './testing/reports';

const rows = [
  expandedRow('2026-09', 100_000_00, { seats: 3_000_00, price: 1_000_00 }),
  expandedRow('2026-10', 104_000_00, { seats: 1_500_00, usage: 4_500_00 }),
  expandedRow('2026-11', 110_000_00, { plan: 50_00 }, true),
];
const report = movementsReport(rows);

describe('expansion by source', () => {
  it('is told of closed periods: 4,500 of 10,000 came from seats, as much from usage', () => {
    const model = prepareSources(report, 'amount');
    expect(model.finding).toBe('Seats bring 45% of expansion');
    expect(model.series.map(({ key }) => key)).toEqual(['seats', 'plan', 'price', 'usage']);
    expect(model.series.find(({ key }) => key === 'price')).toMatchObject({ hatched: true, metric: 'expansion.price' });
    expect(model.description).toContain('November to date is pale');
    expect(model.columns.at(-1)).toMatchObject({ partial: true, label: 'Nov 2026, to date' });
    expect(model.axis).toMatchObject({ from: 0, to: 6_000_00 });
    expect(model.table.rows[1]?.slice(0, 6).map(({ plain }) => plain)).toEqual([
      '2026-10',
      '1500.00',
      '0.00',
      '0.00',
      '4500.00',
      '6000.00',
    ]);
  });

  it('may be shares of each period', () => {
    const { columns, axisTexts } = prepareSources(report, 'share');
    expect(columns[0]?.parts).toMatchObject({ seats: 0.75, price: 0.25 });
    expect(columns[0]?.lines[0]).toMatchObject({ label: 'Seats', value: '75.0%, $3,000.00' });
    expect(axisTexts.at(-1)).toBe('100%');
  });

  it('says so where there is none', () => {
    const empty = prepareSources(movementsReport([expandedRow('2026-10', 0, {})]), 'amount');
    expect(empty.finding).toBe('No existing customer expanded in these periods');
    expect(empty.empty).not.toBeNull();
  });

  it('of one period is a table whose figures open, and which adds up', () => {
    const table = prepareSourceTable(rows[0] ?? expandedRow('', 0, {}), 'USD');
    expect(table.finding).toBe('September: seats 75%, price changes 25%');
    expect(table.rows[0]).toMatchObject({
      amount: '$3,000',
      share: '75%',
      figure: { metric: 'expansion.seats', period: '2026-09' },
    });
    expect(table.rows.map(({ label }) => label)).toEqual(['Seats', 'Price changes']);
    const kept = prepareSourceTable(rows[0] ?? expandedRow('', 0, {}), 'USD', ['seats', 'plan']);
    expect(kept.rows[1]).toMatchObject({ label: 'Plan changes', figure: null });
    expect(table.total).toMatchObject({ amount: '$4,000', share: '100%' });
    expect(table.total.genuine).toEqual({
      text: 'genuine $3,000',
      figure: { metric: 'genuine', period: '2026-09' },
    });
  });

  it('has rates of closed periods alone', () => {
    const figures = expansionReport([expansionRow('2026-10', 100_000_00, { seats: 1_500_00 })]);
    expect(prepareSourceRates(figures, '2026-10').rows[0]).toMatchObject({
      accounts: '10',
      accountRate: { text: '10.0%', figure: { metric: 'source_account_rate.seats', period: '2026-10' } },
      arrRate: { text: '1.50%', figure: { metric: 'source_amount_rate.seats', period: '2026-10' } },
    });
    expect(prepareSourceRates(figures, '2026-10').finding).toBe('Most often by seats: 10.0% of accounts in October');
    expect(prepareSourceRates(figures, '2026-11').empty).toBe('Rates are of periods that are over; Nov 2026 is not.');
  });
});

describe('whether it is real', () => {
  it('1,000 of 10,000 is price', () => {
    const model = prepareReal(report, 'amount');
    expect(model.finding).toBe('90% of expansion is genuine, 10% is price');
    expect(model.columns[0]?.parts).toEqual({ genuine: 3_000_00, price: 1_000_00 });
    expect(model.series.map(({ metric }) => metric)).toEqual([null, 'expansion.price']);
  });

  it('says what is not classified', () => {
    const unknown = movementsReport([expandedRow('2026-10', 1, { unclassified: 9_00, price: 1_00 })]);
    expect(prepareReal(unknown, 'amount').finding).toBe(
      '90% of expansion is genuine, 10% is price; 90% is not classified and counts as genuine',
    );
  });

  it('names equal rises, and doubts those that are not called price', () => {
    const rise = { from: '2026-04-01', to: '2026-04-26', percent: 8.33, accounts: 30, arr: 10_504_00 };
    const notes = increaseNotes(
      expansionReport([], {
        price_increases: [
          { ...rise, classified: 'price' },
          { ...rise, percent: 5, classified: 'seats' },
        ],
      }),
    );
    expect(notes.map(({ isDoubtful }) => isDoubtful)).toEqual([false, true]);
    expect(notes[1]?.text).toBe(
      '30 accounts rose by the same 5%, 1 to 26 Apr 2026 ($10,504 of ARR): classified as seats, perhaps a price increase.',
    );
  });

  it('says who brought it about', () => {
    const figures = expansionReport([
      expansionRow('2026-10', 1, { seats: 10_00 }, { by_motion: { organic: 2_00, sales: 7_00, unknown: 1_00 } }),
    ]);
    expect(prepareMotion(figures, 'amount').finding).toBe(
      'Sales brought 70% of expansion, organic use 20%; 10% is not stated',
    );
  });
});
