/**
 * Which figure is open to what it is made of, as it stands in the address: `nrr_12m@2026-11-15`,
 * `expansion.seats@2026-10`; of a part of the accounts, or for one account's sake, `nrr_12m@2026-10&segment%3DSMB&@start`
 * and `nrr_12m@2026-10&*C-1007`. Every page can write it; reading it comes with the panel (see drill.ts).
 */
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

export const OF_COMPANY = '@company';
export const AT_START = '@start';
export const ACCOUNT = '*';

export function drillText({ metric, period, where = [], attr_at, account, of }: Drill): string {
  const parts = where.map(encodeURIComponent);
  if (attr_at === 'start') parts.push(AT_START);
  if (of === 'company') parts.push(OF_COMPANY);
  if (account !== undefined) parts.push(ACCOUNT + encodeURIComponent(account));
  return [`${metric}@${period}`, ...parts].join('&');
}
