/**
 * The files that are imported together, as the address carries them: each parameter is a list by position, parted by
 * `~`, so that one file reads as on the command line (`dates=dmy`) and the third of three as `dates=~~dmy`.
 */
import {
  type Choices,
  type FileChoices,
  type LedgerChoices,
  mapText,
  parseMapText,
  parseRange,
  rangeText,
} from './import-choices';
import { type FileKind, fileKinds } from './import-words';

export interface StagedFile {
  uploadId: string;
  choices: FileChoices;
}

export interface Batch {
  files: readonly StagedFile[];
  ledger: LedgerChoices;
}

/** ['a', '', 'b'] → 'a~~b'; nothing where all are empty. */
export const listText = (values: readonly string[]): string => values.join('~').replace(/(?<!\\)~+$/, '');

/** The reverse of `listText`; a `~` within a value stands behind a backslash. */
export function parseList(text: string): string[] {
  if (text === '') return [];
  const values: string[] = [''];
  for (const [piece] of text.matchAll(/\\.|[^\\]|\\$/gs)) {
    if (piece === '~') values.push('');
    else values[values.length - 1] += piece;
  }
  return values;
}

/** The parameters of files, as they stand in the address. */
export interface FilesQuery {
  upload: string | null;
  as: string | null;
  map: string | null;
  decimal: string | null;
  dates: string | null;
  ends: string | null;
  complete: string | null;
}

const isUploadId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

const kindOf = (text: string | undefined): FileKind | null => fileKinds.find((known) => known === text) ?? null;

export function parseFiles(query: FilesQuery): StagedFile[] {
  const { as, map, decimal, dates, ends, complete } = query;
  const [kinds, maps, decimals, orders, endings, ranges] = [as, map, decimal, dates, ends, complete].map((text) =>
    parseList(text ?? ''),
  );
  return parseList(query.upload ?? '').flatMap((uploadId, at) => {
    if (!isUploadId(uploadId)) return [];
    const [sign, order, ending] = [decimals?.[at], orders?.[at], endings?.[at]];
    const choices: FileChoices = {
      kind: kindOf(kinds?.[at]),
      map: parseMapText(maps?.[at] ?? ''),
      decimal: sign === '.' || sign === ',' ? sign : null,
      dates: order === 'dmy' || order === 'mdy' ? order : null,
      endDay: ending === 'last' || ending === 'first_without' ? ending : null,
      complete: parseRange(ranges?.[at] ?? ''),
    };
    return [{ uploadId, choices }];
  });
}

/** A parameter that says nothing is left out. */
const orNull = (text: string): string | null => (text === '' ? null : text);

export function filesQuery(files: readonly StagedFile[]): FilesQuery {
  const list = (value: (choices: FileChoices) => string | null): string | null =>
    orNull(listText(files.map(({ choices }) => value(choices) ?? '')));
  return {
    upload: orNull(listText(files.map((file) => file.uploadId))),
    as: list((choices) => choices.kind),
    map: list((choices) => mapText(choices.map)),
    decimal: list((choices) => choices.decimal),
    dates: list((choices) => choices.dates),
    ends: list((choices) => choices.endDay),
    complete: list((choices) => choices.complete && rangeText(choices.complete)),
  };
}

/** All that was chosen for one file. */
export const choicesOf = (file: StagedFile, ledger: LedgerChoices): Choices => ({ ...file.choices, ...ledger });

/** The batch once something was chosen for one of its files, or for all of them. */
export function withChoice(batch: Batch, uploadId: string, change: (choices: Choices) => Partial<Choices>): Batch {
  const file = batch.files.find((each) => each.uploadId === uploadId);
  if (!file) return batch;
  const next = { ...choicesOf(file, batch.ledger), ...change(choicesOf(file, batch.ledger)) };
  const { currency, dataThrough, historyFrom, graceDays, planRates, ...choices } = next;
  return {
    files: batch.files.map((each) => (each === file ? { uploadId, choices } : each)),
    ledger: { currency, dataThrough, historyFrom, graceDays, planRates },
  };
}
