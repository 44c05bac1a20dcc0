/** The kinds of adjustments by hand that are listed: made statements, and marks of accounts. */
export const listedKinds = [
  ...(['add', 'correct', 'end', 'attributes', 'override', 'churn', 'note'] as const),
  ...(['exclude', 'include', 'merge', 'parent'] as const),
] as const;
export type ListedKind = (typeof listedKinds)[number];
