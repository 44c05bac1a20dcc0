/**
 * Exports and closed months: how long they take, what they take in memory, and for how long others wait meanwhile. A
 * workbook of 20,000 accounts; the board deck as a presentation and as a PDF, of the sample and of the big ledger; closing a month of the big ledger, and
 * what is known otherwise of it since. Others wait as long as the server's thread is held in one piece.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { withComputedAttributes } from '@/lib/domain/computed-attributes';
import { formatMonth, monthOf } from '@/lib/domain/day';
import { buildFacts } from '@/lib/domain/facts';
import { deriveLedger } from '@/lib/domain/ledger';
import { LineBookColumns } from '@/lib/domain/line-book';
import type { LedgerBasis } from '@/lib/domain/lines';
import { deckOf } from '@/lib/export/deck';
import { sampleView } from '@/lib/export/testing/decks';
import { renderApart } from '@/lib/export/thread';
import { collectWorkbook } from '@/lib/export/workbook/collect';
import { tablesAhead } from '@/lib/reports/ahead';
import { figuresOfMonth } from '@/lib/reports/closed-figures';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { differencesKept } from '@/lib/reports/restated-accounts';
import { templateDeck } from '@/lib/view/deck/templates';
import { type BigLedger, drawBigLedger } from './big-ledger';
import { atMostMs, type Finding, timesFinding } from './findings';
import { type RichLedger, richLedger } from './rich-ledger';
import { timesOf } from './turns';

const ACCOUNTS = 20_000;
const WORKBOOK_MS = 10_000;
const SAMPLE_MS = 3_000;
const SAMPLE_BYTES = 1.5e6;
const DECK_MS = 6_000;
const PDF_MS = 5_000;
const CLOSING_MS = 3_000;
const BIG = 'the big ledger';
const WAIT_MS = 200;
const GROWTH_BYTES = 300e6;
const LOOK_EVERY_MS = 5;

function viewOfBook({ records, settings, rates, planning }: RichLedger): LedgerView {
  const basis: LedgerBasis = { records, settings, query: { recordedBy: null } };
  const lines = new LineBookColumns(records, settings);
  const ledger = deriveLedger(records, settings, basis.query, lines);
  basis.lines = lines.close();
  const facts = buildFacts(ledger, records.accounts, settings);
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

interface Limits {
  ms: number;
  bytes?: number;
}

/** One row: the median of the turns beside its limit, and the worst of them for waits, memory and size. */
async function findingOf(
  question: string,
  turns: number,
  limits: Limits,
  work: (turn: number) => Promise<Uint8Array | null>,
): Promise<Finding> {
  const seen: Watched[] = [];
  let size = 0;
  for (let turn = 0; turn < turns; turn += 1)
    seen.push(
      await watched(async () => {
        size = Math.max(size, (await work(turn))?.length ?? 0);
      }),
    );
  const times = timesOf(seen.map(({ ms }) => ms));
  const wait = Math.max(...seen.map(({ longestWaitMs }) => longestWaitMs));
  const growth = Math.max(...seen.map(({ growthBytes }) => growthBytes));
  const kilobytes = size === 0 ? '' : `${(size / 1e3).toFixed(0)} kB, `;
  return {
    ...timesFinding(question, times),
    note: `${kilobytes}others wait ${wait.toFixed(0)} ms at most, +${(growth / 1e6).toFixed(0)} MB in both processes`,
    targets: [
      atMostMs(times.medianMs, limits.ms),
      { words: `others ≤ ${WAIT_MS} ms`, met: wait <= WAIT_MS },
      { words: '≤ +300 MB', met: growth <= GROWTH_BYTES },
      ...(limits.bytes === undefined
        ? []
        : [{ words: `≤ ${limits.bytes / 1e6} MB`, met: size > 0 && size <= limits.bytes }]),
    ],
  };
}

async function workbookFinding(turns: number): Promise<Finding> {
  const view = viewOfBook(richLedger(drawBigLedger({ accounts: ACCOUNTS, changesEach: 10, months: 48 })));
  for (const make of Object.values(tablesAhead(view))) make();
  const question = parseReportQuery([]);
  const context = { company: 'Bench', closings: {}, hidesNames: false };
  return findingOf('workbook of 20,000 accounts', turns, { ms: WORKBOOK_MS }, async () =>
    renderApart('workbook', await collectWorkbook(view, question, context)),
  );
}

async function deckFindings(view: LedgerView, name: string, limits: Limits, turns: number): Promise<Finding[]> {
  for (const make of Object.values(tablesAhead(view))) make();
  const findings: Finding[] = [];
  for (const hideNames of [false, true])
    for (const format of ['pptx', 'pdf'] as const) {
      const question = `board deck of ${name} (${format}${hideNames ? ', names hidden' : ''})`;
      const within = format === 'pdf' ? { ...limits, ms: PDF_MS } : limits;
      const choice = { ...templateDeck('board'), hideNames };
      findings.push(
        await findingOf(question, turns, within, async () =>
          renderApart(format, await deckOf(view, { company: 'Bench' }, choice)),
        ),
      );
    }
  return findings;
}

/** What closing works out of the ledger in memory, and what its restatement compares: another month each turn. */
async function closingFindings(view: LedgerView, turns: number): Promise<Finding[]> {
  const last = monthOf(view.facts?.dataThrough ?? 0);
  const monthAt = (turn: number): number => last - turn;
  const kept = new Map<number, string>();
  const closing = await findingOf(`closing a month of ${BIG}`, turns, { ms: CLOSING_MS }, async (turn) => {
    const made = await figuresOfMonth(view, monthAt(turn));
    kept.set(monthAt(turn), `{"figures":${made?.text ?? '{"accounts":[]}'}}`);
    return null;
  });
  // What was kept of a month beside the next one as known now: nearly every account differs.
  const restating = await findingOf(
    `what differs from a closed month, ${BIG}`,
    turns,
    { ms: CLOSING_MS },
    async (turn) => {
      await differencesKept(kept.get(monthAt(turn)) ?? '', view, formatMonth(monthAt(turn) + 1));
      return null;
    },
  );
  return [closing, restating];
}

export async function exportFindings(ledger: BigLedger, turns: number): Promise<Finding[]> {
  const workbook = await workbookFinding(turns);
  const sample = await deckFindings(sampleView(), 'the sample', { ms: SAMPLE_MS, bytes: SAMPLE_BYTES }, turns);
  const big = viewOfBook(richLedger(ledger));
  const decks = await deckFindings(big, BIG, { ms: DECK_MS }, turns);
  return [workbook, ...sample, ...decks, ...(await closingFindings(big, turns))];
}
