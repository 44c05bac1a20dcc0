import { describe, expect, it } from 'vitest';
import { partOptions, splitOptions } from './cohort-choices';
import { prepareCurves } from './cohort-curves';
import { cohortRow, cohortsAnswer, sixQuarters } from './testing/cohorts';

describe('the curves', () => {
  const { rows } = sixQuarters();
  const answer = cohortsAnswer([cohortRow('2025-Q2', 30, [1, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7]), ...rows]);
  const model = prepareCurves(answer, { by: null });

  it('name the best and the worst at one age, the oldest, the newest and the average; others are pale', () => {
    const named = model.lines.flatMap(({ name }) => name ?? []);
    expect(named.toSorted()).toEqual([
      'Average',
      'Q1 2026, newest',
      'Q2 2025, worst after 4 and oldest',
      'Q3 2025, best after 4',
    ]);
    // What ends elsewhere is not told as its end.
    expect(model.ends.map(({ text }) => text)).toContain('Q3 2025, best after 4');
    expect(model.ends.map(({ short }) => short)).toContain('newest 50%');
    expect(model.lines.filter(({ look }) => look === 'pale')).toHaveLength(4);
    expect(model.finding).toBe('After 4 quarters cohorts lie between 70.0% and 120.0%; the average is 98.6%');
  });

  it('leave out what is not over, and averages of fewer than three cohorts', () => {
    expect(model.lines.find(({ key }) => key === '2025-Q4')?.values).toEqual([1, 0.9, 0.8, 0.8, null]);
    expect(model.lines.find(({ key }) => key === 'average')?.values.findLastIndex((value) => value !== null)).toBe(3);
  });

  it('say at an age what each named line has, and the span of the others', () => {
    expect(model.points[1]).toMatchObject({ label: 'After 1 quarter', values: { '2025-Q2': 70, '2025-Q3': 110 } });
    expect(model.points[1]?.lines.at(-1)).toMatchObject({ label: '2 others', value: '90.0% to 130.0%' });
  });

  it('of a split are the averages of its parts, the largest first', () => {
    const part = (key: string, accounts: number, rate: number) => {
      const cohort = (name: string) => cohortRow(name, accounts, [1, rate, rate]);
      const table = cohortsAnswer([cohort('2025-Q1'), cohort('2025-Q2'), cohort('2025-Q3')]);
      return { key, rows: table.rows, mean: table.mean, mean_cohorts: table.mean_cohorts };
    };
    const split = { ...answer, groups: [part('SMB', 10, 0.8), part('Enterprise', 20, 1.1), part('', 1, 2)] };
    const parts = prepareCurves(split, { by: 'segment' });
    expect(parts.lines.map(({ name, colour }) => [name, colour])).toEqual([
      ['All', 'var(--mt-compare)'],
      ['Enterprise', 'var(--seg-1)'],
      ['SMB', 'var(--seg-2)'],
      ['(none)', 'var(--seg-3)'],
    ]);
    expect(parts.table.rows).toHaveLength(4);
    expect(partOptions(split, 'segment').map(({ label }) => label)).toEqual([
      'All accounts (135)',
      'Enterprise (60)',
      'SMB (30)',
      '(none) (3)',
    ]);
    expect(prepareCurves({ ...split, metric: 'revenue' }, { by: 'segment' }).empty).toContain('no average');
  });

  it('have nothing to draw before a second period is over', () => {
    expect(prepareCurves(cohortsAnswer([cohortRow('2026-Q4', 1, [1])]), { by: null }).empty).toContain('completed');
  });
});

it('what can split is named by its attribute; the chosen one stays before others are known', () => {
  expect(splitOptions(undefined, 'region')).toEqual([
    { value: '', label: 'Nothing' },
    { value: 'region', label: 'Region' },
  ]);
  const attributes = [
    { slug: 'arr_band', values: [1, 2] },
    { slug: 'single', values: [1] },
    { slug: 'employees', values: Array.from({ length: 30 }) },
  ];
  expect(splitOptions(attributes, null).map(({ value }) => value)).toEqual(['', 'arr_band']);
});
