/** The five movements (metrics.md section 3), told from an account's balances at both ends of a period. */

export const movementTypes = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;
export type MovementType = (typeof movementTypes)[number];

/** What a period was for an account; null where its balance ends as it started. `activeBefore`: on some day before it. */
export function classify(startMinor: number, endMinor: number, activeBefore: boolean): MovementType | null {
  if (endMinor === startMinor) return null;
  if (startMinor === 0) return activeBefore ? 'reactivation' : 'new';
  if (endMinor === 0) return 'churn';
  return endMinor > startMinor ? 'expansion' : 'contraction';
}
