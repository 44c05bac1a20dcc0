/** Facts in memory: movements and retention against the floor, after both gave the same answers. */
import { buildFacts, type Facts } from '@/lib/domain/facts';
import { deriveLedger } from '@/lib/domain/ledger';
import { LineBookColumns } from '@/lib/domain/line-book';
import { movements } from '@/lib/domain/movements';
import type { SourceRecords } from '@/lib/domain/records';
import { retentionRows } from '@/lib/domain/retention';
import { type AttributeFilter, accountList } from '@/lib/domain/segments';
import type { LedgerSettings } from '@/lib/domain/settings';
import { attributionMs } from './attribution-bench';
import type { BigLedger } from './big-ledger';
import { sameRows } from './equal';
import { expansionFindings } from './expansion-bench';
import { atMostMs, atMostTimes, type Finding, timesFinding } from './findings';
import { floorMovements, floorRetention } from './floor';
import { takeTurns, timesOf } from './turns';

const WINDOW_MONTHS = 12;
const BUILD_TURNS = 3;
const FILTER: AttributeFilter[] = [{ slug: 'segment', operator: '=', values: ['SMB'] }];
const everything = { from: null, to: null };

const retentionOf = (facts: Facts, accounts: Int32Array | null) =>
  retentionRows(facts, { window: WINDOW_MONTHS, ...everything, accounts });
const movementsOf = (facts: Facts) => movements(facts, { grid: 'month', ...everything, accounts: null });

/** 1 for the accounts of a list. */
function maskOf(list: Int32Array | null, accounts: number): Uint8Array {
  const mask = new Uint8Array(accounts);
  for (const account of list ?? []) mask[account] = 1;
  return mask;
}

function deriveWithLines(records: SourceRecords, settings: LedgerSettings): void {
  const lines = new LineBookColumns(records, settings);
  deriveLedger(records, settings, { recordedBy: null }, lines);
  lines.close();
}

/** @throws Error naming the first figure in which report and floor differ. */
function checkAnswers(facts: Facts, ledger: BigLedger, filtered: Uint8Array): void {
  sameRows('retention', retentionOf(facts, null), floorRetention(ledger, WINDOW_MONTHS, null));
  const list = accountList(facts, FILTER);
  sameRows('retention of a segment', retentionOf(facts, list), floorRetention(ledger, WINDOW_MONTHS, filtered));
  sameRows('movements', movementsOf(facts), floorMovements(ledger));
}

export function domainFindings(ledger: BigLedger, turns: number): Finding[] {
  const { records, settings } = ledger;
  const building = takeTurns(
    { derive: () => deriveLedger(records, settings), kept: () => deriveWithLines(records, settings) },
    BUILD_TURNS,
  );
  const derived = deriveLedger(records, settings);
  const columns = takeTurns({ facts: () => buildFacts(derived, records.accounts, settings) }, BUILD_TURNS).facts;
  const facts = buildFacts(derived, records.accounts, settings);
  const filtered = maskOf(accountList(facts, FILTER), ledger.accounts);
  checkAnswers(facts, ledger, filtered);
  const times = takeTurns(
    {
      floor: () => floorRetention(ledger, WINDOW_MONTHS, null),
      retention: () => retentionOf(facts, null),
      filtered: () => retentionOf(facts, accountList(facts, FILTER)),
      floorMovements: () => floorMovements(ledger),
      movements: () => movementsOf(facts),
    },
    turns,
  );
  const floor = { name: 'floor', times: times.floor };
  const retention = timesFinding('retention 12, all months, intervals', times.retention, floor);
  retention.targets = [atMostTimes(retention.ratio!, 1, 'floor'), atMostMs(times.retention.medianMs, 100)];
  const whole = { name: 'unfiltered', times: times.retention };
  const segment = timesFinding('retention 12, one attribute filter', times.filtered, whole);
  segment.targets = [atMostTimes(segment.ratio!, 1.1, 'unfiltered')];
  const moves = timesFinding('movements by source', times.movements, { name: 'floor', times: times.floorMovements });
  moves.targets = [atMostMs(times.movements.medianMs, 20)];
  const attribution = timesOf([attributionMs(records, settings, facts)]);
  return [
    timesFinding('floor: retention 12', times.floor),
    retention,
    segment,
    timesFinding('floor: movements by source', times.floorMovements),
    moves,
    ...expansionFindings(ledger, facts, turns),
    timesFinding('ledger from records', building.derive),
    timesFinding('ledger from records, its lines kept', building.kept, { name: 'not kept', times: building.derive }),
    timesFinding('facts from ledger', columns),
    timesFinding('  of both, attribution', attribution),
  ];
}
