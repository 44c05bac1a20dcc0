/**
 * Retention: closed months, the window that ends on data-through, and windows that end on the days asked for; of whole
 * accounts, of segments of them, or of products, whose own revenue is then S and E.
 */
import { type DayNumber, formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import type { RetentionOnDay, RetentionReport } from '@/lib/domain/report';
import { retentionOn, retentionRows } from '@/lib/domain/retention';
import { splitBy } from '@/lib/domain/segments';
import { isAtStart, retentionAtStart } from './at-start';
import type { LedgerView } from './ledger-view';
import { isHad, productQuestion, productsOfView, productsToSplit } from './product-question';
import { QueryError, type ReportQuery } from './query';
import { head, selected, throughOf } from './selection';

type Parts = Pick<RetentionReport, 'rows' | 'current' | 'at' | 'groups'>;

export function retentionReport(view: LedgerView, query: ReportQuery): RetentionReport {
  const { facts } = view;
  const report: RetentionReport = { ...head(view), window: query.windowMonths, rows: [], current: null };
  if (!facts) return report;
  const asked = productQuestion(facts, query);
  const list = selected(view, asked.accounts);
  const through = throughOf(view);
  refuseLate(view, query, through);
  const of = asked.names === null ? facts : productsOfView(view).factsOf(asked.names).own;
  Object.assign(report, partsOf(of, asked.accounts, through, list));
  if (!asked.byProduct) return report;
  const products = productsOfView(view);
  const groups = productsToSplit(products, asked, list).map((key) => {
    const { rows, current } = partsOf(products.factsOf([key]).own, { ...asked.accounts, at: [] }, through, list);
    return { key, rows, current };
  });
  report.groups = isAtStart(asked.accounts)
    ? groups.filter(({ rows, current }) => isHad(current === null ? rows : [...rows, current]))
    : groups;
  return report;
}

function refuseLate(view: LedgerView, { at }: ReportQuery, through: DayNumber): void {
  const late = at.find((day) => day > through);
  if (late !== undefined)
    throw new QueryError(
      'at',
      `at: ${formatDay(late)} lies after the data, which is complete through ${view.dataThrough}`,
    );
}

function partsOf(facts: Facts, query: ReportQuery, through: DayNumber, accounts: Int32Array | null): Parts {
  if (isAtStart(query)) return retentionAtStart(facts, query, through);
  const { from, to, by, at, windowMonths } = query;
  const rowsOf = (list: Int32Array | null) => retentionRows(facts, { window: windowMonths, from, to, accounts: list });
  const onDay = (day: DayNumber, list: Int32Array | null): RetentionOnDay => ({
    day: formatDay(day),
    ...retentionOn(facts, day, windowMonths, list),
  });
  const parts: Parts = { rows: rowsOf(accounts), current: onDay(through, accounts) };
  if (at.length > 0) parts.at = at.map((day) => onDay(day, accounts));
  if (by !== null)
    parts.groups = splitBy(facts, by, accounts).map(({ key, list }) => ({
      key,
      rows: rowsOf(list),
      current: onDay(through, list),
    }));
  return parts;
}
