/**
 * Tie-out: the MRR of a month's end beside what the general ledger says of it. Difference = general ledger − ours; what
 * its causes do not explain remains. A sign-off says what both sides were, so that a later change of either shows.
 */
export const tieOutCauses = [
  'timing',
  'exchange_rate',
  'one_time',
  'not_in_billing',
  'not_in_ledger',
  'other',
] as const;
export type TieOutCauseKind = (typeof tieOutCauses)[number];

/** MRR in smallest units. */
export interface TieOutAmounts {
  ledger: number;
  ours: number;
  explained: number;
}

/** `none`: no control total; `open`: not all is explained; `explained`: all is, unsigned; `outdated`: something moved since. */
export type TieOutState = 'none' | 'open' | 'explained' | 'signed' | 'outdated';

export const unexplained = ({ ledger, ours, explained }: TieOutAmounts): number => ledger - ours - explained;

/** `signed`: what both sides were when it was signed off; null: it was not. */
export function tieOutState(now: TieOutAmounts | null, signed: TieOutAmounts | null): TieOutState {
  if (now === null) return signed === null ? 'none' : 'outdated';
  if (signed === null) return unexplained(now) === 0 ? 'explained' : 'open';
  const isSame = now.ledger === signed.ledger && now.ours === signed.ours && now.explained === signed.explained;
  return isSame ? 'signed' : 'outdated';
}
