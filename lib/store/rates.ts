/** Exchange rates as imported. */
import type { Month } from '@/lib/domain/day';
import type { MonthlyRates } from '@/lib/domain/fx-rates';
import { type AsOf, knownUntil } from './as-of';
import { notWithdrawn } from './counting';
import type { Database } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

const SELECT_LATEST_RATE = `
  select r.rate
  from rate r join import_run i using (workspace_id, import_no)
  where r.workspace_id = $1 and r.currency = $2 and r.month <= $3 and i.withdrawn_at is null and (r.hidden_from is null or r.hidden_until is not null)
  order by r.month desc, r.seq desc
  limit 1`;

/** The latest known rate of a currency up to a month: units of the reporting currency for one unit; null where there is none. */
export async function latestRate(
  db: Database,
  principal: Principal,
  workspaceId: number,
  currency: string,
  upToMonth: Month,
): Promise<string | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ rate: string }>(SELECT_LATEST_RATE, [workspaceId, currency, upToMonth]);
  return rows[0]?.rate ?? null;
}

const SELECT_RATES = `
  select distinct on (r.currency, r.month) r.currency, r.month, r.rate
  from rate r join import_run i using (workspace_id, import_no)
  where r.workspace_id = $1
    and ($2::timestamptz is null or i.appended_at < $2)
    and ${notWithdrawn('$2::timestamptz')}
    and (r.hidden_from is null or r.hidden_until is not null)
  order by r.currency, r.month, r.seq desc`;

/** Every known rate, now or as of the end of a past day, by currency, then month: units of the reporting currency for one unit. */
export async function ratesByMonth(
  db: Database,
  principal: Principal,
  workspaceId: number,
  asOf: AsOf | null = null,
): Promise<MonthlyRates> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ currency: string; month: Month; rate: string }>(SELECT_RATES, [
    workspaceId,
    knownUntil(asOf),
  ]);
  const rates: Record<string, Record<Month, string>> = {};
  for (const { currency, month, rate } of rows) {
    rates[currency] ??= {};
    rates[currency][month] = rate;
  }
  return rates;
}
