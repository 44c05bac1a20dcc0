import { describe, expect, it } from 'vitest';
import { ratioIn } from './compared-models';
import { comparedLine, comparedTable, comparisonOf, monthBefore } from './comparison';
import { monthCell, numberColumn, ratioCell, textColumn } from './twin';

const axis = { from: 80, to: 120, ticks: [80, 90, 100, 110, 120] };
const rows = [
  { period: '2025-09', nrr: 1.07 },
  { period: '2025-10', nrr: 1.31 },
  { period: '2026-09', nrr: 1.02 },
  { period: '2026-10', nrr: 1.03 },
];
const rate = ratioIn(rows, ({ nrr }) => nrr);
const year = comparisonOf({ compare: 'year', period: '24m' });

describe('the comparison', () => {
  it('is off unless asked for, and with nothing before all months', () => {
    expect(comparisonOf({ compare: 'none', period: '24m' })).toBeNull();
    expect(comparisonOf({ compare: 'previous', period: 'all' })).toBeNull();
  });

  it('goes back as many months as are shown, or a year', () => {
    expect(comparisonOf({ compare: 'previous', period: '6m' })).toMatchObject({ months: 6, words: '6 months before' });
    expect(comparisonOf({ compare: 'previous', period: '2025-01..2025-12' })).toMatchObject({ words: 'a year before' });
    expect(year?.months).toBe(12);
    expect(monthBefore('2026-01', 12)).toBe('2025-01');
  });

  it('puts each month’s earlier figure in its place, with its name at the end, and makes the axis hold it', () => {
    const drawn = { places: ['2026-09', '2026-10', '2026-11-21'], axis, ends: [103], gap: 0.08 };
    const line = comparedLine(year, rate, drawn, 'NRR');
    expect(line?.values).toEqual({ '2026-09': 107, '2026-10': 131 });
    expect(line?.lines['2026-10']).toEqual({ label: 'NRR, Oct 2025', value: '131.0%' });
    expect(line?.end.text).toBe('Year before 131.0%');
    expect(line?.axis.to).toBeGreaterThanOrEqual(131);
    expect(line?.others).toHaveLength(1);
  });

  it('is nothing where the ledger does not reach back', () => {
    expect(comparedLine(year, () => null, { places: ['2026-10'], axis, ends: [], gap: 0.1 }, 'NRR')).toBeNull();
  });

  it('stands in the table too', () => {
    const table = {
      fileName: 'retention',
      columns: [textColumn('Window ends'), numberColumn('NRR')],
      rows: [[monthCell('2026-10'), ratioCell(1.03)]],
    };
    const compared = comparedTable(table, year, rate, 'NRR');
    expect(compared.columns.at(-1)?.name).toBe('NRR a year before');
    expect(compared.rows[0]?.at(-1)?.plain).toBe('1.31');
  });
});
