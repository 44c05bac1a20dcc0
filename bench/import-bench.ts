/** Import and cold load: the real command and the real store, against COPY on the same server, in turns. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatDay } from '@/lib/domain/day';
import { buildFacts } from '@/lib/domain/facts';
import { deriveLedger } from '@/lib/domain/ledger';
import { retentionRows } from '@/lib/domain/retention';
import { loadRecords } from '@/lib/store/load';
import { openStore, type Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { stopStore } from '@/lib/store/server';
import { currentWorkspace } from '@/lib/store/workspaces';
import { attributionMs } from './attribution-bench';
import type { BigLedger } from './big-ledger';
import { writeChangesFile } from './changes-file';
import { copyBare, copyIndexed, settle } from './copy-floor';
import { sameRows } from './equal';
import { atMostMs, atMostTimes, type Finding, timesFinding } from './findings';
import { floorRetention } from './floor';
import { type ImportProcess, runRatchet } from './import-process';
import { timed, timesOf } from './turns';
import { workbookFindings } from './workbook-bench';

const principal: Principal = { kind: 'system', name: 'bench' };
const MEBIBYTE = 1024 * 1024;
const MOST_MEMORY_BYTES = 500 * MEBIBYTE;
const WINDOW_MONTHS = 12;
/** What attribution may add to the load of facts. */
const MOST_ATTRIBUTION = 0.6;
const DONE_IMPORTS = "select count(*)::int as n from import_run where status = 'done'";
const LOOK_EVERY_MS = 20;

interface Files {
  first: string;
  second: string;
  bundle: string;
  ledger: BigLedger;
}

interface Turn {
  bare: number;
  firstImport: number;
  indexed: number;
  laterImport: number;
  peakBytes: number | null;
  load: number;
  derive: number;
  facts: number;
  /** Of deriving and building: what components and their shares take. */
  attribution: number;
}

/** Findings about imports of half the ledger each, and the cold load of all of it; every turn in a store of its own. */
export async function importFindings(ledger: BigLedger, bundle: string, turns: number): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
  try {
    const half = Math.floor(ledger.records.changes.length / 2);
    const files = { first: join(folder, 'first.csv'), second: join(folder, 'second.csv'), bundle, ledger };
    await writeChangesFile(ledger, 0, half, files.first);
    await writeChangesFile(ledger, half, half * 2, files.second);
    const played: Turn[] = [];
    for (let turn = 0; turn < turns; turn += 1) played.push(await inNewStore(join(folder, `store-${turn}`), files));
    return [...findingsOf(played), ...(await workbookFindings(ledger, bundle, folder))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inNewStore(dataDir: string, files: Files): Promise<Turn> {
  const store = await openStore({ dataDir });
  try {
    return await playTurn(store, files);
  } finally {
    await store.close();
    await stopStore(dataDir, { remove: true });
  }
}

async function playTurn(store: Store, { first, second, bundle, ledger }: Files): Promise<Turn> {
  const { pool, dataDir } = store;
  const through = formatDay(ledger.dataThrough);
  const importFile = (file: string) =>
    untilCommitted(store, () =>
      runRatchet(bundle, [
        'import',
        file,
        ...['--as', 'changes', '--currency', 'USD', '--data-through', through, '--data', dataDir, '--json'],
      ]),
    );
  await settle(pool);
  const bare = await copyBare(pool, first);
  await settle(pool);
  const firstImport = await importFile(first);
  await settle(pool);
  const indexed = await copyIndexed(pool, first, second);
  await settle(pool);
  const laterImport = await importFile(second);
  await settle(pool);
  const cold = await coldLoad(store, ledger);
  const peaks = [firstImport.peakBytes, laterImport.peakBytes].filter((peak) => peak !== null);
  return {
    bare,
    firstImport: firstImport.ms,
    indexed,
    laterImport: laterImport.ms,
    peakBytes: peaks.length === 0 ? null : Math.max(...peaks),
    ...cold,
  };
}

/** Runs an import; its `ms` end when another connection sees it, whatever the process says and does after that. */
async function untilCommitted(store: Store, run: () => Promise<ImportProcess>): Promise<ImportProcess> {
  const doneImports = async (): Promise<number> => {
    const { rows } = await store.pool.query<{ n: number }>(DONE_IMPORTS);
    return rows[0]?.n ?? 0;
  };
  const before = await doneImports();
  const began = performance.now();
  let committedMs: number | null = null;
  let ended = false;
  const running = run().finally(() => {
    ended = true;
  });
  while (!ended && committedMs === null) {
    await sleep(LOOK_EVERY_MS);
    if ((await doneImports()) > before) committedMs = performance.now() - began;
  }
  const process = await running;
  return { ...process, ms: committedMs ?? process.ms };
}

/** From the store to facts, and a check that the figures are those of the ledger the files were written from. */
async function coldLoad(
  store: Store,
  ledger: BigLedger,
): Promise<Pick<Turn, 'load' | 'derive' | 'facts' | 'attribution'>> {
  const workspace = await currentWorkspace(store, principal);
  if (!workspace) throw new Error('the import left no workspace');
  const { settings } = ledger;
  const loaded = await timed(() => loadRecords(store.pool, principal, workspace.id));
  const derived = await timed(async () => deriveLedger(loaded.result, settings));
  const built = await timed(async () => buildFacts(derived.result, loaded.result.accounts, settings));
  const rows = retentionRows(built.result, { window: WINDOW_MONTHS, from: null, to: null, accounts: null });
  sameRows('retention of what was imported', rows, floorRetention(ledger, WINDOW_MONTHS, null));
  const attribution = attributionMs(loaded.result, settings, built.result);
  return { load: loaded.ms, derive: derived.ms, facts: built.ms, attribution };
}

function findingsOf(turns: readonly Turn[]): Finding[] {
  const times = (of: (turn: Turn) => number) => timesOf(turns.map(of));
  const bare = times((turn) => turn.bare);
  const indexed = times((turn) => turn.indexed);
  const first = timesFinding(
    'first import, half the changes',
    times((turn) => turn.firstImport),
    {
      name: 'bare COPY',
      times: bare,
    },
  );
  first.targets = [atMostTimes(first.ratio!, 2.5, 'bare COPY')];
  const later = timesFinding(
    'later import, the other half',
    times((turn) => turn.laterImport),
    {
      name: 'indexed COPY',
      times: indexed,
    },
  );
  later.targets = [atMostTimes(later.ratio!, 1.5, 'indexed COPY')];
  const cold = timesFinding(
    'cold load of all changes to facts',
    times((turn) => turn.load + turn.derive + turn.facts),
  );
  cold.targets = [atMostMs(cold.medianMs!, 5_000)];
  const attribution = timesFinding(
    '  of both, attribution',
    times((turn) => turn.attribution),
    { name: 'the rest', times: times((turn) => turn.load + turn.derive + turn.facts - turn.attribution) },
  );
  attribution.targets = [atMostTimes(attribution.ratio!, MOST_ATTRIBUTION, 'the rest')];
  return [
    timesFinding('floor: COPY, no index', bare),
    first,
    timesFinding('floor: COPY into the same indexes', indexed),
    later,
    ...memoryFindings(turns),
    cold,
    timesFinding(
      '  records from the store',
      times((turn) => turn.load),
    ),
    timesFinding(
      '  ledger from records',
      times((turn) => turn.derive),
    ),
    timesFinding(
      '  facts from ledger',
      times((turn) => turn.facts),
    ),
    attribution,
  ];
}

function memoryFindings(turns: readonly Turn[]): Finding[] {
  const peaks = turns.map(({ peakBytes }) => peakBytes).filter((peak) => peak !== null);
  if (peaks.length === 0) return [];
  const peak = Math.max(...peaks);
  return [
    {
      question: 'memory of the importing process',
      minMs: null,
      medianMs: null,
      ratio: null,
      against: null,
      note: `${Math.ceil(peak / MEBIBYTE)} MiB`,
      targets: [{ words: '≤ 500 MiB', met: peak <= MOST_MEMORY_BYTES }],
    },
  ];
}
