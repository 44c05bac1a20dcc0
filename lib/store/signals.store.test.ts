import { describe, expect, it } from 'vitest';
import { dayNumber, formatDay } from '@/lib/domain/day';
import type { PlanningRecord } from '@/lib/domain/planning';
import type { SignalColumns } from '@/lib/domain/signals/records';
import { checkStore } from './check';
import { loadSignals } from './load-signals';
import { markAccount } from './mark-account';
import type { Store } from './open';
import { listSignalAccounts, markSignalAccount, UnknownSignalAccount } from './signal-accounts';
import { withFreshStore } from './testing';
import { importedOn, withdrawnOn } from './testing-dated';
import { accountRow, freshWorkspace, importFile, tester } from './testing-records';

const on = dayNumber(2026, 3, 1);
const signal = (said: Partial<Extract<PlanningRecord, { table: 'signal' }>> = {}): PlanningRecord => ({
  table: 'signal',
  accountId: 'a',
  onDay: on,
  signal: 'Pricing page',
  weightMilli: null,
  note: null,
  row: 2,
  ...said,
});
const reading = (said: Partial<Extract<PlanningRecord, { table: 'usage_reading' }>> = {}): PlanningRecord => ({
  table: 'usage_reading',
  accountId: 'a',
  onDay: on,
  meter: 'API calls',
  usedMicro: 80_500_000,
  limitMicro: 100_000_000,
  row: 2,
  ...said,
});

/** What was loaded, a text for each row. */
const told = ({ accountIds, signals, names, notes, usage, meters }: SignalColumns): string[] => [
  ...Array.from({ length: signals.length }, (_, row) =>
    [
      accountIds[signals.account[row]!],
      formatDay(signals.day[row]!),
      names[signals.name[row]!],
      signals.weightMilli[row],
      notes[signals.note[row]!] ?? null,
    ].join(' | '),
  ),
  ...Array.from({ length: usage.length }, (_, row) =>
    [
      accountIds[usage.account[row]!],
      formatDay(usage.day[row]!),
      meters[usage.meter[row]!],
      usage.usedMicro[row],
      usage.limitMicro[row],
    ].join(' | '),
  ),
];

const loaded = async (store: Store, workspaceId: number, asOf: string | null = null) =>
  told(await loadSignals(store.pool, tester, workspaceId, { asOf })).sort();

const importing = (store: Store, workspaceId: number, ...planning: PlanningRecord[]) =>
  importFile(store, workspaceId, { kind: 'signals', planning });

describe('signals and readings in the store', () => {
  it('come back as they were stated; a second import of them changes nothing; a reading is corrected', async () => {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const file = [
        signal({ weightMilli: 7500, note: 'line\nbreak\tand \\' }),
        signal(),
        reading(),
        reading({ meter: 'Seats', limitMicro: null }),
      ];
      expect(await importing(store, workspaceId, ...file)).toMatchObject({ new: 4, unchanged: 0, corrected: 0 });
      expect(await importing(store, workspaceId, ...file)).toMatchObject({ new: 0, unchanged: 4, corrected: 0 });
      expect(await importing(store, workspaceId, reading({ usedMicro: 9 }))).toMatchObject({ new: 0, corrected: 1 });
      expect(await loaded(store, workspaceId)).toEqual([
        'a | 2026-03-01 | API calls | 9 | 100000000',
        'a | 2026-03-01 | Pricing page | 7500 | line\nbreak\tand \\',
        'a | 2026-03-01 | Pricing page | NaN | ',
        'a | 2026-03-01 | Seats | 80500000 | NaN',
      ]);
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    });
  });

  it('go with their import, and are of a past day as they were known then', async () => {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const planning = [signal(), reading()];
      const first = await importedOn(store, workspaceId, '2026-03-02', { kind: 'signals', planning });
      await importedOn(store, workspaceId, '2026-03-05', { kind: 'signals', planning: [reading({ usedMicro: 5 })] });
      await withdrawnOn(store, workspaceId, '2026-03-09', first);
      expect(await loaded(store, workspaceId, '2026-03-01')).toEqual([]);
      expect(await loaded(store, workspaceId, '2026-03-03')).toEqual([
        'a | 2026-03-01 | API calls | 80500000 | 100000000',
        'a | 2026-03-01 | Pricing page | NaN | ',
      ]);
      expect(await loaded(store, workspaceId, '2026-03-06')).toHaveLength(2);
      expect(await loaded(store, workspaceId)).toEqual(['a | 2026-03-01 | API calls | 5 | 100000000']);
    });
  });

  it('are of the account that theirs is merged into; of none that is in no figure', async () => {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importing(store, workspaceId, signal(), signal({ accountId: 'b' }), signal({ accountId: 'test' }));
      const mark = { mergedInto: null, parent: null, excluded: false, reason: null };
      await markAccount(store.pool, tester, workspaceId, 'b', { ...mark, mergedInto: 'a' });
      await markAccount(store.pool, tester, workspaceId, 'test', { ...mark, excluded: true });
      expect(await loaded(store, workspaceId)).toEqual([
        'a | 2026-03-01 | Pricing page | NaN | ',
        'a | 2026-03-01 | Pricing page | NaN | ',
      ]);
    });
  });
});

describe('signals of accounts that nobody knows', () => {
  it('are read as another account, left out, and wait again once that is undone', async () => {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importFile(store, workspaceId, { kind: 'accounts', accounts: [accountRow({ accountId: 'acme' })] });
      await importing(store, workspaceId, signal({ accountId: 'Acme Ltd' }), reading({ accountId: 'stray' }));
      await markSignalAccount(store.pool, tester, workspaceId, 'Acme Ltd', { readAs: 'acme' });
      await markSignalAccount(store.pool, tester, workspaceId, 'stray', 'drop');
      expect(await loaded(store, workspaceId)).toEqual(['acme | 2026-03-01 | Pricing page | NaN | ']);
      expect(await listSignalAccounts(store.pool, tester, workspaceId)).toMatchObject([
        { account: 'stray', readAs: null, madeBy: tester.name },
        { account: 'Acme Ltd', readAs: 'acme' },
      ]);
      await markSignalAccount(store.pool, tester, workspaceId, 'Acme Ltd', 'undo');
      expect(await loaded(store, workspaceId)).toEqual(['Acme Ltd | 2026-03-01 | Pricing page | NaN | ']);
      expect(await listSignalAccounts(store.pool, tester, workspaceId)).toHaveLength(1);
      const { rows } = await store.pool.query('select action from audit where action = $1', ['signal_account_marked']);
      expect(rows).toHaveLength(3);
    });
  });

  it('an id that one other source alone knows is that account; one that two know waits', async () => {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const known = (source: string, ...ids: string[]) =>
        importFile(store, workspaceId, {
          ...{ kind: 'accounts', source },
          accounts: ids.map((accountId, index) => accountRow({ accountId, row: index + 2 })),
        });
      await known('stripe', 'cus_1', 'both');
      await known('crm', 'both');
      const planning = ['cus_1', 'both', 'new'].map((accountId, index) => signal({ accountId, row: index + 2 }));
      await importFile(store, workspaceId, { kind: 'signals', source: 'product', planning });
      expect(await loaded(store, workspaceId)).toEqual([
        'cus_1 | 2026-03-01 | Pricing page | NaN | ',
        'new | 2026-03-01 | Pricing page | NaN | ',
        'product:both | 2026-03-01 | Pricing page | NaN | ',
      ]);
    });
  });

  it('an account that is not there, or that is the same, is refused', async () => {
    await withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importing(store, workspaceId, signal());
      const marking = (account: string, readAs: string) =>
        markSignalAccount(store.pool, tester, workspaceId, account, { readAs });
      await expect(marking('a', 'nobody')).rejects.toThrow(UnknownSignalAccount);
      await expect(marking('nobody', 'a')).rejects.toThrow('no account has the id nobody');
      await expect(marking('a', 'a')).rejects.toThrow('the same account');
    });
  });
});
