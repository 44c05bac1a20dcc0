/** One import as it is asked for: by the command line, or by the server for its child process (plain JSON). */
import type { Day } from '@/lib/domain/day';
import type { EndDay } from '@/lib/ingest/end-day';
import type { Kind } from '@/lib/ingest/fields';
import type { Problem } from '@/lib/ingest/problem';

export interface ImportJob {
  workspaceId: number;
  path: string;
  /** The name people know the file by. */
  fileName: string;
  /** What unpacking said of it, where it came out of a workbook or archive: part of the outcome. */
  notices?: Problem[];
  /** Where it is known; else the file is read for it. */
  sha256?: string;
  /** Left out: recognised. */
  kind?: Kind;
  /** Field to header; an empty header leaves the field out. */
  map?: Record<string, string>;
  decimal?: '.' | ',';
  dates?: 'dmy' | 'mdy';
  /** What the end date means, where the file has one: the last day with the service, or the first without it. */
  endDay?: EndDay;
  /** Reporting currency of a new workspace, and the default of lines. */
  currency?: string;
  dataThrough?: Day;
  historyFrom?: Day;
  graceDays?: number;
  /** Units of the reporting currency for one of each: of currencies that have no plan rate yet. */
  planRates?: Record<string, string>;
  /** The file states all there is of its source in these days: what it no longer states there is withdrawn. */
  complete?: { from: Day; to: Day };
  /** Several files that came as one. */
  batchId?: string;
  /** Does everything, says what it found, and writes nothing. */
  dryRun: boolean;
  /** Writes the good rows where some are rejected; without it nothing is written then. */
  keepGood: boolean;
  rejectsPath: string;
  /** The run that was announced before its process began; null: it begins now. */
  importId: string | null;
}
