/**
 * A backup of each release answers as it did then: restored by this version, its ledger is whole and every figure that
 * was recorded with it is the same. RATCHET_WRITE_RELEASE=1 records the version that package.json names.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { type ReportName, reports } from '@/lib/reports/reports';
import { backupTo, restoreFrom } from '@/lib/store/backup';
import { checkStore } from '@/lib/store/check';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { tester } from '@/lib/store/testing-records';
import { listWorkspaces } from '@/lib/store/workspaces';
import packageJson from '@/package.json';
import { importSample } from './sample';
import { newSampleWorkspace } from './workspaces';

const FOLDER = join(import.meta.dirname, 'releases');
const asked = [
  ...(['movements', 'retention', 'expansion', 'cohorts', 'renewals', 'payback', 'coverage'] as const).map(
    (name) => [name, ''] as const,
  ),
  ['movements', 'grid=quarter&by=segment'],
  ['retention', 'window=3&where=segment=SMB'],
  ['accounts', 'limit=40'],
] as const satisfies readonly (readonly [ReportName, string])[];

/** What is recorded with a release: the answers to a few questions. Later versions may add to them. */
async function answers(store: Store, workspaceId: number): Promise<Record<string, unknown>> {
  const view = await loadLedgerView({ db: store.pool, principal: tester, workspaceId });
  return Object.fromEntries(
    asked.map(([name, question]) => {
      const {
        ledger_version: _,
        began_on: __,
        ...answer
      } = reports[name](view, parseReportQuery([...new URLSearchParams(question)])) as unknown as Record<
        string,
        unknown
      >;
      return [`${name}?${question}`, JSON.parse(JSON.stringify(answer))];
    }),
  );
}

const fileOf = (version: string, kind: string): string => join(FOLDER, `${version}.${kind}.gz`);

it.runIf(process.env.RATCHET_WRITE_RELEASE === '1')('is recorded', () =>
  withFreshStore(async (store) => {
    const { id } = (await newSampleWorkspace(store, tester)) as { id: number };
    await importSample({ store, principal: tester, today: '2026-09-18' }, { workspaceId: id, importId: null });
    await backupTo(store, fileOf(packageJson.version, 'backup'));
    const text = JSON.stringify(await answers(store, id));
    writeFileSync(fileOf(packageJson.version, 'answers'), gzipSync(text));
  }),
);

const versions = readdirSync(FOLDER).flatMap((name) => /^(.*)\.backup\.gz$/.exec(name)?.[1] ?? []);

it.each(versions)('a store of %s answers as it did', (version) =>
  withFreshStore(async (store) => {
    await restoreFrom(store, fileOf(version, 'backup'));
    const [workspace] = await listWorkspaces(store, tester);
    const id = workspace?.id ?? 0;
    expect(await checkStore(store, tester, id)).toEqual([]);
    const recorded = JSON.parse(gunzipSync(readFileSync(fileOf(version, 'answers'))).toString());
    expect(Object.keys(recorded).length).toBeGreaterThan(5);
    expect(await answers(store, id)).toMatchObject(recorded);
  }),
);
