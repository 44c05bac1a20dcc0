'use client';

import { useCallback, useRef, useState } from 'react';
import type { Upload } from '@/lib/api/contract';
import { uploadFile } from '@/lib/api/queries';
import { HEAD_BYTES, mendedName, type Refusal, refuseFile } from '@/lib/view/import-file';

/** A file on its way, or one that did not get there. */
export interface Sending {
  key: number;
  file: File;
  /** 0 to 1; null: not begun, or ended. */
  share: number | null;
  refusal: Refusal | null;
  error: Error | null;
}

/** A file that has arrived. `mends` names the file whose rejected rows it brings mended; null: it brings its own. */
export interface Arrived {
  upload: Upload;
  mends: string | null;
}

async function lookAt(file: File): Promise<{ refusal: Refusal | null; mends: string | null }> {
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    return { refusal: refuseFile(file.name, file.size, head), mends: mendedName(file.name, head) };
  } catch {
    // A folder, or a file that went away between the drop and the read.
    const title = `${file.name} could not be opened`;
    return { refusal: { title, remedy: 'Drop files, not a folder, and try again.' }, mends: null };
  }
}

export interface Uploads {
  take(files: readonly File[]): void;
  again(sending: Sending): void;
  dismiss(sending: Sending): void;
  /** Files under way, refused or broken off. */
  sending: readonly Sending[];
  isSending: boolean;
}

/** Looks at files, then sends them one after the other, with their real progress. */
export function useUploads(onArrived: (arrived: readonly Arrived[]) => void): Uploads {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const keys = useRef(0);
  const latest = useRef(onArrived);
  latest.current = onArrived;

  const sendAll = useCallback(async (queue: readonly Sending[]) => {
    const arrived: Arrived[] = [];
    const update = (key: number, change: Partial<Sending> | null) =>
      setSending((all) =>
        all.flatMap((each) => (each.key !== key ? [each] : change === null ? [] : [{ ...each, ...change }])),
      );
    for (const { key, file } of queue) {
      const { refusal, mends } = await lookAt(file);
      if (refusal !== null) {
        update(key, { refusal });
        continue;
      }
      update(key, { share: 0 });
      try {
        const upload = await uploadFile(file, (share) => update(key, { share }));
        arrived.push({ upload, mends });
        update(key, null);
      } catch (error) {
        update(key, { share: null, error: error instanceof Error ? error : new Error(String(error)) });
      }
    }
    if (arrived.length > 0) latest.current(arrived);
  }, []);

  const take = useCallback(
    (files: readonly File[]) => {
      const queue = files.map((file): Sending => {
        keys.current += 1;
        return { key: keys.current, file, share: null, refusal: null, error: null };
      });
      // What was refused before gives way to what comes now.
      setSending((all) => [...all.filter((each) => each.refusal === null && each.error === null), ...queue]);
      void sendAll(queue);
    },
    [sendAll],
  );
  const dismiss = useCallback((gone: Sending) => setSending((all) => all.filter(({ key }) => key !== gone.key)), []);
  return {
    take,
    again: ({ file }) => take([file]),
    dismiss,
    sending,
    isSending: sending.some(({ refusal, error }) => refusal === null && error === null),
  };
}
