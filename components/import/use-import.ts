'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportRequest } from '@/lib/api/contract';
import { forgetMapping, queryKeys, startBatch, startImport } from '@/lib/api/queries';
import { type Choices, ledgerBody, noFileChoices, readBody } from '@/lib/view/import-choices';
import { type FileRow, prepareFiles, shownFile } from '@/lib/view/import-file-rows';
import { choicesOf } from '@/lib/view/import-files';
import { suggestedCurrency } from '@/lib/view/import-options';
import { kindWords } from '@/lib/view/import-words';
import { useBatch } from './use-batch';
import { useImportState } from './use-import-state';
import { type PreviewState, usePreviews } from './use-previews';
import { useRun } from './use-run';
import { useUndo } from './use-undo';

type State = ReturnType<typeof useImportState>;

/** Units of the reporting currency for one of each. */
type Rates = Readonly<Record<string, string>>;

interface Beginning {
  dryRun: boolean;
  keepGood: boolean;
  /** Said just now: the address does not have them yet. */
  rates: Rates;
}

/** What is asked of the server for one file; what was remembered and is shown as such is stated. */
function requestOf(
  row: FileRow,
  { preview }: PreviewState,
  choices: Choices,
  keepGood: boolean,
): Omit<ImportRequest, 'dry_run'> {
  const currency = preview === null ? null : suggestedCurrency(preview);
  const { data_through, history_from, grace, plan_rates, complete } = ledgerBody(choices);
  const revenue = row.kind !== null && kindWords[row.kind].statesRevenue;
  return {
    upload_id: row.uploadId,
    ...preview?.choices,
    ...(row.kind !== null && { kind: row.kind }),
    // What is shown as suggested is what the user agreed to by going on.
    ...(currency !== null && { currency }),
    ...readBody(choices),
    ...(revenue && { data_through, history_from, grace, plan_rates }),
    complete,
    keep_good: keepGood,
  };
}

function useRequests(state: State, previews: readonly PreviewState[], rows: readonly FileRow[]) {
  return (keepGood: boolean, rates: Rates): Omit<ImportRequest, 'dry_run'>[] =>
    rows.flatMap((row) => {
      const file = state.files.find(({ uploadId }) => uploadId === row.uploadId);
      const preview = previews.find(({ uploadId }) => uploadId === row.uploadId);
      if (row.position === null || !file || !preview) return [];
      const ledger = { ...state.ledger, planRates: { ...state.ledger.planRates, ...rates } };
      return [requestOf(row, preview, choicesOf(file, ledger), keepGood)];
    });
}

/** All that the import page knows and can do; its state is the address. */
export function useImport() {
  const state = useImportState();
  const client = useQueryClient();
  const previews = usePreviews(state.files, state.ledger);
  const run = useRun(state.importId);
  const batch = useBatch(state.batchId);
  const counted = (uploadId: string) => {
    const single = state.files.length === 1 ? run.data?.result : undefined;
    return single ?? batch.resultOf(uploadId);
  };
  const rows = prepareFiles(
    previews.map(({ uploadId, preview, error }, at) => ({
      uploadId,
      choices: state.files[at]?.choices ?? noFileChoices,
      preview,
      error: error?.message ?? null,
      rows: counted(uploadId)?.read ?? null,
      rejected: counted(uploadId)?.rejected ?? 0,
    })),
    state.ledger.dataThrough,
  );
  const requests = useRequests(state, previews, rows);
  const start = useMutation({
    mutationFn: async ({ dryRun, keepGood, rates }: Beginning) => {
      const items = requests(keepGood, rates);
      const [only] = items;
      if (!only) throw new Error('There is no file to import.');
      if (items.length === 1) return startImport({ ...only, dry_run: dryRun });
      return startBatch({ dry_run: dryRun, items });
    },
    onSuccess: (started) =>
      'batch_id' in started ? state.startBatch(started.batch_id) : state.startRun(started.import_id),
  });
  const forget = useMutation({
    mutationFn: forgetMapping,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.previews }),
  });
  const undo = useUndo();
  const begin = (dryRun: boolean, keepGood: boolean, rates: Rates = {}) => {
    // What was undone or cancelled before says nothing of what begins now.
    undo.reset();
    start.mutate({ dryRun, keepGood, rates });
  };
  return {
    state,
    previews,
    rows,
    shown: shownFile(rows, state.openId),
    run,
    batch,
    undo,
    forget,
    /** A check or an import is under way: what it reads must not change under it. */
    running: start.isPending || run.data?.status === 'running' || batch.data?.status === 'running',
    refreshing: previews.some(({ refreshing }) => refreshing),
    starting: start.isPending,
    startError: start.error,
    check: () => begin(true, false),
    /** The check once more, with rates that it asked for. */
    checkAt: (rates: Rates) => {
      const [first] = state.files;
      if (first) state.choose(first.uploadId, ({ planRates }) => ({ planRates: { ...planRates, ...rates } }));
      begin(true, false, rates);
    },
    commit: (keepGood: boolean) => begin(false, keepGood),
    reset: () => {
      start.reset();
      undo.reset();
    },
  };
}

export type Import = ReturnType<typeof useImport>;
