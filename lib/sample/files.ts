/** The sample company's accounts and changes as canonical CSV (formats.md section 1). */
import { addMonths, formatDay } from '@/lib/domain/day';
import type { Account } from './account';
import { kindOf } from './catalogue';
import type { Company } from './company';
import type { ChangeRow } from './journal';
import { LEAVING_OWNER, SUCCEEDING_OWNER } from './people';

/** Months before the last day at which the leaving owner's book changed hands. */
const MONTHS_SINCE_HANDOVER = 14;
const DAYS_OF_ONBOARDING = 90;

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

/** Cents as a decimal of dollars: 123450 → '1234.50'. */
const dollars = (cents: number): string =>
  `${Math.floor(cents / 100)}.${String(Math.floor(cents) % 100).padStart(2, '0')}`;

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
  const handoverDay = addMonths(company.lastDay, -MONTHS_SINCE_HANDOVER);
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
    if (profile.owner !== LEAVING_OWNER) return [row('', profile.owner)];
    if (account.startedDay >= handoverDay) return [row('', SUCCEEDING_OWNER)];
    return [row('', LEAVING_OWNER), row(formatDay(handoverDay), SUCCEEDING_OWNER)];
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
