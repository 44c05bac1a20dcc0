/** The pages whose cards can be put on slides. */
export type ExhibitPage =
  | 'overview'
  | 'retention'
  | 'expansion'
  | 'cohorts'
  | 'benchmarks'
  | 'accounts'
  | 'forecast'
  | 'plans'
  | 'closed'
  | 'adjustments';
