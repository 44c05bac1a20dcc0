/** Subscription lines of the plain computation: what stands, and the state of each item on each day. */
import type { Change } from './columns';
import type { PlainCourse, PlainLine, PlainSettings } from './plain';
import { billingName } from './plain-billing';
import { endOfMonth, isMonthEnd, monthsAway, placeOf, startOfMonth } from './plain-calendar';
import { groupBy, inReporting, nearest, sumOf } from './plain-money';
import { plainMotion, plainSource } from './plain-words';

/** The rows that stand: by change id, then by item and date, always the one recorded last. */
export function standing(changes: Change[]): Change[] {
  const recorded = changes
    .map((row, place) => ({ row, at: row.recordedAt ?? 0, place: row.seq ?? place }))
    .sort((a, b) => (a.at === b.at ? a.place - b.place : a.at - b.at))
    .map(({ row }) => row);
  const byId = new Map<string, Change>();
  for (const row of recorded) {
    const id = row.changeId ?? `${row.account}/${row.item ?? 'Core'}/${row.on}`;
    byId.delete(id);
    byId.set(id, row);
  }
  const byDate = new Map<string, Change>();
  for (const row of byId.values())
    if (row.status !== 'void') byDate.set(`${row.account}/${row.item ?? 'Core'}/${row.on}`, row);
  return [...byDate.values()].sort((a, b) => placeOf(a.on) - placeOf(b.on));
}

const timesAYear: Record<string, bigint> = { day: 365n, week: 52n, month: 12n, quarter: 4n, half_year: 2n, year: 1n };
const monthsOf: Record<string, number> = { month: 1, quarter: 3, half_year: 6, year: 12 };

function annual(row: Change): number {
  if (row.status === 'ended' || row.kind === 'one_time') return 0;
  const [count, unit] = row.every ?? [1, 'month'];
  return nearest(BigInt(row.minor ?? 0) * timesAYear[unit]!, BigInt(count));
}

const isUsage = (row: Change): boolean => row.kind === 'usage' && row.status !== 'ended';

/** First day of the whole month after those a usage row covers. */
function monthAfter(row: Change): number {
  const [count, unit] = row.every ?? [1, 'month'];
  const days = unit === 'day' ? count : count * 7;
  const months = unit === 'day' || unit === 'week' ? Math.ceil(days / 31) : monthsOf[unit]! * count;
  return monthsAway(startOfMonth(placeOf(row.on)), months);
}

/** The rows of one uninterrupted run up to the last one, then the mean over the last three months. */
function meanOfThree(passed: Change[]): number {
  const last = passed.at(-1)!;
  const run = [last];
  for (const row of passed.slice(0, -1).reverse()) {
    const next = run[0]!;
    const lapsed = placeOf(next.on) > endOfMonth(monthAfter(row));
    if (!isUsage(row) || lapsed || (row.currency ?? 'USD') !== (last.currency ?? 'USD')) break;
    run.unshift(row);
  }
  const amounts: number[] = [];
  for (const back of [0, 1, 2]) {
    const end = endOfMonth(monthsAway(startOfMonth(placeOf(last.on)), -back));
    const then = run.filter((row) => placeOf(row.on) <= end).at(-1);
    if (then) amounts.push(annual(then));
  }
  return nearest(BigInt(sumOf(amounts)), BigInt(amounts.length));
}

/** Whether the line that last stated `row` counts as 0 on a day, no row having followed in time. */
function hasLapsed(rows: Change[], row: Change, day: number): boolean {
  if (!isUsage(row)) return false;
  const end = endOfMonth(monthAfter(row));
  const next = rows.find((other) => placeOf(other.on) > placeOf(row.on));
  const reportedAgain = next !== undefined && placeOf(next.on) <= end;
  return !reportedAgain && day >= end;
}

/** The state of one item at the end of a day; null before its first row. `rows` are those that stand, by date. */
export function itemOn(rows: Change[], day: number, settings: PlainSettings): PlainLine | null {
  const passed = rows.filter((row) => placeOf(row.on) <= day);
  const row = passed.at(-1);
  if (!row) return null;
  const lapsed = hasLapsed(rows, row, day);
  const currency = row.currency ?? 'USD';
  const meant = settings.usagePolicy === 'mean3' && isUsage(row) ? meanOfThree(passed) : annual(row);
  return {
    id: `item ${row.item ?? 'Core'}`,
    product: row.product ?? row.item ?? 'Core',
    kind: row.kind ?? 'core',
    plan: lapsed ? null : (row.plan ?? null),
    quantityMicro: lapsed || row.quantity === undefined ? null : BigInt(Math.round(row.quantity * 1_000_000)),
    statesUnit: !lapsed && (row.statesUnit ?? false),
    arr: lapsed ? 0 : inReporting(meant, currency, settings),
    native: lapsed ? 0 : meant,
    currency,
    source: lapsed ? null : (plainSource(row.source) ?? plainSource(row.cause)),
    motion: lapsed ? null : plainMotion(row.motion),
    billing: lapsed ? null : billingName(...(row.every ?? [1, 'month'])),
  };
}

/** The items of an account: what a row states holds until the next one, or lapses at the end of a month. */
export function items(rows: Change[], settings: PlainSettings): PlainCourse[] {
  return [...groupBy(rows, (row) => row.item ?? 'Core').values()].map((ofItem) => {
    const dated = new Set(ofItem.map((row) => placeOf(row.on)));
    return { on: (day) => itemOn(ofItem, day, settings), turns: (day) => dated.has(day) || isMonthEnd(day) };
  });
}
