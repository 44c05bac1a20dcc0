/** What is known ahead, and what is charged once: metrics.md section 2, from the rows that stand. */
import type { MovementType } from '../movement-type';
import type { NastyLedger } from './nasty';
import type { PlainLedger } from './plain';
import { monthLabel, placeOf } from './plain-calendar';
import { itemOn, standing } from './plain-changes';
import { standingLines } from './plain-invoices';
import { groupBy, inReporting, sumOf } from './plain-money';
import { typeOf } from './plain-movements';

export interface PlainAhead {
  current_arr: number;
  contracted_arr: number;
  /** By month, then type. */
  rows: Record<string, Partial<Record<MovementType, number>>>;
}

const knownTo =
  ({ recordedBy }: NastyLedger) =>
  (row: { recordedAt?: number }): boolean =>
    recordedBy === null || (row.recordedAt ?? 0) < recordedBy;

/** Stated changes alone: a meter that was not read yet, or an invoice that runs out, is no change anybody made. */
export function plainAhead(ledger: NastyLedger, plain: PlainLedger): PlainAhead {
  const today = plain.lastDay;
  const byAccount = groupBy(standing(ledger.changes.filter(knownTo(ledger))), (row) => row.account);
  const rows: PlainAhead['rows'] = {};
  const contracted = ledger.accounts.map((account) => {
    const items = [...groupBy(byAccount.get(account) ?? [], (row) => row.item ?? 'Core').values()];
    const days = new Set(items.flatMap((item) => item.map((row) => placeOf(row.on))).filter((day) => day > today));
    let balance = plain.balance.get(account)![today]!;
    let wasActive = plain.firstActive.get(account) !== null;
    for (const day of [...days].sort((a, b) => a - b)) {
      const changes = items.map((item) => {
        const on = item.find((row) => placeOf(row.on) === day);
        const before = item.findLast((row) => placeOf(row.on) < day);
        if (!on) return 0;
        const from = before === undefined ? today : Math.max(placeOf(before.on), today);
        return itemOn(item, day, ledger.settings)!.arr - (itemOn(item, from, ledger.settings)?.arr ?? 0);
      });
      const after = balance + sumOf(changes);
      const type = typeOf(balance, after, wasActive);
      if (type !== null) {
        const month = rows[monthLabel(day)] ?? {};
        rows[monthLabel(day)] = { ...month, [type]: (month[type] ?? 0) + Math.abs(after - balance) };
      }
      wasActive ||= after > 0;
      balance = after;
    }
    return balance;
  });
  const current = sumOf(ledger.accounts.map((account) => plain.balance.get(account)![today]!));
  return { current_arr: current, contracted_arr: sumOf(contracted), rows };
}

/** One-time charges by month up to data-through: how many, and what they come to in the reporting currency. */
export function plainOneTime(
  ledger: NastyLedger,
  plain: PlainLedger,
): Record<string, { charges: number; amount: number }> {
  const changes = standing(ledger.changes.filter(knownTo(ledger)))
    .filter((row) => row.kind === 'one_time' && row.status === 'active')
    .map(({ on, minor = 0, currency = 'USD' }) => ({ day: placeOf(on), minor, currency }));
  const lines = standingLines(ledger.invoices.filter(knownTo(ledger)))
    .filter((line) => line.kind === 'one_time')
    .map(({ from, minor, currency = 'USD' }) => ({ day: placeOf(from), minor, currency }));
  const charges = [...changes, ...lines].filter(({ day, minor }) => day <= plain.lastDay && minor !== 0);
  const months = groupBy(charges, ({ day }) => monthLabel(day));
  return Object.fromEntries(
    [...months].map(([label, of]) => [
      label,
      {
        charges: of.length,
        amount: sumOf(of.map(({ minor, currency }) => inReporting(minor, currency, ledger.settings))),
      },
    ]),
  );
}
