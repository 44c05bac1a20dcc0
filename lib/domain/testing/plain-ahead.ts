/** What is known ahead, and what is charged once: metrics.md section 2, from the rows that stand. */
import type { MovementType } from '../movement-type';
import type { Source } from '../source';
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

/** What an account's known changes of one day ahead are, and what it has before and after them. */
export interface PlainStep {
  day: number;
  before: number;
  after: number;
  type: MovementType | null;
  /** Of each item that changes, what its row states as source. */
  changes: { source: Source | null; arr: number }[];
}

/**
 * Of each account, by day. Stated changes alone: a meter that was not read yet, or an invoice that runs out, is no
 * change anybody made.
 */
export function plainSteps(ledger: NastyLedger, plain: PlainLedger): Map<string, PlainStep[]> {
  const today = plain.lastDay;
  const byAccount = groupBy(standing(ledger.changes.filter(knownTo(ledger))), (row) => row.account);
  const stepsOf = (account: string): PlainStep[] => {
    const items = [...groupBy(byAccount.get(account) ?? [], (row) => row.item ?? 'Core').values()];
    const days = new Set(items.flatMap((item) => item.map((row) => placeOf(row.on))).filter((day) => day > today));
    let before = plain.balance.get(account)![today]!;
    let wasActive = plain.firstActive.get(account) !== null;
    return [...days]
      .sort((a, b) => a - b)
      .map((day) => {
        const changes = items.flatMap((item) => {
          const on = item.find((row) => placeOf(row.on) === day);
          if (!on) return [];
          const last = item.findLast((row) => placeOf(row.on) < day);
          const from = last === undefined ? today : Math.max(placeOf(last.on), today);
          const { arr, source } = itemOn(item, day, ledger.settings)!;
          return [{ source, arr: arr - (itemOn(item, from, ledger.settings)?.arr ?? 0) }];
        });
        const after = before + sumOf(changes.map(({ arr }) => arr));
        const step = { day, before, after, type: typeOf(before, after, wasActive), changes };
        wasActive ||= after > 0;
        before = after;
        return { ...step, changes: changes.filter(({ arr }) => arr !== 0) };
      })
      .filter(({ changes }) => changes.length > 0);
  };
  return new Map(ledger.accounts.map((account) => [account, stepsOf(account)]));
}

export function plainAhead(ledger: NastyLedger, plain: PlainLedger): PlainAhead {
  const steps = [...plainSteps(ledger, plain).values()].flat();
  const rows: PlainAhead['rows'] = {};
  for (const { day, before, after, type } of steps) {
    if (type === null) continue;
    const month = rows[monthLabel(day)] ?? {};
    rows[monthLabel(day)] = { ...month, [type]: (month[type] ?? 0) + Math.abs(after - before) };
  }
  const current = sumOf(ledger.accounts.map((account) => plain.balance.get(account)![plain.lastDay]!));
  return { current_arr: current, contracted_arr: current + sumOf(steps.map((one) => one.after - one.before)), rows };
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
