import { describe, expect, it } from 'vitest';
import { formatDay } from '../../domain/day';
import { type Imported, importText } from '../testing/files';

const HEADER =
  'id,customer_id,subscription_id,reporting_timezone,reporting_month,status,status_previous,billing_currency_code,mrr_billing_currency,mrr_previous_billing_currency,reporting_currency_code,exchange_rate';

const row = (customer: string, subscription: string, month: string, status: string, currency: string, mrr: string) =>
  `x,${customer},${subscription},UTC,${month},${status},,${currency},${mrr},,USD,1`;

/** a: 49.00, then 98.00, then gone (its row repeats 98.00); b: two subscriptions, one begins in March. */
const ROWS = [
  row('a', 's1', '2025-01-01', 'active', 'USD', '49.00'),
  row('a', 's1', '2025-02-01', 'non_renewing', 'USD', '98.00'),
  row('a', 's1', '2025-03-01', 'cancelled', 'USD', '98.00'),
  row('b', 's2', '2025-01-01', 'active', 'EUR', '10.5'),
  row('b', 's2', '2025-02-01', 'active', 'EUR', '10.5'),
  row('b', 's3', '2025-03-01', 'active', 'EUR', '20'),
];

const told = ({ changes }: Imported): string[] =>
  changes
    .map(({ accountId, itemId, effectiveDay, amountMinor, currency, status }) =>
      [accountId, itemId, formatDay(effectiveDay), amountMinor, currency, status].join(' '),
    )
    .sort();

/** ARR: 12 × the cell. */
const EXPECTED = [
  'a s1 2025-01-01 58800 USD active',
  'a s1 2025-02-01 117600 USD active',
  'a s1 2025-03-01 0 USD ended',
  'b s2 2025-01-01 12600 EUR active',
  'b s2 2025-02-01 12600 EUR active',
  'b s2 2025-03-01 0 EUR ended',
  'b s3 2025-01-01 0 EUR ended',
  'b s3 2025-02-01 0 EUR ended',
  'b s3 2025-03-01 24000 EUR active',
];

describe('Chargebee, monthly summary of MRR', () => {
  it('a state for each subscription and month; what is cancelled or has no row is 0', async () => {
    for (const rows of [ROWS, ROWS.toReversed()]) {
      const imported = await importText(`${[HEADER, ...rows].join('\n')}\n`);
      expect(imported.problems).toEqual([]);
      expect(imported.analysis.kind).toBe('chargebee_mrr');
      expect(told(imported)).toEqual(EXPECTED);
      expect(imported.result).toMatchObject({
        read: 6,
        accepted: 6,
        dataThroughHint: '2025-03-31',
        historyFromHint: '2025-01-01',
      });
      expect(imported.result?.notices.map(({ code }) => code)).toEqual([
        'months_only',
        'major_units_assumed',
        'ignored_columns',
        'mrr_not_paid',
      ]);
    }
  });

  it('a subscription twice in a month, a negative MRR and a row without a customer are rejected', async () => {
    const { problems, result } = await importText(
      `${[
        HEADER,
        row('a', 's1', '2025-01-01', 'active', 'USD', '1'),
        row('a', 's1', '2025-01', 'active', 'USD', '2'),
        row('a', 's2', '2025-01-01', 'active', 'USD', '-2'),
        row('', 's3', 'soon', 'active', 'USD', '2'),
      ].join('\n')}\n`,
    );
    expect(problems.map(({ row: at, code }) => [at, code])).toEqual([
      [3, 'duplicate_month'],
      [4, 'negative_amount'],
      [5, 'missing_value'],
      [5, 'bad_month'],
    ]);
    expect(result).toMatchObject({ read: 4, accepted: 1, rejected: 3 });
  });
});
