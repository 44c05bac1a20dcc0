/** The tools: generated from the catalogue, the reports and their contract. All of them read, none writes. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { type ReportName, reportContract } from '@/lib/api/report-contract';
import { explainedMetricNames } from '@/lib/domain/explain-metrics';
import { type ExplainPage, explainPage } from '@/lib/reports/explain-question';
import { explainReport } from '@/lib/reports/explain-report';
import { glossary } from '@/lib/reports/glossary';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { nearestFirst } from '@/lib/reports/nearest';
import { parseReportQuery, QueryError, type ReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { dataHealth } from './data-health';
import { figuresNow, valueText } from './figures-now';
import { type Ledger, provenanceOf, ToolRefusal } from './ledger';
import { withMoneyText } from './money-text';
import { REPORT_WORDS } from './report-words';

const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const names = Object.keys(reports) as [ReportName, ...ReportName[]];
const period = z.string().describe('Such as 2025-03, 2025-Q1, 2025, 2025-W09 or FY2026-Q1-04.');
const days = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day as YYYY-MM-DD');

/** The question of a report, as formats of the API and the command line have it. */
const question = {
  grid: z.enum(['week', 'month', 'quarter', 'year']).optional(),
  window: z
    .union([z.literal(1), z.literal(3), z.literal(12)])
    .optional()
    .describe('Months a retention window has; 12 where left out.'),
  from: period.optional(),
  to: period.optional(),
  at: z.array(days).max(60).optional().describe('Days on which windows end, beside the closed months.'),
  where: z
    .array(z.string())
    .max(50)
    .optional()
    .describe('Filters: attribute=value, attribute!=value, employees>=50, product=Core.'),
  by: z.string().optional().describe('Split by an attribute, or by product.'),
  metric: z.string().optional(),
  fx: z.enum(['plan', 'rolling', 'monthly']).optional(),
  attr_at: z.enum(['current', 'start']).optional(),
  roll_up: z.enum(['account', 'parent']).optional(),
  threshold: z.number().int().min(0).optional().describe('Of coverage: accounts from this MRR on, in whole units.'),
  as_of: days.optional().describe('As it would have been said on that day.'),
  as_of_clock: z.enum(['recorded', 'appended']).optional(),
  data_through: days.optional(),
  search: z.string().max(200).optional().describe('Of accounts: part of a name or id.'),
  state: z.string().optional().describe('Of accounts: active, all, new, expanded, shrank, churned, …; by comma.'),
  sort: z.string().optional().describe('Of accounts: a column such as arr; -change_arr: the largest first.'),
  offset: z.number().int().min(0).optional(),
  limit: z.number().int().min(1).max(500).optional(),
};

/** Rows of accounts in one answer, where no `limit` is stated. */
const ACCOUNTS_USUAL = 50;

type Args = Readonly<Record<string, string | number | string[] | undefined>>;

function queryOf(args: Args): ReportQuery {
  const words: [string, string][] = [];
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) words.push([name, String(each)]);
  }
  return parseReportQuery(words);
}

/** Answers as JSON, both as structure and as text; what cannot be answered is said plainly. */
async function answered(work: () => Promise<object>): Promise<CallToolResult> {
  try {
    const answer = JSON.parse(JSON.stringify(await work())) as Record<string, unknown>;
    return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
  } catch (error) {
    if (!(error instanceof QueryError || error instanceof ToolRefusal)) throw error;
    return { content: [{ type: 'text', text: error.message }], isError: true };
  }
}

export function registerTools(server: McpServer, ledger: Ledger): void {
  server.registerTool(
    'list_metrics',
    {
      title: 'Metrics and reports',
      description:
        'Every metric that Ratchet knows, with its unit, and every report. Start here to choose what to ask.',
      inputSchema: { search: z.string().max(200).optional().describe('Part of a name, slug or formula.') },
      annotations: READ_ONLY,
    },
    ({ search }) =>
      answered(async () => ({
        metrics: metricsFound(search),
        explainable: explainedMetricNames,
        reports: REPORT_WORDS,
      })),
  );
  server.registerTool(
    'get_report',
    {
      title: 'A report',
      description: `One report, exactly as the pages and the API give it. ${names.map((name) => `${name}: ${REPORT_WORDS[name]}`).join(' ')}`,
      inputSchema: { report: z.enum(names), ...question },
      annotations: READ_ONLY,
    },
    ({ report, ...asked }) => answered(() => reportAnswer(ledger, report, asked)),
  );
  server.registerTool(
    'explain_metric',
    {
      title: 'What is behind a figure',
      description:
        'The accounts, their changes and the source rows behind a metric over a period, the largest first. They sum to the figure exactly.',
      inputSchema: {
        metric: z.string().describe('One of explainable in list_metrics, such as nrr_12m, churn or expansion.seats.'),
        period: period.describe('For rates and ARR also a day.'),
        where: question.where,
        attr_at: question.attr_at,
        as_of: question.as_of,
        account: z.string().optional().describe('An account id to tell first.'),
        limit: z.number().int().min(1).max(200).default(20),
        offset: z.number().int().min(0).default(0),
      },
      annotations: READ_ONLY,
    },
    ({ period: asked, account, limit, offset, ...rest }) =>
      answered(() => {
        const page = explainPage({ limit: String(limit), offset: String(offset), account }, limit);
        return explained(ledger, queryOf(rest), asked, page);
      }),
  );
  server.registerTool(
    'define_metric',
    {
      title: 'What a metric means, and its figure now',
      description:
        'Formula, inputs, what it leaves out, and its figures for the last closed period and on the last day of the data.',
      inputSchema: { metric: z.string().describe('A slug of list_metrics.') },
      annotations: READ_ONLY,
    },
    ({ metric }) => answered(() => defined(ledger, metric)),
  );
  server.registerTool(
    'data_health',
    {
      title: 'How far the data can be trusted',
      description:
        'How far each source’s data goes, whether the ledger adds up, what gives cause to doubt it, the last imports and what they rejected. Ask before quoting figures.',
      inputSchema: {},
      annotations: READ_ONLY,
    },
    () => answered(() => dataHealth(ledger)),
  );
}

function metricsFound(search = ''): object[] {
  const wanted = search.toLowerCase();
  return glossary()
    .metrics.filter(({ slug, name, formula }) => `${slug} ${name} ${formula}`.toLowerCase().includes(wanted))
    .map(({ slug, name, unit, good, formula }) => ({ slug, name, unit, good, formula }));
}

async function reportAnswer(ledger: Ledger, report: ReportName, asked: Args): Promise<object> {
  const isList = report === 'accounts';
  const query = queryOf(isList ? { limit: ACCOUNTS_USUAL, ...withoutEmpty(asked) } : asked);
  const view = await ledger.view(query);
  const make = reports[report] as (view: LedgerView, query: ReportQuery) => object;
  return {
    report,
    about: REPORT_WORDS[report],
    ...provenanceOf(view),
    answer: withMoneyText(reportContract[report], make(view, query), view.currency),
  };
}

const withoutEmpty = (asked: Args): Args =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));

async function explained(ledger: Ledger, query: ReportQuery, period: string, page: ExplainPage): Promise<object> {
  const view = await ledger.view(query);
  const report = await explainReport(await ledger.reader(), view, query, period, page);
  const slug = catalogueSlug(query.metric ?? '');
  const entry = glossary().metrics.find((metric) => metric.slug === slug);
  return {
    definition: entry ? { name: entry.name, unit: entry.unit, formula: entry.formula, note: entry.note } : null,
    ...provenanceOf(view),
    value_text: entry ? valueText(entry, report.value, view.currency) : null,
    answer: withMoneyText(reportContract.explain, report, view.currency),
  };
}

/** `nrr_12m`, as explain_metric has it, is the catalogue's `nrr` of one window. */
function catalogueSlug(name: string): string {
  if (glossary().metrics.some(({ slug }) => slug === name)) return name;
  const base = name.replace(/_(1|3|12)m$/, '');
  return base === 'logo' ? 'logo_retention' : base;
}

async function defined(ledger: Ledger, slug: string): Promise<object> {
  const { metrics } = glossary();
  const known = catalogueSlug(slug);
  const entry = metrics.find((metric) => metric.slug === known);
  if (entry === undefined) {
    const near = nearestFirst(
      slug,
      metrics.map((metric) => metric.slug),
    );
    throw new ToolRefusal(`metric: there is none called "${slug}"; the nearest are ${near.slice(0, 8).join(', ')}`);
  }
  const view = await ledger.view();
  const now = figuresNow(view, entry);
  const why =
    now.length > 0 ? null : 'it stands in no report of the whole company; get_report gives it by account or cohort';
  return { ...entry, ...provenanceOf(view), now, ...(why && { why }) };
}
