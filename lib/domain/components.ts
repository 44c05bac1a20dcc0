/**
 * Components (metrics.md section 4): the signed parts, by source, of every change of an account that stays. The changes
 * of one account on one date are one event; instants at which the whole account is at 0 are skipped, so that the state
 * before a lapse is compared with the state after it.
 */

/** All components in columns; those of account `a` are from `offset[a]` up to, not including, `offset[a + 1]`, by day. */
export interface Components {
  offset: Int32Array;
  day: Int32Array;
  /** Index into `sources`. */
  source: Uint8Array;
  /** Index into `motions`. */
  motion: Uint8Array;
  /** Index into `SourceRecords.products`. */
  product: Int32Array;
  /** Signed ARR in smallest units of the reporting currency. The parts of one event sum to the account's change. */
  arrMinor: Float64Array;
}
