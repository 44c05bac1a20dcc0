'use client';

import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Preview, PreviewRequest } from '@/lib/api/contract';
import { previewQuery } from '@/lib/api/queries';
import { type LedgerChoices, readBody } from '@/lib/view/import-choices';
import { choicesOf, type StagedFile } from '@/lib/view/import-files';

const SETTLE_MS = 200;

/** A value once it has stood still, so that a run of choices asks the server once. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export interface PreviewState {
  uploadId: string;
  /** The latest preview of this file: while the next one loads, the one before. */
  preview: Preview | null;
  refreshing: boolean;
  error: Error | null;
  retry(): void;
}

/** Each file as it would be read with the choices made so far, in the order of `files`. */
export function usePreviews(files: readonly StagedFile[], ledger: LedgerChoices): readonly PreviewState[] {
  const wanted = JSON.stringify(
    files.map((file) => ({ upload_id: file.uploadId, ...readBody(choicesOf(file, ledger)) })),
  );
  const settled = useSettled(wanted);
  const asked = JSON.parse(settled) as PreviewRequest[];
  // A file that comes new is asked for at once; only its further choices wait until they stand still.
  const now = (JSON.parse(wanted) as PreviewRequest[]).map(
    (body) => asked.find((each) => each.upload_id === body.upload_id) ?? body,
  );
  const queries = useQueries({ queries: now.map((body) => previewQuery(body)) });
  const before = useRef(new Map<string, Preview>());
  useEffect(() => {
    for (const { data } of queries) if (data) before.current.set(data.upload_id, data);
  }, [queries]);
  return files.map(({ uploadId }, at) => {
    const query = queries[at];
    const fresh = query?.data?.upload_id === uploadId ? query.data : null;
    return {
      uploadId,
      preview: fresh ?? before.current.get(uploadId) ?? null,
      refreshing: query?.isFetching === true || settled !== wanted,
      error: query?.error ?? null,
      retry: () => void query?.refetch(),
    };
  });
}
