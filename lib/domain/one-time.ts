/**
 * One-time charges (metrics.md section 2): implementation, training, services. They are kept, shown as "excluded,
 * one-time", and are in no recurring figure.
 */

import { fixedGroups } from './account-groups';
import { byDayAndAccount } from './by-day';
import { planConverter } from './conversion';
import { type Day, type DayNumber, formatDay } from './day';
import type { Facts } from './facts';
import { eachAccount } from './line-book';
import { LAPSE } from './line-states';
import type { LedgerBasis } from './lines';
import type { Converter } from './money';
import { changeKinds, changeStatuses } from './records';
import { resolveInvoices } from './resolve';

export interface OneTimeCharge {
  on: Day;
  account: string;
  name: string;
  product: string;
  /** Smallest units of `currency`; negative for a credit. */
  amount: number;
  currency: string;
  /** In the reporting currency at plan rates; null where no rate is known. */
  reporting_amount: number | null;
}

export interface OneTimeMonth {
  period: string;
  charges: number;
  /** In the reporting currency; charges without a rate are not in it. */
  amount: number;
}

export interface OneTime {
  rows: OneTimeMonth[];
  /** By day, then account. */
  charges: OneTimeCharge[];
}

export interface OneTimeQuery {
  /** Null: from the first, to data-through. */
  from: DayNumber | null;
  to: DayNumber | null;
  /** Lists of accounts, which share none. */
  lists: readonly Int32Array[];
}

const ONE_TIME = changeKinds.indexOf('one_time');
const ACTIVE = changeStatuses.indexOf('active');

/** The charges of each list. */
export function oneTimeCharges(facts: Facts, basis: LedgerBasis, { from, to, lists }: OneTimeQuery): OneTime[] {
  const { records, settings, query } = basis;
  const { changes, invoices } = records;
  const { places } = fixedGroups(facts, lists);
  const last = Math.min(to ?? facts.dataThrough, facts.dataThrough);
  const isWithin = (day: DayNumber): boolean => day <= last && (from === null || day >= from);
  const chargesOf = lists.map((): OneTimeCharge[] => []);
  const converters = new Map<string, Converter | null>();
  const take = (account: number, day: DayNumber, product: number, amount: number, currency: string): void => {
    const charges = chargesOf[places[account]!];
    if (charges === undefined || !isWithin(day)) return;
    if (!converters.has(currency)) converters.set(currency, planConverter(currency, settings));
    charges.push({
      on: formatDay(day),
      account: facts.accountIds[account]!,
      name: facts.accountNames[account]!,
      product: records.products[product] ?? '',
      amount,
      currency,
      reporting_amount: converters.get(currency)?.(amount) ?? null,
    });
  };
  eachAccount(basis, (account, { from: first, to: end, kind, row: rows, isInvoice }) => {
    for (let at = first; at < end; at += 1) {
      const row = rows[at]!;
      if (kind[at] !== ONE_TIME || row === LAPSE || isInvoice[at] === 1) continue;
      if (changes.status[row] === ACTIVE && changes.amountMinor[row] !== 0)
        take(
          account,
          changes.effectiveDay[row]!,
          changes.product[row]!,
          changes.amountMinor[row]!,
          changes.currencies[changes.currency[row]!]!,
        );
    }
  });
  for (const row of resolveInvoices(invoices, facts.accounts, query.recordedBy).rows)
    if (invoices.kind[row] === ONE_TIME && invoices.amountMinor[row] !== 0)
      take(
        invoices.account[row]!,
        invoices.startDay[row]!,
        invoices.productName[row]!,
        invoices.amountMinor[row]!,
        invoices.currencies[invoices.currency[row]!]!,
      );
  return chargesOf.map((charges) => ({ rows: byMonth(charges.sort(byDayAndAccount)), charges }));
}

function byMonth(charges: readonly OneTimeCharge[]): OneTimeMonth[] {
  const months = new Map<string, OneTimeMonth>();
  for (const { on, reporting_amount } of charges) {
    const period = on.slice(0, 7);
    const month = months.get(period) ?? { period, charges: 0, amount: 0 };
    months.set(period, month);
    month.charges += 1;
    month.amount += reporting_amount ?? 0;
  }
  return [...months.values()];
}
