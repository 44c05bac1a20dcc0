/** The plans themselves: what is open, by when and whose it is, what was won and the expansion it led to, and what is planned. */
import { balancesOn } from '@/lib/domain/balances';
import { type Day, formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { currencyExponent } from '@/lib/domain/money';
import { DEFAULT_SALES_ASSIST, type PlanTeam, proposedTeam, type SalesAssist } from '@/lib/domain/plan-owner';
import type { ExpansionPlan, PlanStatus, Touchpoint, TouchpointKind } from '@/lib/domain/planning';
import type { ReportHead } from '@/lib/domain/report';
import { expansionOf } from '@/lib/domain/won-expansions';
import type { LedgerView } from './ledger-view';
import { ofAccounts, planningOf } from './planning';
import { QueryError, type ReportQuery } from './query';
import { ownerOf } from './queue-row';
import { head, selected } from './selection';

export interface PlanRow {
  /** The statement by which it is named where it is to be changed. */
  record: number | null;
  account: string;
  name: string;
  /** The account's, on data-through. */
  arr: number;
  opened_on: Day;
  source: string | null;
  /** ARR that it would add. */
  amount_arr: number | null;
  expected_on: Day | null;
  champion: string | null;
  owner: string | null;
  status: PlanStatus;
  closed_on: Day | null;
  /** Open, and expected on or before data-through. */
  is_overdue: boolean;
  proposed_team: PlanTeam;
  /** Whom its owner could be: the account's own where it is for CS; null: nobody is known. */
  proposed_owner: string | null;
  /** What it led to in the ledger; null: not won, or nothing has come. `is_ahead`: scheduled, in no figure yet. */
  expansion: { on: Day; arr: number; is_ahead: boolean } | null;
}

export interface PlannedTouchpoint {
  record: number | null;
  account: string;
  name: string;
  on: Day;
  kind: TouchpointKind | null;
  owner: string | null;
  note: string | null;
}

/** `open` by the day they are expected on; `closed` the newest first, as many as `limit` says; `ahead` after data-through. */
export interface PlanListReport extends ReportHead {
  /** Major units. */
  sales_assist: SalesAssist;
  open: PlanRow[];
  open_plans: number;
  open_arr: number;
  /** Accounts with an open plan. */
  open_accounts: number;
  overdue: number;
  /** Open ones without an owner or a date: they cannot be made so in the app. */
  incomplete: number;
  closed: PlanRow[];
  closed_plans: number;
  ahead: PlannedTouchpoint[];
  /** Everybody who owns an account, a plan or a touchpoint. */
  owners: string[];
}

const CLOSED_GIVEN = 50;
const MOST_OWNERS = 500;

export function planListReport(view: LedgerView, query: ReportQuery): PlanListReport {
  if (query.by !== null) throw new QueryError('by', 'by: plans are a list; filter them with where');
  const { facts, currency, salesAssist = DEFAULT_SALES_ASSIST } = view;
  const report: PlanListReport = {
    ...head(view),
    sales_assist: salesAssist,
    ...{ open: [], open_plans: 0, open_arr: 0, open_accounts: 0, overdue: 0, incomplete: 0 },
    ...{ closed: [], closed_plans: 0, ahead: [], owners: [] },
  };
  if (!facts) return report;
  const planning = planningOf(view);
  const accounts = selected(view, query);
  const rowOf = rowReader(facts, salesAssist, 10 ** (currencyExponent(currency) ?? 2));
  const plans = ofAccounts(planning.plans, facts, accounts);
  const open = plans.filter(({ status }) => status === 'open').map(rowOf);
  const closed = plans.filter(({ status }) => status !== 'open').sort(laterFirst);
  const ahead = ofAccounts(planning.touchpoints, facts, accounts).filter(({ onDay }) => onDay > facts.dataThrough);
  return {
    ...report,
    open: open.sort(soonerFirst),
    open_plans: open.length,
    open_arr: open.reduce((sum, { amount_arr }) => sum + (amount_arr ?? 0), 0),
    open_accounts: new Set(open.map(({ account }) => account)).size,
    overdue: open.filter(({ is_overdue }) => is_overdue).length,
    incomplete: open.filter(({ owner, expected_on }) => owner === null || expected_on === null).length,
    closed: closed.slice(0, query.list.limit ?? CLOSED_GIVEN).map(rowOf),
    closed_plans: closed.length,
    ahead: ahead.sort((a, b) => a.onDay - b.onDay).map(touchpointReader(facts)),
    owners: ownersOf(facts, planning),
  };
}

/** Undated ones last; of one day the largest first. */
const soonerFirst = (a: PlanRow, b: PlanRow): number =>
  compared(a.expected_on ?? '9999', b.expected_on ?? '9999') || (b.amount_arr ?? 0) - (a.amount_arr ?? 0);

const laterFirst = (a: ExpansionPlan, b: ExpansionPlan): number =>
  (b.closedDay ?? b.openedDay) - (a.closedDay ?? a.openedDay);

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function rowReader(facts: Facts, assist: SalesAssist, minorPerMajor: number): (plan: ExpansionPlan) => PlanRow {
  const { accountIds, accountNames, dataThrough, ledger } = facts;
  const numberOf = new Map(accountIds.map((id, account) => [id, account]));
  const balances = balancesOn(facts, dataThrough);
  return (plan) => {
    const account = numberOf.get(plan.accountId) ?? -1;
    const team = proposedTeam(plan, assist, minorPerMajor);
    const rise = plan.status === 'won' && plan.closedDay !== null ? expansionOf(ledger, account, plan.closedDay) : null;
    return {
      record: plan.record ?? null,
      account: plan.accountId,
      name: accountNames[account] ?? plan.accountId,
      arr: balances[account] ?? 0,
      opened_on: formatDay(plan.openedDay),
      source: plan.source,
      amount_arr: plan.amountMinor,
      expected_on: plan.expectedDay === null ? null : formatDay(plan.expectedDay),
      champion: plan.champion,
      owner: plan.owner,
      status: plan.status,
      closed_on: plan.closedDay === null ? null : formatDay(plan.closedDay),
      is_overdue: plan.status === 'open' && plan.expectedDay !== null && plan.expectedDay <= dataThrough,
      proposed_team: team,
      proposed_owner: team === 'cs' ? ownerOf(facts, account) : null,
      expansion: rise && { on: formatDay(rise.day), arr: rise.arrMinor, is_ahead: rise.day > dataThrough },
    };
  };
}

function touchpointReader({ accountIds, accountNames }: Facts): (touchpoint: Touchpoint) => PlannedTouchpoint {
  const nameOf = new Map(accountIds.map((id, account) => [id, accountNames[account] ?? id]));
  return ({ record, accountId, onDay, kind, owner, note }) => ({
    record: record ?? null,
    account: accountId,
    name: nameOf.get(accountId) ?? accountId,
    on: formatDay(onDay),
    ...{ kind, owner, note },
  });
}

function ownersOf(
  { attributes }: Facts,
  { plans, touchpoints }: { plans: readonly ExpansionPlan[]; touchpoints: readonly Touchpoint[] },
): string[] {
  const names = new Set(attributes.find(({ slug }) => slug === 'owner')?.values);
  for (const { owner } of [...plans, ...touchpoints]) if (owner !== null) names.add(owner);
  names.delete('');
  return [...names].sort().slice(0, MOST_OWNERS);
}
