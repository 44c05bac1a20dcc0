import { describe, expect, it } from 'vitest';
import { type HistoryInput, instantInWords, outcomeInWords, prepareHistory } from './import-history';

const run = (id: string, more: Partial<HistoryInput> = {}): HistoryInput => ({
  import_id: id,
  status: 'done',
  dry_run: false,
  kind: 'invoices',
  file: 'lines.csv',
  started_at: '2026-11-15T06:12:00Z',
  withdrawn_at: null,
  data_through: '2026-11-14',
  result: { read: 10, new: 7, corrected: 2, unchanged: 1, rejected: 0, withdrawn: 0 },
  has_rejects: false,
  batch_id: null,
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
      canUndo: true,
      canRedo: false,
    });
  });

  it('offers to undo what stands, and to redo what was undone', () => {
    const [row] = prepareHistory([run('a', { status: 'withdrawn' })], 'UTC');
    expect(row).toMatchObject({ withdrawn: true, canUndo: false, canRedo: true, status: { label: 'Withdrawn' } });
    expect(prepareHistory([run('a', { status: 'failed', result: null })], 'UTC')[0]).toMatchObject({
      canUndo: false,
      canRedo: false,
      rows: null,
      outcome: '',
    });
  });
});

describe('files imported together', () => {
  const together = [
    run('a', { batch_id: 'b1', file: 'accounts.csv', kind: 'accounts', data_through: null }),
    run('b', { batch_id: 'b1', started_at: '2026-11-15T06:13:00Z' }),
  ];

  it('are one row with their sums, and their files in the order in which they were taken', () => {
    const [row, ...others] = prepareHistory([run('later', { started_at: '2026-11-16T00:00:00Z' }), ...together], 'UTC');
    expect(row?.id).toBe('later');
    expect(others).toHaveLength(1);
    expect(others[0]).toMatchObject({
      id: 'b1',
      file: '2 files together',
      rows: '20',
      outcome: '14 new, 4 corrected, 2 unchanged',
      status: { label: 'Imported' },
      canUndo: true,
    });
    expect(others[0]?.files.map((file) => file.id)).toEqual(['a', 'b']);
  });

  it('can be redone once all of them are undone', () => {
    const [first, second] = together.map((each) => ({ ...each, status: 'withdrawn' as const }));
    const [undone] = prepareHistory(
      [first, second].filter((each) => each !== undefined),
      'UTC',
    );
    expect(undone).toMatchObject({ canUndo: false, canRedo: true, status: { label: 'Withdrawn' } });
    const [partly] = prepareHistory(
      [together[0], second].filter((each) => each !== undefined),
      'UTC',
    );
    expect(partly).toMatchObject({ canUndo: true, canRedo: false, status: { label: 'Partly withdrawn' } });
  });
});

it('what a complete file no longer states is told', () => {
  const result = { read: 3, new: 0, corrected: 0, unchanged: 3, rejected: 0, withdrawn: 2 };
  expect(outcomeInWords(result)).toBe('3 unchanged, 2 withdrawn');
});

it('instants are said in the time of the reader', () => {
  expect(instantInWords('2026-11-15T23:30:00Z', 'Asia/Tokyo')).toBe('16 Nov 2026, 08:30');
  expect(instantInWords('soon', 'UTC')).toBe('soon');
});
