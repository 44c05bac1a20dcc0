import { describe, expect, it } from 'vitest';
import { parseDay } from '@/lib/domain/day';
import { BINARY, CopyBinary } from './copy-binary';
import { CopyWriter } from './copy-writer';
import { ChangeColumns, encodeChange } from './encode-change';
import { AccountNames, bigintText } from './identity';
import type { Store } from './open';
import { withFreshStore } from './testing';

/** What PostgreSQL makes of rows that were written for a table of these columns. */
async function copied({ pool }: Store, columns: string, write: (out: CopyBinary) => void): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    await client.query(`create temp table given (${columns})`);
    const writer = new CopyWriter(client, async (target: string) => `${target} from stdin with (${BINARY})`);
    write(writer.rowsOf('given', () => new CopyBinary()));
    await writer.finish();
    return (await client.query('select to_jsonb(g) as row from given g')).rows.map(({ row }) => row);
  } finally {
    client.release(true);
  }
}

describe('rows in COPY’s binary format', () => {
  it('hold whole numbers of every size', () =>
    withFreshStore(async (store) => {
      const sizes = [0, 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER].flatMap((n) => [n, -n || 0]);
      const rows = await copied(store, 'n bigint, i int, s smallint', (out) => {
        for (const size of sizes) {
          out.beginRow(3);
          out.bigint(size);
          out.int(size | 0);
          out.smallint(-7);
        }
      });
      expect(rows).toEqual(sizes.map((n) => ({ n, i: n | 0, s: -7 })));
    }));

  it('hold texts as they are, save that NUL is replaced; nulls; and grow for long ones', () =>
    withFreshStore(async (store) => {
      const long = 'é'.repeat(400_000);
      const texts = ['', 'Team', 'a\tb\\c\nd\re', 'Grüße, 東京 🚀', 'f\u0000g', long, null, 'last'];
      const rows = await copied(store, 't text', (out) => {
        for (const text of texts) {
          out.beginRow(1);
          out.textOrNull(text);
        }
      });
      expect(rows).toEqual(texts.map((t) => ({ t: t === 'f\u0000g' ? 'f\ufffdg' : t })));
    }));

  it('hold days, moments and truths', () =>
    withFreshStore(async (store) => {
      const moment = Date.UTC(1999, 0, 2, 3, 4, 5, 678);
      const rows = await copied(store, 'd date, e date, m timestamp, b boolean, c boolean', (out) => {
        out.beginRow(5);
        out.day(parseDay('1969-07-20') ?? 0);
        out.dayOrNull(null);
        out.instantOrNull(moment);
        out.booleanOrNull(true);
        out.booleanOrNull(false);
      });
      expect(rows).toEqual([{ d: '1969-07-20', e: null, m: '1999-01-02T03:04:05.678', b: true, c: false }]);
    }));
});

describe('a change as a row', () => {
  const change = {
    accountId: 'A-1',
    changeId: 'c-1',
    effectiveDay: 19_723,
    itemId: 'seat',
    product: 'Planner',
    kind: 'core',
    plan: 'Team',
    quantityMicro: 2_000_000,
    amountMinor: 12_345,
    unitAmount: '61.725',
    intervalUnit: 'month',
    intervalCount: 3,
    currency: 'EUR',
    status: 'active',
    source: 'crm',
    cause: 'price',
    motion: 'self',
    renewsDay: 19_814,
    autoRenew: false,
    recordedAt: Date.UTC(2024, 0, 2),
    row: 7,
  } as const;
  const place = { workspaceId: 3, importNo: 4, seq: 5, accountNo: 6, source: 'files', kind: 'changes' };

  /** The row as the table of changes holds it, without the columns that are null there. */
  const stored = (store: Store, fields: ReadonlySet<string> | null, record: typeof change | object) =>
    withRow(store, new ChangeColumns(fields), { ...change, ...record });

  async function withRow(
    store: Store,
    columns: ChangeColumns,
    record: typeof change,
  ): Promise<Record<string, unknown>> {
    const client = await store.pool.connect();
    try {
      await client.query('create temp table given (like subscription_change including defaults)');
      const target = `given (${columns.names.join(', ')})`;
      const writer = new CopyWriter(client, async (into: string) => `${into} from stdin with (${BINARY})`);
      const context = { columns, names: new AccountNames('files\u0000'), key: -1 };
      const identity = encodeChange(
        record,
        place,
        context,
        writer.rowsOf(target, () => new CopyBinary()),
      );
      const name = bigintText(identity);
      await writer.finish();
      const { rows } = await client.query(
        'select jsonb_strip_nulls(to_jsonb(g) - $1::text) as row, identity from given g',
        ['identity'],
      );
      expect(rows[0].identity).toBe(name);
      return rows[0].row;
    } finally {
      client.release(true);
    }
  }

  const always = {
    workspace_id: 3,
    import_no: 4,
    seq: 5,
    edition: 0,
    row_number: 7,
    account_no: 6,
    effective_on: '2024-01-01',
    amount_minor: 12_345,
    interval_count: 3,
    currency: 'EUR',
    product: 'Planner',
  };

  it('holds every field in its column', () =>
    withFreshStore(async (store) => {
      const { kind, status, interval_unit, recorded_at, ...row } = await stored(store, null, {});
      expect([kind, status, interval_unit].every(Number.isInteger)).toBe(true);
      expect(new Date(String(recorded_at)).getTime()).toBe(change.recordedAt);
      expect(row).toEqual({
        ...always,
        quantity_micro: 2_000_000,
        item_id: 'seat',
        change_id: 'c-1',
        plan: 'Team',
        unit_amount: '61.725',
        source: 'crm',
        cause: 'price',
        motion: 'self',
        renews_on: '2024-04-01',
        auto_renew: false,
      });
    }));

  it('leaves out what its file cannot state', () =>
    withFreshStore(async (store) => {
      const unstated = {
        changeId: null,
        itemId: null,
        quantityMicro: null,
        unitAmount: null,
        source: null,
        cause: null,
        motion: null,
        renewsDay: null,
        autoRenew: null,
        recordedAt: null,
      };
      const { kind, status, interval_unit, ...row } = await stored(store, new Set(['account_id', 'plan']), unstated);
      expect([kind, status, interval_unit].every(Number.isInteger)).toBe(true);
      expect(row).toEqual({ ...always, plan: 'Team' });
      expect(new ChangeColumns(new Set(['plan'])).names).toHaveLength(15);
      expect(new ChangeColumns(null).names).toHaveLength(25);
    }));
});
