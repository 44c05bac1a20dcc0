/** What a request about plans, touchpoints or costs states: rows, and what was done in one line. */
import { formatDay } from '@/lib/domain/day';
import {
  type Cost,
  type ExpansionPlan,
  type PlanningRecord,
  planSourceWord,
  type Touchpoint,
  type TouchpointKind,
} from '@/lib/domain/planning';
import { type HandPlanningKind, planningByHand, planningFieldsOf } from '@/lib/ingest/planning-by-hand';
import { amountText } from '@/lib/reports/adjustable-report';
import { AdjustmentRefusal, type PlanningFields, type PlanningRequest } from '@/lib/reports/adjustment-request';

type TableName = 'expansion_plan' | 'touchpoint' | 'cost';
type PlannedRow = Extract<PlanningRecord, { table: TableName }>;
type OfTable<Table extends TableName> = Extract<PlanningRecord, { table: Table }>;
type Asked<Kind extends PlanningRequest['kind']> = Extract<PlanningRequest, { kind: Kind }>;

export interface PlannedRows {
  /** `isVoid`: there is none of this name any more. */
  rows: (PlannedRow & { isVoid: boolean })[];
  description: string;
}

const GONE = 'this is no longer what was shown; look at the account again and repeat it';
const textOf = (day: number | null): string => (day === null ? '' : formatDay(day));
const words = (value: string): string => (value === '' ? 'none' : value);

function found<Row extends { record?: number }>(rows: readonly Row[], record: number): Row {
  const row = rows.find((each) => each.record === record);
  if (row === undefined) throw new AdjustmentRefusal('record', GONE, 'conflict');
  return row;
}

/** The fields as they are to be: those that are left out stay as they were. */
function fieldsOf(kind: HandPlanningKind, was: Record<string, string>, said: PlanningFields): Record<string, string> {
  const known = planningFieldsOf(kind);
  const unknown = Object.keys(said).find((field) => !known.includes(field));
  if (unknown !== undefined)
    throw new AdjustmentRefusal(unknown, `there is no such field; there are ${known.join(', ')}`);
  const fields = known.map((field) => [field, field in said ? (said[field]?.trim() ?? '') : (was[field] ?? '')]);
  return Object.fromEntries(fields);
}

async function readOne<Table extends TableName>(
  kind: HandPlanningKind,
  account: string,
  fields: Record<string, string>,
  currency: string,
): Promise<OfTable<Table>> {
  const { records, fault } = await planningByHand(kind, [{ account_id: account, ...fields }], currency);
  if (fault !== null) throw new AdjustmentRefusal(fault.field, fault.message);
  return records[0] as OfTable<Table>;
}

/** 'status open → won, closed on none → 2026-11-01, amount 10.00 USD → 12.00 USD' */
function changedWords(was: Record<string, string>, is: Record<string, string>, currency = ''): string {
  const told = (field: string, value = ''): string =>
    field === 'amount' && value !== '' ? `${value} ${currency}` : words(value);
  const changed = Object.keys(is).filter((field) => (was[field] ?? '') !== is[field]);
  const each = changed.map(
    (field) => `${field.replaceAll('_', ' ')} ${told(field, was[field])} → ${told(field, is[field])}`,
  );
  return each.join(', ') || 'stated again';
}

const planFields = (plan: ExpansionPlan, currency: string): Record<string, string> => ({
  opened_on: formatDay(plan.openedDay),
  source: plan.source ?? '',
  amount: plan.amountMinor === null ? '' : amountText(plan.amountMinor, currency),
  expected_on: textOf(plan.expectedDay),
  champion: plan.champion ?? '',
  owner: plan.owner ?? '',
  status: plan.status,
  closed_on: textOf(plan.closedDay),
});

const isOneName = (a: ExpansionPlan, b: ExpansionPlan): boolean =>
  a.accountId === b.accountId && a.openedDay === b.openedDay && planSourceWord(a.source) === planSourceWord(b.source);

/** What an open plan cannot be without, and a closed one. */
function checkPlan({ status, owner, expectedDay, closedDay, openedDay }: ExpansionPlan): void {
  if (status === 'open' && owner === null)
    throw new AdjustmentRefusal('owner', 'an open plan needs an owner; say who is at work on it');
  if (status === 'open' && expectedDay === null)
    throw new AdjustmentRefusal('expected_on', 'an open plan needs a date; say by when it is expected');
  if (status !== 'open' && closedDay === null)
    throw new AdjustmentRefusal('closed_on', `say on which day it was ${status}`);
  if (expectedDay !== null && expectedDay < openedDay)
    throw new AdjustmentRefusal('expected_on', `it lies before the plan was opened, on ${formatDay(openedDay)}`);
}

export async function statePlan(
  { account, record, fields }: Asked<'plan'>,
  plans: readonly ExpansionPlan[],
  currency: string,
): Promise<PlannedRows> {
  const was = record === null ? null : found(plans, record);
  const named = (plan: ExpansionPlan): string =>
    `plan of ${formatDay(plan.openedDay)}${plan.source === null ? '' : ` (${plan.source})`}`;
  const gone = was && { table: 'expansion_plan' as const, ...was, row: 1, isVoid: true };
  if (fields === null) {
    if (gone === null) throw new AdjustmentRefusal('fields', 'nothing is stated of the plan; state its fields');
    return { rows: [gone], description: `Took away the ${named(gone)}` };
  }
  const before = was === null ? {} : planFields(was, currency);
  const after = fieldsOf('plans', before, fields);
  if (after.status === '') after.status = 'open';
  const plan = await readOne<'expansion_plan'>('plans', account, after, currency);
  checkPlan(plan);
  const same = plans.find((each) => each !== was && isOneName(each, plan));
  if (same !== undefined)
    throw new AdjustmentRefusal(
      'opened_on',
      `there is a ${named(same)} already; change that one, or choose another day or source`,
    );
  const rows = [{ ...plan, isVoid: false }];
  if (was === null || gone === null) return { rows, description: `Planned ${planWords(plan, currency)}` };
  return {
    rows: isOneName(was, plan) ? rows : [gone, ...rows],
    description: `Changed the ${named(was)}: ${changedWords(before, after, currency)}`,
  };
}

/** 'seats 12000.00 USD, expected 2026-12-01, owner Ada' */
const planWords = ({ source, amountMinor, expectedDay, owner, status }: ExpansionPlan, currency: string): string =>
  [
    [
      source?.replaceAll('_', '-') ?? 'an expansion',
      amountMinor === null ? '' : `${amountText(amountMinor, currency)} ${currency}`,
    ]
      .filter(Boolean)
      .join(' '),
    expectedDay === null ? '' : `expected ${formatDay(expectedDay)}`,
    owner === null ? '' : `owner ${owner}`,
    status === 'open' ? '' : status,
  ]
    .filter(Boolean)
    .join(', ');

const kindWords: Record<TouchpointKind, string> = { qbr: 'business review', call: 'call', email: 'email' };
const touchpointWords = ({ kind, onDay, owner }: Touchpoint): string =>
  `${kind === null ? 'touchpoint' : kindWords[kind]} on ${formatDay(onDay)}${owner === null ? '' : ` by ${owner}`}`;

const touchpointFields = ({ onDay, kind, owner, note }: Touchpoint): Record<string, string> => ({
  on: formatDay(onDay),
  kind: kind ?? '',
  owner: owner ?? '',
  note: note ?? '',
});

export async function stateTouchpoint(
  { account, record, fields }: Asked<'touchpoint'>,
  touchpoints: readonly Touchpoint[],
): Promise<PlannedRows> {
  const was = record === null ? null : found(touchpoints, record);
  const gone = was && { table: 'touchpoint' as const, ...was, row: 1, isVoid: true };
  if (fields === null) {
    if (gone === null) throw new AdjustmentRefusal('fields', 'nothing is stated of the touchpoint; state its fields');
    return { rows: [gone], description: `Took away the ${touchpointWords(gone)}` };
  }
  const before = was === null ? {} : touchpointFields(was);
  const after = fieldsOf('touchpoints', before, fields);
  const touchpoint = await readOne<'touchpoint'>('touchpoints', account, after, 'USD');
  const isSame = (each: Touchpoint): boolean =>
    each.accountId === touchpoint.accountId &&
    JSON.stringify(touchpointFields(each)) === JSON.stringify(touchpointFields(touchpoint));
  if (touchpoints.some((each) => each !== was && isSame(each)))
    throw new AdjustmentRefusal('on', `there is a ${touchpointWords(touchpoint)} already that says the same`);
  const rows = [{ ...touchpoint, isVoid: false }];
  if (was === null || gone === null) return { rows, description: `Added a ${touchpointWords(touchpoint)}` };
  return {
    rows: isSame(was) ? rows : [gone, ...rows],
    description: `Changed the ${touchpointWords(was)}: ${changedWords(before, after)}`,
  };
}

export async function stateCosts(
  { costs: asked }: Asked<'cost'>,
  costs: readonly Cost[],
  currency: string,
): Promise<PlannedRows> {
  const said = asked.map(({ month, motion, team, amount }) => ({
    ...{ month, motion, team: team ?? '', amount: amount?.trim() ?? '0' },
  }));
  const { records, fault } = await planningByHand('costs', said, currency);
  if (fault !== null) throw new AdjustmentRefusal(fault.field, fault.message);
  const rows = (records as OfTable<'cost'>[]).map((cost, index) => ({
    ...cost,
    isVoid: asked[index]?.amount === null,
  }));
  const missing = rows.find(
    ({ isVoid, month, motion, team }) =>
      isVoid && !costs.some((each) => each.month === month && each.motion === motion && each.team === team),
  );
  if (missing !== undefined)
    throw new AdjustmentRefusal('costs', `no such cost is stated in ${missing.month}`, 'conflict');
  const each = rows.map(
    ({ month, motion, team, amountMinor, isVoid }) =>
      `${month} ${motion}${team === null ? '' : ` ${team}`} ${isVoid ? 'none' : `${amountText(amountMinor, currency)} ${currency}`}`,
  );
  const shown = each.slice(0, 3).join(', ');
  return {
    rows,
    description: `Cost of ${shown}${each.length > 3 ? ` and ${each.length - 3} more` : ''}`,
  };
}
