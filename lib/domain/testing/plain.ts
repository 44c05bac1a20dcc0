/**
 * The definitions of metrics.md once more, as plainly as they can be written: row objects, one day after the other,
 * no code shared with the core. Slow, and meant to be read beside the text. Balances of each account on each day.
 */
import type { Change, InvoiceLine } from './columns';
import { endOfMonth, monthsAway, placeOf, startOfMonth } from './plain-calendar';

export interface PlainSettings {
  currency: string;
  graceDays: number;
  usagePolicy: 'last' | 'mean3';
  historyFrom: string | null;
  dataThrough: string;
  planRates: Record<string, string>;
}

export interface PlainLedger {
  /** Accounts, then days, as the calendar counts them, up to data-through. */
  balance: Map<string, number[]>;
  /** Whether the account was active on any day before this one. */
  activeBefore(account: string, day: number): boolean;
  /** First day of the first month; null while there is nothing. */
  firstDay: number | null;
  lastDay: number;
}

const decimals: Record<string, number> = { USD: 2, EUR: 2, JPY: 0, KWD: 3 };

/** Numerator over denominator, to the nearest whole number, halves away from zero. */
function nearest(numerator: bigint, denominator: bigint): number {
  const size = numerator < 0n ? -numerator : numerator;
  let whole = size / denominator;
  if ((size % denominator) * 2n >= denominator) whole += 1n;
  return Number(numerator < 0n ? -whole : whole);
}

function inReporting(amount: number, currency: string, settings: PlainSettings): number {
  if (currency === settings.currency) return amount;
  const [whole = '0', fraction = ''] = settings.planRates[currency]!.split('.');
  const numerator = BigInt(amount) * BigInt(whole + fraction) * 10n ** BigInt(decimals[settings.currency]!);
  return nearest(numerator, 10n ** BigInt(fraction.length + decimals[currency]!));
}

/** The rows that stand: by change id, then by item and date, always the one recorded last. */
function standing(changes: Change[]): Change[] {
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
  return [...byDate.values()];
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

/** A line's ARR in its own currency at the end of a day. `rows` are those of one item that stand, by date. */
function lineOn(rows: Change[], day: number, policy: string): { amount: number; currency: string } {
  const passed = rows.filter((row) => placeOf(row.on) <= day);
  const row = passed.at(-1);
  if (!row) return { amount: 0, currency: 'USD' };
  const currency = row.currency ?? 'USD';
  if (!isUsage(row)) return { amount: annual(row), currency };
  const after = monthAfter(row);
  const next = rows.find((other) => placeOf(other.on) > placeOf(row.on));
  const reportedAgain = next !== undefined && placeOf(next.on) <= endOfMonth(after);
  if (!reportedAgain && day >= endOfMonth(after)) return { amount: 0, currency };
  if (policy === 'last') return { amount: annual(row), currency };
  return { amount: meanOfThree(passed), currency };
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
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return nearest(BigInt(sum), BigInt(amounts.length));
}

interface Sum {
  from: number;
  until: number;
  currency: string;
  amount: number;
}

/** Lines of one account, product, period and currency summed; those that come to 0 are none. */
function sums(lines: InvoiceLine[]): Sum[] {
  const all = new Map<string, Sum>();
  for (const line of lines) {
    if (line.kind === 'one_time') continue;
    const currency = line.currency ?? 'USD';
    const key = `${line.from}/${line.until}/${currency}`;
    const sum = all.get(key) ?? { from: placeOf(line.from), until: placeOf(line.until), currency, amount: 0 };
    all.set(key, { ...sum, amount: sum.amount + line.minor });
  }
  return [...all.values()].filter((sum) => sum.amount !== 0);
}

function annualOfPeriod({ from, until, amount }: Sum): number {
  for (let months = 1; months <= 60; months += 1)
    if (monthsAway(from, months) === until || monthsAway(until, -months) === from)
      return nearest(BigInt(amount) * 12n, BigInt(months));
  return nearest(BigInt(amount) * 36_525n, BigInt(until - from) * 100n);
}

/** ARR of a product on a day, in the reporting currency. */
function productOn(all: Sum[], day: number, settings: PlainSettings): number {
  const runsOn = (date: number): boolean => all.some((sum) => sum.from <= date && date < sum.until);
  const first = Math.min(...all.map((sum) => sum.from));
  const last = Math.max(...all.map((sum) => sum.until));
  let running = all.filter((sum) => sum.from <= day && day < sum.until);
  if (running.length === 0 && day > first) {
    let gapStart = day;
    while (!runsOn(gapStart - 1)) gapStart -= 1;
    let gapEnd = day;
    while (gapEnd < last && !runsOn(gapEnd)) gapEnd += 1;
    const resumes = gapEnd < last;
    const bridged = resumes && gapEnd - gapStart <= settings.graceDays;
    const awaiting = placeOf(settings.dataThrough) - gapStart < settings.graceDays;
    if (bridged || awaiting) running = all.filter((sum) => sum.until === gapStart);
  }
  let total = 0;
  for (const currency of Object.keys(decimals)) {
    const rate = running
      .filter((sum) => sum.currency === currency)
      .reduce((before, sum) => before + annualOfPeriod(sum), 0);
    if (rate > 0) total += inReporting(rate, currency, settings);
  }
  return total;
}

const groupBy = <Row>(rows: Row[], key: (row: Row) => string): Row[][] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()];
};

/** Invoice lines that stand: of each line id the one recorded last. */
function standingLines(lines: InvoiceLine[]): InvoiceLine[] {
  const place = (line: InvoiceLine): number => line.seq ?? lines.indexOf(line);
  return groupBy(lines, (line) => line.lineId ?? `row ${place(line)}`).map((same) =>
    same.reduce((a, b) => {
      const [ra, rb] = [a.recordedAt ?? 0, b.recordedAt ?? 0];
      return rb > ra || (rb === ra && place(b) > place(a)) ? b : a;
    }),
  );
}

/** The whole ledger. `recordedBy`: only what was recorded before. */
export function plainLedger(
  accounts: string[],
  changes: Change[],
  invoices: InvoiceLine[],
  settings: PlainSettings,
  recordedBy: number | null,
): PlainLedger {
  const known = <Row extends { recordedAt?: number }>(row: Row): boolean =>
    recordedBy === null || (row.recordedAt ?? 0) < recordedBy;
  const rows = standing(changes.filter(known)).sort((a, b) => placeOf(a.on) - placeOf(b.on));
  const lines = standingLines(invoices.filter(known));
  const lastDay = placeOf(settings.dataThrough);
  const actual = new Map<string, number[]>();
  for (const account of accounts) {
    const items = groupBy(
      rows.filter((row) => row.account === account),
      (row) => row.item ?? 'Core',
    );
    const products = groupBy(
      lines.filter((line) => line.account === account),
      (line) => line.product ?? 'Core',
    ).map(sums);
    const days: number[] = [];
    for (let day = 0; day <= lastDay; day += 1) {
      let total = 0;
      for (const item of items) {
        const line = lineOn(item, day, settings.usagePolicy);
        if (line.amount !== 0) total += inReporting(line.amount, line.currency, settings);
      }
      for (const product of products) if (product.length > 0) total += productOn(product, day, settings);
      days.push(total);
    }
    actual.set(account, days);
  }
  return withOpening(actual, settings, lastDay);
}

function withOpening(actual: Map<string, number[]>, settings: PlainSettings, lastDay: number): PlainLedger {
  const before = (account: string, day: number): boolean =>
    actual
      .get(account)!
      .slice(0, day)
      .some((amount) => amount > 0);
  if (settings.historyFrom === null) {
    const starts = [...actual.values()].map((days) => days.findIndex((amount) => amount > 0)).filter((day) => day >= 0);
    const firstDay = starts.length === 0 ? null : startOfMonth(Math.min(...starts));
    return { balance: actual, activeBefore: before, firstDay, lastDay };
  }
  const from = Math.min(placeOf(settings.historyFrom), lastDay);
  const firstDay = startOfMonth(from);
  const balance = new Map<string, number[]>();
  for (const [account, days] of actual)
    balance.set(
      account,
      days.map((amount, day) => {
        if (day < firstDay - 1) return 0;
        return day <= from ? days[from]! : amount;
      }),
    );
  return { balance, activeBefore: before, firstDay, lastDay };
}
