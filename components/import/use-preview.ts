'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Preview, PreviewRequest } from '@/lib/api/contract';
import { previewQuery } from '@/lib/api/queries';
import { type Choices, readBody } from '@/lib/view/import-choices';

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
  /** The latest preview of this file: while the next one loads, the one before. */
  preview: Preview | null;
  refreshing: boolean;
  error: Error | null;
  retry(): void;
}

/** The file as it would be read with the choices made so far. */
export function usePreview(uploadId: string | null, choices: Choices): PreviewState {
  const wanted = JSON.stringify({ upload_id: uploadId ?? '', ...readBody(choices) });
  const settled = useSettled(wanted);
  const body = JSON.parse(settled) as PreviewRequest;
  const query = useQuery({ ...previewQuery(body), enabled: uploadId !== null && body.upload_id === uploadId });
  const preview = query.data?.upload_id === uploadId ? query.data : null;
  return {
    preview,
    refreshing: uploadId !== null && (query.isFetching || settled !== wanted),
    error: uploadId === null ? null : query.error,
    retry: () => void query.refetch(),
  };
}
