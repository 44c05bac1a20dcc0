/** Targets that stand, as the settings show and take them: rates in percent, money in whole units of it. */
import { parseDecimal } from '@/lib/domain/money';
import { targetMetric } from '@/lib/domain/target-metric';
import { formatExactMoney, monthText, NO_FIGURE, percent } from './format';

export interface StandingTarget {
  metric: string;
  from: string;
  until: string | null;
  value: string;
}

/** What a target may be set for here, with its name and what its figure is of. */
export const targetChoices = [
  { metric: 'nrr_12m', label: 'NRR, 12 months', unit: 'ratio' },
  { metric: 'grr_12m', label: 'GRR, 12 months', unit: 'ratio' },
  { metric: 'logo_12m', label: 'Logo retention, 12 months', unit: 'ratio' },
  { metric: 'arr', label: 'ARR', unit: 'money' },
  { metric: 'new', label: 'New ARR, a month', unit: 'money' },
  { metric: 'expansion', label: 'Expansion ARR, a month', unit: 'money' },
] as const;

export interface TargetRow {
  key: string;
  metric: string;
  name: string;
  value: string;
  span: string;
  /** It goes on, so that it can be ended. */
  isOpen: boolean;
}

const isMoney = (metric: string): boolean => targetMetric(metric)?.unit === 'money';

/** '110%', '$9,000,000' */
export function targetText(metric: string, value: string, currency: string): string {
  const decimal = parseDecimal(value);
  if (decimal === null) return value;
  if (!isMoney(metric)) return `${Number((Number(value) * 100).toFixed(2))}%`;
  const whole = new Intl.NumberFormat('en-US', { style: 'currency', currency, maximumFractionDigits: 0 });
  return whole.format(Number(value));
}

/** Newest first. */
export const targetListRows = (targets: readonly StandingTarget[], currency: string): TargetRow[] =>
  targets
    .map(({ metric, from, until, value }, index) => ({
      key: `${metric} ${from} ${index}`,
      metric,
      name: targetChoices.find((choice) => choice.metric === metric)?.label ?? metric,
      value: targetText(metric, value, currency),
      span: until === null ? `From ${monthText(from)}` : `${monthText(from)} to ${monthText(until)}`,
      isOpen: until === null,
    }))
    .reverse();

/** What was typed as the setting takes it: '110' percent is '1.1'. Null: no figure that the metric can have. */
export function targetValue(metric: string, typed: string): string | null {
  const known = targetMetric(metric);
  const plain = typed.replace(/[\s,%$€£]/g, '');
  if (known === null || parseDecimal(plain) === null) return null;
  const value = isMoney(metric) ? plain : String(Number((Number(plain) / 100).toFixed(6)));
  return Number(value) >= known.low && Number(value) <= known.high ? value : null;
}

/** What the metric is in the month that is running: '107.2%'. */
export function actualText(
  metric: string,
  rows: readonly {
    metric: string;
    period: string;
    segment: string | null;
    owner: string | null;
    actual: number | null;
  }[],
  month: string,
  currency: string,
): string {
  const row = rows.findLast(
    (each) => each.metric === metric && each.period === month && each.segment === null && each.owner === null,
  );
  if (!row || row.actual === null) return NO_FIGURE;
  return isMoney(metric) ? formatExactMoney(row.actual, currency) : percent(row.actual);
}
