/** The operations that read: reports, what is behind their figures, imports, and closed months. */
import * as z from 'zod';
import { differenceCauses } from '@/lib/domain/differences';
import { findingKinds } from '@/lib/domain/health/kinds';
import { importList, importRun } from '../contract';
import { closedList, restatement, restatementAsked } from '../contract/closed';
import { differencesReport } from '../contract/differences';
import { forecastReport } from '../contract/forecast';
import { healthReport } from '../contract/health';
import { matchesReport } from '../contract/matches';
import { type ReportName, reportContract } from '../report-contract';
import { bookOperation } from './book';
import { fileOperations, serverOperations } from './files';
import { type Operation, type Parameter, read } from './operation';
import { listParameters, queryParameter, reportParameters, someParameters } from './parameters';

const REPORTS: Readonly<Record<ReportName, [summary: string, search: string]>> = {
  movements: ['ARR from start to end: new, expansion, contraction, churn', '?from=2025-02&to=2025-03'],
  retention: ['NRR, GRR and logo retention', '?window=12'],
  expansion: ['Expansion: rate, who expands, how long it takes', '?from=2025-02'],
  cohorts: ['Retention by when accounts started', '?grid=quarter&metric=net'],
  accounts: ['Accounts, sorted, searched and filtered', '?sort=-arr&limit=2'],
  attributes: ['Attributes by which reports filter and split', ''],
  benchmarks: ['Figures beside published ones', ''],
  playbook: ['Levers, and what each would move', ''],
  bridge: ['From the NRR of one day to that of another', '?at=2025-01-31,2025-03-31'],
  definitions: ['Retention by other definitions', ''],
  renewals: ['What is due, and what became of what was', ''],
  coverage: ['How many accounts had a business review', '?threshold=0'],
  payback: ['When expansion and new business are earned back', ''],
  plans: ['Expansion opportunities', ''],
  'plan-list': ['Open and closed plans, and planned touchpoints', '?limit=2'],
  whitespace: ['What accounts do not have yet, valued from like accounts', '?limit=2'],
  costs: ['Costs by month, motion and team', ''],
  scheduled: ['Changes that lie ahead', ''],
  targets: ['Targets and what is attained', ''],
  'one-time': ['Revenue that does not recur', ''],
  rules: ['Rules over signals: fired, expanded, precision, lift', ''],
  signals: ['Which signals are given, and those of accounts that the ledger does not know', ''],
  queue: ['Accounts to save and to grow, with every part of their scores', '?limit=2'],
};

const titled = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_, _dash: string, letter: string) => letter.toUpperCase());

const reportOperations = (Object.entries(REPORTS) as [ReportName, [string, string]][]).map(
  ([name, [summary, search]]): Operation => ({
    id: `report_${name.replaceAll('-', '_')}`,
    group: 'Reports',
    method: 'get',
    path: `/v1/reports/${name}`,
    summary,
    parameters: name === 'accounts' ? listParameters : reportParameters,
    answer: { name: `${titled(name)}Report`, schema: reportContract[name] },
    example: { path: `/v1/reports/${name}${search}` },
  }),
);

const text = z.string();
const inPath = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: text,
});

const explainedOperations = [
  read({
    id: 'explain',
    group: 'Figures explained',
    path: '/v1/explain',
    summary: 'The accounts, changes and source rows behind a figure',
    description: 'What the accounts add sums to the figure exactly.',
    parameters: [
      queryParameter('metric', 'A slug of the glossary, such as nrr_12m, churn or expansion.seats.', text, true),
      queryParameter('period', 'Such as 2025-03, 2025-Q1 or 2025; for rates and ARR also a day.', text, true),
      queryParameter('account', 'An account that is told first.', text),
      queryParameter('limit', 'Accounts told at most, or all; 200 where left out.', text),
      ...someParameters(['offset', 'where', 'attr_at', 'roll_up', 'as_of', 'as_of_clock', 'data_through', 'grace']),
    ],
    answer: { name: 'Explain', schema: reportContract.explain },
    example: { path: '/v1/explain?metric=contraction&period=2025-03' },
  }),
  read({
    id: 'account',
    group: 'Figures explained',
    path: '/v1/reports/account',
    summary: 'The story of one account',
    parameters: [
      queryParameter('account', 'Its id.', text, true),
      ...someParameters(['window', 'as_of', 'fx', 'roll_up']),
    ],
    answer: { name: 'Account', schema: reportContract.account },
    example: { path: '/v1/reports/account?account=acme' },
  }),
  read({
    id: 'forecast',
    group: 'Reports',
    path: '/v1/reports/forecast',
    summary: 'NRR and ARR in 12 or 24 months, with bands and their back-test',
    description:
      'The past twelve months, drawn a thousand times over and replayed. What is tried out changes a month’s churn or ' +
      'expansion by points, or the time to first expansion by months; the same seed draws the same.',
    parameters: [
      queryParameter('months', '12 or 24; 24 where left out.', text),
      queryParameter('churn', 'Points added to a month’s churn, from -10 to 10.', text),
      queryParameter('expansion', 'Points added to a month’s expansion, from -10 to 10.', text),
      queryParameter('t2e', 'Whole months added to the time to first expansion, from -12 to 12.', text),
      queryParameter('seed', 'What the draws begin from.', text),
      queryParameter('to', 'The last month looked at; the last one that is over where left out.', text),
      ...someParameters(['where', 'as_of', 'fx', 'roll_up']),
    ],
    answer: { name: 'Forecast', schema: forecastReport },
    example: { path: '/v1/reports/forecast?months=12&churn=-1' },
  }),
  read({
    id: 'ledger_health',
    group: 'Figures explained',
    path: '/v1/reports/health',
    summary: 'What gives cause to look at the ledger',
    description: 'Every finding with its first cases; or, of one finding, all its cases in pages, the largest first.',
    parameters: [
      queryParameter('finding', `That one alone: ${findingKinds.join(', ')}.`, text),
      queryParameter('offset', 'Cases to leave out before the first.', text),
      queryParameter('limit', 'Cases at most: 3 of each finding where left out, 20 of one.', text),
    ],
    answer: { name: 'LedgerHealth', schema: healthReport },
    example: { path: '/v1/reports/health' },
  }),
  read({
    id: 'differences',
    group: 'Figures explained',
    path: '/v1/reports/differences',
    summary: 'Another tool’s MRR beside ours, and where and why the two differ',
    description:
      'What is compared was kept on the page or with ratchet differences --keep. Causes sum to the difference.',
    parameters: [
      queryParameter('comparison', 'Its number; the last one kept where left out.', text),
      queryParameter('period', 'The month whose accounts are told, such as 2025-03; the last that differs.', text),
      queryParameter('cause', `That one alone: ${differenceCauses.join(', ')}.`, text),
      queryParameter('offset', 'Cases to leave out before the first, of each cause.', text),
      queryParameter('limit', 'Cases at most, of each cause: 20 where left out.', text),
    ],
    answer: { name: 'Differences', schema: differencesReport },
    example: { path: '/v1/reports/differences' },
  }),
  read({
    id: 'matches',
    group: 'Figures explained',
    path: '/v1/reports/matches',
    summary: 'Accounts that are probably one customer',
    description:
      'Of different sources, or listed twice in one; the likeliest first, each with its reasons. What was refused is not offered again. Accepted and refused on the page, or with ratchet matches.',
    parameters: [
      queryParameter('offset', 'Offers to leave out before the first.', text),
      queryParameter('limit', 'Offers at most; all where left out.', text),
    ],
    answer: { name: 'Matches', schema: matchesReport },
    example: { path: '/v1/reports/matches' },
  }),
  read({
    id: 'glossary',
    group: 'Figures explained',
    path: '/v1/glossary',
    summary: 'What every metric means',
    parameters: [],
    answer: { name: 'Glossary', schema: reportContract.glossary },
    example: { path: '/v1/glossary' },
  }),
];

const importOperations = [
  read({
    id: 'imports',
    group: 'Imports',
    path: '/v1/imports',
    summary: 'Every import, the latest first',
    description: 'Calls that send rows are imports too. Files are imported on the page, or with ratchet import.',
    parameters: [],
    answer: { name: 'Imports', schema: importList },
    example: { path: '/v1/imports' },
  }),
  read({
    id: 'import',
    group: 'Imports',
    path: '/v1/imports/{id}',
    summary: 'One import: how far it is, what it did',
    parameters: [inPath('id', 'The import’s id.')],
    answer: { name: 'Import', schema: importRun },
    refusals: { 404: 'There is no such import.' },
    example: { path: '/v1/imports/{import_id}' },
  }),
  read({
    id: 'rejects',
    group: 'Imports',
    path: '/v1/imports/{id}/rejects',
    summary: 'The rejected rows of a file, to mend and import again',
    parameters: [inPath('id', 'The import’s id.')],
    answer: { file: 'text/csv' },
    refusals: { 404: 'No row of this import was rejected, or its rows came in a call, which was told of them.' },
    example: { path: '/v1/imports/{import_id}/rejects' },
  }),
];

const month = inPath('period', 'A month, such as 2025-03.');

const RESTATED: Readonly<Record<string, string>> = {
  figure: 'The figure whose differences are told.',
  change: 'One change by its id, for its accounts alone.',
  offset: 'Accounts that come before the first one given.',
  limit: 'Accounts given at most, or all.',
};

const closedOperations = [
  read({
    id: 'closed',
    group: 'Closed months',
    path: '/v1/closed',
    summary: 'Closed months, and how each stands',
    parameters: [],
    answer: { name: 'ClosedMonths', schema: closedList },
    example: { path: '/v1/closed' },
  }),
  read({
    id: 'closed_month',
    group: 'Closed months',
    path: '/v1/closed/{period}',
    summary: 'What a month was closed with, byte for byte',
    parameters: [month],
    answer: { file: 'application/json' },
    refusals: { 404: 'The month was never closed.' },
    example: { path: '/v1/closed/2025-03' },
  }),
  read({
    id: 'restatement',
    group: 'Closed months',
    path: '/v1/closed/{period}/restatement',
    summary: 'What changed since the month was closed, by cause and account',
    parameters: [
      month,
      ...Object.entries(restatementAsked.shape).map(([name, schema]) =>
        queryParameter(name, RESTATED[name] ?? '', schema),
      ),
    ],
    answer: { name: 'Restatement', schema: restatement },
    refusals: { 404: 'The month was never closed.' },
    example: { path: '/v1/closed/2025-03/restatement' },
  }),
];

export const readOperations: Operation[] = [
  ...reportOperations,
  ...explainedOperations,
  bookOperation,
  ...importOperations,
  ...closedOperations,
  ...fileOperations,
  ...serverOperations,
];
