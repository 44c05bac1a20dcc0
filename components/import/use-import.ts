'use client';

import { useMutation } from '@tanstack/react-query';
import type { ImportRequest } from '@/lib/api/contract';
import { startImport } from '@/lib/api/queries';
import { ledgerBody, readBody } from '@/lib/view/import-choices';
import { suggestedCurrency } from '@/lib/view/import-options';
import { useImportState } from './use-import-state';
import { usePreview } from './use-preview';
import { useRun } from './use-run';
import { useUpload } from './use-upload';
import { useWithdraw } from './use-withdraw';

/** All that the import page knows and can do; its state is the address. */
export function useImport() {
  const state = useImportState();
  const upload = useUpload(state.startFile);
  const reading = usePreview(state.uploadId, state.choices);
  const run = useRun(state.importId);
  const start = useMutation({
    mutationFn: (body: ImportRequest) => startImport(body),
    onSuccess: (started) => state.startRun(started.import_id),
  });
  const withdraw = useWithdraw();

  function begin(how: { dry_run: boolean; keep_good: boolean }) {
    if (state.uploadId === null || reading.preview === null) return;
    const { kind } = reading.preview;
    const currency = suggestedCurrency(reading.preview);
    start.mutate({
      upload_id: state.uploadId,
      ...(kind !== null && { kind }),
      // What is shown as suggested is what the user agreed to by going on.
      ...(currency !== null && { currency }),
      ...readBody(state.choices),
      ...ledgerBody(state.choices),
      ...how,
    });
  }

  return {
    state,
    upload,
    reading,
    run,
    withdraw,
    /** A check or an import is under way: what it reads must not change under it. */
    running: start.isPending || run.data?.status === 'running',
    starting: start.isPending,
    startError: start.error,
    check: () => begin({ dry_run: true, keep_good: false }),
    commit: (keepGood: boolean) => begin({ dry_run: false, keep_good: keepGood }),
    reset: () => {
      start.reset();
      withdraw.reset();
    },
  };
}

export type Import = ReturnType<typeof useImport>;
