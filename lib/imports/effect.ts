/** What an import does to the figures: where the ledger stood, and where it stands after. */
import { z } from 'zod';
import type { Standing } from '@/lib/domain/report';
import { type LedgerReader, loadLedgerView } from '@/lib/reports/ledger-view';
import { standing } from '@/lib/reports/reports';
import { listImports } from '@/lib/store/imports';
import { ledgerVersionOf } from '@/lib/store/workspaces';

export interface Effect {
  currency: string;
  before: Standing | null;
  after: Standing | null;
}

const effectShape = z.object({ after: z.custom<Standing>().nullable() });

/** Where the ledger stands: as the last import left it, if nothing has happened since, else worked out. */
export async function standingBefore(reader: LedgerReader): Promise<Standing | null> {
  const { db, principal, workspaceId } = reader;
  const [last] = (await listImports(db, principal, workspaceId)).filter((run) => run.appendedAt !== null);
  const left = effectShape.safeParse(last?.effect);
  if (left.success && last?.version === (await ledgerVersionOf(db, principal, workspaceId))) return left.data.after;
  return standing(await loadLedgerView(reader));
}
