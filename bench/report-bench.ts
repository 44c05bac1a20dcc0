/**
 * What users wait for: every report's function with facts loaded, the first time it is asked and again. What a server
 * works out ahead, behind the load, is there and has a row of its own; everything else that is worked out when it is
 * first asked for is worked out in the first answer.
 */
import { performance } from 'node:perf_hooks';
import { EXPLAIN_PAGE_ACCOUNTS } from '@/lib/api/contract/explain';
import { withComputedAttributes } from '@/lib/domain/computed-attributes';
import { buildFacts } from '@/lib/domain/facts';
import { deriveLedger, type Ledger } from '@/lib/domain/ledger';
import { type LineBook, LineBookColumns } from '@/lib/domain/line-book';
import { piecesAhead, tablesAhead } from '@/lib/reports/ahead';
import { type ExplainPage, WHOLE } from '@/lib/reports/explain-question';
import { explainedReport, explainFigure } from '@/lib/reports/explain-report';
import { findingsOf } from '@/lib/reports/health-findings';
import { caseLists, noCases } from '@/lib/reports/health-lists';
import { healthSummary } from '@/lib/reports/health-report';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { atOnce } from '@/lib/reports/pauses';
import { parseReportQuery } from '@/lib/reports/query';
import { type ReportName, reports } from '@/lib/reports/reports';
import { WINDOW_ROWS } from '@/lib/view/accounts';
import type { BigLedger } from './big-ledger';
import { atMostMs, atMostTimes, type Finding, timesFinding } from './findings';
import { type RichLedger, richLedger } from './rich-ledger';
import { type Times, timesOf } from './turns';

type Params = Record<string, string | string[]>;

interface Question {
  name: string;
  ask: (view: LedgerView) => unknown;
  /** Of the first answer, and of later ones. */
  limitMs: { first: number; again: number };
  /** The name of a question that was asked before. */
  noSlowerThan?: string;
}

const CORE_MS = 100;
const SPLIT_MS = 150;
const OTHER_MS = 300;
const WHOLE_MS = 1500;

const queryOf = (params: Params) =>
  parseReportQuery(
    Object.entries(params).flatMap(([name, values]) => [values].flat().map((value): [string, string] => [name, value])),
  );

const report = (name: ReportName, what: string, params: Params, limitMs = OTHER_MS): Question => ({
  name: `${name}${what === '' ? '' : `, ${what}`}`,
  ask: (view) => reports[name](view, queryOf(params)),
  limitMs: { first: limitMs, again: limitMs },
});

/** What no attribute of an account and no month answers is worked out the first time it is asked for. */
const workedOut = (question: Question): Question => ({
  ...question,
  limitMs: { ...question.limitMs, first: OTHER_MS },
});

const filtered = (question: Question, unfiltered: string): Question => ({ ...question, noSlowerThan: unfiltered });

/** What the ledger itself says; how far sources are, and what imports left out, the store adds. */
const health: Question = {
  name: 'health',
  ask: (view) => {
    const lists = caseLists(view, findingsOf(view), {
      lagging_source: noCases,
      rejected_rows: noCases,
      same_customer: noCases,
    });
    return healthSummary(view, lists, { finding: null, offset: 0 });
  },
  limitMs: { first: OTHER_MS, again: OTHER_MS },
};

const FIRST_PAGE = { limit: EXPLAIN_PAGE_ACCOUNTS, offset: 0, first: null };

/** As it is sent: its totals, and the accounts of a page. */
const explained = (
  metric: string,
  what: string,
  period: string,
  { page = FIRST_PAGE, limitMs = OTHER_MS, ...params }: { page?: ExplainPage; limitMs?: number; where?: string } = {},
): Question => ({
  name: `explain ${metric}, ${what}`,
  ask: (view) =>
    JSON.stringify(explainedReport(view, explainFigure(view, queryOf({ metric, ...params }), period), page)),
  limitMs: { first: limitMs, again: limitMs },
});

const twoFilters = { where: ['segment=SMB', 'region=Europe', 'region=Asia', 'region=Americas'] };
const sixValues = { by: 'region' };
/** As the page asks; a file has all of them. */
const accountsPage = { state: 'all', limit: String(WINDOW_ROWS) };

const questions = (period: string): Question[] => [
  report('movements', '', {}, CORE_MS),
  filtered(report('movements', 'two filters', twoFilters, CORE_MS), 'movements'),
  report('movements', 'by 6 values', sixValues, SPLIT_MS),
  workedOut(report('movements', 'by 6 values at the start', { ...sixValues, attr_at: 'start' })),
  workedOut(report('movements', 'weekly', { grid: 'week' }, CORE_MS)),
  workedOut(report('movements', 'monthly fx', { fx: 'monthly' })),
  workedOut(report('movements', 'one product', { where: 'product=Insights' }, CORE_MS)),
  workedOut(report('movements', 'by product', { by: 'product' }, SPLIT_MS)),
  workedOut(report('movements', 'by plan', { by: 'plan' }, SPLIT_MS)),
  report('retention', '', {}, CORE_MS),
  filtered(report('retention', 'two filters', twoFilters, CORE_MS), 'retention'),
  report('retention', 'by 6 values', sixValues, SPLIT_MS),
  workedOut(report('retention', 'by 6 values at the start', { ...sixValues, attr_at: 'start' })),
  workedOut(report('retention', 'one product', { where: 'product=Insights' }, CORE_MS)),
  workedOut(report('retention', 'by product', { by: 'product' }, SPLIT_MS)),
  workedOut(report('retention', 'by plan', { by: 'plan' }, SPLIT_MS)),
  workedOut(report('retention', 'by ARR band', { by: 'arr_band' }, SPLIT_MS)),
  report('cohorts', '', {}, CORE_MS),
  filtered(report('cohorts', 'two filters', twoFilters, CORE_MS), 'cohorts'),
  report('cohorts', 'by 6 values', sixValues, SPLIT_MS),
  report('cohorts', 'by 6 values at the start', { ...sixValues, attr_at: 'start' }),
  report('expansion', '', {}),
  report('expansion', 'by 6 values', sixValues),
  report('expansion', 'by 6 values at the start', { ...sixValues, attr_at: 'start' }),
  report('accounts', '', {}),
  report('accounts', 'a page', accountsPage),
  report('accounts', 'page 500', { ...accountsPage, offset: String(500 * WINDOW_ROWS) }),
  report('accounts', 'sorted by name', { ...accountsPage, sort: 'name' }),
  report('accounts', 'searched', { ...accountsPage, search: '12' }),
  report('bridge', '', {}),
  report('bridge', 'by 6 values', sixValues),
  report('definitions', '', {}),
  report('definitions', 'by 6 values', sixValues),
  explained('nrr_12m', 'the whole base', period),
  // A file of it, 100,000 accounts with 300,000 changes: most of the time is that of making text.
  explained('nrr_12m', 'every account of it', period, { page: WHOLE, limitMs: WHOLE_MS }),
  explained('nrr_12m', 'one product', period, { where: 'product=Insights' }),
  explained('expansion', 'one month', period),
  explained('expansion', 'one month of one product', period, { where: 'product=Insights' }),
  explained('genuine_rate', 'one month', period),
  explained('due_arr.90d', 'after the last day', period),
  report('renewals', '', {}),
  report('renewals', 'by 6 values', sixValues),
  report('coverage', '', {}),
  report('payback', '', {}),
  report('plans', '', {}),
  report('scheduled', '', {}),
  report('targets', '', {}),
  report('one-time', '', {}),
  health,
];

/** A view whose facts have just been loaded: nothing that reports keep has been worked out. */
function freshView({ records, settings, rates, planning }: RichLedger, derived: Ledger, lines: LineBook): LedgerView {
  const ledger = { ...derived, components: { ...derived.components } };
  const { attributes } = records.accounts;
  const accounts = {
    ...records.accounts,
    ids: records.accounts.ids.slice(),
    attributes: attributes.map(({ dated, ...column }) => ({ ...column, dated: dated && { ...dated } })),
  };
  const basis = { records, settings, query: NOW, lines: { ...lines } };
  const facts = buildFacts(ledger, accounts, settings);
  return {
    facts: withComputedAttributes(facts, basis),
    basis,
    currency: settings.currency,
    dataThrough: settings.dataThrough,
    dataThroughSource: 'changes',
    asOf: null,
    beganOn: null,
    rates,
    planning,
    grossMargin: 0.8,
    version: 1,
  };
}

const msOf = (question: Question, view: LedgerView): number => {
  const began = performance.now();
  question.ask(view);
  return performance.now() - began;
};

const NOW = { recordedBy: null };
const FIRST_TURNS = 3;
/** Filtering may cost a little more than it saves where a report is quick. */
const MOST_FILTERED = 1.1;

export function reportFindings(ledger: BigLedger, turns: number): Finding[] {
  const rich = richLedger(ledger);
  const kept = new LineBookColumns(rich.records, rich.settings);
  const derived = deriveLedger(rich.records, rich.settings, NOW, kept);
  const lines = kept.close();
  const wanted = process.env.RATCHET_BENCH_REPORTS ?? '';
  const asked = questions(rich.settings.dataThrough.slice(0, 7)).filter(({ name }) => name.includes(wanted));
  const again = new Map<string, Times>();
  const answers = asked.flatMap((question) => {
    const times = timesFor(question, () => freshView(rich, derived, lines), turns);
    again.set(question.name, times.again);
    const whole = question.noSlowerThan === undefined ? undefined : again.get(question.noSlowerThan);
    const findings = {
      first: timesFinding(`${question.name} (first answer)`, times.first),
      again: timesFinding(`${question.name} (again)`, times.again, whole && { name: 'unfiltered', times: whole }),
    };
    for (const which of ['first', 'again'] as const)
      findings[which].targets.push(atMostMs(times[which].medianMs, question.limitMs[which]));
    if (whole) findings.again.targets.push(atMostTimes(findings.again.ratio!, MOST_FILTERED, 'unfiltered'));
    return [findings.first, findings.again];
  });
  return [...aheadFindings(() => freshView(rich, derived, lines)), ...answers];
}

/** How long all that is worked out ahead takes, and the longest that a request waits for one table of it. */
function aheadFindings(fresh: () => LedgerView): Finding[] {
  const turns = Array.from({ length: FIRST_TURNS }, () => {
    const tables = Object.values(tablesAhead(fresh()));
    // What the turns before have left is not theirs.
    globalThis.gc?.();
    return tables.map((make) => {
      const began = performance.now();
      make();
      return performance.now() - began;
    });
  });
  const slowest = timesOf(turns.map((each) => Math.max(...each)));
  const longest = timesFinding('the longest table of it', slowest);
  longest.targets.push(atMostMs(slowest.medianMs, OTHER_MS));
  const whole = turns.map((each) => each.reduce((sum, ms) => sum + ms, 0));
  return [timesFinding('worked out behind a load', timesOf(whole)), longest];
}

/** The first answers of fresh views, after one that is not measured, and later ones. */
function timesFor(question: Question, fresh: () => LedgerView, turns: number): Record<'first' | 'again', Times> {
  const first: number[] = [];
  const again: number[] = [];
  for (let turn = -1; turn < FIRST_TURNS; turn += 1) {
    const view = fresh();
    for (const make of Object.values(tablesAhead(view))) make();
    for (const pieces of piecesAhead(view)) atOnce(pieces);
    globalThis.gc?.();
    const ms = msOf(question, view);
    if (turn < 0) continue;
    first.push(ms);
    for (let next = 0; next * FIRST_TURNS < turns; next += 1) again.push(msOf(question, view));
  }
  return { first: timesOf(first), again: timesOf(again) };
}
