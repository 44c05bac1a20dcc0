/** What tests of foreign formats share: records as short lines, codes of problems, rows in another order. */
import { formatDay } from '../../domain/day';
import type { ChangeRecord, InvoiceLineRecord } from '../../domain/records';
import type { Problem } from '../problem';

/** 'cus_a 2026-03-10 sub_1 Pro 4900 usd month active'; then the cause and the change id, where there are any. */
export function oneLine(change: ChangeRecord): string {
  const { accountId, effectiveDay, itemId, product, amountMinor, currency, intervalUnit, status } = change;
  const parts = [
    accountId,
    formatDay(effectiveDay),
    itemId,
    product,
    amountMinor,
    currency.toLowerCase(),
    intervalUnit,
  ];
  return [...parts, status, change.changeId, change.cause].filter((part) => part !== null).join(' ');
}

/** 'cus_a 2026-01-01 2026-02-01 Pro core 4900 usd'. */
export const oneInvoiceLine = (line: InvoiceLineRecord): string =>
  [
    ...[line.accountId, formatDay(line.startDay), formatDay(line.endDay), line.product, line.kind],
    ...[line.amountMinor, line.currency.toLowerCase()],
  ].join(' ');

export const codesOf = (problems: readonly Problem[]): string[] => problems.map(({ code }) => code);

/** The rows of a file, none of which breaks within a cell, in an order that the seed decides. */
export function shuffled(csv: string, seed: number): string {
  const [header = '', ...rows] = csv.trimEnd().split('\n');
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = rows.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [rows[i], rows[j]] = [rows[j] ?? '', rows[i] ?? ''];
  }
  return `${[header, ...rows].join('\n')}\n`;
}
