/** What an import settles for its workspace beside its rows: currency, grace, history-from, plan rates. */
import { fileProblem, type Problem } from '@/lib/ingest/problem';
import type { ReadResult } from '@/lib/ingest/read';
import type { ImportSession } from '@/lib/store/import-session';
import { dataThroughBySource } from '@/lib/store/imports';
import { latestRate } from '@/lib/store/rates';
import { readSettings, type WorkspaceSettings, writeSettings } from '@/lib/store/settings';
import type { ImportJob } from './job';
import type { Runner } from './runner';

/**
 * Writes the settings in the import's own transaction, so that a withdrawn or refused import leaves none behind.
 * Answers what stands against the import: a currency without a rate.
 */
export async function settleWorkspace(
  { store, principal, today }: Runner,
  job: ImportJob,
  session: ImportSession,
  read: ReadResult,
): Promise<Problem[]> {
  const { client } = session;
  const stored = await readSettings(client, principal, job.workspaceId);
  // What others see: the import's own data-through already stands in its transaction.
  const isFirst = (await dataThroughBySource(store.pool, principal, job.workspaceId)).length === 0;
  const changes: Partial<WorkspaceSettings> = {};
  if (isFirst && job.currency !== undefined) changes.currency = job.currency;
  if (job.graceDays !== undefined) changes.graceDays = job.graceDays;
  if (job.historyFrom !== undefined) changes.historyFrom = job.historyFrom;
  else if (isFirst && stored.historyFrom === null && read.historyFromHint !== null)
    changes.historyFrom = read.historyFromHint;
  const currency = changes.currency ?? stored.currency;
  const { rates, problems } = await planRatesFor(read.currencies, currency);
  if (Object.keys(rates).length > 0) changes.planRates = { ...stored.planRates, ...rates };
  if (problems.length === 0) await writeSettings(client, principal, job.workspaceId, changes, session.importId);
  return problems;

  /**
   * A currency met for the first time is planned at the rate that came with the file, else at its latest imported one
   * up to the last closed month.
   */
  async function planRatesFor(met: readonly string[], reporting: string) {
    const lastClosedMonth = (job.dataThrough ?? read.dataThroughHint ?? today).slice(0, 7);
    const found: Record<string, string> = {};
    const missing: Problem[] = [];
    for (const foreign of met) {
      if (foreign === reporting || stored.planRates[foreign] !== undefined) continue;
      const rate =
        job.planRates?.[foreign] ?? (await latestRate(client, principal, job.workspaceId, foreign, lastClosedMonth));
      if (rate !== null) found[foreign] = rate;
      else {
        const details = { found: foreign, other: reporting };
        missing.push({ ...fileProblem(job.fileName, 'missing_rate', details), about: foreign });
      }
    }
    return { rates: found, problems: missing };
  }
}
