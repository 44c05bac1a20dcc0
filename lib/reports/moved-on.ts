/**
 * A view at a later version of the ledger, where nothing has changed since that figures of the ledger hang on: weights and
 * rules of signals are read anew, and so is what was planned by hand. Facts stay, and all that was worked out of them.
 */

import { changedBeside } from '@/lib/store/changed-beside';
import { loadPlanning } from '@/lib/store/load-planning';
import { listStoredRules } from '@/lib/store/signal-rules';
import { readSignalChoices } from '@/lib/store/signal-settings';
import type { LedgerQuestion, LedgerReader, LedgerView } from './ledger-view';
import { planningSeen } from './planning-seen';
import { factsWithPlans } from './sold-facts';

/** Null where the ledger is to be loaded again. */
export async function movedOn(
  reader: LedgerReader,
  question: LedgerQuestion,
  before: Promise<LedgerView> | undefined,
  version: number,
): Promise<LedgerView | null> {
  const { db, principal, workspaceId } = reader;
  const view = await before?.catch(() => null);
  if (!view) return null;
  const changed = await changedBeside(db, principal, workspaceId, view.version, version);
  if (changed === null) return null;
  const signalChoices = await readSignalChoices(db, principal, workspaceId);
  const moved = { ...view, signalChoices, rules: await listStoredRules(db, principal, workspaceId), version };
  return changed.planning ? replanned(reader, question, moved) : moved;
}

/** By parent it is loaded again: few ask for that. */
async function replanned(
  { db, principal, workspaceId }: LedgerReader,
  question: LedgerQuestion,
  view: LedgerView,
): Promise<LedgerView | null> {
  const { facts, basis, unsold, standing = [], dataThrough } = view;
  if (question.rollUp !== 'account' || !facts || !basis || !unsold) return null;
  const loaded = await loadPlanning(db, principal, workspaceId);
  const planning = planningSeen(loaded, question, { dataThrough, standing });
  return { ...view, planning, facts: factsWithPlans(basis, { unsold, facts }, loaded.plans) };
}
