/** What a ledger is looked over for, in the order in which it is told, and how much it matters. */

/** `bad`: figures are likely wrong. `caution`: they may be. `note`: they are right, and something is worth knowing. */
export const severities = ['bad', 'caution', 'note'] as const;
export type Severity = (typeof severities)[number];

const severityOf = {
  jump: 'bad',
  overlap: 'caution',
  gap: 'caution',
  blank_quantity: 'caution',
  far_ahead: 'caution',
  same_customer: 'caution',
  denied_source: 'caution',
  rejected_rows: 'caution',
  lagging_source: 'caution',
  price_increase: 'note',
  missing_rate: 'note',
} as const satisfies Record<string, Severity>;

export type FindingKind = keyof typeof severityOf;

export const findingKinds = Object.keys(severityOf) as FindingKind[];

export const isFindingKind = (text: string): text is FindingKind => Object.hasOwn(severityOf, text);

export const severityOfKind = (kind: FindingKind): Severity => severityOf[kind];
