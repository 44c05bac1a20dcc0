/** What can speak for two accounts being one customer, the weightiest first. */

export const matchReasons = ['external_id', 'email', 'domain', 'name', 'similar_name'] as const;
export type MatchReasonKind = (typeof matchReasons)[number];

export interface MatchReason {
  kind: MatchReasonKind;
  /** The id, address or domain that they share, or the name of the one that comes first. */
  value: string;
}
