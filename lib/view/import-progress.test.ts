import { describe, expect, it } from 'vitest';
import { prepareProgress, spokenProgress } from './import-progress';

const reading = {
  phase: 'reading' as const,
  bytes: 500,
  bytes_total: 1000,
  rows: 120_000,
  rows_per_second: 48_000.4,
  seconds_left: 11.2,
};

describe('progress', () => {
  it('half of the bytes is 42.5 % of the bar, the rest being storing and computing', () => {
    expect(prepareProgress(reading, 0).share).toBeCloseTo(0.425);
    expect(prepareProgress({ ...reading, phase: 'storing' }, 0).share).toBe(0.85);
    expect(prepareProgress({ ...reading, phase: 'done' }, 0).share).toBe(1);
  });

  it('never runs backwards', () => {
    expect(prepareProgress(reading, 0.6).share).toBe(0.6);
    expect(prepareProgress({ ...reading, bytes: 0 }, 0.6).share).toBe(0.6);
  });

  it('knows no share of an empty or unknown length', () => {
    expect(prepareProgress({ ...reading, bytes_total: 0 }, 0).share).toBe(0);
    expect(prepareProgress({ ...reading, bytes: 2000 }, 0).share).toBe(0.85);
  });

  it('says rows, pace and time left, rounded up', () => {
    expect(prepareProgress(reading, 0).detail).toBe('120,000 rows · 48,000 rows/s · 12 s left');
    expect(prepareProgress({ ...reading, seconds_left: null }, 0).detail).toBe('120,000 rows · 48,000 rows/s');
    expect(prepareProgress({ ...reading, phase: 'storing' }, 0).detail).toBe('120,000 rows');
    expect(prepareProgress({ ...reading, rows: 0 }, 0).detail).toBe('Starting');
  });

  it('speaks once a quarter, not with every row', () => {
    const spoken = (bytes: number) => spokenProgress({ ...reading, bytes });
    expect(spoken(310)).toBe(spoken(500));
    expect(spoken(310)).toBe('Reading the rows: 25 percent');
    expect(spoken(900)).not.toBe(spoken(500));
    expect(spokenProgress({ ...reading, phase: 'computing' })).toBe('Working out the figures');
  });
});
