import { describe, expect, it } from 'vitest';
import { dayBefore, retentionQuestion } from './overview';

describe('what Overview compares with', () => {
  it('is the same day of an earlier month', () => {
    expect(dayBefore('2026-11-15', 3)).toBe('2026-08-15');
    expect(dayBefore('2026-03-30', 1)).toBe('2026-02-28');
  });

  it('is a month end before a month end', () => {
    expect(dayBefore('2026-02-28', 1)).toBe('2026-01-31');
    expect(dayBefore('2024-02-29', 12)).toBe('2023-02-28');
  });

  it('is asked for with the headline window alone', () => {
    expect(retentionQuestion(12, '2026-11-15')).toEqual({
      window: 12,
      at: ['2026-10-15', '2026-08-15', '2025-11-15', '2026-11-08'],
    });
    expect(retentionQuestion(3, '2026-11-15')).toEqual({ window: 3 });
    expect(retentionQuestion(12, null)).toEqual({ window: 12 });
  });
});
