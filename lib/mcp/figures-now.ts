/** A metric's figures as the ledger stands: in the first report that gives it, for the last closed period and for today. */
import { figureOf } from '@/lib/domain/catalogue/figures';
import type { GlossaryEntry } from '@/lib/reports/glossary';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery, QueryError } from '@/lib/reports/query';
import { type ReportName, reports } from '@/lib/reports/reports';
import { formatExactMoney, percent } from '@/lib/view/format';

export interface FigureNow {
  report: ReportName;
  /** Where it stands in the report's JSON. */
  path: string;
  /** The period or day it is of; null where the report says it of the whole ledger. */
  of: string | null;
  value: number | null;
  value_text: string | null;
}

/** Reports in the order in which a metric is looked for. Lists of accounts give figures of one account each: not them. */
const ORDER: readonly ReportName[] = [
  ...(['retention', 'movements', 'expansion', 'renewals', 'coverage', 'payback', 'plans'] as const),
  ...(['scheduled', 'one-time', 'targets', 'benchmarks', 'playbook'] as const),
];

/** A figure in words by its unit. */
export function valueText(
  { unit }: Pick<GlossaryEntry, 'unit'>,
  value: number | null,
  currency: string,
): string | null {
  if (value === null) return null;
  if (unit === 'money') return formatExactMoney(value, currency);
  if (unit === 'ratio') return percent(value);
  return unit === 'multiple' ? `${value}×` : `${value} ${unit}`;
}

export function figuresNow(view: LedgerView, entry: GlossaryEntry): FigureNow[] {
  for (const report of ORDER) {
    const found = figuresOf(view, report, entry);
    if (found.length > 0) return found;
  }
  return [];
}

function figuresOf(view: LedgerView, report: ReportName, entry: GlossaryEntry): FigureNow[] {
  const found: FigureNow[] = [];
  const look = (value: unknown, path: readonly string[], of: string | null): void => {
    // Of successive periods the last; other lists are of accounts, groups and the like.
    if (Array.isArray(value)) {
      if (path.at(-1) === 'rows') look(value.at(-1), path, of);
      return;
    }
    if (typeof value === 'object' && value !== null) {
      const row = value as Record<string, unknown>;
      const own = [row.period, row.day].find((each) => typeof each === 'string') as string | undefined;
      for (const [key, each] of Object.entries(row)) look(each, [...path, key], own ?? of);
      return;
    }
    if (value !== null && typeof value !== 'number') return;
    if (figureOf(report, path.join('.')) !== entry.slug) return;
    const value_text = valueText(entry, value, view.currency);
    found.push({ report, path: path.join('.'), of, value, value_text });
  };
  look(answerOf(view, report), [], null);
  return found;
}

function answerOf(view: LedgerView, report: ReportName): object | null {
  try {
    return (reports[report] as (view: LedgerView, query: ReturnType<typeof parseReportQuery>) => object)(
      view,
      parseReportQuery([]),
    );
  } catch (error) {
    if (error instanceof QueryError) return null;
    throw error;
  }
}
