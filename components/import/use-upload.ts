'use client';

import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { uploadFile } from '@/lib/api/queries';
import { HEAD_BYTES, type Refusal, refuseFile } from '@/lib/view/import-file';

async function refusalOf(file: File): Promise<Refusal | null> {
  try {
    return refuseFile(file.name, file.size, new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  } catch {
    // A folder, or a file that went away between the drop and the read.
    return { title: `${file.name} could not be opened`, remedy: 'Drop one file, not a folder, and try again.' };
  }
}

export interface UploadState {
  take(file: File): void;
  /** The file under way or last refused. */
  file: File | null;
  refusal: Refusal | null;
  /** 0 to 1 while the file is being sent, else null. */
  share: number | null;
  error: Error | null;
}

/** Looks at a file, then sends it with its real progress. */
export function useUpload(onUploaded: (uploadId: string) => void): UploadState {
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [share, setShare] = useState(0);
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: (chosen: File) => uploadFile(chosen, setShare),
    onSuccess: (upload) => {
      setFile(null);
      onUploaded(upload.upload_id);
    },
  });
  const take = useCallback(
    async (chosen: File) => {
      reset();
      setShare(0);
      setFile(chosen);
      const refused = await refusalOf(chosen);
      setRefusal(refused);
      if (refused === null) mutate(chosen);
    },
    [mutate, reset],
  );
  return { take: (chosen) => void take(chosen), file, refusal, share: isPending ? share : null, error };
}
