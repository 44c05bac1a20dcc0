import { describe, expect, it } from 'vitest';
import { standingInMonth, targetCourses, withTarget } from './standing-targets';

const nrr = { metric: 'nrr_12m', from: '2026-01', until: null, value: '1.1' };
const ended = { metric: 'arr', from: '2025-01', until: '2025-06', value: '1000000' };

describe('targets that stand', () => {
  it('are in force from their month until the last one, both included', () => {
    expect(standingInMonth([nrr, ended], '2025-12-31')).toEqual([]);
    expect(standingInMonth([nrr, ended], '2025-06-30').map(({ metric }) => metric)).toEqual(['arr']);
    expect(standingInMonth([nrr, ended], '2026-01-15')).toEqual([
      { metric: 'nrr_12m', period: '2026-01', value: '1.1', segment: null, owner: null },
    ]);
  });

  it('follow those of periods, as ratios or smallest units; segments, owners and unknown words are left out', () => {
    const stated = { metric: 'NRR', period: '2025-Q4', value: '1.05', segment: null, owner: null };
    const others = [
      { ...stated, segment: 'SMB' },
      { ...stated, owner: 'Ana' },
      { ...stated, period: 'soon' },
      { ...stated, metric: 'luck' },
    ];
    expect(targetCourses([stated, ...others], [nrr, ended], 2)).toEqual([
      { metric: 'nrr_12m', from: '2025-10', until: '2025-12', target: 1.05 },
      { metric: 'nrr_12m', from: '2026-01', until: null, target: 1.1 },
      { metric: 'arr', from: '2025-01', until: '2025-06', target: 100_000_000 },
    ]);
    expect(targetCourses([], [{ ...ended, value: 'much' }], 2)).toEqual([]);
  });

  it('a new one ends what went on, takes the place of what begins later, and leaves other metrics alone', () => {
    const raised = withTarget([ended, nrr], 'nrr_12m', '2026-07', '1.2');
    expect(raised).toEqual([
      ended,
      { ...nrr, until: '2026-06' },
      { metric: 'nrr_12m', from: '2026-07', until: null, value: '1.2' },
    ]);
    expect(withTarget(raised, 'nrr_12m', '2026-01', '1.15')).toEqual([
      ended,
      { metric: 'nrr_12m', from: '2026-01', until: null, value: '1.15' },
    ]);
    expect(withTarget(raised, 'nrr_12m', '2027-01', null)).toEqual([
      ended,
      { ...nrr, until: '2026-06' },
      { metric: 'nrr_12m', from: '2026-07', until: '2026-12', value: '1.2' },
    ]);
    expect(withTarget([ended], 'arr', '2026-01', null)).toEqual([ended]);
  });
});
