import { describe, expect, it } from 'vitest';
import { prepareStacks } from './stacks';
import { movementRow, movementsReport } from './testing/reports';

const rows = [
  movementRow('2026-08', 100_000_00, { churn: 12_000_00 }),
  movementRow('2026-09', 88_000_00, { new: 24_000_00, expansion: 12_000_00, contraction: 6_000_00 }),
  movementRow('2026-10', 118_000_00, { reactivation: 12_000_00 }),
  movementRow('2026-11', 130_000_00, { churn: 1_200_00 }, true),
];

describe('months side by side', () => {
  it('stand with losses below zero and the net between', () => {
    const { stacks, axis } = prepareStacks(movementsReport(rows), 'arr');
    expect(stacks[1]).toMatchObject({ new: 24_000_00, expansion: 12_000_00, contraction: -6_000_00, net: 30_000_00 });
    expect(stacks[1]?.lines.map((line) => line.value)).toEqual([
      '+$24,000.00',
      '$0.00',
      '+$12,000.00',
      '−$6,000.00',
      '$0.00',
      '+$30,000.00',
    ]);
    expect(axis).toMatchObject({ from: -20_000_00, to: 40_000_00 });
  });

  it('are divided by twelve for MRR', () => {
    expect(prepareStacks(movementsReport(rows), 'mrr').stacks[1]).toMatchObject({ new: 2_000_00, net: 2_500_00 });
  });

  it('count the closed months of one sign', () => {
    expect(prepareStacks(movementsReport(rows), 'arr').finding).toBe('Net new has been positive for 2 months');
    expect(prepareStacks(movementsReport(rows.slice(0, 2)), 'arr').finding).toBe('September turned positive again');
    expect(prepareStacks(movementsReport(rows.slice(3)), 'arr').finding).toBe('No month has closed yet');
    expect(prepareStacks(movementsReport([movementRow('2026-08', 5)]), 'arr').finding).toBe(
      'August added as much as it lost',
    );
  });

  it('mark the running month, and show a year of the many', () => {
    const many = Array.from({ length: 30 }, (_, index) => movementRow(`2024-${index}`, 0));
    expect(prepareStacks(movementsReport([...many, ...rows]), 'arr').stacks).toHaveLength(13);
    const { stacks, description, table } = prepareStacks(movementsReport(rows), 'mrr');
    expect(stacks.at(-1)).toMatchObject({ partial: true, label: 'Nov 2026, to date' });
    expect(description).toBe('MRR movements by month; the running month is pale.');
    expect(table.rows[0]?.map((cell) => cell.plain)).toEqual([
      '2026-11',
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '-100.00',
      '-100.00',
    ]);
    expect(table.columns.at(-1)?.plain).toBe('Net (MRR, USD)');
  });
});
