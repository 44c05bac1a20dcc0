import { describe, expect, it } from 'vitest';
import { cohortFinding } from './cohort-finding';
import type { CohortsAnswer } from './cohorts';
import { cohortRow, cohortsAnswer, sixQuarters } from './testing/cohorts';

const said = (answer: CohortsAnswer): string =>
  (cohortFinding({ ...answer, where: [] })?.parts ?? []).map(({ text }) => text).join('');
const note = (answer: CohortsAnswer): string | undefined => cohortFinding({ ...answer, where: [] })?.note;

describe('what the cohorts say', () => {
  it('at an age that is reached; single cohorts only where they have 20 accounts', () => {
    expect(said(sixQuarters())).toBe(
      'After 4 quarters cohorts keep 120.0% of the ARR they started with. No two periods have 20 accounts each: too few to call one better than another.',
    );
    const { rows } = sixQuarters();
    const five = cohortsAnswer([cohortRow('2025-Q2', 30, [1, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7]), ...rows]);
    // (30 × 0.7 + 40 × 1.2) ÷ 70 = 98.6 %
    expect(said(five)).toBe(
      'After 4 quarters cohorts keep 98.6% of the ARR they started with. Those that started in Q3 2025 (120.0%, 40 accounts) kept most, those of Q2 2025 (70.0%, 30 accounts) least.',
    );
  });

  it('small months are taken together by calendar year', () => {
    const year = (name: string, rate: number) =>
      Array.from({ length: 3 }, (_, index) => cohortRow(`${name}-0${index + 1}`, 9, [1, rate, rate]));
    const months = cohortsAnswer([...year('2025', 0.9), ...year('2026', 0.8)], { grid: 'month' });
    expect(said(months)).toContain(
      'started in 2025 (90.0%, 27 accounts) kept most, those of 2026 (80.0%, 27 accounts)',
    );
  });

  it('the newest are compared with those before at one age', () => {
    const rows = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'].map((cohort, index) =>
      cohortRow(cohort, 15, [1, 1, index < 2 ? 0.9 : 0.8, 1]),
    );
    expect(note(cohortsAnswer(rows))).toBe(
      'The newest, Q3 2025 to Q4 2025 (30 accounts), kept 80.0% after 2 quarters: 10.0 points less than the cohorts before them did at that age (90.0%, 30 accounts).',
    );
    expect(note(cohortsAnswer(rows.slice(0, 1)))).toContain('do not have 20 accounts each');
  });

  it('counts and money are told as sums', () => {
    const counts = cohortsAnswer([cohortRow('2026-Q3', 10, [9, 8]), cohortRow('2026-Q4', 4, [4])], {
      metric: 'accounts',
    });
    expect(said(counts)).toBe(
      '12 of the 14 accounts that started are active today. The largest part, 66.7%, is of Q3 2026.',
    );
    const arpa = cohortsAnswer([cohortRow('2026-Q3', 10, [9_000, 150_000]), cohortRow('2026-Q4', 4, [120_000])], {
      metric: 'arpa',
    });
    expect(said(arpa)).toBe('An account of Q4 2026 pays $1.2k a month today, an account of Q3 2026 $1.5k.');
  });

  it('nothing while no cohort is old enough', () => {
    expect(cohortFinding({ ...cohortsAnswer([cohortRow('2026-Q4', 4, [1])]), where: [] })).toBeNull();
    expect(cohortFinding({ ...cohortsAnswer([], { metric: 'revenue' }), where: [] })).toBeNull();
  });
});
