'use client';

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { type Choices, mapText, parseMapText } from '@/lib/view/import-choices';
import { fileKinds } from '@/lib/view/import-words';

const parsers = {
  upload: parseAsString,
  import: parseAsString,
  as: parseAsStringLiteral(fileKinds),
  map: parseAsString,
  decimal: parseAsStringLiteral(['.', ',']),
  dates: parseAsStringLiteral(['dmy', 'mdy']),
  currency: parseAsString,
  'data-through': parseAsString,
  'history-from': parseAsString,
  grace: parseAsInteger,
};

const nothing = Object.fromEntries(Object.keys(parsers).map((key) => [key, null])) as Record<
  keyof typeof parsers,
  null
>;

type Query = { [Key in keyof typeof parsers]: ReturnType<(typeof parsers)[Key]['parse']> };

const choicesOf = (query: Query): Choices => ({
  kind: query.as,
  map: parseMapText(query.map ?? ''),
  decimal: query.decimal,
  dates: query.dates,
  currency: query.currency,
  dataThrough: query['data-through'],
  historyFrom: query['history-from'],
  graceDays: query.grace,
});

const queryOf = (choices: Choices): Partial<Query> => ({
  as: choices.kind,
  map: Object.keys(choices.map).length > 0 ? mapText(choices.map) : null,
  decimal: choices.decimal,
  dates: choices.dates,
  currency: choices.currency,
  'data-through': choices.dataThrough,
  'history-from': choices.historyFrom,
  grace: choices.graceDays,
});

export interface ImportState {
  uploadId: string | null;
  importId: string | null;
  choices: Choices;
  /** A new file: what was chosen for the last one does not hold for it. */
  startFile(uploadId: string): void;
  startRun(importId: string): void;
  /**
   * Changing how the file is read makes a check of it worthless, so the check goes. What is not among the changes stays
   * as it is by then, also where another change is not yet drawn.
   */
  choose(change: (choices: Choices) => Partial<Choices>): void;
  forgetRun(): void;
  /** Back to an empty page. */
  clear(): void;
}

/** The page's whole state is its address, named as on the command line: a reload, or a copied address, continues. */
export function useImportState(): ImportState {
  const [query, setQuery] = useQueryStates(parsers, { history: 'replace' });
  return useMemo(
    () => ({
      uploadId: query.upload,
      importId: query.import,
      choices: choicesOf(query),
      startFile: (uploadId) => void setQuery({ ...nothing, upload: uploadId }, { history: 'push' }),
      startRun: (importId) => void setQuery({ import: importId }),
      choose: (change) =>
        void setQuery((current) => {
          const before = choicesOf(current);
          return { ...queryOf({ ...before, ...change(before) }), import: null };
        }),
      forgetRun: () => void setQuery({ import: null }),
      clear: () => void setQuery(nothing, { history: 'push' }),
    }),
    [query, setQuery],
  );
}
