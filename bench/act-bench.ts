/**
 * What people who act on figures wait for: a forecast of 2,000 accounts with its back-test, what is tried out of it, the
 * queue with what was decided about its accounts, whitespace, and the next answer after a plan was changed by hand.
 */
import { performance } from 'node:perf_hooks';
import { buildFacts, type Facts } from '@/lib/domain/facts';
import { backTest, drawnYear, forecast } from '@/lib/domain/forecast/forecast';
import { AS_IT_WAS } from '@/lib/domain/forecast/replay';
import { deriveLedger } from '@/lib/domain/ledger';
import { forecastReport, parseForecastQuery } from '@/lib/reports/forecast-report';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { lineBookOf } from '@/lib/reports/line-book';
import { atOnce } from '@/lib/reports/pauses';
import { parseQueueQuery, workedQueue } from '@/lib/reports/priority-queue';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { scoresBasisOf } from '@/lib/reports/signal-basis';
import { factsWithPlans, soldFacts } from '@/lib/reports/sold-facts';
import type { MarkedInQueue } from '@/lib/store/queue-marks';
import { type BigLedger, drawBigLedger } from './big-ledger';
import { atMostMs, type Finding, timesFinding } from './findings';
import { type RichLedger, richLedger } from './rich-ledger';
import { drawSignals } from './signal-bench';
import { timesOf } from './turns';

const [FORECAST_MS, WHAT_IF_MS, QUEUE_MS, WHITESPACE_MS] = [1000, 100, 300, 1000];
const FORECAST_ACCOUNTS = 2000;
const QUEUE_ACCOUNTS = 20_000;
const MARKED_EVERY = 7;

interface Built {
  view: LedgerView & { facts: Facts };
  rich: RichLedger;
}

function built(ledger: BigLedger): Built {
  const rich = richLedger(ledger);
  const { records, settings, planning } = rich;
  const basis = { records, settings, query: { recordedBy: null } };
  const facts = buildFacts(deriveLedger(records, settings, basis.query), records.accounts, settings);
  const stood = { asOf: null, beganOn: null, rates: {}, dataThroughSource: 'changes', version: 1 };
  return {
    rich,
    view: { facts, basis, currency: settings.currency, dataThrough: settings.dataThrough, planning, ...stood },
  };
}

type Measure = (name: string, limitMs: number | null, ask: (turn: number) => unknown) => Promise<void>;

const question = parseReportQuery([]);

async function forecasts(measure: Measure): Promise<void> {
  const { view } = built(drawBigLedger({ accounts: FORECAST_ACCOUNTS, changesEach: 20, months: 48 }));
  const { facts } = view;
  const list = facts.everyAccount;
  const asked = (own: Readonly<Record<string, string>>) => parseForecastQuery((name) => own[name] ?? null);
  // Another seed each time: draws are kept with the facts.
  await measure('forecast, 2,000 accounts, with its back-test', FORECAST_MS, async (turn) =>
    JSON.stringify(await forecastReport(view, question, asked({ seed: String(turn + 10) }))),
  );
  await measure('  its draws of 24 months', null, (turn) => {
    const past = atOnce(drawnYear(facts, { list, seed: turn + 10 }));
    return past && forecast(past, 24, AS_IT_WAS);
  });
  await measure('  its back-test', null, (turn) => atOnce(backTest(facts, { list, seed: turn + 10 })));
  await measure('forecast, what is tried out', WHAT_IF_MS, async (turn) =>
    JSON.stringify(await forecastReport(view, question, asked({ churn: String(-(turn + 2) / 10) }))),
  );
}

async function queue(measure: Measure): Promise<void> {
  const { view: bare } = built(drawBigLedger({ accounts: QUEUE_ACCOUNTS, changesEach: 20, months: 48 }));
  const { accountIds, dataThrough } = bare.facts;
  const view = { ...bare, signals: drawSignals(accountIds, dataThrough) };
  scoresBasisOf(view, null);
  const marks = accountIds
    .filter((_, account) => account % MARKED_EVERY === 0)
    .map(
      (account, index): MarkedInQueue => ({
        ...{ account, owner: index % 2 === 0 ? 'Ann' : null, note: 'called', madeBy: 'Ann', madeAt: new Date(0) },
        ...{ snoozedUntil: index % 3 === 0 ? '2099-01-01' : null, doneOn: null, doneAction: null },
      }),
    );
  const asked = parseQueueQuery([['limit', '100']]);
  const today = view.dataThrough ?? '';
  await measure('queue, 20,000 accounts and 500,000 signals, with marks', QUEUE_MS, (turn) =>
    JSON.stringify(workedQueue({ ...view, signalChoices: { weights: { funding: 19 + turn } } }, asked, marks, today)),
  );
}

async function whitespace(measure: Measure, { view }: Built, name: string): Promise<void> {
  const { facts, basis } = view;
  if (basis) lineBookOf(basis);
  const query = parseReportQuery([['limit', '50']]);
  // Found anew for facts of another name.
  await measure(`whitespace, ${name}`, WHITESPACE_MS, () =>
    JSON.stringify(reports.whitespace({ ...view, facts: { ...facts } }, query)),
  );
  await measure(`whitespace, ${name}, another page`, null, () => JSON.stringify(reports.whitespace(view, query)));
}

/** Beside what the store reads: plans, touchpoints and costs alone. */
async function afterAnEdit(measure: Measure, { view: { facts, basis }, rich }: Built, name: string): Promise<void> {
  if (!basis) return;
  const unsold = facts.ledger;
  const { plans } = rich.planning;
  const sold = soldFacts(basis, unsold, plans);
  await measure(`after a plan by hand, ${name}`, null, () => factsWithPlans(basis, { unsold, facts: sold }, plans));
  await measure(`after a plan that is won, ${name}`, null, () => soldFacts(basis, unsold, plans));
}

export async function actFindings(ledger: BigLedger, turns: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  const measure: Measure = async (name, limitMs, ask) => {
    await ask(-1);
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const began = performance.now();
      await ask(turn);
      times.push(performance.now() - began);
    }
    const finding = timesFinding(name, timesOf(times));
    if (limitMs !== null) finding.targets.push(atMostMs(timesOf(times).medianMs, limitMs));
    findings.push(finding);
  };
  await forecasts(measure);
  await queue(measure);
  const small = drawBigLedger({ accounts: QUEUE_ACCOUNTS, changesEach: 20, months: 48 });
  await whitespace(measure, built(small), '20,000 accounts');
  const large = built(ledger);
  const name = `${ledger.accounts.toLocaleString('en')} accounts`;
  await whitespace(measure, large, name);
  await afterAnEdit(measure, large, name);
  return findings;
}
