/** What closed months and tie-outs are called. */
import type { RestatedFigure } from '@/lib/domain/restatement';
import type { TieOutCauseKind, TieOutState } from '@/lib/domain/tie-out';

export const causeNames: Readonly<Record<TieOutCauseKind, string>> = {
  timing: 'Timing',
  exchange_rate: 'Exchange rate',
  one_time: 'One-time revenue',
  not_in_billing: 'Not in billing',
  not_in_ledger: 'Not in the general ledger',
  other: 'Other',
};

export const tieOutNames: Readonly<Record<TieOutState, string>> = {
  none: 'No control total',
  open: 'Difference open',
  explained: 'Explained, unsigned',
  signed: 'Signed off',
  outdated: 'Sign-off outdated',
};

export const figureNames: Readonly<Record<RestatedFigure, string>> = {
  end_arr: 'ARR at its end',
  new: 'New',
  reactivation: 'Reactivation',
  expansion: 'Expansion',
  contraction: 'Contraction',
  churn: 'Churn',
  nrr_12m: 'NRR, 12 months',
  grr_12m: 'GRR, 12 months',
};

export const isRateFigure = (figure: RestatedFigure): boolean => figure === 'nrr_12m' || figure === 'grr_12m';

export const monthStateNames = { open: 'Open', closed: 'Closed', restated: 'Restated' } as const;
