/**
 * A ledger of the size the targets speak of, drawn from a seed: accounts with one or two lines each, their changes in
 * order of their days, and the account × month balances that follow, worked out on the way by the plainest rule and
 * kept month by month. The balances are the floor's, and what reports are checked against.
 */
import { type DayNumber, firstDayOf, formatDay, lastDayOf, type MonthNumber, monthOf } from '@/lib/domain/day';
import {
  type ChangeColumns,
  changeKinds,
  changeStatuses,
  NO_DAY,
  QUANTITY_SCALE,
  type SourceRecords,
} from '@/lib/domain/records';
import { DEFAULT_GRACE_DAYS, type LedgerSettings } from '@/lib/domain/settings';
import { type Random, seededRandom } from '@/lib/sample/random';

export interface Size {
  accounts: number;
  /** Changes of each account. */
  changesEach: number;
  months: number;
}

export interface BigLedger extends Size {
  firstMonth: MonthNumber;
  dataThrough: DayNumber;
  records: SourceRecords;
  settings: LedgerSettings;
  /** ARR at month ends, month-major: column 0 before the first month, `(column × accounts) + account`. */
  balances: Float64Array;
  /** Net price up to month ends, likewise. */
  prices: Float64Array;
  /** Net add-ons that came or left up to month ends, likewise. */
  addOns: Float64Array;
  /** Column of the month each account was first active in, perhaps for less than the month. */
  firstColumn: Int32Array;
}

export const segmentShares = [
  ['SMB', 0.6],
  ['Mid-market', 0.3],
  ['Enterprise', 0.1],
] as const;

export const lineProducts = ['Planner', 'Insights'] as const;
/** The plan of every line of an account, by its number. */
export const planNames = ['Team', 'Business', 'Enterprise'] as const;
export const accountId = (account: number): string => `A-${1_000_000 + account}`;

const FIRST_MONTH = 2022 * 12;
const MONTHLY = 0;
const YEARLY = 1;
const timesAYear = [12, 1] as const;
const ACTIVE = changeStatuses.indexOf('active');
const ENDED = changeStatuses.indexOf('ended');
const CORE = changeKinds.indexOf('core');
const ADD_ON = changeKinds.indexOf('add_on');

/** Draws the ledger; the same seed gives the same one. */
export function drawBigLedger(size: Size, seed = 1): BigLedger {
  const { accounts, changesEach, months } = size;
  const random = seededRandom(seed);
  const drawn = emptyChanges(accounts * changesEach);
  const balances = new Float64Array((months + 1) * accounts);
  const prices = new Float64Array((months + 1) * accounts);
  const addOns = new Float64Array((months + 1) * accounts);
  const segments = new Int32Array(accounts);
  const firstColumn = new Int32Array(accounts);
  for (let account = 0; account < accounts; account += 1) {
    segments[account] = random.weighted(segmentShares.map(([, share], code) => [code, share] as const));
    drawAccount(random, size, account, drawn, { balances, prices, addOns });
    firstColumn[account] = monthOf(drawn.effectiveDay[account * changesEach] ?? 0) - FIRST_MONTH + 1;
  }
  const dataThrough = lastDayOf(FIRST_MONTH + months - 1);
  const ids = Array.from({ length: accounts }, (_, account) => accountId(account));
  return {
    ...size,
    firstMonth: FIRST_MONTH,
    dataThrough,
    balances,
    prices,
    addOns,
    firstColumn,
    records: {
      accounts: {
        length: accounts,
        ids,
        names: ids,
        attributes: [{ slug: 'segment', values: segmentShares.map(([name]) => name), codes: segments, dated: null }],
      },
      changes: inOrderOfDays(drawn, firstDayOf(FIRST_MONTH), dataThrough),
      invoices: noInvoices,
      products: [...lineProducts],
      plans: [...planNames],
      words: [],
    },
    settings: {
      currency: 'USD',
      graceDays: DEFAULT_GRACE_DAYS,
      usagePolicy: 'last',
      historyFrom: null,
      dataThrough: formatDay(dataThrough),
      planRates: {},
    },
  };
}

function emptyChanges(length: number): ChangeColumns {
  return {
    length,
    seq: new Float64Array(length),
    account: new Int32Array(length),
    changeNo: new Float64Array(length),
    effectiveDay: new Int32Array(length),
    item: new Int32Array(length),
    kind: new Uint8Array(length),
    status: new Uint8Array(length),
    amountMinor: new Float64Array(length),
    interval: new Uint16Array(length),
    currency: new Uint16Array(length),
    recordedAt: new Float64Array(length),
    product: new Int32Array(length),
    plan: new Int32Array(length),
    quantityMicro: new Float64Array(length).fill(QUANTITY_SCALE),
    statesUnit: new Uint8Array(length).fill(1),
    source: new Int32Array(length).fill(-1),
    cause: new Int32Array(length).fill(-1),
    motion: new Int32Array(length).fill(-1),
    renewsDay: new Int32Array(length).fill(NO_DAY),
    autoRenew: new Uint8Array(length).fill(2),
    intervals: [
      { unit: 'month', count: 1 },
      { unit: 'year', count: 1 },
    ],
    currencies: ['USD'],
  };
}

const noInvoices: SourceRecords['invoices'] = {
  length: 0,
  seq: new Float64Array(0),
  account: new Int32Array(0),
  lineNo: new Float64Array(0),
  product: new Int32Array(0),
  kind: new Uint8Array(0),
  startDay: new Int32Array(0),
  endDay: new Int32Array(0),
  amountMinor: new Float64Array(0),
  currency: new Uint16Array(0),
  recordedAt: new Float64Array(0),
  productName: new Int32Array(0),
  plan: new Int32Array(0),
  quantityMicro: new Float64Array(0),
  currencies: [],
};

/** Ascending different days for an account's changes: a third leave, most accounts start late, as in a company that grows. */
function drawDays(random: Random, { changesEach, months }: Size): { days: number[]; leaves: boolean } {
  const first = firstDayOf(FIRST_MONTH);
  const last = lastDayOf(FIRST_MONTH + months - 1);
  const reach = last - first - changesEach;
  const start = first + Math.floor(reach * 0.9 * (random.chance(0.12) ? 0 : Math.sqrt(random.unit())));
  const leaves = random.chance(0.3);
  const end = leaves ? random.whole(start + changesEach, last) : last;
  const days = Array.from({ length: changesEach }, (_, i) => (i === 0 ? start : random.whole(start, end)));
  days.sort((a, b) => a - b);
  for (let i = 1; i < days.length; i += 1) days[i] = Math.max(days[i] as number, (days[i - 1] as number) + 1);
  for (let i = days.length - 1, most = last; i >= 0; i -= 1, most -= 1) days[i] = Math.min(days[i] as number, most);
  return { days, leaves };
}

/** A little under half of the changes restate what is (renewals); the others go up more often than down. */
function nextAmount(random: Random, amount: number): number {
  const what = random.unit();
  if (what < 0.45) return amount;
  const factor = what < 0.8 ? random.between(1.02, 1.3) : random.between(0.75, 0.98);
  return Math.max(900, Math.floor(amount * factor));
}

function drawAccount(
  random: Random,
  size: Size,
  account: number,
  columns: ChangeColumns,
  { balances, prices, addOns }: Pick<BigLedger, 'balances' | 'prices' | 'addOns'>,
): void {
  const { days, leaves } = drawDays(random, size);
  const interval = random.chance(0.6) ? MONTHLY : YEARLY;
  const amounts = [Math.floor(2_000 * 60 ** random.unit()) * (interval === YEARLY ? 10 : 1), 0];
  const returns = leaves && random.chance(0.1);
  const state = [0, 0];
  /** The state when the account last had any revenue: what a change is compared with. */
  let standing = [0, 0];
  days.forEach((day, i) => {
    const isLast = i === days.length - 1;
    const ends = (leaves && !returns && isLast) || (returns && i === days.length - 2);
    const onAddOn = !ends && i > 4 && random.chance(0.3);
    const lineNo = onAddOn ? 1 : 0;
    const before = amounts[lineNo] || Math.floor((amounts[0] ?? 0) / 4);
    // Who leaves has dropped the add-on before: only the core line needs to end.
    const dropsAddOn = leaves && onAddOn && i > days.length - 8;
    const isActive = !ends && !dropsAddOn;
    amounts[lineNo] = i === 0 ? before : nextAmount(random, before);
    state[lineNo] = isActive ? (amounts[lineNo] ?? 0) : 0;
    const row = account * size.changesEach + i;
    columns.account[row] = account;
    columns.effectiveDay[row] = day;
    columns.item[row] = account * lineProducts.length + lineNo;
    columns.product[row] = lineNo;
    columns.plan[row] = account % planNames.length;
    columns.kind[row] = lineNo === 0 ? CORE : ADD_ON;
    columns.status[row] = isActive ? ACTIVE : ENDED;
    columns.amountMinor[row] = state[lineNo] ?? 0;
    columns.interval[row] = interval;
    setFrom(balances, size, account, day, ((state[0] ?? 0) + (state[1] ?? 0)) * timesAYear[interval]);
    const was = standing[lineNo] ?? 0;
    const is = state[lineNo] ?? 0;
    if (was > 0 && is > 0) addFrom(prices, size, account, day, (is - was) * timesAYear[interval]);
    if (state.every((amount) => amount === 0)) return;
    const [addOnWas, addOnIs] = [standing[1] ?? 0, state[1] ?? 0];
    const comesOrGoes = addOnWas > 0 !== addOnIs > 0 && standing.some((amount) => amount > 0);
    if (comesOrGoes) addFrom(addOns, size, account, day, (addOnIs - addOnWas) * timesAYear[interval]);
    standing = [...state];
  });
}

const monthEnds = new Map<number, Int32Array>();

function monthEndsOf(months: number): Int32Array {
  const ends =
    monthEnds.get(months) ?? Int32Array.from({ length: months }, (_, month) => lastDayOf(FIRST_MONTH + month));
  monthEnds.set(months, ends);
  return ends;
}

/** The balance of all month ends from a day on. */
function setFrom(balances: Float64Array, { accounts, months }: Size, account: number, day: number, arr: number): void {
  const ends = monthEndsOf(months);
  for (let month = months - 1; month >= 0 && (ends[month] as number) >= day; month -= 1)
    balances[(month + 1) * accounts + account] = arr;
}

/** One seat each, and the plan never changes: what a line that stays gains or loses is price. */
function addFrom(sums: Float64Array, { accounts, months }: Size, account: number, day: number, arr: number): void {
  const ends = monthEndsOf(months);
  for (let month = months - 1; month >= 0 && (ends[month] as number) >= day; month -= 1) {
    const at = (month + 1) * accounts + account;
    sums[at] = (sums[at] ?? 0) + arr;
  }
}

/** The rows by day, then as drawn: the order of a billing system's journal. */
function inOrderOfDays(drawn: ChangeColumns, first: DayNumber, last: DayNumber): ChangeColumns {
  const next = new Int32Array(last - first + 2);
  for (const day of drawn.effectiveDay) next[day - first + 1] = (next[day - first + 1] ?? 0) + 1;
  for (let i = 1; i < next.length; i += 1) next[i] = (next[i] ?? 0) + (next[i - 1] ?? 0);
  const sorted = emptyChanges(drawn.length);
  const columns = [
    'account',
    'effectiveDay',
    'item',
    'kind',
    'status',
    'amountMinor',
    'interval',
    'product',
    'plan',
  ] as const;
  drawn.effectiveDay.forEach((day, row) => {
    const place = next[day - first] ?? 0;
    next[day - first] = place + 1;
    for (const column of columns) sorted[column][place] = drawn[column][row] ?? 0;
    sorted.seq[place] = place + 1;
    sorted.changeNo[place] = place + 1;
  });
  return sorted;
}
