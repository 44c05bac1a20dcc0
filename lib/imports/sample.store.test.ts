/** The sample company on the real store: every report has figures, and nothing of it is left when it goes. */
import { expect, it } from 'vitest';
import { bookReport } from '@/lib/reports/book-report';
import { findingsOf } from '@/lib/reports/health-findings';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { playsReport } from '@/lib/reports/plays-report';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { createImport, listImports } from '@/lib/store/imports';
import { withFreshStore } from '@/lib/store/testing';
import { importSample } from './sample';
import { newSampleWorkspace, removeSample } from './workspaces';

const principal = { kind: 'system', name: 'test' } as const;
const tables = [
  ...['touchpoint', 'expansion_plan', 'cost', 'target', 'account', 'subscription_change', 'setting'],
  ...['play', 'play_run', 'signal_rule'],
];

it('comes whole, without a word about any row; every report has figures; it goes whole', () =>
  withFreshStore(async (store) => {
    const { id: workspaceId } = (await newSampleWorkspace(store, principal))!;
    // Announced beforehand, as the page does: it follows the run of the changes, with which everything is in.
    const announced = { kind: 'changes', fileName: 'changes.csv', fileBytes: 0, fileSha256: '', mapping: null };
    const importId = await createImport(store, principal, workspaceId, {
      ...announced,
      dataThrough: null,
      dryRun: false,
    });
    const outcome = await importSample({ store, principal, today: '2026-09-18' }, { workspaceId, importId });
    expect(outcome).toMatchObject({
      importId,
      status: 'done',
      kind: 'changes',
      problems: [],
      dataThrough: '2026-09-17',
    });
    const runs = await listImports(store.pool, principal, workspaceId);
    expect(runs.map(({ kind }) => kind).sort()).toEqual([
      'accounts',
      'changes',
      'costs',
      'plans',
      'signals',
      'targets',
      'touchpoints',
      'usage',
    ]);
    expect(runs.every(({ status }) => status === 'done')).toBe(true);
    expect(runs.flatMap(({ problems }) => problems)).toEqual([]);

    const view = await loadLedgerView({ db: store.pool, principal, workspaceId });
    expect(findingsOf(view)).toMatchObject({
      denied: [],
      increases: [],
      lines: { jump: { length: 0 }, gap: { length: 0 } },
    });
    const ask = (text = '') => parseReportQuery(new URLSearchParams(text));
    const payback = reports.payback(view, ask('from=2024-01&grid=quarter'));
    expect(payback.missing).toEqual([]);
    for (const row of payback.rows) {
      expect(row.payback_months, row.period).toBeGreaterThan(1);
      expect(row.new_payback_months, row.period).toBeGreaterThan(5);
    }
    const { total, qbr } = reports.plans(view, ask());
    expect(total?.win_rate).toBeGreaterThan(0.4);
    expect(qbr.filter(({ difference }) => difference !== null).length).toBeGreaterThan(12);
    const { coverage } = reports.coverage(view, ask('threshold=1500'));
    expect(coverage).toBeGreaterThan(0.3);
    expect(coverage).toBeLessThan(0.8);
    const queue = reports.queue(view, ask('limit=3'));
    for (const zone of ['save_first', 'grow', 'watch'] as const)
      expect(queue.zones[zone].accounts, zone).toBeGreaterThan(3);
    expect(queue.unknown_accounts).toBe(3);
    const { plays } = await playsReport({ db: store.pool, principal, workspaceId }, view);
    expect(plays.map(({ runs }) => runs.length > 14)).toEqual([true, true, true]);
    const [first, second] = plays[0]!.arms.map(({ outcome }) => outcome);
    expect(second?.share).toBeGreaterThan(first?.share ?? Number.NaN);
    expect([first?.interval, second?.interval]).not.toContain(null);
    expect(
      reports
        .rules(view, ask())
        .rows.filter(({ is_on }) => is_on)
        .map(({ rule }) => rule),
    ).toEqual(['near-limit', 'at-risk']);
    const [handed, taken] = ['Marcus Webb', 'Elena Ortiz'].map((owner) => bookReport(view, ask(), owner).book);
    expect(taken?.came.length).toBeGreaterThan(1);
    expect(taken?.came.every(({ from }) => from === 'Marcus Webb')).toBe(true);
    expect(handed?.went).toEqual(taken?.came);
    for (const { rule, preview } of reports.rules(view, ask()).rows) expect(preview.fired, rule).toBeGreaterThan(5);
    const { rows } = reports.targets(view, ask());
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) expect(row.attainment, `${row.metric} ${row.period}`).not.toBeNull();
    expect(reports.renewals(view, ask('from=2025-09')).rows.every(({ due_arr }) => due_arr > 0)).toBe(true);
    const year = reports.expansion(view, ask('grid=year&from=2025&to=2025')).rows[0];
    expect(year?.by_motion.sales).toBeGreaterThan(year?.by_motion.unknown ?? Number.NaN);

    await removeSample(store, principal);
    for (const table of tables) {
      const { rows: left } = await store.pool.query(`select count(*)::int as rows from ${table}`);
      expect(left, table).toEqual([{ rows: 0 }]);
    }
  }));
