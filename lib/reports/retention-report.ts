/**
 * Retention: closed months, the window that ends on data-through, and windows that end on the days asked for; of whole
 * accounts, of segments of them, or of products, whose own revenue is then S and E.
 */
import { type DayNumber, formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { NEVER } from '@/lib/domain/ledger';
import type { RetentionOnDay, RetentionReport } from '@/lib/domain/report';
import { retentionRows, retentionsOn } from '@/lib/domain/retention';
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
    const { own } = products.factsOf([key]);
    const owners = ownersOf(own, list ?? own.everyAccount);
    const { rows, current } = partsOf(own, { ...asked.accounts, at: [] }, through, owners);
    return { key, rows, current };
  });
  report.groups = isAtStart(asked.accounts)
    ? groups.filter(({ rows, current }) => isHad(current === null ? rows : [...rows, current]))
    : groups;
  return report;
}

/** Accounts of the list that have ever had revenue of the facts' products. */
function ownersOf({ firstActiveDay }: Facts, list: Int32Array): Int32Array {
  const owners = new Int32Array(list.length);
  let length = 0;
  for (let index = 0; index < list.length; index += 1)
    if (firstActiveDay[list[index]!] !== NEVER) owners[length++] = list[index]!;
  return owners.subarray(0, length);
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
  const groups = by === null ? [] : splitBy(facts, by, accounts);
  const onDay = (day: DayNumber, lists: (Int32Array | null)[]): RetentionOnDay[] =>
    retentionsOn(facts, day, windowMonths, lists).map((figures) => ({ day: formatDay(day), ...figures }));
  const [current, ...ofGroups] = onDay(through, [accounts, ...groups.map(({ list }) => list)]);
  const parts: Parts = { rows: rowsOf(accounts), current: current! };
  if (at.length > 0) parts.at = at.map((day) => onDay(day, [accounts])[0]!);
  if (by !== null)
    parts.groups = groups.map(({ key, list }, place) => ({ key, rows: rowsOf(list), current: ofGroups[place]! }));
  return parts;
}
