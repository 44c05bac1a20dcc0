import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../domain/day';
import { type ChangeRecord, QUANTITY_SCALE } from '../domain/records';
import { propertyRuns } from '../domain/testing/nasty';
import { csvLine } from './rejects';
import { importText } from './testing/files';

const name = fc.stringMatching(/^[A-Za-zéß€"',;. \n-]{1,12}$/).map((text) => `x${text}`.trimEnd());

const change: fc.Arbitrary<ChangeRecord> = fc.record({
  accountId: name,
  changeId: fc.constant(null),
  effectiveDay: fc.integer({ min: 10_000, max: 25_000 }),
  itemId: fc.option(name),
  product: name,
  kind: fc.constantFrom('core', 'add_on', 'usage', 'one_time'),
  plan: fc.option(name),
  quantityMicro: fc.integer({ min: 0, max: 1e9 }).map((whole) => whole * QUANTITY_SCALE),
  amountMinor: fc.integer({ min: 0, max: 10_000_000_00 }),
  unitAmount: fc.constant(null),
  intervalUnit: fc.constantFrom('day', 'week', 'month', 'quarter', 'half_year', 'year'),
  intervalCount: fc.constant(1),
  currency: fc.constantFrom('USD', 'JPY', 'KWD'),
  status: fc.constant('active'),
  source: fc.option(name),
  cause: fc.option(name),
  motion: fc.option(name),
  renewsDay: fc.option(fc.integer({ min: 10_000, max: 25_000 })),
  autoRenew: fc.option(fc.boolean()),
  recordedAt: fc.option(fc.integer({ min: 10_000, max: 25_000 }).map((day) => day * 86_400_000)),
  row: fc.constant(0),
});

const header =
  'account_id,change_id,effective_on,item_id,product,kind,plan,quantity,amount,interval,currency,status,source,cause,motion,renews_on,auto_renew,recorded_at'.split(
    ',',
  );

const exponents: Record<string, number> = { USD: 2, JPY: 0, KWD: 3 };

function major(minor: number, exponent: number): string {
  const digits = String(minor).padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

const day = (value: number | null): string => (value === null ? '' : formatDay(value));

function cellsOf(record: ChangeRecord): string[] {
  return [
    record.accountId,
    record.changeId ?? '',
    formatDay(record.effectiveDay),
    record.itemId ?? '',
    record.product,
    record.kind,
    record.plan ?? '',
    String((record.quantityMicro ?? 0) / QUANTITY_SCALE),
    major(record.amountMinor, exponents[record.currency] ?? 2),
    record.intervalUnit,
    record.currency,
    record.status,
    record.source ?? '',
    record.cause ?? '',
    record.motion ?? '',
    day(record.renewsDay),
    record.autoRenew === null ? '' : record.autoRenew ? 'yes' : 'no',
    record.recordedAt === null ? '' : formatDay(record.recordedAt / 86_400_000),
  ];
}

const exported = (records: ChangeRecord[], delimiter = ','): string =>
  [header, ...records.map(cellsOf)].map((cells) => csvLine(cells, delimiter)).join('');

const numbered = (records: ChangeRecord[]): ChangeRecord[] => records.map((record, i) => ({ ...record, row: i + 2 }));

const changes = fc.array(change, { minLength: 1, maxLength: 30 });

describe('laws of ingest', () => {
  it('import(export(changes)) = changes', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (records) => {
        // KWD's three decimals read like thousands unless another cell decides, so the sign is stated.
        const imported = await importText(exported(records), { kind: 'changes', decimal: '.' });
        expect(imported.problems).toEqual([]);
        expect(imported.changes).toEqual(numbered(records));
      }),
      propertyRuns(100),
    );
  });

  it('delimiter, encoding and line ends change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        changes,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('utf-8', 'bom', 'utf-16le', 'utf-16be'),
        async (records, delimiter, encoding) => {
          const plain = records.map((record) => ({ ...record, product: record.product.replaceAll('\n', ' ') }));
          const text = exported(plain, delimiter);
          const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
          const bytes = {
            'utf-8': () => Buffer.from(text),
            bom: () => Buffer.from(`\uFEFF${text}`),
            'utf-16le': () => wide,
            'utf-16be': () => Buffer.from(wide).swap16(),
          }[encoding];
          const imported = await importText(bytes?.() ?? text, { kind: 'changes', decimal: '.' });
          expect(imported.problems).toEqual([]);
          expect(imported.changes).toEqual(numbered(plain));
        },
      ),
      propertyRuns(100),
    );
  });

  it('read = accepted + rejected, and rejects hold exactly the rejected rows', async () => {
    const cell = fc.constantFrom(
      'a',
      '',
      '5',
      '-5',
      '2025-01-01',
      '03/04/25',
      '1.234,56',
      '1,234',
      '€5',
      'NA',
      '(5)',
      'x"y',
      'USD',
      'month',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 20 }),
        async (rows) => {
          const text = [['account_id', 'effective_on', 'product', 'amount', 'currency', 'interval'], ...rows]
            .map((cells) => csvLine(cells, ','))
            .join('');
          const {
            result,
            changes: accepted,
            rejects,
          } = await importText(text, { kind: 'changes', decimal: '.', dates: 'dmy' });
          if (result === null) return;
          expect(result.read).toBe(result.accepted + result.rejected);
          expect(accepted).toHaveLength(result.accepted);
          expect(rejects === '' ? 0 : rejects.trimEnd().split('\n').length - 1).toBe(result.rejected);
        },
      ),
      propertyRuns(100),
    );
  });

  it('arbitrary bytes never throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { problems, result } = await importText(bytes);
        expect(result !== null || problems.length > 0).toBe(true);
      }),
      propertyRuns(100),
    );
  });
});
