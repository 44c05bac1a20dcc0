/** What came of plans: those that were won or lost with what the ledger says of them, and the figures above the lists. */
import { arrMoney, dayText, NO_FIGURE, percent, signedArrMoney, wholeNumber } from './format';
import { type PlanInput, type PlanListInput, planSource, plural } from './plans';

export interface ClosedLine {
  key: string;
  plan: PlanInput;
  status: string;
  isWon: boolean;
  closed: string;
  source: string;
  amount: string;
  owner: string;
  /** What the ledger says came of it. */
  led: string;
  cameTrue: boolean;
}

export const closedLines = ({ closed, currency }: PlanListInput): ClosedLine[] =>
  closed.map((plan) => ({
    key: `${plan.record} ${plan.account} ${plan.opened_on} ${plan.source}`,
    plan,
    status: plan.status === 'won' ? 'Won' : 'Lost',
    isWon: plan.status === 'won',
    closed: plan.closed_on === null ? 'No day' : dayText(plan.closed_on),
    source: planSource(plan.source),
    amount: plan.amount_arr === null ? NO_FIGURE : arrMoney(plan.amount_arr, currency),
    owner: plan.owner ?? NO_FIGURE,
    led: ledTo(plan, currency),
    cameTrue: plan.expansion !== null,
  }));

function ledTo({ status, expansion }: PlanInput, currency: string): string {
  if (status === 'lost') return NO_FIGURE;
  if (expansion === null) return 'Nothing in the ledger yet';
  const when = expansion.is_ahead ? `from ${dayText(expansion.on)}` : `on ${dayText(expansion.on)}`;
  return `${signedArrMoney(expansion.arr, currency)} ${when}`;
}

export interface SellingStrip {
  key: string;
  name: string;
  value: string;
  note: string;
  metric: 'coverage' | 'win_rate' | null;
}

interface Around {
  coverage: { accounts: number; covered: number; coverage: number | null };
  total: { won: number; lost: number; win_rate: number | null; median_days: number | null } | null;
}

/** The four figures above the list. */
export function stripOf(list: PlanListInput, { coverage, total }: Around): SellingStrip[] {
  const came = list.closed.filter(({ status }) => status === 'won');
  const linked = came.filter(({ expansion }) => expansion !== null).length;
  const closed = total === null ? 0 : total.won + total.lost;
  return [
    {
      key: 'open',
      name: 'Open plans',
      value: arrMoney(list.open_arr, list.currency),
      note: `${plural(list.open_plans, 'plan')}, ${plural(list.open_accounts, 'account')}`,
      metric: null,
    },
    {
      key: 'coverage',
      name: 'Coverage',
      value: percent(coverage.coverage),
      note: `${wholeNumber(coverage.covered)} of ${plural(coverage.accounts, 'active account')} with a plan, or a touchpoint within 30 days`,
      metric: coverage.coverage === null ? null : 'coverage',
    },
    {
      key: 'won',
      name: 'Win rate',
      value: percent(total?.win_rate ?? null),
      note:
        closed === 0
          ? 'No plan was closed yet'
          : `${wholeNumber(total?.won ?? 0)} of ${wholeNumber(closed)} closed${total?.median_days == null ? '' : `, half within ${plural(Math.round(total.median_days), 'day')}`}`,
      metric: closed === 0 ? null : 'win_rate',
    },
    {
      key: 'linked',
      name: 'Won and in the ledger',
      value: came.length === 0 ? NO_FIGURE : `${wholeNumber(linked)} of ${wholeNumber(came.length)}`,
      note: came.length === 0 ? 'No plan was won yet' : 'of the last won, those whose expansion has come',
      metric: null,
    },
  ];
}
