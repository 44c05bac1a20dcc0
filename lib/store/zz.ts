import type { ChangeRecord } from '@/lib/domain/records';
import { beginImport } from './append';
import { CopyWriter } from './copy-writer';
import { openStore } from './open';
import { createWorkspace, removeWorkspace } from './workspaces';

const p = { kind: 'cli', name: 'x' } as const;
const s = await openStore({ dataDir: '/tmp/rs4' });
const N = Number(process.argv[2] ?? 1_000_000),
  A = N / 10;
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
let peak = 0;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20).unref();
const w = await createWorkspace(s, p, { name: 'A', currency: 'USD', isSample: false });
async function run(shift: number, label: string) {
  const t = Date.now();
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
    const wait = session.addChange(rec(i, shift));
    if (wait) await wait;
  }
  const t2 = Date.now();
  const c = await session.finish({ problems: [], rejected: 0, read: N });
  const t3 = Date.now();
  await session.commit();
  console.log(
    label,
    'total',
    Date.now() - t,
    'add',
    t2 - t,
    'finish',
    t3 - t2,
    'commit',
    Date.now() - t3,
    c,
    'peak MB',
    Math.round(peak / 1e6),
  );
}
async function bare(indexed: boolean) {
  const client = await s.pool.connect();
  await client.query('create table if not exists bare (like subscription_change including defaults)');
  await client.query('alter table bare alter workspace_id set default 1, alter import_no set default 1');
  if (indexed) {
    await client.query(`create table bare2 (like subscription_change including defaults)`);
    await client.query('alter table bare2 alter workspace_id set default 1, alter import_no set default 1');
    await client.query(
      `insert into bare2 select * from subscription_change_${w.id} where import_no=(select min(import_no) from subscription_change_${w.id})`,
    );
    await client.query('alter table bare2 add primary key (workspace_id, edition, seq)');
    await client.query('create index on bare2 (workspace_id, identity)');
    await client.query('checkpoint');
  }
  const { copyColumns, encodeChange } = await import('./encode');
  const t = Date.now();
  await client.query('begin');
  const wr = new CopyWriter(
    client,
    async () => `${indexed ? 'bare2' : 'bare'} (${copyColumns('subscription_change')}) from stdin`,
  );
  const place = { seq: indexed ? 5_000_000 : 0, accountNo: 0, source: "files", kind: "changes" };
  for (let i = 0; i < N; i++) {
    place.seq++;
    place.accountNo = i % A;
    const wait = wr.add('x', encodeChange(rec(i, indexed ? 11 : 0), place));
    if (wait) await wait;
  }
  await wr.finish();
  await client.query('commit');
  console.log(indexed ? 'bare indexed' : 'bare', Date.now() - t);
  await client.query(indexed ? 'drop table bare2' : 'drop table bare');
  client.release();
}
await bare(false);
await run(0, 'first');
await bare(false);
await run(11, 'later');
await run(11, 'same again');
await bare(true);
await removeWorkspace(s, p, w.id);
await s.close();
