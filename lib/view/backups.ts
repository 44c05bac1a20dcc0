/** Backups in words: when the next is due, and what is there. */
import { hourText } from './hours';
import { instantInWords } from './import-history';
import { bytesText } from './ledger-health';

interface State {
  plan: { is_on: boolean; hour: number; keep: number };
  next_at: string | null;
  files: readonly { name: string; bytes: number; at: string }[];
  failed: { at: string; error: string } | null;
}

export interface BackupsModel {
  finding: string;
  /** Null: the last one by plan was made. */
  failed: string | null;
  files: readonly { name: string; when: string; size: string }[];
}

export function prepareBackups({ plan, next_at: next, files, failed }: State, timeZone: string): BackupsModel {
  const [newest] = files;
  const last = newest === undefined ? 'There is none yet' : `The last one is of ${instantInWords(newest.at, timeZone)}`;
  const due =
    next === null
      ? 'none is made by itself'
      : `the next is due ${instantInWords(next, timeZone)}, every day at ${hourText(plan.hour)} where the company is`;
  return {
    finding: `${last}; ${due}.`,
    failed: failed && `The backup of ${instantInWords(failed.at, timeZone)} was not made: ${failed.error}`,
    files: files.map(({ name, bytes, at }) => ({ name, when: instantInWords(at, timeZone), size: bytesText(bytes) })),
  };
}
