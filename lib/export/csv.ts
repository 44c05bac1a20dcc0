/**
 * Any report as a table of text, for other programs: lists of its JSON, each row with its figures by the names they have
 * there, money as decimals in major units, ratios as they are. What a spreadsheet might run as a formula is made text.
 */
import { catalogue } from '@/lib/domain/catalogue';
import { figureOf } from '@/lib/domain/catalogue/figures';
import type { Metric } from '@/lib/domain/catalogue/metric';
import { targetMetric } from '@/lib/domain/target-metric';
import { QueryError } from '@/lib/reports/query';
import type { ReportName } from '@/lib/reports/reports';
import { dayText, plainMoney } from '@/lib/view/format';
import { type TwinTable, textCell, textColumn } from '@/lib/view/twin';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonRow = { [key: string]: Json };

/** The list that a report is asked for; the others by their name. */
const usualTable: Partial<Record<ReportName, string>> = {
  costs: 'lines',
  'plan-list': 'open',
  attributes: 'attributes.values',
  bridge: 'base',
  coverage: 'uncovered',
  scheduled: 'changes',
  'one-time': 'charges',
  playbook: 'figures',
};

const metrics = new Map<string, Metric>(catalogue.map((entry) => [entry.slug, entry]));

const isObject = (value: Json | undefined): value is JsonRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: Json | undefined): value is JsonRow[] => Array.isArray(value) && value.some(isObject);

/** A row of a list, and of which group it is; null: of the whole. */
interface Found {
  group: string | null;
  row: JsonRow;
}

/** Every list of a report by its path, a list within rows with what those rows say beside it; single objects are one row. */
function listsOf(report: JsonRow): Map<string, Found[]> {
  const lists = new Map<string, Found[]>();
  const add = (path: string, group: string | null, rows: readonly JsonRow[]): void => {
    lists.set(path, [...(lists.get(path) ?? []), ...rows.map((row) => ({ group, row }))]);
    const nested = new Set(rows.flatMap((row) => Object.keys(row).filter((key) => isList(row[key]))));
    for (const key of nested)
      add(
        `${path}.${key}`,
        group,
        rows.flatMap((row) => {
          const own = Object.fromEntries(Object.entries(row).filter(([, value]) => !Array.isArray(value)));
          return isList(row[key]) ? (row[key] as JsonRow[]).map((each) => ({ ...own, ...each })) : [];
        }),
      );
  };
  const addAll = (part: JsonRow, group: string | null): void => {
    for (const [key, value] of Object.entries(part)) {
      if (key === 'groups') continue;
      if (isObject(value)) add(key, group, [value]);
      else if (isList(value) || (Array.isArray(value) && value.length === 0)) add(key, group, value as JsonRow[]);
    }
  };
  addAll(report, null);
  for (const group of isList(report.groups) ? report.groups : []) addAll(group, String(group.key));
  return lists;
}

/** The figures of a row by their path in it; lists of numbers by their place, lists of rows left out. */
function* leaves(
  value: Json,
  path: readonly string[] = [],
): Generator<[path: string[], value: string | number | boolean | null]> {
  if (Array.isArray(value)) {
    if (isList(value)) return;
    for (const [place, item] of value.entries()) yield* leaves(item, [...path, String(place)]);
  } else if (isObject(value)) for (const [key, item] of Object.entries(value)) yield* leaves(item, [...path, key]);
  else yield [[...path], value];
}

/** Places in lists are no part of a figure's path. */
const pathOf = (table: string, path: readonly string[]): string =>
  [table, ...path.filter((key) => !/^\d+$/.test(key))].join('.');

class Columns {
  private readonly isMoney = new Map<string, boolean>();

  constructor(
    private readonly report: ReportName,
    private readonly table: string,
    private readonly whole: JsonRow,
  ) {}

  /** Whether all numbers of a column are amounts of the reporting currency. */
  money(path: readonly string[]): boolean {
    const key = path.join('.');
    const known = this.isMoney.get(key);
    if (known !== undefined) return known;
    const slug = figureOf(this.report, pathOf(this.table, path));
    const isCohort = this.report === 'cohorts' && path[0] === 'cells';
    const unit = metrics.get(isCohort ? `cohort_${String(this.whole.metric)}` : (slug ?? ''))?.unit;
    const found = unit === 'money' && !this.isForeign(path);
    this.isMoney.set(key, found);
    return found;
  }

  /** A charge's own amount is in its own currency, which the row names. */
  private isForeign = (path: readonly string[]): boolean => this.report === 'one-time' && path.join('.') === 'amount';

  plain(path: readonly string[], value: string | number | boolean | null, row: JsonRow): string {
    if (value === null) return '';
    if (typeof value !== 'number') return String(value);
    const currency = String(this.whole.currency);
    if (this.isForeign(path)) return plainMoney(value, String(row.currency ?? currency));
    const isTarget = this.report === 'targets' && ['target', 'actual', 'gap'].includes(path.at(-1) ?? '');
    if (this.money(path) || (isTarget && targetMetric(String(row.metric))?.unit === 'money'))
      return plainMoney(value, currency);
    return String(value);
  }
}

const fileNameOf = (name: ReportName, whole: JsonRow): string =>
  `${name}-${typeof whole.data_through === 'string' ? whole.data_through : 'none'}`;

/** A file without a word would be taken for one that went wrong: it says why there is nothing in it. */
function nothingTable(name: ReportName, whole: JsonRow): TwinTable {
  const through =
    typeof whole.data_through === 'string' ? `the data go to ${dayText(whole.data_through)}` : 'no data yet';
  return {
    fileName: fileNameOf(name, whole),
    columns: [textColumn('message')],
    rows: [[textCell(`${name} has no rows for this question; ${through}`)]],
  };
}

/**
 * One list of a report, `table` its path ('rows', 'price_increases', 'rows.bands'); null: the usual one.
 * @throws QueryError for a list that the report has not, naming those it has
 */
export function reportTable(name: ReportName, report: object, table: string | null): TwinTable {
  const whole = JSON.parse(JSON.stringify(report)) as JsonRow;
  const lists = listsOf(whole);
  const asked = table ?? usualTable[name] ?? 'rows';
  const found = lists.get(asked);
  if (found === undefined && (table !== null || lists.size > 0) && !Object.hasOwn(whole, asked.split('.')[0]!))
    throw new QueryError('table', `table: ${name} has no table "${asked}"; there are ${[...lists.keys()].join(', ')}`);
  const rows = found ?? [];
  if (rows.length === 0) return nothingTable(name, whole);
  const columns = new Columns(name, asked, whole);
  const paths = new Map<string, string[]>();
  for (const { row } of rows) for (const [path] of leaves(row)) paths.set(path.join('_'), path);
  const hasGroups = rows.some(({ group }) => group !== null);
  const headings = [...paths].map(([heading, path]) =>
    columns.money(path) ? `${heading}_${String(whole.currency)}` : heading,
  );
  return {
    fileName: fileNameOf(name, whole),
    columns: [...(hasGroups ? ['segment'] : []), ...headings].map((heading) => textColumn(heading)),
    rows: rows.map(({ group, row }) => {
      const values = new Map(
        [...leaves(row)].map(([path, value]) => [path.join('_'), columns.plain(path, value, row)]),
      );
      const cells = [...paths.keys()].map((key) => textCell(values.get(key) ?? ''));
      return hasGroups ? [textCell(group === null ? '(all)' : group || '(none)'), ...cells] : cells;
    }),
  };
}
