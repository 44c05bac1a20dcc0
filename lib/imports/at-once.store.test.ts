/** Imports beside one another and beside readers: each ends as if it had been alone, and nobody sees half of one. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LedgerReader, loadLedgerView } from '@/lib/reports/ledger-view';
import { movementsReport } from '@/lib/reports/movements-report';
import { parseReportQuery } from '@/lib/reports/query';
import { listImports } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { withdrawImport } from '@/lib/store/undo-import';
import { createWorkspace } from '@/lib/store/workspaces';
import { runImport } from './run';

const principal = { kind: 'system', name: 'test' } as const;

interface Place {
  store: Store;
  workspaceId: number;
  run(text: string): ReturnType<typeof runImport>;
  /** ARR at the end of the ledger. */
  total(): Promise<number>;
}

function inWorkspace(work: (place: Place) => Promise<void>): Promise<void> {
  return withFreshStore(async (store) => {
    const { id: workspaceId } = await createWorkspace(store, principal, {
      name: 'Test',
      currency: 'USD',
      isSample: false,
    });
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-at-once-'));
    const reader: LedgerReader = { db: store.pool, principal, workspaceId };
    let files = 0;
    await work({
      store,
      workspaceId,
      run: (text) => {
        files += 1;
        const path = join(folder, `file-${files}.csv`);
        writeFileSync(path, text);
        const rejectsPath = `${path}.rejects`;
        const job = { workspaceId, path, fileName: `file-${files}.csv`, rejectsPath, importId: null };
        return runImport(
          { store, principal, today: '2026-04-10' },
          { ...job, dryRun: false, keepGood: false, dataThrough: '2026-03-31' },
        );
      },
      total: async () => {
        const { rows } = movementsReport(await loadLedgerView(reader), parseReportQuery([]));
        return rows.at(-1)?.end_arr ?? 0;
      },
    });
  });
}

/** So many accounts at $10 a month each, from January 2025 on. */
const file = (name: string, accounts: number, amount = 10): string =>
  'account_id,effective_on,product,amount\n'.concat(
    ...Array.from({ length: accounts }, (_, at) => `${name}${at},2025-01-0${1 + (at % 9)},Core,${amount}\n`),
  );

const ACCOUNTS = 20_000;
const TIMES = process.env.RATCHET_LONG === undefined ? 4 : 200;
const arrOf = (accounts: number, amount = 10): number => accounts * amount * 1200;

describe('imports at once', () => {
  it('two of them both end right: all rows of both, each under a version of its own', () =>
    inWorkspace(async ({ store, workspaceId, run, total }) => {
      const outcomes = await Promise.all([run(file('a', ACCOUNTS)), run(file('b', ACCOUNTS / 2))]);
      expect(outcomes.map(({ status, counts }) => [status, counts.new, counts.accountsNew])).toEqual([
        ['done', ACCOUNTS, ACCOUNTS],
        ['done', ACCOUNTS / 2, ACCOUNTS / 2],
      ]);
      expect(await total()).toBe(arrOf(ACCOUNTS * 1.5));
      const runs = await listImports(store.pool, principal, workspaceId);
      expect(new Set(runs.map(({ version }) => version)).size).toBe(2);
      // What the second one did is told against what the first one had left.
      const later = runs.toSorted((a, b) => (b.version ?? 0) - (a.version ?? 0))[0];
      expect(later?.effect).toMatchObject({ after: { arr: arrOf(ACCOUNTS * 1.5) } });
    }));

  it(
    `the same file twice at once, ${TIMES} times: stated once`,
    () =>
      inWorkspace(async ({ run, total }) => {
        for (let time = 1; time <= TIMES; time++) {
          const text = file(`t${time}x`, 500);
          const outcomes = await Promise.all([run(text), run(text)]);
          expect(outcomes.map(({ counts }) => counts.new).sort((a, b) => a - b)).toEqual([0, 500]);
          expect(outcomes.map(({ counts }) => counts.unchanged).sort((a, b) => a - b)).toEqual([0, 500]);
          expect(await total()).toBe(arrOf(500 * time));
        }
      }),
    TIMES * 10_000,
  );

  it('whoever reads on and on through an import and its undoing sees all of it or nothing', () =>
    inWorkspace(async ({ store, workspaceId, run, total }) => {
      await run(file('a', 1000));
      let isOver = false;
      const seen: number[] = [];
      const reading = (async () => {
        while (!isOver) seen.push(await total());
      })();
      const { importId } = await run(file('a', ACCOUNTS, 20));
      await withdrawImport(store, principal, workspaceId, importId ?? '');
      isOver = true;
      await reading;
      const steps = seen.filter((each, at) => each !== seen[at - 1]);
      const [before, after] = [arrOf(1000), arrOf(ACCOUNTS, 20)];
      expect([[before], [before, after], [before, after, before]]).toContainEqual(steps);
      expect(seen.length).toBeGreaterThan(2);
      expect(await total()).toBe(before);
    }));
});
