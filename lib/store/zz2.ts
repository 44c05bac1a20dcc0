import type { ChangeRecord } from '@/lib/domain/records';
import { beginImport } from './append';
import { loadRecords } from './load';
import { openStore } from './open';
import { createWorkspace, listWorkspaces, removeWorkspace } from './workspaces';

const p = { kind: 'cli', name: 'x' } as const;
const s = await openStore({ dataDir: '/tmp/rs4' });
for (const w of await listWorkspaces(s, p)) if (process.argv[3] !== 'keep') await removeWorkspace(s, p, w.id);
const N = Number(process.argv[2] ?? 2_000_000),
  A = 100_000;
function rec(i: number, shift: number): ChangeRecord {
  return {
    accountId: `acct-${i % A}`,
    changeId: null,
    effectiveDay: 19000 + shift + Math.floor(i / A) * 37,
    itemId: null,
    product: i % 3 ? 'Platform' : 'Analytics',
    kind: 'core',
    plan: i % 2 ? 'Pro' : 'Basic',
    quantityMicro: (1 + (i % 50)) * 1e6,
    amountMinor: 4900 + (i % 977) * 100,
    unitAmount: null,
    intervalUnit: 'month',
    intervalCount: 1,
    currency: 'USD',
    status: 'active',
    source: null,
    cause: null,
    motion: null,
    renewsDay: null,
    autoRenew: null,
    recordedAt: null,
    row: i + 2,
  };
}
let w = (await listWorkspaces(s, p))[0]!;
if (!w) {
  w = await createWorkspace(s, p, { name: 'A', currency: 'USD', isSample: false });
  const session = await beginImport(s, p, w.id, {
    kind: 'changes',
    fileName: 'x',
    fileBytes: 1,
    fileSha256: 'x',
    dataThrough: '2026-01-01',
    mapping: {},
    dryRun: false,
  });
  for (let i = 0; i < N; i++) {
    const wait = session.addChange(rec(i, 0));
    if (wait) await wait;
  }
  for (let i = 0; i < 50000; i++) {
    const wait = session.addAccount({
      accountId: `acct-${i}`,
      name: `Name ${i}`,
      effectiveDay: i % 10 ? null : 19500,
      startedDay: null,
      attributes: { segment: i % 2 ? 'SMB' : 'MM', owner: `o${i % 40}` },
      row: i,
    });
    if (wait) await wait;
  }
  await session.finish({ problems: [], rejected: 0, read: N });
  await session.commit();
}
for (let k = 0; k < 3; k++) {
  const t = Date.now();
  const r = await loadRecords(s.pool, p, w.id);
  console.log(
    'load',
    Date.now() - t,
    r.changes.length,
    r.accounts.length,
    r.accounts.names[5],
    r.accounts.attributes.map((a) => [a.slug, a.values.length, a.codes[0], a.codes[60000], a.dated?.day.length]),
    r.changes.item[199999],
    r.changes.currencies,
    r.changes.intervals,
    r.changes.recordedAt[0],
    r.version,
  );
}
const t = Date.now();
console.log((await loadRecords(s.pool, p, w.id, { asOf: '2020-01-01' })).changes.length, Date.now() - t);
await s.close();
