/** Reads the figure that is open from the address, and asks for what makes it. */
import { explainedMetric } from '@/lib/domain/explain-metrics';
import { parsePeriod } from '@/lib/domain/grid';
import { ACCOUNT, AT_START, type Drill, OF_COMPANY } from './drill-text';
import { filterChips } from './filters';
import type { AskedOfAll } from './question';

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
