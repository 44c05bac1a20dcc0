/** Statements by hand of what is planned, which move no revenue. */
export const planningKinds = ['plan', 'touchpoint', 'cost'] as const;

/** The kinds of adjustments by hand that are listed: made statements, and marks of accounts. */
export const listedKinds = [
  ...(['add', 'correct', 'end', 'attributes', 'override', 'churn', 'note'] as const),
  ...planningKinds,
  ...(['exclude', 'include', 'merge', 'parent'] as const),
] as const;
export type ListedKind = (typeof listedKinds)[number];
