import { expect, it } from 'vitest';
import { noFileChoices } from './import-choices';
import {
  batchOpenPoints,
  type FileInput,
  type FilePreview,
  filesTitle,
  nameParts,
  prepareFiles,
  shownFile,
} from './import-file-rows';
import { stagedOf } from './import-mended';

const file = (uploadId: string, name: string, more: Partial<FilePreview> = {}): FileInput => ({
  uploadId,
  choices: noFileChoices,
  preview: {
    file: name,
    bytes: 1200,
    kind: 'invoices',
    confidence: 1,
    columns: [],
    fields: [],
    rows: [],
    row_numbers: [],
    row_count: null,
    problems: [],
    questions: [],
    needs_data_through: false,
    currency_choice: null,
    remembered: null,
    ...more,
  },
  error: null,
  rows: null,
  rejected: 0,
});

const sheets = [
  file('1', 'book.xlsx › Lines', { questions: [{ column: 'Date' }] }),
  file('2', 'book.xlsx › Notes', { kind: null, confidence: 0.1 }),
  file('3', 'book.xlsx › Customers', { kind: 'accounts', confidence: 0.75 }),
];

it('accounts come before revenue, and sheets that hold nothing known are left out', () => {
  const rows = prepareFiles(sheets, null);
  expect(rows.map(({ name, position, state }) => [name, position, state.label])).toEqual([
    ['Customers', 1, 'Ready'],
    ['Lines', 2, '1 question'],
    ['Notes', null, 'Left out: holds nothing known'],
  ]);
  expect(rows.map(({ confidence }) => confidence?.word ?? null)).toEqual(['likely', 'sure', null]);
  expect(filesTitle(rows).title).toBe('book.xlsx: 3 parts, 1 left out');
  expect(shownFile(rows, null)?.name).toBe('Lines');
  expect(batchOpenPoints(rows)).toEqual(['Lines: say how Date is to be read']);
});

it('a file by itself that holds nothing known is asked about, and a guess is', () => {
  const [unknown] = prepareFiles([file('1', 'notes.csv', { kind: null })], null);
  expect(unknown).toMatchObject({ position: 1, open: ['say what the file holds'] });
  const [guess] = prepareFiles([file('1', 'a.csv', { confidence: 0.65 })], null);
  expect(guess).toMatchObject({ confidence: { word: 'a guess', unsure: true }, state: { label: '1 question' } });
});

it('rows are told where they were counted, and as the check counts them after it', () => {
  const counted = file('1', 'a.csv', { row_count: 3769 });
  expect(prepareFiles([counted, file('2', 'b.csv')], null).map(({ rows }) => rows)).toEqual(['3,769', null]);
  expect(prepareFiles([{ ...counted, rows: 3768 }], null)[0]?.rows).toBe('3,768');
});

it('a part is named beside its container', () => {
  expect(nameParts('a.zip › b.xlsx › Sheet1')).toEqual({ container: 'a.zip › b.xlsx', name: 'Sheet1' });
  expect(nameParts('a.csv')).toEqual({ container: null, name: 'a.csv' });
});

it('mended rows go on with the choices of the file that they are from, without its range', () => {
  const choices = { ...noFileChoices, dates: 'dmy' as const, complete: { from: '2025-01-01', to: '2025-01-31' } };
  const named = [{ uploadId: 'x', file: 'bad.csv' }];
  const [staged] = stagedOf({ upload: { upload_id: 'y', parts: [] }, mends: 'bad.csv' }, named, [
    { uploadId: 'x', choices },
  ]);
  expect(staged).toEqual({
    file: { uploadId: 'y', choices: { ...choices, complete: null } },
    note: 'Mended rows of bad.csv: read with the same choices.',
  });
  const parts = stagedOf(
    { upload: { upload_id: 'y', parts: [{ upload_id: 'p' }, { upload_id: 'q' }] }, mends: null },
    named,
    [],
  );
  expect(parts.map((part) => part.file.uploadId)).toEqual(['p', 'q']);
});
