import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deriveLedger } from './ledger';
import type { Change, Override, Rows } from './testing/columns';
import { sourceRecords } from './testing/columns';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';
import { anyDay } from './testing/nasty-values';
import { factsOf } from './testing/reports';

const override = (days: readonly string[]): fc.Arbitrary<Override> =>
  fc.record({
    account: fc.constantFrom('a1', 'a2', 'a3', 'a4'),
    on: days.length === 0 ? anyDay : fc.oneof(fc.constantFrom(...days), anyDay),
    product: fc.constantFrom('Core', 'Core', 'Suite', 'Hosting', 'Meter'),
    source: fc.constantFrom(
      undefined,
      'seats',
      'upsell',
      'price',
      'add-on',
      'cross-sell',
      'usage',
      'unclassified',
      '?',
    ),
    motion: fc.constantFrom(undefined, 'organic', 'sales'),
    recordedAt: fc.constantFrom(0, 1, 2, 3),
  });

const overridden = (): fc.Arbitrary<{ ledger: NastyLedger; overrides: Override[] }> =>
  nastyLedger().chain((ledger) =>
    fc.record({
      ledger: fc.constant(ledger),
      overrides: fc.array(override(ledger.changes.map(({ on }) => on)), { minLength: 1, maxLength: 8 }),
    }),
  );

const derived = (rows: Rows, { settings, recordedBy }: NastyLedger) =>
  deriveLedger(sourceRecords(rows), settings, { recordedBy });

const sum = (parts: Iterable<number>): number => [...parts].reduce((total, part) => total + part, 0);

it('an override changes no balance, no day and no total: only how a change is split', () => {
  fc.assert(
    fc.property(overridden(), ({ ledger, overrides }) => {
      const { components: was, products: _, ...balances } = derived(ledger, ledger);
      const { components: is, products: __, ...same } = derived({ ...ledger, overrides }, ledger);
      expect(same).toEqual(balances);
      for (let account = 0; account < same.accounts; account += 1) {
        const partsOf = ({ offset, arrMinor }: typeof was) => arrMinor.subarray(offset[account]!, offset[account + 1]!);
        expect(sum(partsOf(is))).toBe(sum(partsOf(was)));
      }
      const [before, after] = [ledger, { ...ledger, overrides }].map((rows) =>
        factsOf(rows, ledger.settings, ledger.recordedBy),
      );
      expect(after?.monthCells.changeMinor).toEqual(before?.monthCells.changeMinor);
      expect(after?.monthCells.type).toEqual(before?.monthCells.type);
    }),
    propertyRuns(200),
  );
});

const known = (row: { recordedAt?: number }, recordedBy: number | null): boolean =>
  recordedBy === null || (row.recordedAt ?? 0) < recordedBy;

/** The same said by the records: each that takes effect there states the source and the motion itself. */
function restated(row: Change, overrides: readonly Override[], recordedBy: number | null): Change {
  const said = { source: row.source, motion: row.motion };
  const own = overrides
    .map((override, seq) => ({ override, seq }))
    .sort((a, b) => (a.override.recordedAt ?? 0) - (b.override.recordedAt ?? 0) || a.seq - b.seq)
    .filter(
      ({ override: { account, on, product } }) =>
        account === row.account && on === row.on && product === (row.product ?? row.item ?? 'Core'),
    )
    .filter(({ override }) => known(override, recordedBy));
  for (const { override } of own) {
    if (override.source !== undefined && override.source !== '?') said.source = override.source;
    if (override.motion !== undefined) said.motion = override.motion;
  }
  return { ...row, ...said };
}

it('an override says what its records would if they stated it', () => {
  fc.assert(
    fc.property(overridden(), ({ ledger, overrides }) => {
      // An invoice states no source, and a meter that lapses has no record that could.
      const changes = ledger.changes.filter(({ kind }) => kind !== 'usage');
      const mine = overrides.filter(({ product }) => product !== 'Meter');
      const byOverride = derived({ ...ledger, changes, invoices: [], overrides: mine }, ledger);
      const said = changes.map((row) => restated(row, mine, ledger.recordedBy));
      const byRecords = derived({ ...ledger, changes: said, invoices: [] }, ledger);
      const named = ({ components, products }: typeof byRecords) => ({
        ...components,
        product: Array.from(components.product, (product) => products[product]),
      });
      expect(named(byOverride)).toEqual(named(byRecords));
    }),
    propertyRuns(200),
  );
});

it('an override of an invoiced product counts too, on the day its amount changes', () => {
  const rows: Rows = {
    invoices: [
      { account: 'a', from: '2025-01-01', until: '2025-02-01', minor: 1000 },
      { account: 'a', from: '2025-02-01', until: '2025-03-01', minor: 1500 },
    ],
  };
  const settings = {
    currency: 'USD',
    graceDays: 15,
    usagePolicy: 'last' as const,
    historyFrom: null,
    dataThrough: '2025-02-28',
    planRates: {},
  };
  const sourcesOf = (overrides: Override[]) => [
    ...deriveLedger(sourceRecords({ ...rows, overrides }), settings, { recordedBy: null }).components.source,
  ];
  expect(sourcesOf([])).toEqual([6]);
  expect(sourcesOf([{ account: 'a', on: '2025-02-01', product: 'Core', source: 'upsell' }])).toEqual([1]);
});
