'use client';

import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { type Choices, type LedgerChoices, mapText, parseMapText } from '@/lib/view/import-choices';
import { type Batch, filesQuery, parseFiles, type StagedFile, withChoice } from '@/lib/view/import-files';
import { type FileKind, fileKinds } from '@/lib/view/import-words';

const parsers = {
  upload: parseAsString,
  import: parseAsString,
  batch: parseAsString,
  /** The file whose columns are shown; left out: the first that waits for an answer. */
  file: parseAsString,
  as: parseAsString,
  map: parseAsString,
  decimal: parseAsString,
  dates: parseAsString,
  ends: parseAsString,
  complete: parseAsString,
  currency: parseAsString,
  'data-through': parseAsString,
  'history-from': parseAsString,
  grace: parseAsInteger,
  'plan-rate': parseAsString,
};

const nothing = Object.fromEntries(Object.keys(parsers).map((key) => [key, null])) as Record<
  keyof typeof parsers,
  null
>;

/** No check, no import. */
const noRun = { import: null, batch: null };

type Query = { [Key in keyof typeof parsers]: ReturnType<(typeof parsers)[Key]['parse']> };

const ledgerOf = (query: Query): LedgerChoices => ({
  currency: query.currency,
  dataThrough: query['data-through'],
  historyFrom: query['history-from'],
  graceDays: query.grace,
  planRates: parseMapText(query['plan-rate'] ?? ''),
});

const batchOf = (query: Query): Batch => ({ files: parseFiles(query), ledger: ledgerOf(query) });

const queryOf = ({ files, ledger }: Batch): Partial<Query> => ({
  ...filesQuery(files),
  currency: ledger.currency,
  'data-through': ledger.dataThrough,
  'history-from': ledger.historyFrom,
  grace: ledger.graceDays,
  'plan-rate': mapText(ledger.planRates) || null,
});

export interface ImportState {
  files: readonly StagedFile[];
  ledger: LedgerChoices;
  importId: string | null;
  /** Several files that are checked or imported together. */
  batchId: string | null;
  /** The upload whose columns are shown, where one was chosen. */
  openId: string | null;
  /** The kind of file that the address asks for before there is one. */
  asked: FileKind | null;
  /**
   * Files come to those that are here already, or, with `anew`, take their place; each with what was chosen for it.
   * Currency, data-through and the like stay.
   */
  addFiles(files: readonly StagedFile[], anew: boolean): void;
  removeFile(uploadId: string): void;
  openFile(uploadId: string): void;
  startRun(importId: string): void;
  startBatch(batchId: string): void;
  /**
   * Changing how a file is read makes a check of it worthless, so the check goes. What is not among the changes stays
   * as it is by then, also where another change is not yet drawn.
   */
  choose(uploadId: string, change: (choices: Choices) => Partial<Choices>): void;
  forgetRun(): void;
  /** Back to an empty page. */
  clear(): void;
}

/** The page's whole state is its address, named as on the command line: a reload, or a copied address, continues. */
export function useImportState(): ImportState {
  const [query, setQuery] = useQueryStates(parsers, { history: 'replace' });
  return useMemo(() => {
    const files = parseFiles(query);
    return {
      files,
      ledger: ledgerOf(query),
      importId: query.import,
      batchId: query.batch,
      openId: query.file,
      asked: files.length === 0 ? (fileKinds.find((kind) => kind === query.as) ?? null) : null,
      addFiles: (added, anew) =>
        void setQuery(
          (current) => {
            const before = batchOf(current);
            const files = anew ? added : [...before.files, ...added];
            return { ...queryOf({ ...before, files }), file: null, ...noRun };
          },
          { history: 'push' },
        ),
      removeFile: (uploadId) =>
        void setQuery((current) => {
          const before = batchOf(current);
          const left = before.files.filter((file) => file.uploadId !== uploadId);
          if (left.length === 0) return nothing;
          const file = current.file === uploadId ? null : current.file;
          return { ...queryOf({ ...before, files: left }), file, ...noRun };
        }),
      openFile: (uploadId) => void setQuery({ file: uploadId }),
      startRun: (importId) => void setQuery({ import: importId, batch: null }),
      startBatch: (batchId) => void setQuery({ batch: batchId, import: null }),
      choose: (uploadId, change) =>
        void setQuery((current) => ({ ...queryOf(withChoice(batchOf(current), uploadId, change)), ...noRun })),
      forgetRun: () => void setQuery(noRun),
      clear: () => void setQuery(nothing, { history: 'push' }),
    };
  }, [query, setQuery]);
}
