/** What was read of a file, as the rows that the core's tests derive ledgers from. */
import { formatDay } from '../../domain/day';
import type { Change, InvoiceLine } from '../../domain/testing/columns';
import type { Imported } from './files';

const stated = <Value>(value: Value | null): Value | undefined => value ?? undefined;
const units = (micro: number | null): number | undefined => (micro === null ? undefined : micro / 1_000_000);

export const changesOf = ({ changes }: Imported): Change[] =>
  changes.map((change) => ({
    account: change.accountId,
    on: formatDay(change.effectiveDay),
    item: change.itemId ?? change.product,
    product: change.product,
    plan: stated(change.plan),
    quantity: units(change.quantityMicro),
    kind: change.kind,
    status: change.status,
    source: stated(change.source),
    cause: stated(change.cause),
    minor: change.amountMinor,
    every: [change.intervalCount, change.intervalUnit],
    currency: change.currency,
    changeId: stated(change.changeId),
  }));

export const linesOf = ({ lines }: Imported): InvoiceLine[] =>
  lines.map((line) => ({
    account: line.accountId,
    from: formatDay(line.startDay),
    until: formatDay(line.endDay),
    minor: line.amountMinor,
    product: line.product,
    plan: stated(line.plan),
    quantity: units(line.quantityMicro),
    lineId: stated(line.lineId),
    kind: line.kind,
    currency: line.currency,
  }));
