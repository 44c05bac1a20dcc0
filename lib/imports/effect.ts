/** What an import does to the figures: where the ledger stood, and where it stands after. */
import type { Standing } from '@/lib/domain/report';
import type { LedgerReader } from '@/lib/reports/ledger-view';
import { listImports, recordEffect } from '@/lib/store/imports';
import { indexStatements } from '@/lib/store/partition-indexes';
import { readSettings } from '@/lib/store/settings';
import { ledgerVersionOf } from '@/lib/store/workspaces';
import type { ImportJob } from './job';
import { type MonthEffect, type MonthFigures, monthEffects } from './month-effect';
import type { Runner } from './runner';
import { type Stand, standOf } from './stand';

export interface Effect {
  currency: string;
  before: Standing | null;
  after: Standing | null;
  months: MonthEffect[];
}

/** What is kept with an import: its effect, and where it left every month, for the next one to begin from. */
interface Kept extends Effect {
  left: MonthFigures[];
}

/** Where an import left the ledger; undefined where that was not kept. */
function leftBy(effect: unknown): Stand | undefined {
  if (typeof effect !== 'object' || effect === null || !('after' in effect) || !('left' in effect)) return undefined;
  const { after, left } = effect as Kept;
  return { standing: after, months: left };
}

/** Where the ledger stands: as the last import left it, if nothing has happened since, else worked out. */
export async function standBefore(reader: LedgerReader): Promise<Stand> {
  const { db, principal, workspaceId } = reader;
  const [last] = (await listImports(db, principal, workspaceId)).filter((run) => run.appendedAt !== null);
  const left = leftBy(last?.effect);
  if (left !== undefined && last?.version === (await ledgerVersionOf(db, principal, workspaceId))) return left;
  return standOf(reader);
}

/** From where the ledger stood to where it stands for the reader. */
export async function effectOn(reader: LedgerReader, before: Stand): Promise<{ effect: Effect; left: MonthFigures[] }> {
  const { currency } = await readSettings(reader.db, reader.principal, reader.workspaceId);
  const { standing, months: left } = await standOf(reader);
  const months = monthEffects(before.months, left);
  return { effect: { currency, before: before.standing, after: standing, months }, left };
}

/**
 * What is done once an import is safe, so that nobody waits for it: the effect is worked out and kept, and the indexes
 * that the import was spared are made. None of it can make the import fail; an effect that cannot be had is null.
 */
export async function afterCommit(
  { store, principal }: Runner,
  { workspaceId }: ImportJob,
  importId: string,
  before: Stand,
): Promise<Effect | null> {
  const indexed = indexStatements(store, principal, workspaceId).catch(() => undefined);
  const reader = { db: store.pool, principal, workspaceId };
  try {
    const { effect, left } = await effectOn(reader, before);
    const kept: Kept = { ...effect, left };
    await recordEffect(store, principal, workspaceId, importId, kept);
    return effect;
  } catch {
    return null;
  } finally {
    await indexed;
  }
}
