/** Rows of PostgreSQL's COPY, collected as bytes until they are sent. */
export interface CopyRows {
  /** Bytes collected. */
  readonly length: number;
  /** What stands before the first row of a COPY, and after the last. */
  readonly head: Buffer | null;
  readonly tail: Buffer | null;
  /** What was collected, as bytes of its own; begins anew. */
  take(): Buffer;
}

/** Collected before anything is sent, and a row more. */
export const FIRST_BYTES = 320 * 1024;
