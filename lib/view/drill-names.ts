/** The words that explained figures go by. */
import { type ExpansionMetric, type ExplainedMetric, explainedMetric } from '@/lib/domain/explain-metrics';
import { motions } from '@/lib/domain/source';
import { cohortMetricNames, cohortName } from './cohort-names';
import { dayText, fiscalText, monthText } from './format';
import { movementNames } from './movement-types';
import { motionNames, sourceNames } from './source-names';

const rateNames = { nrr: 'NRR', grr: 'GRR', logo: 'Logo retention' } as const;

const renewalNames = {
  rate: 'Renewal rate',
  due_arr: 'Due for renewal',
  renewed: 'Renewed',
  expanded: 'Expanded at renewal',
  contracted: 'Contracted at renewal',
  lost: 'Lost at renewal',
} as const;

function expansionName({ part, of }: ExpansionMetric): string {
  const motion = motions.find((each) => each === part);
  if (motion !== undefined) return `Expansion, ${motionNames[motion].toLowerCase()}`;
  const bySource = part in sourceNames ? ` by ${sourceNames[part as keyof typeof sourceNames].toLowerCase()}` : '';
  if (of === 'accounts') return `Expanding accounts${bySource}`;
  const name = part === 'genuine' ? 'Genuine expansion' : 'Expansion';
  return of === null ? `${name}${bySource}` : `${name} rate${bySource}`;
}

function nameOf(metric: ExplainedMetric): string {
  switch (metric.kind) {
    case 'arr':
      return 'ARR';
    case 'settled':
      return 'ARR of accounts with three months or more';
    case 'movement':
      return (
        movementNames[metric.type] + (metric.source === null ? '' : ` by ${sourceNames[metric.source].toLowerCase()}`)
      );
    case 'cohort':
      return `${cohortMetricNames[metric.metric]}, cohort ${cohortName(metric.started?.label ?? 'before')}`;
    case 'retention':
      return `${rateNames[metric.rate]}, ${metric.windowMonths === 1 ? '1 month' : `${metric.windowMonths} months`}`;
    case 'expansion':
      return expansionName(metric);
    case 'renewal':
      return renewalNames[metric.figure];
    case 'due':
      return metric.withinDays === null ? 'Past its term, still open' : `Due within ${metric.withinDays} days`;
    case 'scheduled':
      return metric.figure === 'change' ? 'Scheduled changes' : 'Contracted ARR';
    case 'coverage':
      return 'Coverage';
    case 'reviewed':
      return `Expansion rate ${metric.isReviewed ? 'with' : 'without'} a business review`;
    case 'won':
      return 'Win rate of expansion plans';
    case 'between_products':
      return 'Moved between products';
  }
}

/** 'NRR, 12 months'; a name that nobody knows as it is. */
export function drilledName(metric: string): string {
  const known = explainedMetric(metric);
  return known === null ? metric : nameOf(known);
}

const ahead: readonly ExplainedMetric['kind'][] = ['due', 'scheduled'];

/** 'Oct 2026', 'to 15 Nov 2026', of what lies ahead 'after 15 Nov 2026'. */
export function drilledPeriod(metric: string, period: string): string {
  if (/^\d{4}-\d{2}$/.test(period)) return monthText(period);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(period)) return fiscalText(period) ?? period;
  const known = explainedMetric(metric);
  if (known?.kind === 'due' && known.withinDays === null) return `on ${dayText(period)}`;
  return `${known !== null && ahead.includes(known.kind) ? 'after' : 'to'} ${dayText(period)}`;
}
