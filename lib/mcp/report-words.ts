/** What each report is, for whoever chooses among them. */
import type { ReportName } from '@/lib/api/report-contract';

export const REPORT_WORDS: Readonly<Record<ReportName, string>> = {
  movements: 'ARR at start, new, reactivation, expansion, contraction, churn and at end, by period, with sources.',
  retention: 'NRR, GRR and logo retention of windows of 1, 3 or 12 months that end with each closed month, and today.',
  expansion: 'Expansion rate, genuine expansion, who expands, share of new ARR, concentration, time to expand.',
  cohorts: 'Retention by the month, quarter or year in which accounts started, by age.',
  accounts: 'Accounts with ARR, state, change over a period and attributes; sorted, searched and filtered.',
  attributes: 'The attributes by which reports filter and split, with their values.',
  benchmarks: 'The company’s figures beside published ones and its own.',
  playbook: 'Levers: what would move retention, and by how much.',
  bridge: 'From the NRR of one day to that of another, account by account.',
  definitions: 'The same retention by the definitions of other tools and companies, and where they differ.',
  renewals: 'What is due for renewal, and what became of what was due.',
  coverage: 'How many accounts above a size had a business review.',
  payback: 'What expansion and new business cost, and when that is earned back.',
  plans: 'Expansion opportunities: open, won and lost.',
  scheduled: 'Changes that are known and lie ahead.',
  targets: 'Targets and what of them is attained.',
  'one-time': 'Revenue that does not recur.',
  rules: 'Rules over signals with what each would have been worth on the company’s own past: precision and lift.',
  signals: 'Which signals and usage meters there are, and which of them are of accounts that the ledger does not know.',
  queue:
    'Which accounts to save and which are ready to grow: signals, churn risk and readiness with their parts, and what to do.',
  'plan-list':
    'Plans to expand accounts: open ones with owner and date, won ones with the expansion they led to; touchpoints ahead.',
  whitespace: 'Products and plans that accounts do not have yet, each gap valued from what like accounts pay.',
  costs: 'What teams spent on expansion and new business, by month.',
};
