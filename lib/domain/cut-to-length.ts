/** Columns that grew, cut to their length: without a copy where hardly any room is left over. */

type Column = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** From this share of the room on it is not worth copying rows to have no room left over. */
const NEARLY_FULL = 0.8;

/** The first `length` values; perhaps a view of the same memory, so nothing may be written to the column after it. */
export function cutToLength<Values extends Column>(column: Values, length: number): Values {
  const isNearlyFull = length > column.length * NEARLY_FULL;
  return (isNearlyFull ? column.subarray(0, length) : column.slice(0, length)) as Values;
}
