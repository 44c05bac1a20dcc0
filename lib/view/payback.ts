/** When what selling costs comes back, beside the rules of thumb. */
import { rulesOfThumb } from '@/lib/domain/benchmarks/rules-of-thumb';
import { periodText } from './expansion-periods';
import { compactMoney, NO_FIGURE, percent } from './format';
import { moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

export interface PaybackInput {
  currency: string;
  gross_margin: number | null;
  missing: readonly string[];
  rows: readonly {
    period: string;
    expansion_cost: number | null;
    expansion_mrr: number;
    payback_months: number | null;
    new_cost: number | null;
    new_mrr: number;
    new_payback_months: number | null;
    cost_ratio: number | null;
  }[];
}

export const paybackMonths = (value: number | null): string =>
  value === null ? NO_FIGURE : `${value.toFixed(1)} months`;

export interface PaybackFigure {
  key: string;
  name: string;
  value: string;
  /** Against the quarter before. */
  trend: string;
  rule: string;
  source: string;
  verdict: { word: string; tone: 'good' | 'caution' | 'neutral' };
}

export interface PaybackModel {
  finding: string;
  missing: string | null;
  figures: PaybackFigure[];
  lines: { period: string; cells: string[] }[];
  table: TwinTable;
}

export const paybackColumns = [
  ...[
    'Cost of expansion',
    'Expansion MRR',
    'Payback',
    'Cost of new business',
    'New MRR',
    'Payback of new',
    'Cost ratio',
  ],
] as const;

interface Rule {
  low: number | null;
  high: number | null;
}

const ruleOf = (metric: string): Rule =>
  rulesOfThumb.find((rule) => rule.metric === metric) ?? { low: null, high: null };

function verdictOf(value: number | null, { low, high }: Rule): PaybackFigure['verdict'] {
  if (value === null) return { word: 'Not known', tone: 'neutral' };
  if (high !== null && value > high) return { word: 'Above it', tone: 'caution' };
  if (low !== null && value < low) return { word: 'Below it', tone: 'good' };
  return { word: 'Within it', tone: 'good' };
}

/** Of new business the rule stands in the words of the one for expansion. */
const NEW_PAYBACK: Rule = { low: 12, high: 18 };

const expansionRule = ruleOf('expansion_payback_months');
const ratioRule = ruleOf('expansion_cost_ratio');

/** As they are drawn and said. */
export const paybackRules = {
  expansion: { level: expansionRule.high ?? 0, words: `${expansionRule.high} months or less` },
  new: { band: { low: 12, high: 18 }, words: '12 to 18 months' },
  ratio: {
    band: { low: ratioRule.low ?? 0, high: ratioRule.high ?? 0 },
    words: `${(ratioRule.low ?? 0) * 100} to ${(ratioRule.high ?? 0) * 100}%`,
  },
} as const;

function trendOf(now: number | null, before: number | null, words: (value: number | null) => string): string {
  if (now === null || before === null) return 'No quarter before to compare with';
  if (words(now) === words(before)) return 'As in the quarter before';
  return `${now < before ? 'Down' : 'Up'} from ${words(before)} the quarter before`;
}

/** Closed quarters. */
export function preparePayback({ currency, rows, missing }: PaybackInput): PaybackModel {
  const told = rows.filter(({ expansion_cost, new_cost }) => expansion_cost !== null || new_cost !== null);
  const last = told.at(-1);
  const before = told.at(-2);
  const of = (
    key: 'payback_months' | 'new_payback_months' | 'cost_ratio',
    name: string,
    rule: Rule,
    ruleWords: string,
  ): PaybackFigure => {
    const words = key === 'cost_ratio' ? percent : paybackMonths;
    const value = last?.[key] ?? null;
    return {
      ...{ key, name, value: words(value), trend: trendOf(value, before?.[key] ?? null, words) },
      ...{ rule: ruleWords, source: RULE_SOURCE, verdict: verdictOf(value, rule) },
    };
  };
  return {
    finding: findingOf(last),
    missing: missingWords(missing),
    figures: [
      of('payback_months', 'Payback of expansion', expansionRule, `Rule of thumb: ${paybackRules.expansion.words}`),
      of('new_payback_months', 'Payback of new business', NEW_PAYBACK, `Rule of thumb: ${paybackRules.new.words}`),
      of(
        'cost_ratio',
        'Cost of expansion against new',
        ratioRule,
        'Rule of thumb: 10% to 30% of a dollar of new business',
      ),
    ],
    lines: told.map((row) => ({ period: periodText(row.period), cells: cellsOf(row, currency) })).reverse(),
    table: paybackTable(told, currency),
  };
}

/** They have no document behind them, and that is said. */
const RULE_SOURCE = 'Repeated in the field; nobody measured it';

const findingOf = (last: PaybackInput['rows'][number] | undefined): string =>
  last === undefined || last.payback_months === null
    ? 'When expansion pays back is not known yet'
    : `Expansion pays back in ${paybackMonths(last.payback_months)}, as of ${periodText(last.period)}`;

function missingWords(missing: readonly string[]): string | null {
  if (missing.length === 0) return null;
  const words = missing.map((each) => (each === 'gross_margin' ? 'the gross margin' : 'costs'));
  return `To work out payback, state ${words.join(' and ')} below.`;
}

const cellsOf = (row: PaybackInput['rows'][number], currency: string): string[] => {
  const money = (minor: number | null): string => (minor === null ? NO_FIGURE : compactMoney(minor, currency));
  return [
    ...[money(row.expansion_cost), money(row.expansion_mrr), paybackMonths(row.payback_months)],
    ...[money(row.new_cost), money(row.new_mrr), paybackMonths(row.new_payback_months), percent(row.cost_ratio)],
  ];
};

const paybackTable = (rows: PaybackInput['rows'], currency: string): TwinTable => ({
  fileName: 'payback',
  columns: [textColumn('Quarter'), ...paybackColumns.map((name) => numberColumn(name))],
  rows: rows.map((row) => {
    const money = (minor: number | null) => (minor === null ? textCell(NO_FIGURE, '') : moneyCell(minor, currency));
    const plain = (value: number | null) =>
      textCell(value === null ? NO_FIGURE : value.toFixed(2), String(value ?? ''));
    return [
      ...[textCell(periodText(row.period), row.period), money(row.expansion_cost), money(row.expansion_mrr)],
      ...[plain(row.payback_months), money(row.new_cost), money(row.new_mrr), plain(row.new_payback_months)],
      plain(row.cost_ratio),
    ];
  }),
});
