import { describe, expect, it } from 'vitest';
import { accountReport as accountContract } from '@/lib/api/contract/account';
import { figureOf } from '@/lib/domain/catalogue/figures';
import { markAccount } from '@/lib/store/mark-account';
import { withFreshStore } from '@/lib/store/testing';
import {
  accountRow,
  change,
  dayOf,
  freshWorkspace,
  importFile,
  invoiceLine,
  tester,
} from '@/lib/store/testing-records';
import { accountReport } from './account-report';
import type { AccountReport } from './account-report-shape';
import { explainReport } from './explain-report';
import { type LedgerReader, loadLedgerView } from './ledger-view';
import { parseReportQuery } from './query';

type Ask = (account: string, text?: string) => Promise<AccountReport>;

/**
 * a: 100.00 a month from January 2025, 150.00 from February 2026 corrected to 140.00 by a second file, 160.00 to come in
 * May; b: 50.00, an enterprise that was in Ada's book until March; c: an invoice of one month.
 */
const asking = (
  work: (ask: Ask, imports: [string, string], reader: LedgerReader, mark: typeof markAccount) => Promise<void>,
) =>
  withFreshStore(async (store) => {
    const workspaceId = await freshWorkspace(store);
    const owner = (name: string) => ({ segment: 'ENT', owner: name });
    const first = await importFile(store, workspaceId, {
      accounts: [
        accountRow({ accountId: 'a', name: 'Acme', row: 2 }),
        accountRow({ accountId: 'b', name: 'Bee', attributes: owner('Ada'), row: 3 }),
        accountRow({ accountId: 'b', name: 'Bee', attributes: owner('Bob'), since: '2026-03-01', row: 4 }),
      ],
      changes: [
        change({ on: '2025-01-01', row: 2, quantityMicro: 10_000_000, plan: 'Team', renewsDay: dayOf('2026-06-01') }),
        change({ accountId: 'b', on: '2025-01-01', amountMinor: 5000, row: 3 }),
        change({ on: '2026-02-10', amountMinor: 15_000, row: 4, quantityMicro: 15_000_000, plan: 'Team' }),
        change({ on: '2026-05-01', amountMinor: 16_000, row: 5, quantityMicro: 16_000_000, plan: 'Team' }),
      ],
      invoiceLines: [invoiceLine({ accountId: 'c', row: 2 })],
      planning: [
        {
          table: 'touchpoint',
          accountId: 'a',
          onDay: dayOf('2026-03-01'),
          kind: 'qbr',
          owner: null,
          note: 'Well',
          row: 2,
        },
      ],
      dataThrough: '2026-03-15',
    });
    const second = await importFile(store, workspaceId, {
      changes: [change({ on: '2026-02-10', amountMinor: 14_000, row: 2, quantityMicro: 14_000_000, plan: 'Team' })],
      dataThrough: '2026-03-15',
    });
    const reader = { db: store.pool, principal: tester, workspaceId };
    const ask: Ask = async (account, text = '') => {
      const query = parseReportQuery(new URLSearchParams(text));
      return accountReport(reader, await loadLedgerView(reader, query), query, account);
    };
    await work(ask, [first.importId, second.importId], reader, (_db, ...rest) => markAccount(store.pool, ...rest));
  });

describe('the report of one account', () => {
  it('has its balance, its events and the rows behind them: 1,200 new, +480 in seats', () =>
    asking(async (ask, [firstId, secondId]) => {
      const report = await ask('a');
      expect(report).toMatchObject({ name: 'Acme', arr: 168_000, mrr: 14_000, since: '2025-01-01', until: null });
      expect(report).toMatchObject({ plan: 'Team', seats: 14, renews_on: '2026-06-01', due_arr: 168_000 });
      expect(report.events.map(({ on, type, end_arr }) => [on, type, end_arr])).toEqual([
        ['2025-01-01', 'new', 120_000],
        ['2026-02-10', 'expansion', 168_000],
      ]);
      expect(report.ahead.map(({ on, type, end_arr }) => [on, type, end_arr])).toEqual([
        ['2026-05-01', 'expansion', 192_000],
      ]);
      expect(report.events[1]?.parts).toEqual([
        { source: 'seats', motion: 'unknown', product: 'Platform', arr: 48_000 },
      ]);
      const [record] = report.events[1]!.records;
      expect(record).toMatchObject({ import_id: secondId, row: 2, file: 'file.csv', stands: true, kind: 'change' });
      expect(record?.stated).toMatchObject({ amount: '140.00', quantity: '14', currency: 'USD', interval: 'month' });
      expect(record?.earlier).toMatchObject([{ import_id: firstId, row: 4, stated: { amount: '150.00' } }]);
      expect(report.touchpoints).toMatchObject([{ on: '2026-03-01', kind: 'qbr', owner: null, note: 'Well' }]);
    }));

  it('sums to end less start, and says the balance that explain says', () =>
    asking(async (ask, _imports, reader) => {
      for (const account of ['a', 'b', 'c']) {
        const report = await ask(account);
        const sum = report.events.reduce((total, { start_arr, end_arr }) => total + end_arr - start_arr, 0);
        expect(sum, account).toBe(report.arr - report.start_arr);
        for (const { parts, start_arr, end_arr } of report.events)
          expect(parts.reduce((total, { arr }) => total + arr, 0)).toBe(end_arr - start_arr);
        const query = parseReportQuery(new URLSearchParams('metric=arr'));
        const explained = await explainReport(reader, await loadLedgerView(reader), query, '2026-03-15');
        expect(explained.accounts.find((row) => row.account === account)?.adds ?? 0).toBe(report.arr);
      }
    }));

  it('NRR of the year: (168,000 + 60,000) ÷ 180,000, without a 100 %', () =>
    asking(async (ask) => {
      const { nrr } = await ask('a');
      expect(nrr).toMatchObject({ window: 12, from: '2025-03-15', start_arr: 120_000, base_arr: 180_000, without: 1 });
      expect(nrr.nrr).toBeCloseTo(228 / 180, 12);
      expect(nrr.contribution).toBeCloseTo(48 / 180, 12);
      expect(nrr.effect).toBeCloseTo(48 / 180, 12);
      expect((await ask('c')).nrr).toMatchObject({ contribution: null, effect: null });
    }));

  it('tells a lapse, and attributes with their history', () =>
    asking(async (ask) => {
      const lapsed = await ask('c');
      expect(lapsed).toMatchObject({ arr: 0, until: '2026-01-31' });
      expect(lapsed.events.map(({ type, is_lapse }) => [type, is_lapse])).toEqual([
        ['new', false],
        ['churn', true],
      ]);
      expect((await ask('b')).attributes).toEqual([
        {
          slug: 'owner',
          spells: [
            { from: null, value: 'Ada', is_ahead: false },
            { from: '2026-03-01', value: 'Bob', is_ahead: false },
          ],
        },
        { slug: 'segment', spells: [{ from: null, value: 'ENT', is_ahead: false }] },
      ]);
    }));

  it('of a merged account is that of the one it is read as; an excluded one has no figures', () =>
    asking(async (ask, _imports, { db, workspaceId }, mark) => {
      await mark(db, tester, workspaceId, 'b', { mergedInto: 'a' });
      const merged = await ask('b');
      expect(merged).toMatchObject({ account: 'a', asked: 'b', arr: 228_000, merged: [{ account: 'b', name: 'Bee' }] });
      await mark(db, tester, workspaceId, 'c', { excluded: true, reason: 'A test' });
      expect(await ask('c')).toMatchObject({ day: null, arr: 0, excluded: { reason: 'A test' }, events: [] });
      await mark(db, tester, workspaceId, 'b', { mergedInto: null });
      await mark(db, tester, workspaceId, 'b', { parent: 'a' });
      expect(await ask('b')).toMatchObject({ parent: { account: 'a', name: 'Acme' } });
      expect(await ask('a')).toMatchObject({ parts: [{ account: 'b', name: 'Bee' }] });
    }));

  it('refuses an account that there is none of, naming those called alike', () =>
    asking(async (ask) => {
      await expect(ask('Acm')).rejects.toThrow('there is none with the id "Acm"; there are a');
    }));

  it('has no figure that the catalogue does not know, and passes the contract', () =>
    asking(async (ask) => {
      const unknown = new Set<string>();
      const look = (value: unknown, path: string[]): void => {
        if (Array.isArray(value)) for (const item of value) look(item, path);
        else if (typeof value === 'object' && value !== null)
          for (const [key, item] of Object.entries(value)) look(item, [...path, key]);
        else if ((typeof value === 'number' || value === null) && figureOf('account', path.join('.')) === undefined)
          unknown.add(path.join('.'));
      };
      for (const account of ['a', 'b', 'c']) {
        const report = await ask(account);
        look(report, []);
        expect(accountContract.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
      }
      expect([...unknown]).toEqual([]);
    }));
});
