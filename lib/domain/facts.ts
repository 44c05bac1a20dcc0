/**
 * Facts: the ledger in the columns that reports read (design.md section 5). They hold nothing that the ledger does not
 * say; they are rebuilt when it changes.
 */
import { buildCells, type Cells } from './cells';
import type { Components } from './components';
import { type DayNumber, firstDayOf, type MonthNumber, monthOf, parseDay } from './day';
import { JANUARY, periodsTouching } from './grid';
import { type Ledger, NEVER } from './ledger';
import { buildMonthEnds, type MonthEnds } from './month-ends';
import { buildPriceEnds } from './price-ends';
import type { AccountColumns, AttributeColumn } from './records';
import type { LedgerSettings } from './settings';
import { buildShares, type Shares } from './shares';
import { motions, sources } from './source';

export interface Facts {
  ledger: Ledger;
  accounts: number;
  accountIds: string[];
  accountNames: string[];
  attributes: AttributeColumn[];
  /** Every account, ascending: the list that means "all". */
  everyAccount: Int32Array;
  /** The last day any report speaks of. */
  dataThrough: DayNumber;
  /** The month that fiscal years begin with, 1 to 12. */
  yearStart: number;
  /** First month of the ledger: history-from's, else that of the first balance. */
  firstMonth: MonthNumber;
  /** Months from the first to the one that contains data-through; 0 while the ledger is empty. */
  months: number;
  /** First active day; history-from for opening accounts; `NEVER` where there is none by data-through. */
  firstActiveDay: Int32Array;
  hasBeenActive(account: number): boolean;
  isOpening(account: number): boolean;
  monthCells: Cells;
  /** Who has expanded or contracted by which source, and by which motion, cell by cell of `monthCells`. */
  monthShares: Shares;
  monthMotions: Shares;
  /** The week grid stands alone: its cells, and their sources, are built when first asked for. */
  weekCells(): Cells;
  weekShares(): Shares;
  /** Every change of an account that stays, by source; scheduled ones too. */
  components: Components;
  /** Names of products, by their number in components. */
  products: string[];
  monthEnds: MonthEnds;
  /** Net price summed up to each month end, laid out as `monthEnds`; null where no price ever moved. */
  priceEnds: MonthEnds | null;
  /** No account's balance is ever above this. */
  largestMinor: number;
  /** The opening balance, ARR, by account. */
  openingMinor: Float64Array;
}

/** Builds the facts. Throws a RangeError where sums of the ledger could pass what a double holds exactly. */
export function buildFacts(ledger: Ledger, accounts: AccountColumns, settings: LedgerSettings): Facts {
  const dataThrough = parseDay(settings.dataThrough)!;
  const firstMonth = firstMonthOf(ledger, dataThrough);
  const months = Math.max(monthOf(dataThrough) - firstMonth + 1, 0);
  const ledgerPeriods = (grid: 'month' | 'week') =>
    months === 0 ? [] : periodsTouching(firstDayOf(firstMonth), dataThrough, grid);
  const openingMinor = openingBalances(ledger);
  const monthCells = buildCells(ledger, ledgerPeriods('month'), dataThrough);
  assertExactSums(monthCells, openingMinor);
  const largestMinor = ledger.arrMinor.reduce((largest, balance) => Math.max(largest, balance), 0);
  const { components } = ledger;
  const sharesOf = (cells: Cells) => buildShares(cells, components, components.source, sources.length, dataThrough);
  const weekCells = once(() => buildCells(ledger, ledgerPeriods('week'), dataThrough));
  const firstActiveDay = ledger.firstActiveDay.map((day) => (day <= dataThrough ? day : NEVER));
  return {
    ledger,
    accounts: ledger.accounts,
    accountIds: accounts.ids,
    accountNames: accounts.names,
    attributes: accounts.attributes,
    everyAccount: new Int32Array(ledger.accounts).map((_, account) => account),
    dataThrough,
    yearStart: settings.fiscalYearStart ?? JANUARY,
    firstMonth,
    months,
    firstActiveDay,
    hasBeenActive: (account) => firstActiveDay[account] !== NEVER,
    isOpening: (account) => ledger.opening[account] === 1,
    monthCells,
    monthShares: sharesOf(monthCells),
    monthMotions: buildShares(monthCells, components, components.motion, motions.length, dataThrough),
    weekCells,
    weekShares: once(() => sharesOf(weekCells())),
    components,
    products: ledger.products,
    monthEnds: buildMonthEnds(ledger, firstMonth, months, dataThrough, largestMinor),
    priceEnds: buildPriceEnds(components, firstMonth, months, dataThrough, largestMinor),
    largestMinor,
    openingMinor,
  };
}

/** Works a value out when it is first asked for. */
export function once<Value extends object>(workOut: () => Value): () => Value {
  let known: Value | null = null;
  return () => {
    known ??= workOut();
    return known;
  };
}

function firstMonthOf({ openingDay, day }: Ledger, dataThrough: DayNumber): MonthNumber {
  if (openingDay !== null) return monthOf(openingDay) + 1;
  const first = day.reduce((earliest, step) => Math.min(earliest, step), NEVER);
  return first <= dataThrough ? monthOf(first) : monthOf(dataThrough) + 1;
}

function openingBalances({ accounts, offset, arrMinor, opening }: Ledger): Float64Array {
  const balances = new Float64Array(accounts);
  for (let account = 0; account < accounts; account += 1)
    if (opening[account] === 1) balances[account] = arrMinor[offset[account]!]!;
  return balances;
}

/** All movements together, with the opening balance, bound every sum a report makes. */
function assertExactSums({ changeMinor }: Cells, openingMinor: Float64Array): void {
  let bound = 0;
  for (const opening of openingMinor) bound += opening;
  for (const change of changeMinor) bound += Math.abs(change);
  if (!(bound <= Number.MAX_SAFE_INTEGER))
    throw new RangeError(`the ledger's amounts add up to ${bound}, beyond exact sums of whole smallest units`);
}
