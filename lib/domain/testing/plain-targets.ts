/** Targets beside actual figures from the plain ledger, by the text of metrics.md section 12. */
import type { Target } from '../planning';
import { metricWords } from './goals';
import type { PlainLedger } from './plain';
import { decimals, nearest, sumOf } from './plain-money';
import { balanceOn, type PlainType, periodsFrom, periodsOf, plainMovements } from './plain-movements';
import { plainRetention } from './plain-retention';
import { only } from './plain-segments';

/** The period of a label, as far as the calendar is written out, with its grid. */
function periodOf(label: string) {
  const grid = label.includes('W') ? 'week' : label.includes('Q') ? 'quarter' : label.length === 7 ? 'month' : 'year';
  const decade = { first: 0, last: 9 * 365 };
  return { grid, ...periodsFrom(decade.first, decade.last, grid).find((period) => period.label === label)! };
}

/** '2500.50' in smallest units. */
function minorOf(text: string, currency: string): number {
  const [whole = '', fraction = ''] = text.split('.');
  return nearest(BigInt(whole + fraction) * 10n ** BigInt(decimals[currency]!), 10n ** BigInt(fraction.length));
}

function actualOf(plain: PlainLedger, metric: string, label: string): number | null {
  const { grid, start, end } = periodOf(label);
  const [first] = periodsOf(plain, 'month');
  if (first === undefined || start > plain.lastDay || end < first.start) return null;
  const until = Math.min(end, plain.lastDay);
  const rate = /^(nrr|grr|logo)_(\d+)m$/.exec(metric);
  if (rate !== null) return plainRetention(plain, until, Number(rate[2]))[rate[1] as 'nrr' | 'grr' | 'logo'];
  if (metric === 'arr') return sumOf([...plain.balance.keys()].map((account) => balanceOn(plain, account, until)));
  const [type, source] = metric.split('.') as [PlainType, 'seats' | undefined];
  const row = plainMovements(plain, grid).find(({ period }) => period === label)!;
  if (source === undefined) return row.amounts[type];
  return (type === 'expansion' ? row.expansion_by_source : row.contraction_by_source)[source];
}

/** `members`: whose target one is. */
export function plainTargets(
  plain: PlainLedger,
  targets: readonly Target[],
  currency: string,
  members: (target: Target) => string[],
) {
  return targets.map((stated) => {
    const { metric: word, period, value, segment, owner } = stated;
    const metric = metricWords[word]!;
    const head = { period, segment, owner, partial: periodOf(period).end > plain.lastDay };
    if (metric === null) return { ...head, target: null, actual: null, attainment: null, gap: null };
    const target = metric.endsWith('m') && metric.includes('_') ? Number(value) : minorOf(value, currency);
    const actual = actualOf(only(plain, members(stated)), metric, period);
    return {
      ...head,
      metric,
      target,
      actual,
      attainment: actual === null || target === 0 ? null : actual / target,
      gap: actual === null ? null : actual - target,
    };
  });
}
