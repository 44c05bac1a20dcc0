/** What the catalogue says of one figure (design.md, convention 6). */

export interface Metric {
  slug: string;
  name: string;
  /** For narrow places. */
  shortName: string;
  /** A ratio of 1 is 100 %, a multiple of 1 is 1.0×; money is in smallest units of the reporting currency, a year's worth unless the name says otherwise. */
  unit: 'ratio' | 'multiple' | 'money' | 'count' | 'points' | 'days' | 'months' | 'years';
  /** What may be summed: parts of an amount over accounts and over successive periods; balances over accounts alone; rates over nothing. */
  additive: 'accounts and periods' | 'accounts' | 'nothing';
  /** Which direction is better; null: neither is. */
  good: 'up' | 'down' | null;
  formula: string;
  /** Slugs of the figures that the formula is made of. */
  inputs: readonly string[];
  /** What it does not count, or what else to know; '' where the formula says all. */
  note: string;
  /** Section of the definitions that it comes from. */
  section: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
}
