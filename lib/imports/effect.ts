/** What an import does to the figures: where the ledger stood, and where it stands after. */
import type { Standing } from '@/lib/domain/report';
import { type LedgerReader, loadLedgerView } from '@/lib/reports/ledger-view';
import { standing } from '@/lib/reports/reports';
import { listImports, recordEffect } from '@/lib/store/imports';
import { indexStatements } from '@/lib/store/partition-indexes';
import { ledgerVersionOf } from '@/lib/store/workspaces';
import type { ImportJob } from './job';
import type { Runner } from './run';

export interface Effect {
  currency: string;
  before: Standing | null;
  after: Standing | null;
}

/** Where an import left the ledger; undefined where that was not kept. */
function leftBy(effect: unknown): Standing | null | undefined {
  if (typeof effect !== 'object' || effect === null || !('after' in effect)) return undefined;
  return effect.after as Standing | null;
}

/** Where the ledger stands: as the last import left it, if nothing has happened since, else worked out. */
export async function standingBefore(reader: LedgerReader): Promise<Standing | null> {
  const { db, principal, workspaceId } = reader;
  const [last] = (await listImports(db, principal, workspaceId)).filter((run) => run.appendedAt !== null);
  const left = leftBy(last?.effect);
  if (left !== undefined && last?.version === (await ledgerVersionOf(db, principal, workspaceId))) return left;
  return standing(await loadLedgerView(reader));
}

/** From where the ledger stood to where it stands for the reader. */
export async function effectOn(reader: LedgerReader, before: Standing | null): Promise<Effect> {
  const view = await loadLedgerView(reader);
  return { currency: view.currency, before, after: standing(view) };
}

/**
 * What is done once an import is safe, so that nobody waits for it: the effect is worked out and kept, and the indexes
 * that the import was spared are made. None of it can make the import fail; an effect that cannot be had is null.
 */
export async function afterCommit(
  { store, principal }: Runner,
  { workspaceId }: ImportJob,
  importId: string,
  before: Standing | null,
): Promise<Effect | null> {
  const indexed = indexStatements(store, principal, workspaceId).catch(() => undefined);
  try {
    const effect = await effectOn({ db: store.pool, principal, workspaceId }, before);
    await recordEffect(store, principal, workspaceId, importId, effect);
    return effect;
  } catch {
    return null;
  } finally {
    await indexed;
  }
}
