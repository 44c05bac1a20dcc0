/**
 * Rejected rows: imports that kept their good rows and left others out. Where the file of rejected rows was mended and
 * imported, what is left is what that import rejected in its turn.
 */

export interface RanImport {
  importId: string;
  fileName: string;
  /** Rows it left out. */
  rejected: number;
  /** It was written, and counts. */
  counts: boolean;
}

export interface RejectedRows {
  importId: string;
  fileName: string;
  rows: number;
}

/** 'changes.csv' of 'changes.csv.rejects.csv', also where a browser numbered the download. */
const REJECTS = /\.rejects(?: \(\d+\))?\.csv$/i;

/** @param imports in the order in which they ran; answers the most rows first */
export function rejectedRows(imports: readonly RanImport[]): RejectedRows[] {
  const open = new Map<string, RejectedRows>();
  for (const { importId, fileName, rejected, counts } of imports) {
    if (!counts) continue;
    const mended = fileName.replace(REJECTS, '');
    if (mended !== fileName) open.delete(mended);
    if (rejected > 0) open.set(fileName, { importId, fileName, rows: rejected });
    else open.delete(fileName);
  }
  return [...open.values()].sort((a, b) => b.rows - a.rows || (a.fileName < b.fileName ? -1 : 1));
}
