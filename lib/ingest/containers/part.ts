/** What comes out of a container, and the refusal of one that cannot be unpacked. */
import { fileProblem, type Problem, type ProblemCode } from '../problem';

/** A table as a CSV file of its own (UTF-8, commas); its rows are numbered as where it came from. */
export interface UnpackedPart {
  /** 'book.xlsx › Sheet1' */
  name: string;
  /** The CSV, in the folder that was named, under a name made here. */
  path: string;
  bytes: number;
  sha256: string;
  /** Rows that hold anything, with those above the table; null where the file was taken as it stood. */
  rows: number | null;
  /** What was done to it on the way, and what to look at. */
  notices: Problem[];
}

/** Between a container's name and that of a part. */
const INSIDE = ' › ';

const LONGEST_NAME = 120;

/** The last part of a name without control characters, for people; nothing on the disk is ever called so. */
export function plainName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').filter(Boolean).at(-1) ?? '';
  const plain = [...last].filter((char) => char >= ' ' && char !== '\u007f').join('');
  return plain.trim().slice(0, LONGEST_NAME) || 'file';
}

export const partName = (container: string, part: string): string => `${container}${INSIDE}${plainName(part)}`;

/** The container cannot be unpacked: nothing of it is. */
export class ContainerRefused extends Error {
  readonly problem: Problem;

  constructor(
    file: string,
    readonly code: ProblemCode,
    details: { found?: string; other?: string; names?: string } = {},
  ) {
    const problem = fileProblem(file, code, details);
    super(problem.message);
    this.name = 'ContainerRefused';
    this.problem = problem;
  }
}
