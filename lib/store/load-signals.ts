/**
 * Loads signals and usage readings as columns and in one snapshot. Half a million rows pass through here as bytes into
 * typed arrays; nothing is made an object.
 */
import type { PoolClient } from 'pg';
import { parseDay } from '@/lib/domain/day';
import type { SignalColumns } from '@/lib/domain/signals/records';
import { loadMarks, type Marks, rootOf } from './account-marks';
import { type AsOf, dayOfAsOf } from './as-of';
import { Columns } from './columns';
import { readRows, unescapeText } from './copy-reader';
import { type Database, inSnapshot } from './database';
import { accountIds } from './load-planning';
import { permit } from './permit';
import type { Principal } from './principal';
import { RowCursor, TextDictionary } from './row-cursor';
import { signalReadings } from './signal-accounts';
import { STATEMENT_TABLES } from './statements';
import { type AsOfClock, type Visibility, visibilityOf, visibleRows } from './visible';

const EPOCH = "date '1970-01-01'";
const MS_PER_DAY = 86_400_000;
const HEAD = ['r.seq', 'r.first_seq', 'r.account_no', `r.on_day - ${EPOCH}`];

/** The signals and readings of a workspace now, or as of the end of a past day by either clock. */
export function loadSignals(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { asOf = null, clock = 'recorded' }: { asOf?: AsOf | null; clock?: AsOfClock } = {},
): Promise<SignalColumns> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const visibility = await visibilityOf(client, workspaceId, asOf, clock);
    const marks = await loadMarks(client, workspaceId, asOf);
    const codes = new AccountCodes(marks, await signalReadings(client, workspaceId, asOf));
    const { names, notes, ...signals } = await signalsOf(client, visibility, codes);
    const { meters, ...usage } = await readingsOf(client, visibility, codes);
    const ids = await accountIds(
      client,
      workspaceId,
      marks,
      codes.numbers.map((accountNo) => ({ accountNo })),
    );
    const idsByCode = codes.numbers.map((accountNo) => ids.get(accountNo) ?? '');
    const today = asOf === null ? Math.floor(Date.now() / MS_PER_DAY) : (parseDay(dayOfAsOf(asOf)) ?? 0);
    return { today, accountIds: idsByCode, signals, names, notes, usage, meters };
  });
}

/** Account numbers to codes from 0, as they are met: of the account that what they name is read as. */
class AccountCodes {
  readonly numbers: number[] = [];
  private readonly codes = new Map<number, number>();
  private readonly roots = new Map<number, number>();

  constructor(
    private readonly marks: Marks,
    private readonly readings: ReadonlyMap<number, number | null>,
  ) {}

  /** −1: what is stated of it counts nowhere. */
  codeOf(stated: number): number {
    const known = this.codes.get(stated);
    if (known !== undefined) return known;
    const reading = this.readings.get(stated);
    const code = reading === null ? -1 : this.codeOfRoot(rootOf(this.marks.mergedInto, reading ?? stated));
    this.codes.set(stated, code);
    return code;
  }

  private codeOfRoot(root: number): number {
    if (this.marks.excluded.has(root)) return -1;
    const known = this.roots.get(root);
    if (known !== undefined) return known;
    this.roots.set(root, this.numbers.length);
    return this.numbers.push(root) - 1;
  }
}

const textsOf = (dictionary: TextDictionary): string[] => dictionary.texts().map(unescapeText);

async function signalsOf(client: PoolClient, visibility: Visibility, codes: AccountCodes) {
  const types = {
    seq: Float64Array,
    chain: Float64Array,
    account: Int32Array,
    day: Int32Array,
    name: Int32Array,
    weightMilli: Float64Array,
    note: Int32Array,
  };
  const columns = new Columns(types, visibility.rows.get('signals'));
  const names = new TextDictionary();
  const notes = new TextDictionary();
  const cursor = new RowCursor();
  const select = visibleRows(STATEMENT_TABLES.signal, visibility, [...HEAD, 'r.signal', 'r.weight_milli', 'r.note']);
  await readRows(client, select, (bytes, start, end) => {
    cursor.reset(bytes, start, end);
    const seq = cursor.integer(0);
    const chain = cursor.integer(seq);
    const account = codes.codeOf(cursor.integer(0));
    if (account < 0) return;
    const i = columns.next();
    const c = columns.arrays;
    c.seq[i] = seq;
    c.chain[i] = chain;
    c.account[i] = account;
    c.day[i] = cursor.integer(0);
    c.name[i] = cursor.text(names);
    c.weightMilli[i] = cursor.integer(Number.NaN);
    c.note[i] = cursor.textOrNone(notes);
  });
  const { seq, chain, length, ...cut } = columns.cut();
  const kept = latest(seq, chain, length);
  return { ...only(cut, kept), length: kept?.length ?? length, names: textsOf(names), notes: textsOf(notes) };
}

async function readingsOf(client: PoolClient, visibility: Visibility, codes: AccountCodes) {
  const types = {
    seq: Float64Array,
    chain: Float64Array,
    account: Int32Array,
    day: Int32Array,
    meter: Int32Array,
    usedMicro: Float64Array,
    limitMicro: Float64Array,
  };
  const columns = new Columns(types, visibility.rows.get('usage'));
  const meters = new TextDictionary();
  const cursor = new RowCursor();
  const content = ['r.meter', 'r.used_micro', 'r.limit_micro'];
  const select = visibleRows(STATEMENT_TABLES.usage_reading, visibility, [...HEAD, ...content]);
  await readRows(client, select, (bytes, start, end) => {
    cursor.reset(bytes, start, end);
    const seq = cursor.integer(0);
    const chain = cursor.integer(seq);
    const account = codes.codeOf(cursor.integer(0));
    if (account < 0) return;
    const i = columns.next();
    const c = columns.arrays;
    c.seq[i] = seq;
    c.chain[i] = chain;
    c.account[i] = account;
    c.day[i] = cursor.integer(0);
    c.meter[i] = cursor.text(meters);
    c.usedMicro[i] = cursor.integer(0);
    c.limitMicro[i] = cursor.integer(Number.NaN);
  });
  const { seq, chain, length, ...cut } = columns.cut();
  const kept = latest(seq, chain, length);
  return { ...only(cut, kept), length: kept?.length ?? length, meters: textsOf(meters) };
}

/** The rows that no later statement of the same name corrects; null: all of them. */
function latest(seq: Float64Array, chain: Float64Array, length: number): Int32Array | null {
  const last = new Map<number, number>();
  for (let row = 0; row < length; row += 1)
    if (chain[row] !== seq[row]) last.set(chain[row]!, Math.max(seq[row]!, last.get(chain[row]!) ?? 0));
  if (last.size === 0) return null;
  const kept: number[] = [];
  for (let row = 0; row < length; row += 1) if ((last.get(chain[row]!) ?? seq[row]) === seq[row]) kept.push(row);
  return Int32Array.from(kept);
}

function only<Arrays extends Record<string, Int32Array | Float64Array>>(
  arrays: Arrays,
  rows: Int32Array | null,
): Arrays {
  if (rows === null) return arrays;
  const picked = Object.entries(arrays).map(([name, array]) => [
    name,
    array instanceof Int32Array ? rows.map((row) => array[row]!) : Float64Array.from(rows, (row) => array[row]!),
  ]);
  return Object.fromEntries(picked) as Arrays;
}
