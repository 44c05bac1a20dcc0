/** Coverage in words: the share of accounts that somebody is at work on, and whom nobody is. */
import { arrMoney, compactMoney, NO_FIGURE, percent, wholeNumber } from './format';
import { plural } from './plans';
import { moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

export interface CoverageInput {
  currency: string;
  threshold_mrr: number;
  accounts: number;
  covered: number;
  coverage: number | null;
  uncovered: readonly { account: string; name: string; arr: number; owner: string | null }[];
}

export interface CoverageModel {
  finding: string;
  sub: string;
  figure: string;
  note: string;
  lines: { account: string; name: string; arr: string; owner: string }[];
  rest(shown: number): string;
  table: TwinTable;
}

/** MRR in whole major units. */
const THRESHOLDS = [0, 500, 1000, 5000];

export const thresholdOptions = (chosen: number, currency: string): { value: string; label: string }[] =>
  [...new Set([...THRESHOLDS, chosen])]
    .sort((a, b) => a - b)
    .map((amount) => ({
      value: String(amount),
      label: amount === 0 ? 'All accounts' : `MRR of ${wholeNumber(amount)} ${currency} or more`,
    }));

export function prepareCoverage(report: CoverageInput): CoverageModel {
  const { currency, accounts, covered, coverage, uncovered, threshold_mrr } = report;
  const left = uncovered.reduce((sum, { arr }) => sum + arr, 0);
  const from = threshold_mrr === 0 ? '' : ` of at least ${compactMoney(threshold_mrr, currency)} of MRR`;
  return {
    finding: findingOf(report, left),
    sub: `Of active accounts${from}, those with an open plan or a touchpoint within 30 days after the day the data goes to.`,
    figure: percent(coverage),
    note: `${wholeNumber(covered)} of ${plural(accounts, 'account')}`,
    lines: uncovered.map(({ account, name, arr, owner }) => ({
      ...{ account, name },
      arr: arrMoney(arr, currency),
      owner: owner ?? NO_FIGURE,
    })),
    rest: (shown) => `${wholeNumber(Math.min(shown, uncovered.length))} of ${plural(uncovered.length, 'account')}`,
    table: uncoveredTable(uncovered, currency),
  };
}

function findingOf({ accounts, uncovered, currency }: CoverageInput, left: number): string {
  if (accounts === 0) return 'No account is that large';
  if (uncovered.length === 0) return 'Somebody is at work on every account';
  return `Nobody is at work on ${plural(uncovered.length, 'account')} with ${arrMoney(left, currency)}`;
}

const uncoveredTable = (
  uncovered: readonly { account: string; name: string; arr: number; owner: string | null }[],
  currency: string,
): TwinTable => ({
  fileName: 'not-covered',
  columns: [textColumn('Account'), textColumn('Id'), numberColumn('ARR'), textColumn('Owner')],
  rows: uncovered.map(({ account, name, arr, owner }) => [
    ...[textCell(name), textCell(account), moneyCell(arr, currency), textCell(owner ?? NO_FIGURE, owner ?? '')],
  ]),
});
