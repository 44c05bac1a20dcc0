/**
 * The contract of everything that is read from a ledger: each report by its name, and what explains figures. Fetched with
 * the first answer to need it, apart from the rest of the contract (see client.ts).
 */
import type { z } from 'zod';
import { accountReport } from './contract/account';
import { accountsReport } from './contract/accounts';
import { attributesReport } from './contract/attributes';
import { benchmarksReport } from './contract/benchmarks';
import { bridgeReport } from './contract/bridge';
import { cohortsReport } from './contract/cohorts';
import { definitionsReport } from './contract/definitions';
import { expansionReport } from './contract/expansion';
import { explainReport } from './contract/explain';
import { glossary } from './contract/glossary';
import { movementsReport } from './contract/movements';
import { oneTimeReport } from './contract/one-time';
import {
  costsReport,
  coverageReport,
  paybackReport,
  planListReport,
  plansReport,
  targetsReport,
  whitespaceReport,
} from './contract/planning';
import { playbookReport } from './contract/playbook';
import { renewalsReport } from './contract/renewals';
import { retentionReport } from './contract/retention';
import { scheduledReport } from './contract/scheduled';
import { queueReport, rulesReport, signalsReport } from './contract/signals';

export const reportContract = {
  movements: movementsReport,
  retention: retentionReport,
  expansion: expansionReport,
  cohorts: cohortsReport,
  accounts: accountsReport,
  attributes: attributesReport,
  benchmarks: benchmarksReport,
  playbook: playbookReport,
  bridge: bridgeReport,
  definitions: definitionsReport,
  renewals: renewalsReport,
  coverage: coverageReport,
  payback: paybackReport,
  plans: plansReport,
  'plan-list': planListReport,
  whitespace: whitespaceReport,
  costs: costsReport,
  scheduled: scheduledReport,
  targets: targetsReport,
  'one-time': oneTimeReport,
  queue: queueReport,
  rules: rulesReport,
  signals: signalsReport,
  // Beside the reports: what is behind a figure of them, what each figure means, and the story of one account.
  explain: explainReport,
  glossary,
  account: accountReport,
};

export type ReadName = keyof typeof reportContract;
export type ReadAnswer<Name extends ReadName> = z.output<(typeof reportContract)[Name]>;
export type ReportName = Exclude<ReadName, 'explain' | 'glossary' | 'account'>;
