/**
 * Sources that lag: how far a ledger is known is how far the source that is furthest behind is. A month's difference is
 * usual (a spreadsheet of the last month beside a live source); more holds every figure back.
 */
import { type Day, parseDay } from '../day';

const USUAL_DAYS = 35;

export interface SourceDay {
  /** 'source/kind' */
  key: string;
  source: string;
  kind: string;
  day: Day;
}

export interface LaggingSource extends SourceDay {
  /** The last day of the source that is furthest. */
  newest: Day;
  days: number;
}

/** The furthest behind first. */
export function laggingSources(sources: readonly SourceDay[]): LaggingSource[] {
  const newest = sources.reduce<Day | null>(
    (latest, { day }) => (latest === null || day > latest ? day : latest),
    null,
  );
  if (newest === null) return [];
  return sources
    .map(({ key, source, kind, day }) => ({ key, source, kind, day, newest, days: parseDay(newest)! - parseDay(day)! }))
    .filter(({ days }) => days > USUAL_DAYS)
    .sort((a, b) => b.days - a.days || (a.key < b.key ? -1 : 1));
}
