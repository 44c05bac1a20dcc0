/** Uploads as files in hand: a mended file of rejected rows goes on with the choices of the file that they are from. */
import { noFileChoices } from './import-choices';
import type { StagedFile } from './import-files';

export interface ArrivedInput {
  upload: { upload_id: string; parts: readonly { upload_id: string }[] };
  /** The name of the file whose rejected rows this one brings mended. */
  mends: string | null;
}

export interface Named {
  uploadId: string | null;
  file: string;
}

/** A workbook or an archive is staged as its parts. `note` says what was taken over. */
export function stagedOf(
  { upload, mends }: ArrivedInput,
  named: readonly Named[],
  files: readonly StagedFile[],
): { file: StagedFile; note: string | null }[] {
  const source = mends === null ? undefined : named.find(({ file }) => file === mends);
  const choices = files.find(({ uploadId }) => uploadId === source?.uploadId)?.choices;
  const ids = upload.parts.length > 0 ? upload.parts.map((part) => part.upload_id) : [upload.upload_id];
  return ids.map((uploadId) => ({
    file: { uploadId, choices: choices ? { ...choices, complete: null } : noFileChoices },
    note: choices && mends !== null ? `Mended rows of ${mends}: read with the same choices.` : null,
  }));
}
