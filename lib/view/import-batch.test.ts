import { expect, it } from 'vitest';
import type { Standing } from '@/lib/domain/report';
import {
  type BatchInput,
  batchCommit,
  batchFinding,
  batchProgress,
  batchSentence,
  combinedEffect,
} from './import-batch';

const standing = (arr: number): Standing => ({ arr, accounts: 1, nrr: null, grr: null, data_through: '2026-03-31' });

const batch = (more: Partial<BatchInput> = {}): BatchInput => ({
  dry_run: true,
  status: 'checked',
  error: null,
  items: [
    { file: 'accounts.csv', import_id: 'a', status: 'checked' },
    { file: 'book.xlsx › MRR', import_id: 'b', status: 'checked' },
  ],
  counts: { read: 10, new: 8, unchanged: 2, corrected: 0, rejected: 0, withdrawn: 0, accounts_new: 3 },
  ...more,
});

it('the figures of several files go from where the first found them to where the last left them', () => {
  const month = { month: '2026-03', nrr_before: null, nrr_after: null };
  const effect = combinedEffect([
    {
      currency: 'USD',
      before: standing(100),
      after: standing(150),
      months: [{ ...month, arr_before: 100, arr_after: 150 }],
    },
    {
      currency: 'USD',
      before: standing(150),
      after: standing(180),
      months: [{ ...month, arr_before: 150, arr_after: 180 }],
    },
  ]);
  expect([effect?.before?.arr, effect?.after?.arr]).toEqual([100, 180]);
  expect(effect?.months).toEqual([{ ...month, arr_before: 100, arr_after: 180 }]);
  expect(combinedEffect([])).toBeNull();
});

it('a check says what would be imported, and what stands against it', () => {
  expect(batchFinding(batch())).toBe('8 records would be imported from 2 files');
  expect(batchCommit(batch())).toEqual({ label: 'Import 2 files', keepGood: false });
  const bad = batch({ counts: { ...batch().counts, new: 7, rejected: 1 } });
  expect(batchFinding(bad)).toBe('1 of 10 rows cannot be read as they stand');
  expect(batchCommit(bad)).toEqual({ label: 'Keep the 9 good rows', keepGood: true });
});

it('an import that stopped names the file, and what is kept', () => {
  const stopped = batch({
    dry_run: false,
    status: 'stopped',
    items: [
      { file: 'a.csv', import_id: 'a', status: 'done' },
      { file: 'b.csv', import_id: 'b', status: 'failed' },
      { file: 'c.csv', import_id: null, status: 'waiting' },
    ],
  });
  expect(batchFinding(stopped)).toBe('b.csv stopped the import');
  expect(batchSentence(stopped)).toContain('1 file before it is imported and can be undone');
});

it('a process that died says how, what stands, and what to do', () => {
  const error = 'The import’s process was ended by the system (SIGKILL). Nothing was written. Try again.';
  const items: BatchInput['items'] = [
    { file: 'a.csv', import_id: 'a', status: 'done' },
    { file: 'b.csv', import_id: 'b', status: 'failed' },
  ];
  const died = batch({ dry_run: false, status: 'stopped', error, items });
  expect(batchFinding(died)).toBe('The import broke off');
  expect(batchSentence(died)).toContain(`${error} 1 file before it is imported and can be undone`);
  expect(batchSentence(batch({ status: 'stopped', error }))).toBe(error);
});

it('one bar for all files: the first of two done is half of it, and it never runs backwards', () => {
  const running = batch({
    status: 'running',
    items: [
      { file: 'a.csv', import_id: 'a', status: 'checked' },
      { file: 'b.csv', import_id: 'b', status: 'running' },
    ],
  });
  expect(batchProgress(running, null, 0)).toMatchObject({ share: 0.5, doing: 'File 2 of 2: b.csv' });
  expect(batchProgress(running, null, 0.7).share).toBe(0.7);
});
