/** What a file of benchmark figures would change, in words. */
import { wholeNumber } from './format';

interface Imported {
  file: string;
  read: number;
  new: number;
  unchanged: number;
  corrected: number;
  rejected: number;
  problems: readonly object[];
}

export interface ImportWords {
  title: string;
  counts: string;
  /** The button that writes; null: there is nothing to write. */
  keep: string | null;
  /** What is said where rows have problems. */
  rest: string | null;
}

export function importWords({
  file,
  read,
  new: added,
  unchanged,
  corrected,
  rejected,
  problems,
}: Imported): ImportWords {
  const writes = added + corrected;
  const figures = (count: number): string => `${wholeNumber(count)} ${count === 1 ? 'figure' : 'figures'}`;
  const title =
    writes > 0
      ? `${file}: ${figures(writes)} to write`
      : problems.length > 0
        ? `${file}: nothing to write`
        : `${file}: all of it is known already`;
  return {
    title,
    counts: `${wholeNumber(read)} read, ${wholeNumber(added)} new, ${wholeNumber(corrected)} corrected, ${wholeNumber(unchanged)} unchanged, ${wholeNumber(rejected)} rejected`,
    keep:
      writes === 0
        ? null
        : rejected === 0
          ? `Import ${figures(writes)}`
          : `Import ${figures(writes)} without the rejected rows`,
    rest: rejected === 0 ? null : 'Mend the rows and choose the file again, or go on without them.',
  };
}
