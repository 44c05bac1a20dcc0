/**
 * Our records read as other tools read them: usage left out, no grace for a late invoice, no exchange rates, terms not
 * divided by their months, credits left out. Each reading is the same ledger derived again with that one thing changed.
 */
import { planConverter } from './conversion';
import { lastDayOf, type MonthNumber, monthOf } from './day';
import type { DifferenceCause } from './differences';
import type { Facts } from './facts';
import { deriveLedger, type Ledger } from './ledger';
import type { LedgerBasis } from './lines';
import { divideHalfAway, mrrFromArr } from './money';
import { oneTimeCharges } from './one-time';
import { changeKinds, type SourceRecords } from './records';
import { resolveInvoices } from './resolve';
import type { LedgerSettings } from './settings';

/** An account's balances from day to day: what is kept of a ledger here. */
export type Balances = Pick<Ledger, 'offset' | 'day' | 'arrMinor'>;

/** Amounts by account, then month, in smallest units. */
type Amounts = ReadonlyMap<number, ReadonlyMap<MonthNumber, number>>;

export interface LedgerReadings {
  /** Readings that are ledgers of their own. */
  ledgers: { cause: DifferenceCause; balances: Balances }[];
  /** In each account's own currency; null: nothing is billed in another than the reporting one. */
  native: Balances | null;
  /** What was charged once, and what was invoiced in the months in which a period begins. */
  oneTime: Amounts;
  invoiced: Amounts;
}

const USAGE = changeKinds.indexOf('usage');
const MONTHS_PER_YEAR = 12;
const ONE_TIME = changeKinds.indexOf('one_time');

/** Left after each reading, since every one of them walks all records. */
export function* readingsOf(facts: Facts, basis: LedgerBasis): Generator<undefined, LedgerReadings> {
  const { records, settings, query } = basis;
  const derived = (other: Partial<SourceRecords>, changed: Partial<LedgerSettings> = {}): Balances => {
    const ledger = deriveLedger({ ...records, ...other }, { ...settings, ...changed }, query);
    return { offset: ledger.offset, day: ledger.day, arrMinor: ledger.arrMinor };
  };
  const ledgers: LedgerReadings['ledgers'] = [];
  for (const [cause, other, changed] of variantsOf(records, settings)) {
    yield;
    ledgers.push({ cause, balances: derived(other, changed) });
  }
  yield;
  const foreign = foreignOf(records, settings.currency);
  const ones = Object.fromEntries(foreign.map((currency) => [currency, '1']));
  const native = foreign.length === 0 ? null : derived({}, { planRates: ones });
  if (native !== null) ledgers.push({ cause: 'currency', balances: native });
  yield;
  return { ledgers, native, oneTime: chargesOf(facts, basis), invoiced: invoicedOf(basis) };
}

type Variant = [cause: DifferenceCause, records: Partial<SourceRecords>, settings?: Partial<LedgerSettings>];

/** Those that can differ from the ledger at all. */
function variantsOf({ changes, invoices }: SourceRecords, { graceDays, usagePolicy }: LedgerSettings): Variant[] {
  const variants: Variant[] = [];
  if (invoices.length > 0 && graceDays > 0) variants.push(['awaiting_renewal', {}, { graceDays: 0 }]);
  if (changes.kind.includes(USAGE) || invoices.kind.includes(USAGE)) {
    const without = <Columns extends { kind: Uint8Array; amountMinor: Float64Array }>(columns: Columns): Columns => ({
      ...columns,
      amountMinor: columns.amountMinor.map((minor, row) => (columns.kind[row] === USAGE ? 0 : minor)),
    });
    variants.push(['usage', { changes: without(changes), invoices: without(invoices) }]);
    variants.push(['usage', {}, { usagePolicy: usagePolicy === 'last' ? 'mean3' : 'last' }]);
  }
  if (changes.intervals.some(({ unit, count }) => unit !== 'month' || count !== 1)) {
    const intervals = changes.intervals.map(() => ({ unit: 'month' as const, count: 1 }));
    variants.push(['not_annualised', { changes: { ...changes, intervals } }]);
  }
  if (invoices.amountMinor.some((minor) => minor < 0)) {
    const amountMinor = invoices.amountMinor.map((minor) => Math.max(minor, 0));
    variants.push(['discount', { invoices: { ...invoices, amountMinor } }]);
  }
  return variants;
}

const foreignOf = ({ changes, invoices }: SourceRecords, reporting: string): string[] =>
  [...new Set([...changes.currencies, ...invoices.currencies])].filter((currency) => currency !== reporting);

/** MRR of an account at the end of each of `months` months, each rounded by itself. */
export function mrrOf({ offset, day, arrMinor }: Balances, account: number, first: MonthNumber, months: number) {
  const found: number[] = [];
  let step = offset[account]!;
  let balance = 0;
  for (let month = 0; month < months; month += 1) {
    const end = lastDayOf(first + month);
    for (; step < offset[account + 1]! && day[step]! <= end; step += 1) balance = arrMinor[step]!;
    found.push(mrrFromArr(balance));
  }
  return found;
}

/** MRR of an account on average over the days of each month. */
export function meanMrrOf({ offset, day, arrMinor }: Balances, account: number, first: MonthNumber, months: number) {
  const found: number[] = [];
  let step = offset[account]!;
  let balance = 0;
  let from = lastDayOf(first - 1) + 1;
  for (let month = 0; month < months; month += 1) {
    const until = lastDayOf(first + month) + 1;
    const start = from;
    let sum = 0;
    for (; step < offset[account + 1]! && day[step]! < until; step += 1) {
      sum += balance * (Math.max(day[step]!, from) - from);
      from = Math.max(day[step]!, from);
      balance = arrMinor[step]!;
    }
    sum += balance * (until - from);
    from = until;
    found.push(divideHalfAway(sum, (until - start) * MONTHS_PER_YEAR));
  }
  return found;
}

function add(amounts: Map<number, Map<MonthNumber, number>>, account: number, month: MonthNumber, minor: number): void {
  const months = amounts.get(account) ?? new Map<MonthNumber, number>();
  amounts.set(account, months.set(month, (months.get(month) ?? 0) + minor));
}

/** By account, what was charged once in a month. */
function chargesOf(facts: Facts, basis: LedgerBasis): Amounts {
  const amounts = new Map<number, Map<MonthNumber, number>>();
  const numbers = new Map(facts.accountIds.map((id, account) => [id, account]));
  const [all] = oneTimeCharges(facts, basis, { from: null, to: null, lists: [facts.everyAccount] });
  for (const { account, on, reporting_amount } of all?.charges ?? [])
    if (reporting_amount !== null)
      add(amounts, numbers.get(account)!, Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1, reporting_amount);
  return amounts;
}

/** By account, what invoices charge for periods that begin in a month, whole. */
function invoicedOf({ records: { invoices, accounts }, settings, query }: LedgerBasis): Amounts {
  const amounts = new Map<number, Map<MonthNumber, number>>();
  const converters = invoices.currencies.map((currency) => planConverter(currency, settings));
  for (const row of resolveInvoices(invoices, accounts.length, query.recordedBy).rows) {
    const minor = converters[invoices.currency[row]!]?.(invoices.amountMinor[row]!);
    if (minor === undefined || invoices.kind[row] === ONE_TIME) continue;
    add(amounts, invoices.account[row]!, monthOf(invoices.startDay[row]!), minor);
  }
  return amounts;
}
