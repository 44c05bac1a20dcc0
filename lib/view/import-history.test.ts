import { describe, expect, it } from 'vitest';
import { type HistoryInput, instantInWords, prepareHistory, withdrawWords } from './import-history';

const run = (id: string, more: Partial<HistoryInput> = {}): HistoryInput => ({
  import_id: id,
  status: 'done',
  dry_run: false,
  kind: 'invoices',
  file: 'lines.csv',
  started_at: '2026-11-15T06:12:00Z',
  withdrawn_at: null,
  data_through: '2026-11-14',
  result: { read: 10, new: 7, corrected: 2, unchanged: 1, rejected: 0 },
  has_rejects: false,
  ...more,
});

describe('the history of imports', () => {
  it('is newest first and leaves dry runs out', () => {
    const rows = prepareHistory(
      [run('old', { started_at: '2026-01-01T00:00:00Z' }), run('dry', { dry_run: true }), run('new')],
      'UTC',
    );
    expect(rows.map((row) => row.id)).toEqual(['new', 'old']);
  });

  it('tells kind, moment, counts and data-through', () => {
    expect(prepareHistory([run('a')], 'Asia/Tokyo')[0]).toMatchObject({
      kind: 'Invoice lines',
      when: '15 Nov 2026, 15:12',
      rows: '10',
      outcome: '7 new, 2 corrected, 1 unchanged',
      dataThrough: '14 Nov 2026',
      canWithdraw: true,
    });
  });

  it('marks what is withdrawn, and offers to withdraw only what stands', () => {
    const [row] = prepareHistory([run('a', { status: 'withdrawn' })], 'UTC');
    expect(row).toMatchObject({ withdrawn: true, canWithdraw: false, status: { label: 'Withdrawn' } });
    expect(prepareHistory([run('a', { status: 'failed', result: null })], 'UTC')[0]).toMatchObject({
      canWithdraw: false,
      rows: null,
      outcome: '',
    });
  });
});

describe('withdrawing', () => {
  it('says what will stop counting: 7 new + 2 corrected = 9', () => {
    expect(withdrawWords(run('a'))).toMatchObject({
      title: 'Withdraw lines.csv?',
      text: expect.stringContaining('The 9 records it added or corrected stop counting'),
    });
  });

  it('speaks of one record as one', () => {
    const one = run('a', { result: { read: 1, new: 1, corrected: 0, unchanged: 0, rejected: 0 } });
    expect(withdrawWords(one).text).toContain('The 1 record it added or corrected stops counting');
  });

  it('does not count what is not known', () => {
    expect(withdrawWords(run('a', { result: null })).text).toContain('What it stated stops counting');
  });
});

it('instants are said in the time of the reader', () => {
  expect(instantInWords('2026-11-15T23:30:00Z', 'Asia/Tokyo')).toBe('16 Nov 2026, 08:30');
  expect(instantInWords('soon', 'UTC')).toBe('soon');
});
