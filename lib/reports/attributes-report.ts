/** Attributes: what a question can be filtered and split by, with the accounts and the ARR of every value. */
import { type AttributeEntry, attributeList } from '@/lib/domain/attribute-list';
import { type Day, formatDay } from '@/lib/domain/day';
import type { ReportHead } from '@/lib/domain/report';
import type { LedgerView } from './ledger-view';
import { QueryError, type ReportQuery } from './query';
import { head, selected, throughOf } from './selection';

export interface AttributesReport extends ReportHead {
  day: Day | null;
  attributes: AttributeEntry[];
  /** Names of products, which movements and retention can be filtered and split by. */
  products: string[];
}

/** On data-through, or on the one day asked for with `at`. */
export function attributesReport(view: LedgerView, query: ReportQuery): AttributesReport {
  if (query.by !== null) throw new QueryError('by', 'by: this report lists every attribute; filter with where instead');
  const { facts } = view;
  if (!facts) return { ...head(view), day: null, attributes: [], products: [] };
  const day = query.at.at(-1) ?? throughOf(view);
  return {
    ...head(view),
    day: formatDay(day),
    attributes: attributeList(facts, day, selected(view, query)),
    products: [...facts.products].sort(),
  };
}
