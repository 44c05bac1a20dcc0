/** Files of 20,000 accounts: how long a workbook takes, what it takes in memory, and for how long others wait meanwhile. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { withComputedAttributes } from '@/lib/domain/computed-attributes';
import { buildFacts } from '@/lib/domain/facts';
import { deriveLedger } from '@/lib/domain/ledger';
import { renderApart } from '@/lib/export/thread';
import { collectWorkbook } from '@/lib/export/workbook/collect';
import { tablesAhead } from '@/lib/reports/ahead';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { drawBigLedger } from './big-ledger';
import { atMostMs, type Finding, timesFinding } from './findings';
import { richLedger } from './rich-ledger';
import { timesOf } from './turns';

const ACCOUNTS = 20_000;
const LIMIT_MS = 10_000;
const WAIT_MS = 200;
const GROWTH_BYTES = 300e6;
const LOOK_EVERY_MS = 5;

function viewOfBook(): LedgerView {
  const { records, settings, rates, planning } = richLedger(
    drawBigLedger({ accounts: ACCOUNTS, changesEach: 10, months: 48 }),
  );
  const basis = { records, settings, query: { recordedBy: null } };
  const facts = buildFacts(deriveLedger(records, settings, basis.query), records.accounts, settings);
  return {
    ...{ facts: withComputedAttributes(facts, basis), basis, currency: settings.currency, rates, planning },
    ...{ dataThrough: settings.dataThrough, dataThroughSource: 'changes', asOf: null, beganOn: null, version: 1 },
  };
}

/** Most memory that a process started by this one ever held; 0 where the system does not tell (/proc). */
function childPeak(): number {
  try {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
    const peaks = children.map((pid) => /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return peaks.reduce((sum, peak) => sum + Number(peak ?? 0) * 1024, 0);
  } catch {
    // It ended between the two looks, or there is no such folder.
    return 0;
  }
}

interface Watched {
  ms: number;
  longestWaitMs: number;
  /** What both processes took beyond what this one had before. */
  growthBytes: number;
}

async function watched(work: () => Promise<unknown>): Promise<Watched> {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  let [last, longestWaitMs, growthBytes] = [began, 0, 0];
  const looking = setInterval(() => {
    const now = performance.now();
    longestWaitMs = Math.max(longestWaitMs, now - last - LOOK_EVERY_MS);
    growthBytes = Math.max(growthBytes, process.memoryUsage().rss - before + childPeak());
    last = performance.now();
  }, LOOK_EVERY_MS);
  await work();
  clearInterval(looking);
  return { ms: performance.now() - began, longestWaitMs, growthBytes };
}

export async function exportFindings(turns: number): Promise<Finding[]> {
  const view = viewOfBook();
  for (const make of Object.values(tablesAhead(view))) make();
  const seen: Watched[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const question = parseReportQuery([]);
    const context = { company: 'Bench', closings: {}, hidesNames: false };
    seen.push(await watched(async () => renderApart('workbook', await collectWorkbook(view, question, context))));
  }
  const times = timesOf(seen.map(({ ms }) => ms));
  const wait = Math.max(...seen.map(({ longestWaitMs }) => longestWaitMs));
  const growth = Math.max(...seen.map(({ growthBytes }) => growthBytes));
  const finding = timesFinding('workbook of 20,000 accounts', times);
  const words = `others wait ${wait.toFixed(0)} ms at most, +${(growth / 1e6).toFixed(0)} MB in both processes`;
  return [
    {
      ...finding,
      note: words,
      targets: [
        atMostMs(times.medianMs, LIMIT_MS),
        { words: `others ≤ ${WAIT_MS} ms`, met: wait <= WAIT_MS },
        { words: '≤ +300 MB', met: growth <= GROWTH_BYTES },
      ],
    },
  ];
}
