/** Ledger health of files that were imported, and of what mends them. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { healthReport, markFindingOf, parseHealthQuery } from '@/lib/reports/health-report';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { withFreshStore } from '@/lib/store/testing';
import { createWorkspace } from '@/lib/store/workspaces';
import { adjust } from './adjust';
import { runImport } from './run';
import { undoAdjustment } from './undo-adjustment';

const principal = { kind: 'system', name: 'test' } as const;

const changes = `account_id,effective_on,product,amount,quantity
acme,2025-01-01,Core,120.00,10
acme,2025-05-01,Core,1300.00,10
acme,2025-09-01,Core,13000.00,10
bolt,2025-01-01,Core,90.00,3
bolt,2025-13-01,Core,100.00,3
bolt,2025-06-01,Core,100.00,
`;
const invoices = `line_id,account_id,product,period_start,period_end,amount
1,crest,Hosting,2025-01-01,2025-02-01,300
2,crest,Hosting,2025-02-01,2025-03-01,300
3,crest,Hosting,2025-04-01,2025-05-01,300
4,crest,Hosting,2025-05-01,2025-06-01,300
5,crest,Hosting,2025-05-01,2025-06-01,300
6,crest,Hosting,2025-06-01,2026-01-01,2100
`;

it('finds what files have wrong, with file and row, until it is mended; and finds it again when that is undone', () =>
  withFreshStore(async (store) => {
    const { id: workspaceId } = await createWorkspace(store, principal, {
      name: 'T',
      currency: 'USD',
      isSample: false,
    });
    const place = { store, principal, workspaceId };
    const reader = { db: store.pool, principal, workspaceId };
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-health-'));
    const load = async (fileName: string, text: string, dataThrough = '2025-12-31') => {
      const [path, rejectsPath] = [join(folder, fileName), join(folder, 'left-out.csv')];
      writeFileSync(path, text);
      const job = { workspaceId, path, fileName, rejectsPath, dryRun: false, keepGood: true, importId: null };
      const outcome = await runImport({ store, principal, today: '2026-04-10' }, { ...job, dataThrough });
      expect(outcome).toMatchObject({ status: 'done' });
    };
    const health = async (words: Record<string, string> = {}) =>
      healthReport(reader, await loadLedgerView(reader), parseHealthQuery(Object.entries(words)));
    const found = async () => (await health()).findings.map(({ finding, found }) => `${finding} ${found}`);

    await load('changes.csv', changes);
    await load('invoices.csv', invoices, '2025-10-31');
    expect(await found()).toEqual([
      'jump 1',
      'overlap 1',
      'gap 1',
      'blank_quantity 1',
      'rejected_rows 1',
      'lagging_source 1',
    ]);
    const { findings } = await health({ finding: 'jump' });
    expect(findings).toMatchObject([
      {
        severity: 'bad',
        accounts: 1,
        arr: 15_600_000,
        cases: [{ account: 'acme', on: '2025-09-01', until: null, what: 'Core', size: 10, start_arr: 1_560_000 }],
      },
    ]);
    expect(findings[0]?.cases[0]?.records).toMatchObject([
      { file: 'changes.csv', row: 3 },
      { file: 'changes.csv', row: 4 },
    ]);
    const [overlap] = (await health({ finding: 'overlap' })).findings;
    expect(overlap?.cases[0]).toMatchObject({ on: '2025-05-01', until: '2025-06-01', arr: 360_000 });
    expect(overlap?.cases[0]?.records.map(({ row }) => row)).toEqual([5, 6]);
    expect((await health({ finding: 'lagging_source' })).findings[0]?.cases).toMatchObject([
      { what: 'files/invoices', on: '2025-10-31', until: '2025-12-31', size: 61 },
    ]);

    const record = findings[0]?.cases[0]?.records[1]?.record ?? 0;
    const byHand = async (request: Parameters<typeof adjust>[1]) =>
      adjust({ ...place, view: await loadLedgerView(reader) }, request, { dryRun: false });
    const slip = await byHand({ kind: 'correct', account: 'acme', reason: 'Typo', record, fields: { amount: '1300' } });
    await byHand({
      kind: 'add',
      account: 'crest',
      reason: 'Typo',
      fields: { effective_on: '2025-03-01', product: 'March', amount: '300' },
    });
    await load(
      'changes.csv.rejects.csv',
      'account_id,effective_on,product,amount,quantity\nbolt,2025-03-01,Core,95,3\n',
    );
    await load('more.csv', `${invoices.split('\n')[0]}\n7,crest,Hosting,2026-01-01,2026-02-01,300\n`);
    expect(await found()).toEqual(['overlap 1', 'blank_quantity 1']);

    await undoAdjustment(place, slip.adjustment_id ?? '');
    expect(await found()).toContain('jump 1');
  }));

it('what was set aside is told again as soon as its cases change, or when it is taken up', () =>
  withFreshStore(async (store) => {
    const { id: workspaceId } = await createWorkspace(store, principal, {
      name: 'T',
      currency: 'USD',
      isSample: false,
    });
    const reader = { db: store.pool, principal, workspaceId };
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-health-'));
    const load = async (text: string) => {
      const path = join(folder, 'invoices.csv');
      writeFileSync(path, text);
      const job = {
        workspaceId,
        path,
        fileName: 'invoices.csv',
        rejectsPath: `${path}.no`,
        dryRun: false,
        keepGood: true,
      };
      const asked = { ...job, importId: null, dataThrough: '2025-12-31' };
      await runImport({ store, principal, today: '2026-04-10' }, asked);
    };
    const findings = async () =>
      (await healthReport(reader, await loadLedgerView(reader), parseHealthQuery([]))).findings.map(
        ({ finding, set_aside }) => [finding, set_aside?.note ?? null],
      );
    const mark = async (action: 'set_aside' | 'take_up', finding: 'gap' | 'jump' = 'gap') =>
      markFindingOf(reader, await loadLedgerView(reader), {
        finding,
        action,
        note: action === 'take_up' ? null : 'Late',
      });

    await load(invoices);
    expect(await findings()).toEqual([
      ['overlap', null],
      ['gap', null],
    ]);
    await mark('set_aside');
    expect(await findings()).toEqual([
      ['overlap', null],
      ['gap', 'Late'],
    ]);
    const late = 'crest,Hosting,2026-01-01,2026-02-01,300';
    await load(`${invoices.split('\n')[0]}\n8,other,Hosting,2025-01-01,2026-01-01,600\n9,${late}\n`);
    expect(await findings()).toContainEqual(['gap', 'Late']);
    const [month, after] = ['other,Hosting,2024-01-01,2024-02-01,50', 'other,Hosting,2024-03-05,2024-04-05,50'];
    await load(`${invoices.split('\n')[0]}\n10,${month}\n11,${after}\n`);
    expect(await findings()).toContainEqual(['gap', null]);
    await mark('set_aside');
    expect(await findings()).toContainEqual(['gap', 'Late']);
    await mark('take_up');
    expect(await findings()).toContainEqual(['gap', null]);
    await expect(mark('set_aside', 'jump')).rejects.toThrow('there is no case of jump to set aside');
  }));

it('of an empty ledger is nothing, and refuses a finding it does not know', () =>
  withFreshStore(async (store) => {
    const { id: workspaceId } = await createWorkspace(store, principal, {
      name: 'T',
      currency: 'USD',
      isSample: false,
    });
    const reader = { db: store.pool, principal, workspaceId };
    const asked = parseHealthQuery([]);
    expect(await healthReport(reader, await loadLedgerView(reader), asked)).toMatchObject({
      accounts: 0,
      findings: [],
    });
    expect(() => parseHealthQuery([['finding', 'ghosts']])).toThrow('finding: expected one of jump, ');
    expect(() => parseHealthQuery([['limit', '-1']])).toThrow('limit: expected a whole number from 0');
  }));
