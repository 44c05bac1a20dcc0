/** What a translation moves, in short words: the ledger of its records, month by month. */
import { formatDay } from '@/lib/domain/day';
import { movements } from '@/lib/domain/movements';
import type { ChangeRecord } from '@/lib/domain/records';
import type { LedgerSettings } from '@/lib/domain/settings';
import { sources } from '@/lib/domain/source';
import type { Change } from '@/lib/domain/testing/columns';
import { factsOf } from '@/lib/domain/testing/reports';
import type { Translation } from '../translate';

const changeOf = (record: ChangeRecord): Change => ({
  account: record.accountId,
  on: formatDay(record.effectiveDay),
  item: record.itemId ?? record.product,
  product: record.product,
  ...(record.plan !== null && { plan: record.plan }),
  ...(record.quantityMicro !== null && { quantity: record.quantityMicro / 1_000_000 }),
  statesUnit: record.unitAmount !== null,
  ...(record.cause !== null && { cause: record.cause }),
  changeId: record.changeId ?? '',
  kind: record.kind,
  status: record.status,
  minor: record.amountMinor,
  every: [record.intervalCount, record.intervalUnit],
  currency: record.currency,
});

/** '2025-03 expansion 12000 (plan 12000)': the months in which something moved, amounts of ARR in cents. */
export function moved(translations: Translation | Translation[], stated: Partial<LedgerSettings> = {}): string[] {
  const changes = [translations].flat().flatMap((each) => each.changes.map(changeOf));
  const facts = factsOf({ changes }, { dataThrough: '2025-12-31', ...stated });
  const rows = movements(facts, { grid: 'month', from: null, to: null, accounts: null });
  return rows.flatMap((row) =>
    (['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const)
      .filter((type) => row[type] !== 0)
      .map((type) => {
        const split =
          type === 'expansion' ? row.expansion_by_source : type === 'contraction' ? row.contraction_by_source : null;
        const parts = split === null ? [] : sources.filter((source) => split[source] !== 0);
        const words = parts.map((source) => `${source} ${split?.[source]}`).join(', ');
        return `${row.period} ${type} ${row[type]}${words === '' ? '' : ` (${words})`}`;
      }),
  );
}

/** '2025-01-10 si_1 1 × 1000 = 1000 month': the records themselves. */
export const told = ({ changes }: Translation): string[] =>
  changes.map((each) => {
    const quantity = each.quantityMicro === null ? '' : ` ${each.quantityMicro / 1_000_000} ×`;
    const cause = each.cause === null ? '' : ` (${each.cause})`;
    const state = each.status === 'active' ? `${quantity} ${each.amountMinor} ${each.intervalUnit}` : ` ${each.status}`;
    return `${formatDay(each.effectiveDay)} ${each.itemId}${state}${cause}`;
  });
