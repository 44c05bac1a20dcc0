/** How far each source is complete: what its imports say, or a later day that was stated by hand. */
import type { Day } from '@/lib/domain/day';
import type { AsOf } from '@/lib/store/as-of';
import { dataThroughBySource, type SourceDataThrough } from '@/lib/store/imports';
import type { WorkspaceSettings } from '@/lib/store/settings';
import type { LedgerReader } from './ledger-view';

export interface SourceThrough extends SourceDataThrough {
  /** 'source/kind', as the settings name it. */
  key: string;
  /** What its imports say. */
  imported: Day;
}

export async function sourcesThrough(
  { db, principal, workspaceId }: LedgerReader,
  { dataThroughBySource: stated }: WorkspaceSettings,
  asOf: AsOf | null = null,
): Promise<SourceThrough[]> {
  const sources = await dataThroughBySource(db, principal, workspaceId, asOf);
  return sources.map((source) => {
    const key = `${source.source}/${source.kind}`;
    const byHand = stated[key];
    return {
      ...source,
      key,
      imported: source.day,
      day: byHand !== undefined && byHand > source.day ? byHand : source.day,
    };
  });
}
