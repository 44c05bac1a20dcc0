/** Arbitrary plans, touchpoints and costs beside a nasty ledger: as rows with days in text, and as the core takes them. */
import fc from 'fast-check';
import { type Cost, type ExpansionPlan, type Planning, planStatuses, type Touchpoint } from '../planning';
import { sourceWords } from './companies';
import { anyDay } from './nasty-values';
import { dayOf } from './reports';

export interface PlanRow {
  account: string;
  opened: string;
  source: string | null;
  amount: number | null;
  status: ExpansionPlan['status'];
  /** Null: open, or nobody said when it was closed. */
  closed: string | null;
}

export interface TouchRow {
  account: string;
  on: string;
  kind: Touchpoint['kind'];
}

export interface PlanningRows {
  plans: PlanRow[];
  touches: TouchRow[];
  costs: Cost[];
  /** By account; null: it has none. */
  owners: Record<string, string | null>;
}

const anyAccount = fc.constantFrom('a1', 'a2', 'a3', 'nobody');
const months = ['2024', '2025'].flatMap((year) =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`),
);

const plan: fc.Arbitrary<PlanRow> = fc
  .record({
    account: anyAccount,
    opened: anyDay,
    source: fc.constantFrom(null, '  a friend ', 'Another word', ...sourceWords),
    amount: fc.option(fc.integer({ min: 0, max: 900_000 })),
    status: fc.constantFrom(...planStatuses),
    closed: fc.option(anyDay, { freq: 5 }),
  })
  .map((row) => ({ ...row, closed: row.status === 'open' ? null : row.closed }));

const touch: fc.Arbitrary<TouchRow> = fc.record({
  account: anyAccount,
  on: anyDay,
  kind: fc.constantFrom('qbr', 'qbr', 'call', 'email', null),
});

const cost: fc.Arbitrary<Cost> = fc.record({
  month: fc.constantFrom(...months),
  motion: fc.constantFrom('expansion', 'new'),
  team: fc.constantFrom(null, 'North'),
  amountMinor: fc.integer({ min: 0, max: 500_000 }),
});

const owner = fc.constantFrom(null, 'Ali', 'Bo');

/** For accounts a1 to a3; some plans and touchpoints are of one that the ledger does not know. */
export const planningRows: fc.Arbitrary<PlanningRows> = fc.record({
  plans: fc.array(plan, { maxLength: 12 }),
  touches: fc.array(touch, { maxLength: 10 }),
  costs: fc.array(cost, { minLength: 30, maxLength: 90 }),
  owners: fc.record({ a1: owner, a2: owner, a3: owner }),
});

export const planningOf = ({ plans, touches, costs }: PlanningRows): Planning => ({
  plans: plans.map(({ account, opened, source, amount, status, closed }) => ({
    accountId: account,
    openedDay: dayOf(opened),
    source,
    amountMinor: amount,
    expectedDay: null,
    champion: null,
    owner: null,
    status,
    closedDay: closed === null ? null : dayOf(closed),
  })),
  touchpoints: touches.map(({ account, on, kind }) => ({
    accountId: account,
    onDay: dayOf(on),
    kind,
    owner: null,
    note: null,
  })),
  costs,
  targets: [],
});
