/**
 * The bench beside peers: the same questions on the same ledger, the same answers checked, in one run. Ours and the
 * floor answer from memory; DuckDB and PostgreSQL from a table of account × month that is ready, and from the changes.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cohortSums } from '@/lib/domain/cohort-sums';
import { cohorts } from '@/lib/domain/cohorts';
import { buildFacts, type Facts } from '@/lib/domain/facts';
import { deriveLedger } from '@/lib/domain/ledger';
import { movements } from '@/lib/domain/movements';
import { retentionRows } from '@/lib/domain/retention';
import { openStore } from '@/lib/store/open';
import { stopStore } from '@/lib/store/server';
import { type BigLedger, drawBigLedger } from './big-ledger';
import { floorCohorts, floorMovements, floorRetention } from './floor';
import { type Answers, sameAnswers, sameAsFloor } from './peer-answers';
import { askedAs, type Begun, begunWith, type PeerQuestion, questions } from './peer-sql';
import { duckDb, type Peer, postgres, writePeerFiles } from './peers';
import { takeTurns, timed, timesOf } from './turns';

const WINDOW_MONTHS = 12;
const MONTHS = 48;
const CHANGES_EACH = 20;
/** What takes seconds is asked less often. */
const PEER_TURNS = { ready: 3, spine: 2 } as const;

/** Medians in ms. */
export interface PeerTimes {
  question: PeerQuestion;
  ours: number;
  floor: number;
  peers: Record<string, Record<Begun, number>>;
}

export interface PeerResult {
  accounts: number;
  changes: number;
  months: number;
  times: PeerTimes[];
}

const everything = { from: null, to: null, accounts: null } as const;
const ask = {
  movements: (facts: Facts) => movements(facts, { grid: 'month', ...everything }),
  retention: (facts: Facts) => retentionRows(facts, { window: WINDOW_MONTHS, ...everything }),
  cohorts: (facts: Facts) => cohorts(facts, { grid: 'month', metric: 'net', ...everything }),
} as const;
const askFloor = {
  movements: floorMovements,
  retention: (ledger: BigLedger) => floorRetention(ledger, WINDOW_MONTHS, null),
  cohorts: floorCohorts,
} as const;

const names = Object.keys(questions) as PeerQuestion[];

function oursAndFloor(
  ledger: BigLedger,
  facts: Facts,
  turns: number,
): Record<PeerQuestion, { ours: number; floor: number }> {
  return Object.fromEntries(
    names.map((name) => {
      const times = takeTurns({ ours: () => ask[name](facts), floor: () => askFloor[name](ledger) }, turns);
      return [name, { ours: times.ours.medianMs, floor: times.floor.medianMs }];
    }),
  ) as Record<PeerQuestion, { ours: number; floor: number }>;
}

async function timesOfPeer(
  peer: Peer,
  ours: Answers,
  ledger: BigLedger,
): Promise<Record<PeerQuestion, Record<Begun, number>>> {
  const found = {} as Record<PeerQuestion, Record<Begun, number>>;
  for (const question of names) {
    found[question] = {} as Record<Begun, number>;
    for (const begun of Object.keys(begunWith) as Begun[]) {
      const sql = askedAs(question, begun);
      sameAnswers(`${peer.name}, ${begun}`, question, await peer.ask(sql), ours, ledger);
      const times: number[] = [];
      for (let turn = 0; turn < PEER_TURNS[begun]; turn += 1) times.push((await timed(() => peer.ask(sql))).ms);
      found[question][begun] = timesOf(times).medianMs;
    }
  }
  return found;
}

/** Every peer's times, one peer after the other, so that none keeps the other's memory. */
export async function peerResult(accounts: number, turns: number, threads: number): Promise<PeerResult> {
  const ledger = drawBigLedger({ accounts, changesEach: CHANGES_EACH, months: MONTHS });
  const { records, settings } = ledger;
  const facts = buildFacts(deriveLedger(records, settings), records.accounts, settings);
  const answers: Answers = {
    movements: ask.movements(facts),
    retention: ask.retention(facts),
    cohorts: cohortSums(facts, facts.everyAccount, { grid: 'month', from: null, to: null }),
  };
  sameAsFloor(answers.cohorts, floorCohorts(ledger), ledger);
  const own = oursAndFloor(ledger, facts, turns);
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-peers-'));
  const store = await openStore({ dataDir: join(folder, 'store') });
  const peers: Record<string, Record<PeerQuestion, Record<Begun, number>>> = {};
  try {
    const files = await writePeerFiles(ledger, folder);
    const duck = await duckDb(files, threads);
    peers[duck.name] = await timesOfPeer(duck, answers, ledger);
    const client = await store.pool.connect();
    try {
      const server = await postgres(client, files);
      peers[server.name] = await timesOfPeer(server, answers, ledger);
    } finally {
      client.release(true);
    }
  } finally {
    await store.close();
    await stopStore(join(folder, 'store'), { remove: true });
    await rm(folder, { recursive: true, force: true });
  }
  const times = names.map((question) => ({
    ...{ question, ...own[question] },
    peers: Object.fromEntries(Object.entries(peers).map(([name, all]) => [name, all[question]])),
  }));
  return { accounts, changes: records.changes.length, months: MONTHS, times };
}
