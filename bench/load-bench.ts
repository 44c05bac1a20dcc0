/**
 * The built app under load: the reports as JSON, ten connections at once; the same while a file is imported; and, for as
 * many minutes as are asked for, reports, lists and pages together, with the memory of the server.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon, { type Result } from 'autocannon';
import { formatDay } from '@/lib/domain/day';
import { stopStore } from '@/lib/store/server';
import { type BigLedger, drawBigLedger } from './big-ledger';
import { writeChangesFile } from './changes-file';
import type { Finding, Target } from './findings';
import { runRatchet } from './import-process';
import { type Server, serve } from './served';

const CONNECTIONS = 10;
const SECONDS = 20;
const ACCOUNTS = 2_000;
/** Of a file that is imported meanwhile. */
const IMPORTED_ROWS = 200_000;
const MOST_GROWTH = 0.05;
const LOOK_EVERY_MS = 5_000;

const reports = ['retention', 'movements', 'cohorts', 'expansion', 'renewals'].map((name) => `/api/v1/reports/${name}`);
const mixed = [...reports, '/api/v1/workspace', '/api/v1/reports/accounts', '/', '/retention', '/queue', '/book'];

const load = (url: string, paths: readonly string[], seconds: number): Promise<Result> =>
  autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    workers: 1,
    requests: paths.map((path) => ({ method: 'GET', path })),
  });

function findingOf(question: string, result: Result, least: number | null, most: number | null): Finding {
  const perSecond = result.requests.average;
  const wrong = result.errors + result.timeouts + result.non2xx;
  const targets: Target[] = [{ words: 'no error', met: wrong === 0 }];
  if (least !== null) targets.push({ words: `≥ ${least}/s`, met: perSecond >= least });
  if (most !== null) targets.push({ words: `p99 ≤ ${most} ms`, met: result.latency.p99 <= most });
  return {
    ...{ question, minMs: null, medianMs: result.latency.p50, ratio: null, against: null, targets },
    note: `${perSecond.toFixed(0)}/s, p99 ${result.latency.p99} ms, ${wrong} errors`,
  };
}

interface Run {
  status: string;
  effect: unknown;
}

/** Sends a file and imports it; resolves once its figures are told. */
async function imported(url: string, path: string, through: string): Promise<void> {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const body = readFileSync(path);
  const sent = await fetch(`${url}/api/v1/uploads?name=more.csv`, { method: 'PUT', headers, body });
  const { upload_id } = (await sent.json()) as { upload_id: string };
  const begun = await fetch(`${url}/api/v1/imports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ upload_id, kind: 'changes', data_through: through, dry_run: false }),
  });
  const { import_id } = (await begun.json()) as { import_id: string };
  for (;;) {
    const run = (await (await fetch(`${url}/api/v1/imports/${import_id}`)).json()) as Run;
    if (run.status === 'done' && run.effect !== null) return;
    if (run.status !== 'running' && run.status !== 'done') throw new Error(`the import ended as ${run.status}`);
    await sleep(200);
  }
}

/** Resident memory in bytes; null where the system does not tell (/proc). */
function memoryOf(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Memory of the last third of the time against that of the middle one: in the first it is still warming up. */
async function steadyFinding(server: Server, minutes: number): Promise<Finding> {
  const seen: number[] = [];
  const looking = setInterval(() => {
    const bytes = memoryOf(server.pid);
    if (bytes !== null) seen.push(bytes);
  }, LOOK_EVERY_MS);
  const result = await load(server.url, mixed, minutes * 60);
  clearInterval(looking);
  const finding = findingOf(`reports, lists and pages, ${minutes} min`, result, null, null);
  const third = Math.floor(seen.length / 3);
  if (third === 0) return finding;
  const growth = mean(seen.slice(-third)) / mean(seen.slice(third, 2 * third)) - 1;
  return {
    ...finding,
    note: `${finding.note}, memory ${(growth * 100).toFixed(1)} % over its middle third`,
    targets: [...finding.targets, { words: 'memory within 5 %', met: growth <= MOST_GROWTH }],
  };
}

/** Findings under load. */
export async function loadFindings(big: BigLedger, bundle: string, minutes: number): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
  const dataDir = join(folder, 'store');
  const ledger = drawBigLedger({ accounts: ACCOUNTS, changesEach: 20, months: 48 });
  const file = join(folder, 'ledger.csv');
  const more = join(folder, 'more.csv');
  await writeChangesFile(ledger, 0, ledger.records.changes.length, file);
  await writeChangesFile(big, 0, IMPORTED_ROWS, more);
  const through = formatDay(ledger.dataThrough);
  const stated = ['--as', 'changes', '--currency', 'USD', '--data-through', through];
  await runRatchet(bundle, ['import', file, ...stated, '--data', dataDir, '--json']);
  const server = await serve(dataDir);
  try {
    await load(server.url, reports, 3);
    const findings = [findingOf('reports as JSON, 10 connections', await load(server.url, reports, SECONDS), 150, 200)];
    if (minutes > 0) findings.push(await steadyFinding(server, minutes));
    const [meanwhile] = await Promise.all([
      load(server.url, reports, SECONDS),
      imported(server.url, more, formatDay(big.dataThrough)),
    ]);
    findings.push(findingOf('the same while 200,000 rows are imported', meanwhile, 100, 400));
    return findings;
  } finally {
    await server.stop();
    await stopStore(dataDir, { remove: true });
    await rm(folder, { recursive: true, force: true });
  }
}
