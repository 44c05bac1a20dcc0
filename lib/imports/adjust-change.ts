/** Adding, correcting and ending a change by hand: the records that state it. */
import { randomUUID } from 'node:crypto';
import { formatDay, parseDay } from '@/lib/domain/day';
import { intervalName } from '@/lib/domain/interval-name';
import type { ChangeRecord } from '@/lib/domain/records';
import { changeByHand, handFields } from '@/lib/ingest/by-hand';
import {
  type AdjustableAccount,
  type AdjustableChange,
  type AdjustableLine,
  amountText,
} from '@/lib/reports/adjustable-report';
import { AdjustmentRefusal, type AdjustmentRequest } from '@/lib/reports/adjustment-request';

type ChangeRequest = Extract<AdjustmentRequest, { kind: 'add' | 'correct' | 'end' }>;

/** What an adjustment states, and what was done in one line. */
export interface StatedChange {
  changes: ChangeRecord[];
  description: string;
}

/**
 * The records of a request about an account as it stands. Each has a change id of its own: a file that says again what
 * it said before is then known and leaves the adjustment alone, one that says something new of the same item and day
 * comes later and holds (metrics.md section 2: the same item and date, the last wins).
 */
export function stateChange(request: ChangeRequest, account: AdjustableAccount): StatedChange {
  switch (request.kind) {
    case 'add':
      return added(request, account);
    case 'correct':
      return corrected(request, account);
    case 'end':
      return ended(request, account);
  }
}

function recordOf(account: string, fields: Record<string, string>, currency: string): ChangeRecord {
  const { record, fault } = changeByHand(account, fields, currency);
  if (fault !== null) throw new AdjustmentRefusal(fault.field, fault.message);
  return { ...record, changeId: `by hand/${randomUUID()}`, itemId: record.itemId ?? record.product };
}

function added({ fields }: Extract<ChangeRequest, { kind: 'add' }>, account: AdjustableAccount): StatedChange {
  const record = recordOf(account.account, fields, account.currency);
  const item = record.itemId ?? record.product;
  const line = account.lines.find((each) => each.item === item && !each.is_invoiced);
  if (line?.changes.some(({ on }) => parseDay(on) === record.effectiveDay))
    throw new AdjustmentRefusal(
      'effective_on',
      `${item} has a change on that day already; correct that one, or choose another day or item`,
    );
  return { changes: [record], description: `Added ${words(record)}` };
}

interface Found {
  line: AdjustableLine;
  change: AdjustableChange;
}

function findRecord({ lines }: AdjustableAccount, record: number): Found {
  for (const line of lines) for (const change of line.changes) if (change.record === record) return { line, change };
  throw new AdjustmentRefusal(
    'record',
    'this change is no longer what was shown; look at the account again and repeat the correction',
    'conflict',
  );
}

function corrected(request: Extract<ChangeRequest, { kind: 'correct' }>, account: AdjustableAccount): StatedChange {
  const { line, change } = findRecord(account, request.record);
  const stated = { ...change.fields, ...amountAnew(request.fields, change), ...request.fields, item_id: line.item };
  const record = recordOf(change.account, stated, account.currency);
  const was = parseDay(change.on)!;
  const changes = [record];
  if (record.effectiveDay !== was) changes.push(leftBehind(account, { line, change }, record));
  const description = `Corrected ${line.product} of ${change.on}: ${changedWords(change.fields, stated)}`;
  return { changes, description };
}

/** 'amount 179180.00 → 173400.00, quantity 310 → 300' */
function changedWords(was: Record<string, string>, is: Record<string, string>): string {
  const changed = handFields.filter((field) => (was[field] ?? '') !== (is[field] ?? ''));
  const words = changed.map((field) => {
    const [before, after] = [was[field] || 'none', is[field] || (field === 'amount' ? 'quantity × price' : 'none')];
    return `${field.replaceAll('_', ' ')} ${before} → ${after}`;
  });
  return words.join(', ') || 'stated again';
}

/** Another quantity or price of each is another amount, where none is stated with it. */
const amountAnew = (said: Record<string, string>, { fields }: AdjustableChange): Record<string, string> =>
  fields.unit_amount !== undefined && said.amount === undefined && (said.quantity ?? said.unit_amount) !== undefined
    ? { amount: '' }
    : {};

/**
 * A change that moves to another day: on its old day the line goes on as before, or, where it moves forward, as it has
 * been from the new day on.
 */
function leftBehind(account: AdjustableAccount, { line, change }: Found, moved: ChangeRecord): ChangeRecord {
  const [was, is] = [parseDay(change.on)!, moved.effectiveDay];
  const between = line.changes.find(({ on, record }) => {
    const day = parseDay(on)!;
    return record !== change.record && day >= Math.min(was, is) && day <= Math.max(was, is);
  });
  if (between !== undefined)
    throw new AdjustmentRefusal(
      'effective_on',
      `${line.item} has another change on ${between.on}, which lies between; correct that one first`,
    );
  const before = line.changes[line.changes.indexOf(change) + 1];
  const fields =
    is < was ? null : (before?.fields ?? { ...change.fields, status: 'ended', amount: '0', unit_amount: '' });
  if (fields === null) return { ...moved, changeId: `by hand/${randomUUID()}`, effectiveDay: was, row: 2 };
  const record = recordOf(change.account, { ...fields, item_id: line.item, effective_on: change.on }, account.currency);
  return { ...record, row: 2 };
}

function ended({ record, on }: Extract<ChangeRequest, { kind: 'end' }>, account: AdjustableAccount): StatedChange {
  const { line, change } = findRecord(account, record);
  const day = parseDay(on);
  if (day === null) throw new AdjustmentRefusal('on', `expected YYYY-MM-DD, found ${on}`);
  const last = line.changes[0];
  if (last !== undefined && last.record !== change.record)
    throw new AdjustmentRefusal(
      'record',
      `${line.item} has a later change, on ${last.on}; end it from there`,
      'conflict',
    );
  if (change.is_ended) throw new AdjustmentRefusal('record', `${line.item} ended on ${change.on} already`);
  if (day < parseDay(change.on)!)
    throw new AdjustmentRefusal(
      'on',
      `it lies before the last change of ${line.item}, on ${change.on}; choose a later day`,
    );
  const fields = {
    ...change.fields,
    effective_on: on,
    item_id: line.item,
    status: 'ended',
    amount: '0',
    unit_amount: '',
  };
  return {
    changes: [recordOf(change.account, fields, account.currency)],
    description: `Ended ${line.product} on ${on}`,
  };
}

/** 'Platform 1200.00 USD a month from 2026-03-01'. */
function words({
  product,
  status,
  amountMinor,
  currency,
  intervalUnit,
  intervalCount,
  effectiveDay,
}: ChangeRecord): string {
  const every = intervalName(intervalUnit, intervalCount).replace('_', '-');
  const amount = status === 'active' ? `${amountText(amountMinor, currency)} ${currency} a ${every}` : 'ended';
  return `${product} ${amount} from ${formatDay(effectiveDay)}`;
}
