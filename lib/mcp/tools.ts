/** The tools: generated from the catalogue, the reports and their contract. All of them read, none writes. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { type ReportName, reportContract } from '@/lib/api/report-contract';
import { explainedMetricNames } from '@/lib/domain/explain-metrics';
import { type ExplainPage, explainPage } from '@/lib/reports/explain-question';
import { explainReport } from '@/lib/reports/explain-report';
import { glossary } from '@/lib/reports/glossary';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { nearestFirst } from '@/lib/reports/nearest';
import type { ReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { dataHealth } from './data-health';
import { registerDataQuestions } from './data-questions';
import { figuresNow, valueText } from './figures-now';
import { type Ledger, provenanceOf, ToolRefusal } from './ledger';
import { withMoneyText } from './money-text';
import { registerOwnQuestions } from './questions-of-their-own';
import { REPORT_WORDS } from './report-words';
import { type Args, answered, period, queryOf, question, READ_ONLY } from './tools-question';

const names = Object.keys(reports) as [ReportName, ...ReportName[]];
/** Rows of accounts in one answer, where no `limit` is stated. */
const ACCOUNTS_USUAL = 50;

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
  registerOwnQuestions(server, ledger);
  registerDataQuestions(server, ledger);
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
