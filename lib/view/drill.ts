/**
 * Which figure is open to what it is made of, as it stands in the address: `nrr_12m@2026-11-15`,
 * `expansion.seats@2026-10`; of a part of the accounts, or for one account's sake, `nrr_12m@2026-10&segment%3DSMB&@start`
 * and `nrr_12m@2026-10&*C-1007`.
 */
import { explainedMetric } from '@/lib/domain/explain-metrics';
import { parsePeriod } from '@/lib/domain/grid';
import { filterChips } from './filters';
import type { AskedOfAll } from './question';

export interface Drill {
  /** As `explain` knows it: 'nrr_12m', 'arr', 'churn', 'expansion.seats'. */
  metric: string;
  /** '2026-10', '2026-Q3', '2026', or a day. */
  period: string;
  /** Filters of the figure's own, `attribute=value`; they go before the page's of the same attribute. */
  where?: readonly string[];
  /** Its filters, and the page's, go by the values at the start of the window or period. */
  attr_at?: 'start';
  /** The account it is opened for: its row comes first and is open. */
  account?: string;
  /** Of the whole company, as the page's figures are: neither its filters nor its rates or parents go for it. */
  of?: 'company';
}

const OF_COMPANY = '@company';
const AT_START = '@start';
const ACCOUNT = '*';

export function drillText({ metric, period, where = [], attr_at, account, of }: Drill): string {
  const parts = where.map(encodeURIComponent);
  if (attr_at === 'start') parts.push(AT_START);
  if (of === 'company') parts.push(OF_COMPANY);
  if (account !== undefined) parts.push(ACCOUNT + encodeURIComponent(account));
  return [`${metric}@${period}`, ...parts].join('&');
}

/** Null where there is no such figure. */
export function parseDrill(text: string): Drill | null {
  const [figure = '', ...parts] = text.split('&');
  const [metric = '', period = '', ...rest] = figure.split('@');
  if (rest.length > 0 || explainedMetric(metric) === null || parsePeriod(period) === null) return null;
  const account = parts.find((part) => part.startsWith(ACCOUNT));
  const where = parts.filter((part) => part !== AT_START && part !== OF_COMPANY && part !== account);
  try {
    return {
      metric,
      period,
      ...(where.length > 0 && { where: where.map(decodeURIComponent) }),
      ...(parts.includes(AT_START) && { attr_at: 'start' as const }),
      ...(parts.includes(OF_COMPANY) && { of: 'company' as const }),
      ...(account !== undefined && { account: decodeURIComponent(account.slice(ACCOUNT.length)) }),
    };
  } catch {
    // A text that nobody has encoded.
    return null;
  }
}

/** What `explain` is asked for a figure of a page. */
export function explainQuestion(page: AskedOfAll, { metric, period, where = [], attr_at, account, of }: Drill) {
  const asked: AskedOfAll = of === undefined ? page : page.as_of === undefined ? {} : { as_of: page.as_of };
  const own = new Set(filterChips(where).map(({ slug }) => slug));
  const others = (asked.where ?? []).filter((filter) => filterChips([filter]).every(({ slug }) => !own.has(slug)));
  return {
    ...asked,
    metric,
    period,
    ...(where.length + others.length > 0 && { where: [...others, ...where] }),
    ...(attr_at && { attr_at }),
    ...(account !== undefined && { account }),
  };
}
