/** Where a ledger stands is the same worked out at once, by slices of its accounts, and by the reports. */
import { expect, it } from 'vitest';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { reports, standing } from '@/lib/reports/reports';
import { accountSlices } from '@/lib/store/account-slices';
import { markAccount } from '@/lib/store/mark-account';
import { withFreshStore } from '@/lib/store/testing';
import { createWorkspace } from '@/lib/store/workspaces';
import { importSample } from './sample';
import { standOf } from './stand';
import { newSampleWorkspace } from './workspaces';

const principal = { kind: 'system', name: 'test' } as const;
const unmarked = { mergedInto: null, parent: null, excluded: false };

it('at once, in slices that keep merged accounts together, and as the reports have it', () =>
  withFreshStore(async (store) => {
    const { id: workspaceId } = (await newSampleWorkspace(store, principal))!;
    await importSample({ store, principal, today: '2026-09-18' }, { workspaceId, importId: null });
    const reader = { db: store.pool, principal, workspaceId };
    const [all] = await accountSlices(store.pool, principal, workspaceId, 1);
    const { rows } = await store.pool.query<{ id: string }>(
      'select external_id as id from account where workspace_id = $1 order by account_no',
      [workspaceId],
    );
    const [first, last] = [rows[0]!.id, rows.at(-1)!.id];
    await markAccount(store.pool, principal, workspaceId, last, { ...unmarked, mergedInto: first });
    await markAccount(store.pool, principal, workspaceId, rows[1]!.id, { ...unmarked, excluded: true });

    const slices = await accountSlices(store.pool, principal, workspaceId, 7);
    expect(slices.length).toBeGreaterThan(5);
    expect(slices.flat().sort((a, b) => a - b)).toEqual([...all!].sort((a, b) => a - b));
    expect(slices.find((slice) => slice.includes(all![0]!))).toContain(all!.at(-1));

    const whole = await standOf(reader);
    expect(await standOf(reader, 300)).toEqual(whole);
    const view = await loadLedgerView(reader);
    expect(whole.standing).toEqual(standing(view));
    const query = parseReportQuery([]);
    const { rows: moved } = reports.movements(view, query) as { rows: { period: string; end_arr: number }[] };
    const { rows: kept, current } = reports.retention(view, query) as {
      rows: { period: string; nrr: number | null }[];
      current: { nrr: number | null };
    };
    const nrr = new Map(kept.map((row) => [row.period, row.nrr]));
    expect(whole.months).toEqual(
      moved.map(({ period, end_arr }) => ({
        month: period,
        arr: end_arr,
        nrr: nrr.has(period) ? nrr.get(period) : current.nrr,
      })),
    );
  }));

it('a ledger that holds nothing stands nowhere', () =>
  withFreshStore(async (store) => {
    const { id: workspaceId } = await createWorkspace(store, principal, {
      name: 'T',
      currency: 'USD',
      isSample: false,
    });
    expect(await standOf({ db: store.pool, principal, workspaceId })).toEqual({ standing: null, months: [] });
  }));
