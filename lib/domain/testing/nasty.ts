/** Arbitrary ledgers that try every corner of metrics.md section 2 at once. */
import fc from 'fast-check';
import type { IntervalUnit } from '../records';
import type { LedgerSettings } from '../settings';
import type { Change, InvoiceLine } from './columns';
import { companyChanges, sourceWords } from './companies';
import { invoiceLine, recharged, renewals } from './nasty-invoices';
import { amount, anyDay, currency, plan, quantity, recordedAt } from './nasty-values';
import { monthsAway, placeOf, textOf } from './plain-calendar';

const intervals: [number, IntervalUnit][] = [
  ...([1, 2, 7, 90] as const).map((count): [number, IntervalUnit] => [count, 'day']),
  ...([1, 2, 6] as const).map((count): [number, IntervalUnit] => [count, 'week']),
  ...([1, 1, 1, 5] as const).map((count): [number, IntervalUnit] => [count, 'month']),
  ...[
    [1, 'quarter'],
    [1, 'half_year'],
    [1, 'year'],
    [2, 'year'],
    [3, 'year'],
  ].map(([count, unit]): [number, IntervalUnit] => [Number(count), unit as IntervalUnit]),
];

const word = fc.constantFrom(undefined, undefined, undefined, undefined, undefined, undefined, ...sourceWords);

const change = (accounts: number): fc.Arbitrary<Change> =>
  fc
    .record({
      account: fc.integer({ min: 1, max: accounts }).map((number) => `a${number}`),
      on: anyDay,
      item: fc.constantFrom('Core', 'Core', 'Meter', 'Seats'),
      changeId: fc.constantFrom(undefined, undefined, undefined, 'x1', 'x2'),
      kind: fc.constantFrom('core' as const, 'core' as const, 'add_on' as const, 'usage' as const, 'one_time' as const),
      status: fc.constantFrom(
        'active' as const,
        'active' as const,
        'active' as const,
        'ended' as const,
        'void' as const,
      ),
      product: fc.constantFrom(undefined, undefined, undefined, 'Core', 'Suite', 'Hosting'),
      quantity,
      plan,
      statesUnit: fc.boolean(),
      source: word,
      cause: word,
      motion: fc.constantFrom(undefined, undefined, 'organic', 'sales'),
      renewsOn: fc.option(anyDay, { nil: undefined }),
      minor: amount,
      every: fc.constantFrom(...intervals),
      currency,
      recordedAt,
    })
    .map((row) => ({
      ...row,
      kind: row.item === 'Meter' && row.kind !== 'one_time' ? ('usage' as const) : row.kind,
      minor: row.status === 'active' ? row.minor : 0,
      changeId: row.changeId && `${row.account}/${row.changeId}`,
    }));

/** A meter read month after month, now and then with one left out. */
const readings = (accounts: number): fc.Arbitrary<Change[]> =>
  fc
    .tuple(change(accounts), fc.array(fc.tuple(fc.constantFrom(1, 1, 1, 2), amount), { maxLength: 6 }))
    .map(([first, months]) => {
      const plain = { item: 'Meter', kind: 'usage' as const, status: 'active' as const, changeId: undefined };
      const rows: Change[] = [{ ...first, ...plain, every: [1, 'month'] }];
      for (const [later, minor] of months) {
        const last = rows.at(-1)!;
        rows.push({ ...last, on: textOf(monthsAway(placeOf(last.on), later)), minor });
      }
      return rows;
    });

export interface NastyLedger {
  accounts: string[];
  changes: Change[];
  invoices: InvoiceLine[];
  settings: LedgerSettings;
  recordedBy: number | null;
}

const settings: fc.Arbitrary<LedgerSettings> = fc
  .record({
    currency: fc.constantFrom('USD', 'USD', 'JPY'),
    graceDays: fc.constantFrom(0, 1, 15, 30, 45),
    usagePolicy: fc.constantFrom('last' as const, 'mean3' as const),
    historyFrom: fc.oneof(fc.constant(null), fc.constant(null), anyDay),
    dataThrough: fc.oneof(fc.constantFrom('2025-02-28', '2025-03-31', '2025-03-14'), anyDay),
    planRates: fc.constant({ EUR: '1.0837', JPY: '0.00667', USD: '149.9' }),
  })
  .map((stated) => ({ ...stated, planRates: ratesFor(stated.currency) }));

/** Units of the reporting currency for one unit of each. */
const ratesFor = (reporting: string): Record<string, string> =>
  reporting === 'JPY' ? { USD: '149.925', EUR: '162.5' } : { EUR: '1.0837', JPY: '0.00667' };

/** One account read as another over all history: its rows are the other's, its items stay items of their own. */
function merged<Row extends Change | InvoiceLine>(rows: Row[], from: string, into: string): Row[] {
  return rows.map((row) => {
    if (row.account !== from || from === into) return row;
    const item =
      'on' in row ? { item: `${from}/${row.item ?? 'Core'}`, product: row.product ?? row.item ?? 'Core' } : {};
    return { ...row, ...item, account: into };
  });
}

/** Ledgers of `accounts` accounts, the last of them a company, sometimes read as the first; rows have the order of their place (`seq`) stated. */
export const nastyLedger = (accounts = 4, changes = 24, lines = 10): fc.Arbitrary<NastyLedger> =>
  fc
    .record({
      changes: fc.array(change(accounts), { minLength: changes / 2, maxLength: changes }),
      invoices: fc.array(invoiceLine(accounts), { maxLength: lines }),
      renewals: renewals(accounts),
      recharged: recharged(accounts),
      readings: readings(accounts),
      company: companyChanges(`a${accounts}`),
      isMerged: fc.constantFrom(false, false, false, false, true),
      settings,
      /** Data-through this many days after the grace of the last renewal is over; null: as the settings say. */
      afterGrace: fc.constantFrom(null, null, -1, 0, 1),
      recordedBy: fc.constantFrom(null, null, 2, 3),
    })
    .map(({ afterGrace, isMerged, ...ledger }) => {
      const lastEnd = placeOf(ledger.renewals.at(-1)!.until);
      const { graceDays, dataThrough } = ledger.settings;
      const through = afterGrace === null ? dataThrough : textOf(lastEnd + graceDays + afterGrace);
      const into = isMerged ? 'a1' : `a${accounts}`;
      const changes = [...ledger.changes, ...ledger.readings, ...ledger.company];
      const invoices = [...ledger.invoices, ...ledger.renewals, ...ledger.recharged];
      return {
        accounts: Array.from({ length: accounts }, (_, index) => `a${index + 1}`),
        changes: merged(changes, `a${accounts}`, into).map((row, seq) => ({ ...row, seq })),
        invoices: merged(invoices, `a${accounts}`, into).map((row, seq) => ({ ...row, seq })),
        settings: { ...ledger.settings, dataThrough: through },
        recordedBy: ledger.recordedBy,
      };
    });

const USUAL_RUNS = 500;
const MOST_PLAIN_RUNS = 1000;

/** Runs of each law: 500, or what the whole suite was told to take; dearer ones take their share of that. */
export function propertyRuns(usual = USUAL_RUNS): { numRuns: number } {
  const told = fc.readConfigureGlobal().numRuns;
  return { numRuns: told === undefined ? usual : Math.ceil((told * usual) / USUAL_RUNS) };
}

/** Ledgers that the plain computation is compared on: 300, in the long run 1,000. */
export function plainRuns(usual = 300): { numRuns: number } {
  return { numRuns: Math.min(propertyRuns(usual).numRuns, MOST_PLAIN_RUNS) };
}
