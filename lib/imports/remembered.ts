/** What people chose about reading a file, kept by its column names, so that the same file next month need not be asked about. */
import { createHash } from 'node:crypto';
import { rejectColumnCount } from '@/lib/ingest/mapping';
import type { ReadPlan } from '@/lib/ingest/plan';
import { normalHeader } from '@/lib/ingest/similarity';
import { keepMapping } from '@/lib/store/import-mappings';
import type { ImportJob } from './job';
import type { Runner } from './runner';

/** One for all files with the same columns, in whichever order, also where a rejects file has its own in front. */
export function headersKey(headers: readonly string[]): string {
  const names = headers.slice(rejectColumnCount(headers)).map(normalHeader).sort();
  return createHash('sha256').update(names.join('\n')).digest('hex');
}

/** Keeps what was stated with an import that is done; where nothing was, what was kept before stays. */
export async function rememberChoices(
  { store, principal }: Runner,
  job: ImportJob,
  { headers }: ReadPlan,
): Promise<void> {
  const { kind, map, decimal, dates, endDay } = job;
  const chosen = { kind, map: Object.keys(map ?? {}).length > 0 ? map : undefined, decimal, dates, end_day: endDay };
  if (Object.values(chosen).every((choice) => choice === undefined)) return;
  await keepMapping(store, principal, job.workspaceId, headersKey(headers), chosen);
}
