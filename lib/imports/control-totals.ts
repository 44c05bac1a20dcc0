/** Control totals that are typed or pasted: read, compared with what is stated, and kept as an import of their own. */
import type { Month } from '@/lib/domain/day';
import { type PastedProblem, readPastedTotals } from '@/lib/ingest/pasted-totals';
import { QueryError } from '@/lib/reports/query';
import { beginImport } from '@/lib/store/append';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { readSettings } from '@/lib/store/settings';
import { loadControlTotals } from '@/lib/store/tie-out';
import { ledgerVersionOf } from '@/lib/store/workspaces';

/** JSON. MRR in smallest units. */
export interface TotalsOutcome {
  dry_run: boolean;
  currency: string;
  totals: { month: Month; mrr: number; before: number | null }[];
  problems: PastedProblem[];
  /** The import that holds them, by which they are withdrawn; null: nothing was kept. */
  import_id: string | null;
  version: number | null;
}

const LOCK_TIMEOUT_MS = 8000;

/** @throws QueryError where a line cannot be read, or there is none, save in a dry run */
export async function stateControlTotals(
  store: Store,
  principal: Principal,
  workspaceId: number,
  { text, dryRun }: { text: string; dryRun: boolean },
): Promise<TotalsOutcome> {
  const { currency } = await readSettings(store.pool, principal, workspaceId);
  const { totals, problems } = readPastedTotals(text, currency);
  const known = new Map(
    (await loadControlTotals(store.pool, principal, workspaceId)).map(({ month, amountMinor }) => [month, amountMinor]),
  );
  const outcome = {
    ...{ dry_run: dryRun, currency, problems, import_id: null, version: null },
    totals: totals.map(({ month, amountMinor }) => ({ month, mrr: amountMinor, before: known.get(month) ?? null })),
  };
  if (dryRun) return outcome;
  const [problem] = problems;
  if (problem !== undefined) throw new QueryError('text', `text: line ${problem.line}: ${problem.message}`);
  if (totals.length === 0) throw new QueryError('text', 'text: expected a month and its MRR, such as 2026-10 81250.00');
  const session = await beginImport(store, principal, workspaceId, {
    ...{ kind: 'control_totals', fileName: 'Typed or pasted', fileBytes: text.length, fileSha256: '' },
    ...{ dataThrough: null, mapping: {}, dryRun: false, leavesNoTrace: true, lockTimeoutMs: LOCK_TIMEOUT_MS },
  });
  try {
    for (const [index, total] of totals.entries())
      await session.addPlanning({ table: 'control_total', ...total, row: index + 1 });
    await session.finish({ read: totals.length, rejected: 0, problems: [] });
    const version = await ledgerVersionOf(session.client, principal, workspaceId);
    await session.commit();
    return { ...outcome, import_id: session.importId, version };
  } catch (error) {
    await session.rollback();
    throw error;
  }
}
