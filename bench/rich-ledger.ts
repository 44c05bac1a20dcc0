/**
 * The big ledger with what else a company states, so that no report has an easy question: names in no order, terms on
 * every line, a fifth of the accounts in another currency, attributes that change, one-time charges, changes ahead, and
 * plans beside it.
 */
import { addMonths, type DayNumber, formatMonth, monthOf } from '@/lib/domain/day';
import type { MonthlyRates } from '@/lib/domain/fx-rates';
import type { Planning } from '@/lib/domain/planning';
import { type AttributeColumn, type ChangeColumns, changeKinds, changeStatuses, NO_DAY } from '@/lib/domain/records';
import type { LedgerSettings } from '@/lib/domain/settings';
import { type BigLedger, lineProducts } from './big-ledger';

const ACTIVE = changeStatuses.indexOf('active');
const CORE = changeKinds.indexOf('core');
const ONE_TIME = changeKinds.indexOf('one_time');
const EUROS_EVERY = 5;
const CHARGED_EVERY = 10;
const AHEAD_EVERY = 20;
const DAYS_OF_YEAR = 365;

export const regions = ['Africa', 'Americas', 'Asia', 'Europe', 'Middle East', 'Oceania'];

export interface RichLedger extends Pick<BigLedger, 'records' | 'settings' | 'dataThrough'> {
  rates: MonthlyRates;
  planning: Planning;
}

export function richLedger(ledger: BigLedger): RichLedger {
  const { records, settings, dataThrough, firstMonth, months } = ledger;
  const { accounts } = records;
  const region = datedRegions(ledger);
  const planRates: LedgerSettings['planRates'] = { EUR: '1.08' };
  const rates = Array.from({ length: months + 1 }, (_, index) => [
    formatMonth(firstMonth + index - 1),
    (1.02 + (index % 12) / 100).toFixed(2),
  ]);
  return {
    dataThrough,
    records: {
      ...records,
      accounts: { ...accounts, names: namesOf(accounts.length), attributes: [...accounts.attributes, region] },
      changes: withMore(ledger),
      products: [...records.products, 'Setup'],
    },
    settings: { ...settings, planRates },
    rates: { EUR: Object.fromEntries(rates) as Record<string, string> },
    planning: planningOf(ledger),
  };
}

/** In no order, as accounts come. */
const namesOf = (accounts: number): string[] =>
  Array.from({ length: accounts }, (_, account) => `Company ${(account * 48_271) % accounts} Ltd`);

/** Six values; every other account moves once. */
function datedRegions({ accounts, dataThrough, months }: BigLedger): AttributeColumn {
  const codes = new Int32Array(accounts);
  const dated: Record<'account' | 'day' | 'code', number[]> = { account: [], day: [], code: [] };
  const add = (account: number, day: DayNumber): void => {
    dated.account.push(account);
    dated.day.push(day);
    dated.code.push(codes[account]!);
  };
  for (let account = 0; account < accounts; account += 1) {
    codes[account] = account % regions.length;
    add(account, addMonths(dataThrough, -months));
    if (account % 2 === 0) continue;
    codes[account] = (account >> 1) % regions.length;
    add(account, dataThrough - 30 - (account % (months * 30)));
  }
  const [account, day, code] = [dated.account, dated.day, dated.code].map((column) => Int32Array.from(column)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  return { slug: 'region', values: regions, codes, dated: { account, day, code } };
}

/** The changes, with terms and a second currency, and further rows: one-time charges and changes ahead. */
function withMore({ records: { changes }, accounts, dataThrough }: BigLedger): ChangeColumns {
  const charged = Math.ceil(accounts / CHARGED_EVERY);
  const ahead = Math.ceil(accounts / AHEAD_EVERY);
  const more = lengthened(changes, charged + ahead);
  for (let row = 0; row < changes.length; row += 1) {
    const account = more.account[row]!;
    if (account % EUROS_EVERY === 0) more.currency[row] = 1;
    if (more.status[row] !== ACTIVE) continue;
    const day = more.effectiveDay[row]!;
    const sinceTerm = (day - account) % DAYS_OF_YEAR;
    more.renewsDay[row] = day + DAYS_OF_YEAR - sinceTerm;
  }
  for (let index = 0; index < charged + ahead; index += 1) {
    const row = changes.length + index;
    const isCharge = index < charged;
    const account = isCharge ? index * CHARGED_EVERY : (index - charged) * AHEAD_EVERY;
    more.seq[row] = row + 1;
    more.changeNo[row] = row + 1;
    more.account[row] = account;
    more.effectiveDay[row] = isCharge ? dataThrough - (index % 1_000) : dataThrough + 1 + (index % 300);
    more.item[row] = isCharge ? (accounts + index) * lineProducts.length : account * lineProducts.length;
    more.product[row] = isCharge ? lineProducts.length : 0;
    more.kind[row] = isCharge ? ONE_TIME : CORE;
    more.status[row] = ACTIVE;
    more.amountMinor[row] = 10_000 + index;
    more.currency[row] = account % EUROS_EVERY === 0 ? 1 : 0;
    more.renewsDay[row] = NO_DAY;
  }
  return { ...more, currencies: ['USD', 'EUR'] };
}

/** The same rows and room for more, which repeat the first. */
function lengthened(changes: ChangeColumns, by: number): ChangeColumns {
  const length = changes.length + by;
  const longer = { ...changes, length };
  const lengthen = <Column extends Float64Array | Int32Array | Uint16Array | Uint8Array>(from: Column, to: Column) => {
    to.set(from);
    return to.fill(from[0]!, from.length) as Column;
  };
  for (const name of ['seq', 'changeNo', 'amountMinor', 'recordedAt', 'quantityMicro'] as const)
    longer[name] = lengthen(changes[name], new Float64Array(length));
  for (const name of [
    ...(['account', 'effectiveDay', 'item', 'product', 'plan', 'source', 'cause', 'motion', 'renewsDay'] as const),
  ])
    longer[name] = lengthen(changes[name], new Int32Array(length));
  for (const name of ['interval', 'currency'] as const) longer[name] = lengthen(changes[name], new Uint16Array(length));
  for (const name of ['kind', 'status', 'statesUnit', 'autoRenew'] as const)
    longer[name] = lengthen(changes[name], new Uint8Array(length));
  return longer;
}

function planningOf({ records, accounts, dataThrough, firstMonth, months }: BigLedger): Planning {
  const ids = records.accounts.ids;
  const everyTenth = Array.from({ length: Math.floor(accounts / 10) }, (_, index) => index * 10);
  return {
    touchpoints: everyTenth.map((account) => ({
      accountId: ids[account]!,
      onDay: dataThrough + 20 - (account % 1_000),
      kind: 'qbr' as const,
      owner: null,
      note: null,
    })),
    plans: everyTenth.map((account) => ({
      accountId: ids[account]!,
      openedDay: dataThrough - 60 - (account % 900),
      source: account % 3 === 0 ? 'upsell' : 'seats',
      amountMinor: 100_000,
      expectedDay: null,
      champion: null,
      owner: null,
      status: account % 20 === 0 ? ('won' as const) : ('open' as const),
      closedDay: account % 20 === 0 ? dataThrough - (account % 900) : null,
    })),
    costs: Array.from({ length: months * 2 }, (_, index) => ({
      month: formatMonth(firstMonth + (index >> 1)),
      motion: index % 2 === 0 ? ('expansion' as const) : ('new' as const),
      team: null,
      amountMinor: 1_000_000,
    })),
    targets: Array.from({ length: 12 }, (_, index) => ({
      metric: index % 2 === 0 ? 'nrr_12m' : 'expansion',
      period: formatMonth(monthOf(dataThrough) - index),
      value: index % 2 === 0 ? '1.1' : '1000000',
      segment: index % 3 === 0 ? 'SMB' : null,
      owner: null,
    })),
  };
}
