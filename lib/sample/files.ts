/** The sample company's accounts and changes as canonical CSV (formats.md section 1). */
import { formatDay } from '@/lib/domain/day';
import type { Account } from './account';
import { kindOf } from './catalogue';
import type { Company } from './company';
import { csv, dollars } from './csv';
import type { ChangeRow } from './journal';
import { handedOverOn, ownerOn } from './owner';

const DAYS_OF_ONBOARDING = 90;

const accountColumns = [
  'account_id',
  'name',
  'effective_on',
  'started_on',
  'segment',
  'industry',
  'employees',
  'region',
  'channel',
  'owner',
  'contract',
  'lifecycle',
] as const;

function lifecycleOf(account: Account, lastDay: number): string {
  if (!account.active) return 'Former';
  return lastDay - account.startedDay < DAYS_OF_ONBOARDING ? 'Onboarding' : 'Live';
}

/** One row of attributes for each account, and a dated one where its owner changed. */
export function accountsCsv(company: Company): string {
  const rows = company.accounts.flatMap((account) => {
    const { profile } = account;
    const row = (effectiveOn: string, owner: string): string[] => [
      account.id,
      account.name,
      effectiveOn,
      formatDay(account.startedDay),
      profile.segment,
      profile.industry,
      String(profile.employees),
      profile.region,
      profile.channel,
      owner,
      account.renewsDay === null ? 'Monthly' : 'Annual',
      lifecycleOf(account, company.lastDay),
    ];
    const first = ownerOn(account, account.startedDay, company.lastDay);
    const now = ownerOn(account, company.lastDay, company.lastDay);
    const day = handedOverOn(account, company.lastDay);
    return day === null ? [row('', now)] : [row('', first), row(formatDay(day), now)];
  });
  return csv([accountColumns, ...rows]);
}

const changeColumns = [
  'account_id',
  'effective_on',
  'product',
  'kind',
  'plan',
  'quantity',
  'unit_amount',
  'amount',
  'interval',
  'currency',
  'status',
  'source',
  'cause',
  'motion',
  'renews_on',
  'recorded_at',
] as const;

export function changesCsv(rows: readonly ChangeRow[]): string {
  const cells = rows.map(({ line, ...row }) => [
    row.accountId,
    formatDay(row.day),
    line.product,
    kindOf[line.product],
    line.plan ?? '',
    String(line.quantity),
    line.unitCents === null ? '' : dollars(line.unitCents),
    row.status === 'ended' ? '' : dollars(line.amountCents),
    line.interval,
    'USD',
    row.status,
    row.source,
    row.cause,
    row.motion,
    line.renewsDay === null ? '' : formatDay(line.renewsDay),
    formatDay(row.recordedDay),
  ]);
  return csv([changeColumns, ...cells]);
}
