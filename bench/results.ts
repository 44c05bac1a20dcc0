/** bench/RESULTS.md: what the bench beside peers found, as the table that README may quote. */
import type { PeerResult, PeerTimes } from './peer-bench';

export interface PeerTarget {
  words: string;
  found: string;
  met: boolean;
}

const shown = (ms: number): string => {
  if (ms >= 10_000) return `${(ms / 1_000).toFixed(0)} s`;
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${ms >= 100 ? ms.toFixed(0) : ms.toPrecision(2)} ms`;
};

const times = (ratio: number): string => `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1)} ×`;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const found = (all: readonly PeerResult[], accounts: number, question: string): PeerTimes | undefined =>
  all.find((result) => result.accounts === accounts)?.times.find((each) => each.question === question);

/** By how much faster than a peer, for each question and way to begin. */
const least = {
  movements: [['DuckDB', 'ready', 5]],
  retention: [
    ['DuckDB', 'ready', 6],
    ['DuckDB', 'spine', 30],
    ['PostgreSQL', 'ready', 40],
    ['PostgreSQL', 'spine', 200],
  ],
  cohorts: [
    ['DuckDB', 'ready', 6],
    ['DuckDB', 'spine', 30],
    ['PostgreSQL', 'ready', 40],
    ['PostgreSQL', 'spine', 200],
  ],
} as const;

const TARGET_ACCOUNTS = 100_000;
/** Cost by account may grow by so much from ten thousand accounts to the most. */
const MOST_GROWTH = 1.2;

/** What has to hold with 100,000 accounts; nothing where that size was not asked. */
export function peerTargets(results: readonly PeerResult[]): PeerTarget[] {
  const targets: PeerTarget[] = [];
  for (const [question, limits] of Object.entries(least)) {
    const entry = found(results, TARGET_ACCOUNTS, question);
    if (!entry) continue;
    const toFloor = entry.ours / entry.floor;
    targets.push({ words: `${question} ≤ 1.0 × the floor`, found: toFloor.toFixed(2), met: toFloor <= 1 });
    for (const [peer, begun, factor] of limits) {
      const name = Object.keys(entry.peers).find((each) => each.startsWith(peer)) ?? '';
      const ratio = (entry.peers[name]?.[begun] ?? 0) / entry.ours;
      const words = `${question} ≥ ${factor} × as fast as ${peer}, ${begunWords[begun]}`;
      targets.push({ words, found: times(ratio), met: ratio >= factor });
    }
    const small = found(results, TARGET_ACCOUNTS / 10, question);
    const most = Math.max(...results.map(({ accounts }) => accounts));
    const large = found(results, most, question);
    if (!small || !large) continue;
    const growth = large.ours / most / (small.ours / (TARGET_ACCOUNTS / 10));
    const words = `${question}: cost by account from 10,000 to ${most.toLocaleString('en')} accounts grows ≤ ${MOST_GROWTH} ×`;
    targets.push({ words, found: growth.toFixed(2), met: growth <= MOST_GROWTH });
  }
  return targets;
}

const begunWords = { ready: 'from a ready table', spine: 'from the changes' } as const;

function tableOf(results: readonly PeerResult[], question: string): string {
  const peers = Object.keys(results[0]?.times[0]?.peers ?? {});
  const heads = peers.flatMap((peer) => [`${peer}, ready table`, `${peer}, from changes`]);
  const lines = results.map(({ accounts }) => {
    const entry = found(results, accounts, question);
    if (!entry) return '';
    const others = peers.flatMap((peer) =>
      (['ready', 'spine'] as const).map((begun) => {
        const ms = entry.peers[peer]?.[begun] ?? 0;
        return `${shown(ms)} (${times(ms / entry.ours)})`;
      }),
    );
    return row([accounts.toLocaleString('en'), shown(entry.ours), shown(entry.floor), ...others]);
  });
  const head = ['accounts', 'Ratchet', 'floor', ...heads];
  return [row(head), row(head.map(() => '---:')), ...lines].join('\n');
}

export const targetsTable = (targets: readonly PeerTarget[]): string =>
  [
    row(['what has to hold', 'found', '']),
    row(['---', '---:', '---']),
    ...targets.map(({ words, found: value, met }) => row([words, value, met ? 'holds' : '**does not hold**'])),
  ].join('\n');

export function resultsText(results: readonly PeerResult[], machine: string): string {
  const questions = results[0]?.times.map(({ question }) => question) ?? [];
  return `# Bench beside peers

Written by \`npm run bench -- --peers\`, which asks the same questions of the same drawn ledger (48 months, 20 changes an
account) in one run and fails where answers differ: amounts and counts to the unit, intervals to within rounding.

${machine}

- **Ratchet**: the report's own function on facts in memory. Its movements also split expansion and contraction by source,
  and its retention also tells what price made of it; the peers' SQL does neither.
- **floor**: plain loops over month-major typed arrays of account × month for the same figures as ours, with everything
  that movements and price need worked out before.
- **ready table**: SQL over ARR by account and month that somebody keeps ready. **from changes**: the usual spine of months
  over subscription changes with window functions. Texts: \`peer-sql.ts\`; PostgreSQL has the indexes and memory of \`peers.ts\`.
- In brackets: how many times as long as Ratchet takes. Medians.

${questions.map((question) => `## ${question}\n\n${tableOf(results, question)}`).join('\n\n')}

## What has to hold with 100,000 accounts

${targetsTable(peerTargets(results))}
`;
}
