/**
 * What the cube's cells come to: the same as the formulas of the sheet Check, in whole smallest units. It shares nothing
 * with the reports: what a formula shows before anything is calculated must be what it says, not what it should say.
 */

export interface Moves {
  start: number;
  new: number;
  reactivation: number;
  expansion: number;
  contraction: number;
  churn: number;
  end: number;
}

/** `starts`, `ends`: ARR at both ends of a month; `firstDay`: first active days; `monthStart`: the month's first day. */
export function movesOf(
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  firstDay: ArrayLike<number>,
  monthStart: number,
): Moves {
  const moves: Moves = { start: 0, new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0, end: 0 };
  for (let account = 0; account < starts.length; account += 1) {
    const s = starts[account]!;
    const e = ends[account]!;
    moves.start += s;
    moves.end += e;
    if (s === 0 && e > 0) moves[firstDay[account]! >= monthStart ? 'new' : 'reactivation'] += e;
    else if (s > 0 && e === 0) moves.churn += s;
    else if (e > s) moves.expansion += e - s;
    else moves.contraction += s - e;
  }
  return moves;
}

/** Ratios of a window; null where nobody was active at its start. */
export interface Rates {
  nrr: number | null;
  grr: number | null;
  logo: number | null;
}

export function ratesOf(starts: ArrayLike<number>, ends: ArrayLike<number>): Rates {
  let [base, kept, lesser, accounts, retained] = [0, 0, 0, 0, 0];
  for (let account = 0; account < starts.length; account += 1) {
    const s = starts[account]!;
    const e = ends[account]!;
    if (s <= 0) continue;
    base += s;
    kept += e;
    lesser += Math.min(s, e);
    accounts += 1;
    if (e > 0) retained += 1;
  }
  if (base === 0) return { nrr: null, grr: null, logo: null };
  return { nrr: kept / base, grr: lesser / base, logo: retained / accounts };
}
