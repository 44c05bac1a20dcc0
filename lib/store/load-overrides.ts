/** Loads what was stated by hand of why changes came about. */
import type { PoolClient } from 'pg';
import type { OverrideColumns } from '@/lib/domain/records';
import { Columns } from './columns';
import { readRows } from './copy-reader';
import type { AccountIndex } from './load-accounts';
import { RowCursor, type TextDictionary } from './row-cursor';
import { STATEMENT_TABLES } from './statements';
import { type Visibility, visibleRows } from './visible';

const SELECT = [
  'r.seq',
  'r.account_no',
  "r.on_day - date '1970-01-01'",
  'r.product',
  'r.source',
  'r.motion',
  'r.import_no',
];

/** The accounts that are seen have the numbers that the index gives them once it is settled. */
export async function loadOverrides(
  client: PoolClient,
  visibility: Visibility,
  index: AccountIndex,
  { products, words }: { products: TextDictionary; words: TextDictionary },
): Promise<OverrideColumns> {
  const types = {
    seq: Float64Array,
    account: Int32Array,
    day: Int32Array,
    product: Int32Array,
    source: Int32Array,
    motion: Int32Array,
    recordedAt: Float64Array,
  };
  const columns = new Columns(types);
  const cursor = new RowCursor();
  const select = visibleRows(STATEMENT_TABLES.source_override, visibility, SELECT);
  await readRows(client, select, (bytes, start, end) => {
    cursor.reset(bytes, start, end);
    const seq = cursor.integer(0);
    const account = cursor.integer(0);
    if (index.leavesOut(account)) return;
    const i = columns.next();
    const c = columns.arrays;
    c.seq[i] = seq;
    c.account[i] = index.see(account);
    c.day[i] = cursor.integer(0);
    c.product[i] = cursor.text(products);
    c.source[i] = cursor.textOrNone(words);
    c.motion[i] = cursor.textOrNone(words);
    c.recordedAt[i] = visibility.moments[cursor.integer(0)] ?? Number.NaN;
  });
  return columns.cut();
}
