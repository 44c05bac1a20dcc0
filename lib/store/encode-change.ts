/** Changes as rows of PostgreSQL's COPY. A million of them pass here, so nothing is built twice. */
import { formatDay } from '@/lib/domain/day';
import { type ChangeRecord, changeKinds, changeStatuses, intervalUnits } from '@/lib/domain/records';
import type { CopyBinary } from './copy-binary';
import { type Place, SEPARATOR } from './encode';
import { type AccountNames, type Hash, hashOf } from './identity';
import { HEAD_COLUMNS, STATEMENT_TABLES } from './statements';

const codesOf = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name, code) => [name, code]));
const kindCodes = codesOf(changeKinds);
const statusCodes = codesOf(changeStatuses);
const unitCodes = codesOf(intervalUnits);

/** Columns that are null unless a file states them, and the field of the file that does. */
const FIELDS = {
  recorded_at: 'recorded_at',
  quantity_micro: 'quantity',
  item_id: 'item_id',
  change_id: 'change_id',
  plan: 'plan',
  unit_amount: 'unit_amount',
  source: 'source',
  cause: 'cause',
  motion: 'motion',
  renews_on: 'renews_on',
  auto_renew: 'auto_renew',
} as const;

type StatedColumn = keyof typeof FIELDS;

/** Which columns a file's changes fill: what no change of it can state is not sent, a million times, as null. */
export class ChangeColumns {
  readonly names: readonly string[];
  readonly states: Readonly<Record<StatedColumn, boolean>>;

  /** `fields`: those that the file can state; null: all of them. */
  constructor(fields: ReadonlySet<string> | null) {
    const stated = Object.entries(FIELDS).map(([column, field]) => [column, fields === null || fields.has(field)]);
    this.states = Object.fromEntries(stated);
    const left = new Set(stated.filter(([, isStated]) => !isStated).map(([column]) => column));
    const all = ['workspace_id', 'import_no', ...HEAD_COLUMNS, ...STATEMENT_TABLES.subscription_change.content];
    this.names = all.filter((column) => !left.has(column));
  }
}

/** What the changes of one file have in common, and the key of an account (`RecordSink` of the reading; −1: none). */
export interface ChangeContext {
  columns: ChangeColumns;
  /** The names that account keys stand for. */
  names: AccountNames;
  key: number;
}

/** Days are formatted once. */
const dayTexts = new Map<number, string>();

function dayText(day: number): string {
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = formatDay(day);
    dayTexts.set(day, text);
  }
  return text;
}

/** Writes the change as a row; answers its identity, which is reused. */
export function encodeChange(
  r: ChangeRecord,
  place: Readonly<Place>,
  { columns, names, key }: Readonly<ChangeContext>,
  out: CopyBinary,
): Readonly<Hash> {
  const { states } = columns;
  const item = r.itemId ?? r.product;
  const day = dayText(r.effectiveDay);
  const changeId = isDefaultId(r, item, day) ? null : r.changeId;
  const identity =
    changeId === null ? names.hashOf(key, r.accountId, item, day) : hashOf(`${place.source}${SEPARATOR}${changeId}`);
  out.beginRow(columns.names.length);
  out.int(place.workspaceId);
  out.int(place.importNo);
  out.bigint(place.seq);
  out.halves(identity.high, identity.low);
  out.int(r.row);
  if (states.recorded_at) out.instantOrNull(r.recordedAt);
  out.int(place.accountNo);
  out.day(r.effectiveDay);
  out.bigint(r.amountMinor);
  if (states.quantity_micro) out.bigintOrNull(r.quantityMicro);
  out.int(r.intervalCount);
  out.smallint(unitCodes[r.intervalUnit] ?? 0);
  out.smallint(kindCodes[r.kind] ?? 0);
  out.smallint(statusCodes[r.status] ?? 0);
  out.text(r.currency);
  out.text(r.product);
  if (states.item_id) out.textOrNull(r.itemId === r.product ? null : r.itemId);
  if (states.change_id) out.textOrNull(changeId);
  if (states.plan) out.textOrNull(r.plan);
  if (states.unit_amount) out.textOrNull(r.unitAmount);
  if (states.source) out.textOrNull(r.source);
  if (states.cause) out.textOrNull(r.cause);
  if (states.motion) out.textOrNull(r.motion);
  if (states.renews_on) out.dayOrNull(r.renewsDay);
  if (states.auto_renew) out.booleanOrNull(r.autoRenew);
  return identity;
}

/** The id of a change where the file states none; stating just that is stating none. */
function isDefaultId(r: ChangeRecord, item: string, day: string): boolean {
  return r.changeId === null || r.changeId === `${r.accountId}/${item}/${day}`;
}
