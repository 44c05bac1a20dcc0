import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Planning } from '@/lib/domain/planning';
import { type HistoryMark, stepDays } from '@/lib/domain/testing/histories';
import { plainPlanning } from '@/lib/domain/testing/plain-planning-history';
import { type PlanningStep, planningSteps } from '@/lib/domain/testing/plan-histories';
import { loadPlanning } from './load-planning';
import { MarkError } from './mark-account';
import type { Store } from './open';
import { withFreshStore } from './testing';
import { importedOn, markedOn, withdrawnOn } from './testing-dated';
import { accountRow, freshWorkspace, tester } from './testing-records';

const BEFORE_ALL = '2023-11-10';

/** Does what the steps say, and answers the marks that were refused. */
async function live(store: Store, workspaceId: number, steps: PlanningStep[]): Promise<Set<HistoryMark>> {
  const refused = new Set<HistoryMark>();
  const imports: string[] = [];
  const gone = new Set<number>();
  for (const [source, ids] of Object.entries({ files: ['a1', 'a2', 'a3', 'a4'], crm: ['c1', 'c2', 'c3'] })) {
    const accounts = ids.map((accountId, index) => accountRow({ accountId, row: index + 2 }));
    await importedOn(store, workspaceId, BEFORE_ALL, { kind: 'accounts', source, accounts });
  }
  for (const step of steps) {
    if (step.does === 'import') {
      const planning = step.rows.map((row, index) => ({ ...row, row: index + 2 }));
      imports.push(await importedOn(store, workspaceId, step.on, { kind: 'plans', source: step.source, planning }));
    } else if (step.does === 'withdraw') {
      const importId = imports[step.which];
      if (importId === undefined || gone.has(step.which)) continue;
      gone.add(step.which);
      await withdrawnOn(store, workspaceId, step.on, importId);
    } else {
      const { account, ...mark } = step.mark;
      try {
        await markedOn(store, workspaceId, step.on, account, mark);
      } catch (error) {
        if (!(error instanceof MarkError)) throw error;
        refused.add(step.mark);
      }
    }
  }
  return refused;
}

/** In an order that does not hang on which file said it first, without the numbers of the statements. */
const sorted = (planning: Planning) =>
  Object.fromEntries(
    Object.entries(planning).map(([table, rows]: [string, object[]]) => [
      table,
      rows
        .map((row) => Object.entries(row).filter(([name]) => name !== 'record'))
        .map((cells) => JSON.stringify(cells.sort(([a], [b]) => (a < b ? -1 : 1))))
        .sort(),
    ]),
  );

async function check(store: Store, steps: PlanningStep[], days: string[]): Promise<void> {
  const workspaceId = await freshWorkspace(store);
  const refused = await live(store, workspaceId, steps);
  for (const asOf of [null, ...days])
    for (const clock of ['recorded', 'appended'] as const)
      expect(
        sorted(await loadPlanning(store.pool, tester, workspaceId, { asOf, clock })),
        `${asOf ?? 'now'} by ${clock}`,
      ).toEqual(sorted(plainPlanning(steps, asOf, refused)));
}

const runs = Number(process.env.RATCHET_LAW_RUNS ?? 40);

describe('plans, touchpoints, costs and targets of a store against a plain computation', () => {
  it(
    'files of two sources, corrections, withdrawals, merged and excluded accounts, now and on past days',
    () =>
      withFreshStore((store) =>
        fc.assert(
          fc.asyncProperty(planningSteps, fc.array(stepDays, { minLength: 1, maxLength: 3 }), (steps, days) =>
            check(store, steps, days),
          ),
          { numRuns: runs },
        ),
      ),
    runs * 5_000,
  );
});
