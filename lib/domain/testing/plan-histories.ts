/** What people plan, as it comes to be known: files one after the other, some withdrawn later, accounts marked in between. */
import fc from 'fast-check';
import { type Cost, type ExpansionPlan, planStatuses, type Target, type Touchpoint } from '../planning';
import { alias, type HistoryMark, mark } from './histories';
import { anyDay } from './nasty-values';
import { placeOf, textOf } from './plain-calendar';
import { dayOf } from './reports';

/** One row of a file of plans, touchpoints, costs or targets. */
export type PlanningRow =
  | ({ table: 'expansion_plan' } & ExpansionPlan)
  | ({ table: 'touchpoint' } & Touchpoint)
  | ({ table: 'cost' } & Cost)
  | ({ table: 'target' } & Target);

/** What happened on one day, at noon. */
export type PlanningStep = { on: string } & (
  | { does: 'import'; source: string; rows: PlanningRow[] }
  /** The import that was the so manieth, from 0. */
  | { does: 'withdraw'; which: number }
  | { does: 'mark'; mark: HistoryMark }
);

const FIRST = placeOf('2023-12-10');
const DAYS_APART = 37;

const accountId = fc.constantFrom('a1', 'a2', 'a3');
// Few days, words and amounts, so that rows meet again in later files and say something else there.
const day = fc.constantFrom('2024-01-31', '2024-05-02').map(dayOf);
const owner = fc.constantFrom(null, 'Ali');

const row: fc.Arbitrary<PlanningRow> = fc.oneof(
  fc.record({
    table: fc.constant('expansion_plan' as const),
    accountId,
    openedDay: day,
    source: fc.constantFrom(null, 'cross-sell', 'Cross Sell', 'seats'),
    amountMinor: fc.constantFrom(null, 0, 5_000),
    expectedDay: fc.option(anyDay.map(dayOf), { freq: 2 }),
    champion: fc.constantFrom(null, 'Ada'),
    owner,
    status: fc.constantFrom(...planStatuses),
    closedDay: fc.option(anyDay.map(dayOf), { freq: 2 }),
  }),
  fc.record({
    table: fc.constant('touchpoint' as const),
    accountId,
    onDay: day,
    kind: fc.constantFrom('qbr' as const, 'call' as const, null),
    owner,
    note: fc.constantFrom(null, 'said yes'),
  }),
  fc.record({
    table: fc.constant('cost' as const),
    month: fc.constantFrom('2024-01', '2024-02'),
    motion: fc.constantFrom('expansion' as const, 'new' as const),
    team: fc.constantFrom(null, 'North'),
    amountMinor: fc.constantFrom(0, 100, 2_000),
  }),
  fc.record({
    table: fc.constant('target' as const),
    metric: fc.constantFrom('arr', 'nrr_12m'),
    period: fc.constantFrom('2024-Q1', '2024'),
    value: fc.constantFrom('1.1', '1.2', '100'),
    segment: fc.constantFrom(null, 'owner=Ali'),
    owner,
  }),
);

type Doing<Step = PlanningStep> = Step extends PlanningStep ? Omit<Step, 'on'> : never;

const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('import' as const),
      source: fc.constantFrom('files', 'files', 'crm'),
      rows: fc.array(row, { minLength: 1, maxLength: 12 }),
    }),
  },
  { weight: 2, arbitrary: fc.oneof(mark, alias).map((one) => ({ does: 'mark' as const, mark: one })) },
  { weight: 1, arbitrary: fc.nat(4).map((which) => ({ does: 'withdraw' as const, which })) },
);

/** The other source knows each account by an id of its own. */
const inCrm = (row: PlanningRow): PlanningRow =>
  'accountId' in row ? { ...row, accountId: row.accountId.replace('a', 'c') } : row;

const named = (step: Doing): Doing =>
  step.does === 'import' && step.source === 'crm' ? { ...step, rows: step.rows.map(inCrm) } : step;

export const planningSteps: fc.Arbitrary<PlanningStep[]> = fc
  .array(doing, { minLength: 2, maxLength: 10 })
  .map((steps) => steps.map((step, index) => ({ ...named(step), on: textOf(FIRST + index * DAYS_APART) })));
