import { describe, expect, it } from 'vitest';
import type { ChangeRecord } from '@/lib/domain/records';
import type { Standing } from '@/lib/domain/report';
import { adjustableAccount } from '@/lib/reports/adjustable-report';
import { type AdjustmentsAsked, everyAdjustment } from '@/lib/reports/adjustment-list';
import { AdjustmentRefusal, type AdjustmentRequest } from '@/lib/reports/adjustment-request';
import { adjustmentsReport } from '@/lib/reports/adjustments-report';
import { loadLedgerView, NOW } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { reports, standing } from '@/lib/reports/reports';
import { checkStore } from '@/lib/store/check';
import { listImports } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import {
  accountRow,
  change,
  type FileOf,
  freshWorkspace,
  importFile,
  invoiceLine,
  ledgerText,
  tester,
} from '@/lib/store/testing-records';
import { adjust } from './adjust';
import { undoAdjustment } from './undo-adjustment';

/** Two accounts of 100.00 and 50.00 a month since January 2025; the first grows to 120.00 in June 2025. */
const changes: ChangeRecord[] = [
  change({ accountId: 'a', on: '2025-01-01', amountMinor: 10_000, quantityMicro: 10_000_000, row: 2 }),
  change({ accountId: 'a', on: '2025-06-01', amountMinor: 12_000, quantityMicro: 12_000_000, row: 3 }),
  change({ accountId: 'b', on: '2025-01-01', amountMinor: 5_000, row: 4 }),
];
const accounts = [accountRow({ accountId: 'a', name: 'Acme', attributes: { owner: 'Ann', region: 'EU' } })];

interface Bench {
  store: Store;
  workspaceId: number;
  make(request: AdjustmentRequest, dryRun?: boolean): ReturnType<typeof adjust>;
  undo(id: string | null): Promise<number>;
  list(asked?: Partial<AdjustmentsAsked>): ReturnType<typeof adjustmentsReport>;
  stands(): Promise<Standing | null>;
  report(name: 'movements' | 'attributes', search?: string): Promise<unknown>;
  /** The record in force of an account's only line on a day. */
  record(account: string, on: string): Promise<number>;
}

const viewOf = ({ store, workspaceId }: Pick<Bench, 'store' | 'workspaceId'>) =>
  loadLedgerView({ db: store.pool, principal: tester, workspaceId });

async function bench(store: Store, file: FileOf = { changes, accounts }): Promise<Bench> {
  const workspaceId = await freshWorkspace(store);
  await importFile(store, workspaceId, { dataThrough: '2026-01-31', ...file });
  const place = { store, workspaceId };
  const adjuster = async () => ({ ...place, principal: tester, view: await viewOf(place) });
  return {
    ...place,
    make: async (request, dryRun = false) => adjust(await adjuster(), request, { dryRun }),
    undo: async (id) => undoAdjustment({ ...place, principal: tester }, id ?? ''),
    list: async (asked = {}) => adjustmentsReport(await adjuster(), { ...everyAdjustment, ...asked }),
    stands: async () => standing(await viewOf(place)),
    report: async (name, search = '') => {
      const query = parseReportQuery(new URLSearchParams(search));
      const { ledger_version: _, ...rest } = reports[name](
        await loadLedgerView({ db: store.pool, principal: tester, workspaceId }, query),
        query,
      );
      return rest;
    },
    record: async (account, on) => {
      const { basis } = await viewOf(place);
      if (basis === null) throw new Error('no ledger');
      const found = await adjustableAccount(
        { db: store.pool, principal: tester, workspaceId, settings: basis.settings },
        account,
      );
      const stated = found?.lines.flatMap((line) => line.changes).find((each) => each.on === on);
      if (stated === undefined) throw new Error(`no change on ${on}`);
      return stated.record;
    },
  };
}

const fields = { effective_on: '2025-09-01', product: 'Analytics', kind: 'add_on', amount: '30.00', interval: 'month' };
const addition: AdjustmentRequest = { kind: 'add', account: 'b', reason: 'Signed on paper', fields };

const refusal = async (work: Promise<unknown>): Promise<Pick<AdjustmentRefusal, 'field' | 'why' | 'message'>> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AdjustmentRefusal)) throw error ?? new Error('it was not refused');
  return { field: error.field, why: error.why, message: error.message };
};

describe('a change by hand', () => {
  it('added: the figures move as the preview said, and undoing it restores them to the cent', () =>
    withFreshStore(async (store) => {
      const { make, undo, stands, list, report, workspaceId } = await bench(store);
      const [before, ledger] = [await stands(), await ledgerText(store, workspaceId)];
      const movements = await report('movements');
      const tried = await make(addition, true);
      expect(await stands()).toEqual(before);
      expect(await ledgerText(store, workspaceId)).toEqual(ledger);
      const made = await make(addition);
      const after = await stands();
      // 30.00 a month are 360.00 ARR; NRR from (1440 + 600) ÷ 1800 to (1440 + 960) ÷ 1800.
      expect(made.effect).toMatchObject({ arr: 36_000, before: { arr: 204_000 }, after: { arr: 240_000, nrr: 4 / 3 } });
      expect(made.effect).toEqual(tried.effect);
      expect(after).toMatchObject({ arr: made.effect.after.arr, nrr: made.effect.after.nrr });
      expect(made.accounts).toEqual([{ account: 'b', name: 'b', before: 60_000, after: 96_000 }]);
      expect((await list()).adjustments).toMatchObject([{ kind: 'add', can_undo: true, effect: made.effect }]);
      await undo(made.adjustment_id);
      expect(await stands()).toEqual(before);
      expect(await report('movements')).toEqual(movements);
      expect(await ledgerText(store, workspaceId)).toEqual(ledger);
      expect((await list()).adjustments).toMatchObject([{ can_undo: false, effect: null, request: addition }]);
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('corrected and ended: each effect in the list is the real difference that undoing it makes', () =>
    withFreshStore(async (store) => {
      const { make, undo, stands, list, record, workspaceId } = await bench(store);
      const june = await record('a', '2025-06-01');
      await make({ kind: 'correct', account: 'a', reason: 'Typo', record: june, fields: { amount: '150' } });
      await make({
        kind: 'end',
        account: 'b',
        reason: 'Gone',
        record: await record('b', '2025-01-01'),
        on: '2025-12-01',
      });
      await make({ kind: 'exclude', accounts: ['b'], reason: 'A test' });
      expect((await list()).adjustments.map(({ kind }) => kind)).toEqual(['exclude', 'end', 'correct']);
      for (const kind of ['end', 'exclude', 'correct']) {
        const found = (await list()).adjustments.find((each) => each.kind === kind);
        const before = await stands();
        await undo(found?.adjustment_id ?? null);
        const after = await stands();
        expect(found?.effect).toMatchObject({
          after: { arr: before?.arr, nrr: before?.nrr },
          before: { arr: after?.arr, nrr: after?.nrr },
          arr: (before?.arr ?? 0) - (after?.arr ?? 0),
        });
      }
      expect((await list()).adjustments.every(({ can_undo }) => !can_undo)).toBe(true);
      expect(await stands()).toMatchObject({ arr: 204_000, nrr: 204_000 / 180_000 });
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('moved to another day: the line goes on as before until then', () =>
    withFreshStore(async (store) => {
      const { make, undo, report, record } = await bench(store);
      const asked = async () => {
        const { rows } = (await report('movements')) as { rows: { period: string; expansion: number }[] };
        return rows.filter(({ expansion }) => expansion > 0).map(({ period, expansion }) => [period, expansion]);
      };
      const june = await record('a', '2025-06-01');
      const moved = async (effective_on: string) => {
        const { adjustment_id } = await make({
          ...{ kind: 'correct', account: 'a', reason: 'Wrong month', record: june },
          fields: { effective_on },
        } as AdjustmentRequest);
        const months = await asked();
        await undo(adjustment_id);
        return months;
      };
      expect(await moved('2025-08-15')).toEqual([['2025-08', 24_000]]);
      expect(await moved('2025-03-15')).toEqual([['2025-03', 24_000]]);
      expect(await asked()).toEqual([['2025-06', 24_000]]);
    }));

  it('several tried at once, as while somebody types, and one made meanwhile: each is answered', () =>
    withFreshStore(async (store) => {
      const { make, stands, record } = await bench(store);
      const correction = { kind: 'correct', account: 'a', reason: 'Typo', fields: { amount: '150' } } as const;
      const june = await record('a', '2025-06-01');
      for (const on of ['2025-12-01', '2025-12-02', '2025-12-03']) {
        const note = { kind: 'note', account: 'b', on, note: 'Wants seats' } as const;
        const tried = Array.from({ length: 4 }, () => make({ ...correction, record: june }, true));
        const [made, ...outcomes] = await Promise.all([make(note), ...tried]);
        expect(made.adjustment_id).not.toBeNull();
        expect(outcomes.map(({ effect }) => effect.arr)).toEqual([36_000, 36_000, 36_000, 36_000]);
      }
      expect((await stands())?.arr).toBe(144_000 + 60_000);
    }));

  it('is kept by a file that says again what it said, and gives way to one that says something new', () =>
    withFreshStore(async (store) => {
      const { make, stands, record, list, workspaceId } = await bench(store);
      const january = await record('b', '2025-01-01');
      await make({ kind: 'correct', account: 'b', reason: 'Typo', record: january, fields: { amount: '70' } });
      const corrected = await stands();
      expect(corrected?.arr).toBe(144_000 + 84_000);
      const again = await importFile(store, workspaceId, { changes, dataThrough: '2026-01-31' });
      expect(again).toMatchObject({ new: 0, corrected: 0, unchanged: 3 });
      expect(await stands()).toEqual(corrected);
      const news = changes.map((row) => (row.accountId === 'b' ? { ...row, amountMinor: 6_000 } : row));
      await importFile(store, workspaceId, { changes: news, dataThrough: '2026-01-31' });
      expect((await stands())?.arr).toBe(144_000 + 72_000);
      expect((await list()).adjustments[0]?.effect).toMatchObject({ arr: 0, nrr: 0 });
    }));

  it('as of a day before it nothing of it is known', () =>
    withFreshStore(async (store) => {
      const { make, workspaceId } = await bench(store);
      await make(addition);
      await store.pool.query(
        "update import_run set appended_at = appended_at - interval '3 days' where kind <> 'manual'",
      );
      const asOf = async (days: number) => {
        const day = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
        const view = await loadLedgerView({ db: store.pool, principal: tester, workspaceId }, { ...NOW, asOf: day });
        return standing(view)?.arr;
      };
      expect(await asOf(2)).toBe(204_000);
      expect(await asOf(0)).toBe(240_000);
    }));

  it('is refused where it changed since it was shown, and where a field is wrong', () =>
    withFreshStore(async (store) => {
      const { make, record, stands, workspaceId } = await bench(store);
      const june = await record('a', '2025-06-01');
      const correct = (fields: Record<string, string>, reason = 'Typo') =>
        make({ kind: 'correct', account: 'a', reason, record: june, fields });
      const before = await stands();
      expect(await refusal(correct({ amount: '12.345' }))).toMatchObject({ field: 'amount', why: 'invalid' });
      expect(await refusal(correct({ amount: '-5' }))).toMatchObject({ field: 'amount' });
      expect(await refusal(correct({ currency: 'XXQ' }))).toMatchObject({ field: 'currency' });
      expect(await refusal(correct({ currency: 'EUR' }))).toMatchObject({ field: 'currency' });
      expect(await refusal(correct({ effective_on: '01/02/2025' }))).toMatchObject({ field: 'effective_on' });
      expect(await refusal(correct({ amount: '130' }, ' '))).toMatchObject({ field: 'reason' });
      expect(await refusal(make({ ...addition, account: 'zz' }))).toMatchObject({ field: 'account', why: 'missing' });
      expect(await stands()).toEqual(before);
      expect(await listImports(store.pool, tester, workspaceId)).toHaveLength(1);
      await correct({ amount: '130' });
      expect(await refusal(correct({ amount: '140' }))).toMatchObject({ field: 'record', why: 'conflict' });
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('leaves one audit row that tells who, what and why', () =>
    withFreshStore(async (store) => {
      const { make, undo, workspaceId } = await bench(store);
      const { adjustment_id, version } = await make(addition);
      await undo(adjustment_id);
      const { rows } = await store.pool.query(
        'select action, version, details from audit where workspace_id = $1 order by audit_no desc limit 2',
        [workspaceId],
      );
      expect(rows).toMatchObject([
        { action: 'adjustment_withdrawn', version: (version ?? 0) + 1, details: { importId: adjustment_id } },
        { action: 'adjustment_made', version, details: { kind: 'add', accounts: ['b'], reason: 'Signed on paper' } },
      ]);
    }));
});

describe('attributes by hand', () => {
  const valuesOf = async ({ store, workspaceId }: Bench): Promise<Record<string, string>> => {
    const { facts } = await viewOf({ store, workspaceId });
    const at = facts?.accountIds.indexOf('a') ?? -1;
    return Object.fromEntries(
      (facts?.attributes ?? [])
        .filter(({ isComputed }) => !isComputed)
        .map(({ slug, values, codes }) => [slug, values[codes[at] ?? -1] ?? '']),
    );
  };

  it('change what they name, hold over a file read again, and are undone at will', () =>
    withFreshStore(async (store) => {
      const own = await bench(store);
      const set = (attributes: Record<string, string | null>, effective_on: string | null = null) =>
        own.make({ kind: 'attributes', accounts: ['a', 'b'], effective_on, attributes, reason: null });
      const first = await set({ Owner: 'Bob' });
      expect(first.effect).toMatchObject({ arr: 0, nrr: 0 });
      expect(await valuesOf(own)).toEqual({ owner: 'Bob', region: 'EU' });
      const second = await set({ region: null, owner: 'Cid' }, '2025-05-01');
      expect(await valuesOf(own)).toEqual({ owner: 'Cid', region: '' });
      const again = [accountRow({ accountId: 'a', name: 'Acme', attributes: { owner: 'Dot', region: 'US' } })];
      await importFile(store, own.workspaceId, { accounts: again, kind: 'accounts' });
      await own.undo(second.adjustment_id);
      expect(await valuesOf(own)).toEqual({ owner: 'Bob', region: 'US' });
      await own.undo(first.adjustment_id);
      expect(await valuesOf(own)).toEqual({ owner: 'Dot', region: 'US' });
      expect(await refusal(set({ arr_band: 'x' }))).toMatchObject({ field: 'attributes' });
    }));

  it('tell why an account left, as an attribute that reports split by', () =>
    withFreshStore(async (store) => {
      const own = await bench(store);
      const asked = {
        kind: 'churn',
        account: 'a',
        on: '2026-01-15',
        churn_reason: 'Price',
        note: 'Chose Beta',
      } as const;
      const { adjustment_id } = await own.make(asked);
      expect(await valuesOf(own)).toMatchObject({ churn_reason: 'Price', owner: 'Ann' });
      const { rows } = await store.pool.query('select kind, churn_reason, note from account_note');
      expect(rows).toEqual([{ kind: 'churn', churn_reason: 'Price', note: 'Chose Beta' }]);
      await own.undo(adjustment_id);
      expect(await valuesOf(own)).toEqual({ owner: 'Ann', region: 'EU' });
    }));
});

describe('a source by hand', () => {
  const sources = async (own: Bench) => {
    const { rows } = (await own.report('movements')) as {
      rows: { expansion: number; expansion_by_source: Record<string, number> }[];
    };
    return rows
      .filter(({ expansion }) => expansion > 0)
      .map(({ expansion, expansion_by_source: by }) => [expansion, ...Object.entries(by).filter(([, arr]) => arr > 0)]);
  };
  const asked = { kind: 'override', account: 'a', on: '2025-06-01', product: 'Platform', motion: 'sales' } as const;

  it('takes the place of the inferred one, and no total moves', () =>
    withFreshStore(async (store) => {
      const own = await bench(store);
      const before = await own.stands();
      expect(await sources(own)).toEqual([[24_000, ['seats', 24_000]]]);
      const made = await own.make({ ...asked, source: 'plan', reason: 'An upgrade' });
      expect(made.parts).toEqual({
        before: [{ product: 'Platform', source: 'seats', motion: 'unknown', arr: 24_000 }],
        after: [{ product: 'Platform', source: 'plan', motion: 'sales', arr: 24_000 }],
      });
      expect(await sources(own)).toEqual([[24_000, ['plan', 24_000]]]);
      expect(await own.stands()).toEqual(before);
      await own.undo(made.adjustment_id);
      expect(await sources(own)).toEqual([[24_000, ['seats', 24_000]]]);
      const nothing = own.make({ ...asked, on: '2025-07-01', source: 'plan', reason: 'x' });
      expect(await refusal(nothing)).toMatchObject({ field: 'product' });
    }));

  it('of invoices too, where no record could state one', () =>
    withFreshStore(async (store) => {
      const invoiceLines = [
        invoiceLine({ from: '2025-01-01', to: '2025-06-01', amountMinor: 50_000 }),
        invoiceLine({ from: '2025-06-01', to: '2026-02-01', amountMinor: 160_000 }),
      ];
      const own = await bench(store, { invoiceLines, kind: 'invoices' });
      const [was] = await sources(own);
      expect(was?.[1]).toEqual(['unclassified', was?.[0]]);
      await own.make({ ...asked, source: 'price', reason: 'A rise for all' });
      expect(await sources(own)).toEqual([[was?.[0], ['price', was?.[0]]]]);
    }));
});

describe('marks', () => {
  it('stand in the same list, each undone as it was made', () =>
    withFreshStore(async (store) => {
      const own = await bench(store);
      const before = await own.stands();
      const made = await own.make({ kind: 'exclude', accounts: ['a', 'b'], reason: 'Tests' });
      expect(made.effect).toMatchObject({ arr: -204_000, after: { arr: 0, nrr: null }, nrr: null });
      expect((await own.list()).adjustments).toMatchObject([
        { kind: 'exclude', reason: 'Tests', can_undo: true, accounts: [{ name: 'Acme' }, { name: 'b' }] },
      ]);
      await own.undo(made.adjustment_id);
      expect(await own.stands()).toEqual(before);
      const { adjustments } = await own.list();
      expect(adjustments).toMatchObject([{ kind: 'exclude', can_undo: false }]);
      expect(await refusal(own.undo(made.adjustment_id))).toMatchObject({ why: 'conflict' });
      expect(await checkStore(store, tester, own.workspaceId)).toEqual([]);
    }));

  it('of an account whose id another source uses too: by its full name; by the id alone it is refused, both named', () =>
    withFreshStore(async (store) => {
      const own = await bench(store);
      await importFile(store, own.workspaceId, {
        ...{ source: 'crm', dataThrough: '2026-01-31' },
        changes: [change({ accountId: 'b', on: '2025-01-01', amountMinor: 1_000 })],
      });
      const before = await own.stands();
      const both = 'accounts have the id b: files:b and crm:b; say which of them';
      expect((await refusal(own.make(addition))).message).toContain(both);
      expect((await refusal(own.make({ kind: 'exclude', accounts: ['b'], reason: 'Test' }))).message).toContain(both);
      const made = await own.make({ kind: 'exclude', accounts: ['crm:b'], reason: 'Test' });
      expect(made).toMatchObject({
        effect: { arr: -12_000 },
        accounts: [{ account: 'crm:b', before: 12_000, after: 0 }],
      });
      expect((await own.list()).adjustments).toMatchObject([
        { accounts: [{ account: 'crm:b' }], effect: { arr: -12_000 } },
      ]);
      await own.undo(made.adjustment_id);
      expect(await own.stands()).toEqual(before);
    }));
});

describe('statements of an account whose id another source uses too', () => {
  /** b of the files with 50.00 a month, b of the CRM with 10.00, which grows to 12.00. */
  async function twoSources(store: Store) {
    const own = await bench(store);
    await importFile(store, own.workspaceId, {
      ...{ source: 'crm', dataThrough: '2026-01-31' },
      accounts: [accountRow({ accountId: 'b', name: 'Bee' })],
      changes: [
        change({ accountId: 'b', on: '2025-01-01', amountMinor: 1_000, quantityMicro: 1_000_000, row: 2 }),
        change({ accountId: 'b', on: '2025-06-01', amountMinor: 1_200, quantityMicro: 2_000_000, row: 3 }),
      ],
    });
    const accounts = async () =>
      (await own.store.pool.query('select 1 from account where workspace_id = $1', [own.workspaceId])).rowCount;
    return { ...own, accounts };
  }

  it('name it as source:id, each moves that one alone, and undoing restores', () =>
    withFreshStore(async (store) => {
      const { make, undo, stands, list, record, accounts, workspaceId } = await twoSources(store);
      const [before, known] = [await stands(), await accounts()];
      const account = 'crm:b';
      const requests: [AdjustmentRequest, number][] = [
        [{ ...addition, account }, 36_000],
        [
          {
            kind: 'correct',
            account,
            reason: 'Typo',
            record: await record(account, '2025-06-01'),
            fields: { amount: '15' },
          },
          3_600,
        ],
        [
          { kind: 'end', account, reason: 'Gone', record: await record(account, '2025-06-01'), on: '2025-12-01' },
          -14_400,
        ],
        [
          { kind: 'attributes', accounts: [account], effective_on: null, attributes: { owner: 'Zoe' }, reason: null },
          0,
        ],
        [
          {
            kind: 'override',
            account,
            on: '2025-06-01',
            product: 'Platform',
            source: 'price',
            motion: null,
            reason: 'A rise',
          },
          0,
        ],
        [{ kind: 'churn', account, on: '2026-01-10', churn_reason: 'Price', note: null }, 0],
        [{ kind: 'note', account, on: '2026-01-10', note: 'Called' }, 0],
      ];
      for (const [request, arr] of requests) {
        const tried = await make(request, true);
        const made = await make(request);
        expect(made.effect, request.kind).toEqual(tried.effect);
        expect(made.effect.arr, request.kind).toBe(arr);
        expect(made.accounts.map((each) => each.account)).toEqual(arr === 0 ? [] : [account]);
        expect((await list()).adjustments[0]).toMatchObject({
          kind: request.kind,
          accounts: [{ account, name: 'Bee' }],
          effect: { arr },
        });
        expect(await accounts(), 'no account is made by it').toBe(known);
        await undo(made.adjustment_id);
        expect(await stands(), request.kind).toMatchObject({ arr: before?.arr, nrr: before?.nrr });
      }
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('a change of one merged into the other is corrected where its own id comes from', () =>
    withFreshStore(async (store) => {
      const { make, record, accounts } = await twoSources(store);
      await make({ kind: 'merge', account: 'crm:b', into: 'files:b', reason: 'The same company' });
      const known = await accounts();
      const june = await record('files:b', '2025-06-01');
      const fields = { amount: '15' };
      const made = await make({ kind: 'correct', account: 'files:b', reason: 'Typo', record: june, fields });
      expect(made.effect.arr).toBe(3_600);
      expect(await accounts()).toBe(known);
      await expect(record('files:b', '2025-06-01')).resolves.toBeGreaterThan(june);
    }));

  it('a full name is the id alone where no other source uses it', () =>
    withFreshStore(async (store) => {
      const { make, list } = await bench(store);
      const made = await make({ ...addition, account: 'files:b' });
      expect(made.accounts).toMatchObject([{ account: 'b', after: 96_000 }]);
      expect((await list()).adjustments).toMatchObject([{ accounts: [{ account: 'b' }], request: null }]);
    }));
});

describe('marks of two accounts', () => {
  it('merge and part: the effect of reading two accounts as one, told of both, and undone', () =>
    withFreshStore(async (store) => {
      const own = await bench(store);
      const before = await own.stands();
      const merge = { kind: 'merge', account: 'b', into: 'a', reason: 'The same company' } as const;
      const tried = await own.make(merge, true);
      expect(await own.stands()).toEqual(before);
      const made = await own.make(merge);
      expect(made.effect).toEqual(tried.effect);
      expect(made).toMatchObject({ description: 'Merged b into a', effect: { arr: 0 } });
      expect((await own.list({ account: 'a' })).adjustments).toMatchObject([{ kind: 'merge', can_undo: true }]);
      expect(await refusal(own.make({ ...merge, account: 'a', into: 'b' }))).toMatchObject({ why: 'conflict' });
      expect(await refusal(own.make({ ...merge, into: 'nobody' }))).toMatchObject({ why: 'missing' });
      await own.undo(made.adjustment_id);
      expect(await own.stands()).toEqual(before);
      await own.make({ kind: 'parent', account: 'b', parent: 'a', reason: 'Its subsidiary' });
      expect((await own.list({ kind: 'parent' })).adjustments).toMatchObject([
        { description: 'Made b a part of Acme', reason: 'Its subsidiary', effect: { arr: 0 } },
      ]);
    }));
});

describe('the list', () => {
  it('is searched by words, kind and account, and given in windows', () =>
    withFreshStore(async (store) => {
      const own = await bench(store);
      for (const note of ['Asked for a demo', 'Wants seats', 'Budget round'])
        await own.make({ kind: 'note', account: 'a', on: '2026-01-10', note });
      const { adjustment_id } = await own.make({ kind: 'exclude', accounts: ['b'], reason: 'A test' });
      await own.undo(adjustment_id);
      expect(await own.list({ limit: 2 })).toMatchObject({
        ...{ all: 4, total: 4, standing: 3, offset: 0, account: null },
        kinds: [
          { kind: 'note', adjustments: 3 },
          { kind: 'exclude', adjustments: 1 },
        ],
        adjustments: [{ kind: 'exclude' }, { reason: 'Budget round' }],
      });
      expect(await own.list({ offset: 2, limit: 2 })).toMatchObject({
        adjustments: [{ reason: 'Wants seats' }, { reason: 'Asked for a demo' }],
      });
      expect(await own.list({ search: 'ACME seats' })).toMatchObject({ all: 4, total: 1, adjustments: [{}] });
      expect(await own.list({ kind: 'exclude', account: 'a' })).toMatchObject({
        ...{ total: 0, account: { account: 'a', name: 'Acme' }, kinds: [{ kind: 'note', adjustments: 3 }] },
      });
    }));
});
