/** Plans as they are drawn: what is open and whose it is, what came of those that were won, and what is planned. */
import { statedSource } from '@/lib/domain/source';
import { arrMoney, dayText, NO_FIGURE, plainMoney, wholeNumber } from './format';
import { sourceNames } from './source-names';
import { dayCell, moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

/** A plan as it is stated. */
export interface StatedPlan {
  record: number | null;
  account: string;
  name: string;
  opened_on: string;
  source: string | null;
  amount_arr: number | null;
  expected_on: string | null;
  champion: string | null;
  owner: string | null;
  status: 'open' | 'won' | 'lost';
  closed_on: string | null;
}

export interface PlanInput extends StatedPlan {
  /** The account's. */
  arr: number;
  is_overdue: boolean;
  proposed_team: 'cs' | 'sales_assist';
  proposed_owner: string | null;
  expansion: { on: string; arr: number; is_ahead: boolean } | null;
}

export interface TouchpointInput {
  record: number | null;
  account: string;
  name: string;
  on: string;
  kind: string | null;
  owner: string | null;
  note: string | null;
}

export interface PlanListInput {
  currency: string;
  data_through: string | null;
  sales_assist: { from: number };
  open: readonly PlanInput[];
  open_plans: number;
  open_arr: number;
  open_accounts: number;
  overdue: number;
  incomplete: number;
  closed: readonly PlanInput[];
  closed_plans: number;
  ahead: readonly TouchpointInput[];
  owners: readonly string[];
}

export const teamNames = { cs: 'CS', sales_assist: 'Sales assist' } as const;
export const touchpointNames: Readonly<Record<string, string>> = {
  qbr: 'Business review',
  call: 'Call',
  email: 'Email',
};
export const touchpointName = (kind: string | null): string =>
  kind === null ? 'Touchpoint' : (touchpointNames[kind] ?? kind);

/** The source that a plan names, as it is called elsewhere; any other word as it is. */
export function planSource(stated: string | null): string {
  if (stated === null) return NO_FIGURE;
  const source = statedSource(stated);
  return source === null ? stated : sourceNames[source];
}

export interface OpenLine {
  key: string;
  plan: PlanInput;
  account: string;
  name: string;
  /** The first of its account, which names it; the others stand below it. */
  isFirst: boolean;
  arr: string;
  source: string;
  amount: string;
  expected: string;
  isOverdue: boolean;
  champion: string;
  owner: string | null;
  /** 'Sales assist' or the account's owner, where the plan has none. */
  proposed: string;
  /** The plan is for another team than its size says; null: it is not known to be. */
  team: string;
  /** Source, day and owner in a line, where there is no room for columns. */
  inShort: string;
  /** What keeps it from being a plan one can work with; null: nothing. */
  missing: string | null;
}

export interface OpenModel {
  finding: string;
  sub: string;
  lines: OpenLine[];
  owners: { value: string; label: string }[];
  table: TwinTable;
}

const NOBODY = 'Nobody';

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${wholeNumber(count)} ${count === 1 ? one : many}`;

function findingOf({ open_plans, open_arr, open_accounts, overdue, currency }: PlanListInput): string {
  if (open_plans === 0) return 'No plan is open';
  const late = overdue > 0 ? `; ${overdue === 1 ? '1 is' : `${wholeNumber(overdue)} are`} overdue` : '';
  return `${plural(open_plans, 'open plan')} for ${plural(open_accounts, 'account')}, ${arrMoney(open_arr, currency)}${late}`;
}

/** Open plans, those of an account together, the account whose next is expected first on top. `owner`: of one alone. */
export function prepareOpen(list: PlanListInput, owner: string | null): OpenModel {
  const { open, currency, incomplete, sales_assist } = list;
  const wanted = open.filter((plan) => owner === null || (plan.owner ?? '') === owner);
  const accounts = new Map<string, PlanInput[]>();
  for (const plan of wanted) accounts.set(plan.account, [...(accounts.get(plan.account) ?? []), plan]);
  const lines = [...accounts.values()].flatMap((plans) =>
    plans.map((plan, index) => openLine(plan, index === 0, currency)),
  );
  const counts = new Map<string, number>();
  for (const plan of open) counts.set(plan.owner ?? '', (counts.get(plan.owner ?? '') ?? 0) + 1);
  const lacking =
    incomplete === 0
      ? ''
      : ` ${plural(incomplete, 'plan')} of files ${incomplete === 1 ? 'has' : 'have'} no owner or date: complete or close ${incomplete === 1 ? 'it' : 'them'}.`;
  return {
    finding: findingOf(list),
    sub: `The soonest first. From ${arrMoney(Math.round(sales_assist.from * 10 ** exponentOf(currency)), currency)} on a plan is for sales assist, below it for CS.${lacking}`,
    lines,
    owners: [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, count]) => ({ value: name, label: `${name || NOBODY} (${wholeNumber(count)})` })),
    table: openTable(wanted, currency),
  };
}

/** Decimals of the currency, read off an amount. */
const exponentOf = (currency: string): number => plainMoney(0, currency).split('.')[1]?.length ?? 0;

const openLine = (plan: PlanInput, isFirst: boolean, currency: string): OpenLine => ({
  key: `${plan.record} ${plan.account} ${plan.opened_on} ${plan.source}`,
  plan,
  account: plan.account,
  name: plan.name,
  isFirst,
  arr: arrMoney(plan.arr, currency),
  source: planSource(plan.source),
  amount: plan.amount_arr === null ? NO_FIGURE : arrMoney(plan.amount_arr, currency),
  expected: plan.expected_on === null ? 'No date' : dayText(plan.expected_on),
  isOverdue: plan.is_overdue,
  champion: plan.champion ?? NO_FIGURE,
  owner: plan.owner,
  inShort: [
    planSource(plan.source),
    plan.expected_on === null ? 'no date' : `${dayText(plan.expected_on)}${plan.is_overdue ? ', overdue' : ''}`,
    plan.owner ?? 'nobody',
  ].join(' · '),
  proposed: plan.proposed_owner ?? teamNames[plan.proposed_team],
  team: teamNames[plan.proposed_team],
  missing:
    plan.owner === null && plan.expected_on === null
      ? 'no owner, no date'
      : plan.owner === null
        ? 'no owner'
        : plan.expected_on === null
          ? 'no date'
          : null,
});

const openTable = (plans: readonly PlanInput[], currency: string): TwinTable => ({
  fileName: 'open-plans',
  columns: [
    ...[textColumn('Account'), textColumn('Id'), textColumn('Source'), numberColumn('ARR')],
    ...[textColumn('Expected on'), textColumn('Champion'), textColumn('Owner'), textColumn('Opened on')],
  ],
  rows: plans.map((plan) => [
    ...[textCell(plan.name), textCell(plan.account), textCell(planSource(plan.source), plan.source ?? '')],
    plan.amount_arr === null ? textCell(NO_FIGURE, '') : moneyCell(plan.amount_arr, currency),
    plan.expected_on === null ? textCell(NO_FIGURE, '') : dayCell(plan.expected_on),
    ...[textCell(plan.champion ?? NO_FIGURE, plan.champion ?? ''), textCell(plan.owner ?? NO_FIGURE, plan.owner ?? '')],
    dayCell(plan.opened_on),
  ]),
});
