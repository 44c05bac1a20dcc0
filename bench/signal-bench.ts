/**
 * What a CS leader waits for: the queue of 20,000 accounts with 500,000 signals and readings, a page of it, and a rule
 * previewed on three years of them. Weights are changed between the answers, as on the page, so that nothing of an
 * answer is kept.
 */
import { performance } from 'node:perf_hooks';
import { buildFacts } from '@/lib/domain/facts';
import { deriveLedger } from '@/lib/domain/ledger';
import { signalNames } from '@/lib/domain/signals/kinds';
import type { SignalColumns } from '@/lib/domain/signals/records';
import type { RuleCondition } from '@/lib/domain/signals/rule';
import { tablesAhead } from '@/lib/reports/ahead';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { queueReport } from '@/lib/reports/queue-report';
import { rulePreview } from '@/lib/reports/rules-report';
import { scoresBasisOf } from '@/lib/reports/signal-basis';
import { seededRandom } from '@/lib/sample/random';
import { drawBigLedger } from './big-ledger';
import { atMostMs, type Finding, timesFinding } from './findings';
import { richLedger } from './rich-ledger';
import { timesOf } from './turns';

const ACCOUNTS = 20_000;
const SIGNALS = 250_000;
const READINGS = 250_000;
const DAYS_BACK = 1080;
const QUEUE_MS = 300;
const PREVIEW_MS = 2000;

/** Half of them signals of every kind and of trouble, half readings of two meters; spread evenly over three years. */
export function drawSignals(accountIds: readonly string[], today: number): SignalColumns {
  const random = seededRandom(7);
  const names = [...signalNames, 'severe_ticket', 'severe_ticket_closed', 'past_due', 'champion_left', 'own name'];
  const account = (length: number) => Int32Array.from({ length }, () => random.whole(0, accountIds.length - 1));
  const day = (length: number) => Int32Array.from({ length }, () => today - random.whole(0, DAYS_BACK));
  return {
    today,
    accountIds,
    signals: {
      length: SIGNALS,
      account: account(SIGNALS),
      day: day(SIGNALS),
      name: Int32Array.from({ length: SIGNALS }, () => random.whole(0, names.length - 1)),
      weightMilli: new Float64Array(SIGNALS).fill(Number.NaN),
      note: new Int32Array(SIGNALS).fill(-1),
    },
    names,
    notes: [],
    usage: {
      length: READINGS,
      account: account(READINGS),
      day: day(READINGS),
      meter: Int32Array.from({ length: READINGS }, () => random.whole(0, 1)),
      usedMicro: Float64Array.from({ length: READINGS }, () => random.whole(0, 110) * 1_000_000),
      limitMicro: new Float64Array(READINGS).fill(100_000_000),
    },
    meters: ['Seats', 'Calls'],
  };
}

function drawView(): LedgerView {
  const { records, settings, planning } = richLedger(
    drawBigLedger({ accounts: ACCOUNTS, changesEach: 20, months: 48 }),
  );
  const facts = buildFacts(deriveLedger(records, settings, { recordedBy: null }), records.accounts, settings);
  const signals = drawSignals(facts.accountIds, facts.dataThrough);
  return {
    facts,
    basis: { records, settings, query: { recordedBy: null } },
    currency: settings.currency,
    dataThrough: settings.dataThrough,
    dataThroughSource: 'changes',
    ...{ asOf: null, beganOn: null, rates: {}, planning, signals, version: 1 },
  };
}

const rules: readonly (readonly [name: string, conditions: RuleCondition[]])[] = [
  ['a signal given', [{ kind: 'signal', signal: 'premium_feature', withinDays: 30, atLeast: 1 }]],
  ['use near a limit', [{ kind: 'usage', meter: null, atLeast: 0.8 }]],
  ['readiness', [{ kind: 'figure', figure: 'readiness', comparison: 'at_least', value: 40 }]],
];

export function signalFindings(turns: number): Finding[] {
  const view = drawView();
  for (const [name, make] of Object.entries(tablesAhead(view))) if (name === 'term ends') make();
  const began = performance.now();
  scoresBasisOf(view, null);
  const findings = [timesFinding('signals put in order behind a load', timesOf([performance.now() - began]))];
  const query = parseReportQuery([['limit', '100']]);
  const measured = (name: string, limitMs: number, ask: (turn: number) => unknown): void => {
    ask(-1);
    const times = Array.from({ length: turns }, (_, turn) => {
      const start = performance.now();
      ask(turn);
      return performance.now() - start;
    });
    const finding = timesFinding(name, timesOf(times));
    finding.targets.push(atMostMs(timesOf(times).medianMs, limitMs));
    findings.push(finding);
  };
  measured('queue, 20,000 accounts and 500,000 signals', QUEUE_MS, (turn) =>
    JSON.stringify(queueReport({ ...view, signalChoices: { weights: { funding: 19 + turn } } }, query)),
  );
  for (const [name, conditions] of rules)
    measured(`rule preview, ${name}`, PREVIEW_MS, () => rulePreview({ ...view }, conditions));
  return findings;
}
