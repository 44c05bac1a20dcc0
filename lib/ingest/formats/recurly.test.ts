import { describe, expect, it } from 'vitest';
import { formatDay } from '../../domain/day';
import { type Imported, importText } from '../testing/files';

const told = ({ changes }: Imported): string[] =>
  changes
    .filter(({ status }) => status !== 'void')
    .map((change) =>
      [
        ...[change.accountId, change.itemId, formatDay(change.effectiveDay), change.product, change.kind],
        ...[change.amountMinor, change.currency, change.intervalCount, change.intervalUnit, change.status],
        change.cause ?? '–',
      ].join(' '),
    )
    .sort();

describe('Recurly, subscriptions', () => {
  const header =
    'uuid,account_code,email,plan_code,plan_name,state,quantity,unit_amount,currency,activated_at,canceled_at,expires_at,current_period_started_at,current_period_ends_at,trial_ends_at';
  const rows = [
    'u1,ann,a@x.com,pro,Pro,active,3,49.00,USD,2024-05-10 10:00:00 UTC,,,2025-06-10 10:00:00 UTC,2025-07-10 10:00:00 UTC,',
    'u2,bob,,pro,Pro,canceled,1,490,EUR,2024-07-01,2025-05-01,2025-07-01,2024-07-01,2025-07-01,',
    'u3,cyd,,pro,Pro,expired,1,49,USD,2024-01-01,2024-03-01,2024-04-01,2024-03-01,2024-04-01,',
    'u4,dan,,pro,Pro,paused,1,49,USD,2024-01-01,,,2025-06-01,2025-07-01,',
    'u5,eve,,pro,Pro,in_trial,2,49,USD,2025-06-20,,,2025-06-20,2025-07-20,2025-07-20',
    'u6,fay,,pro,Pro,past_due,1,30,USD,2025-01-01,,,2025-04-01,2025-07-01,',
  ];

  it('the state of the day of the export: interval from the current period, an end where one is announced', async () => {
    const imported = await importText(`${[header, ...rows].join('\n')}\n`, { dataThrough: '2025-06-30' });
    expect(imported.problems).toEqual([]);
    expect(imported.analysis.kind).toBe('recurly_subscriptions');
    expect(told(imported)).toEqual([
      'ann u1 2025-06-30 Pro core 14700 USD 1 month active –',
      'bob u2 2025-06-30 Pro core 49000 EUR 1 year active –',
      'bob u2 2025-07-01 Pro core 0 EUR 1 month ended –',
      'cyd u3 2024-04-01 Pro core 0 USD 1 month ended –',
      'dan u4 2025-06-01 Pro core 0 USD 1 month ended pause',
      'eve u5 2025-07-20 Pro core 9800 USD 1 month active –',
      'fay u6 2025-06-30 Pro core 3000 USD 1 quarter active –',
    ]);
    expect(imported.result).toMatchObject({
      read: 6,
      accepted: 6,
      dataThroughHint: '2025-06-30',
      historyFromHint: '2025-06-30',
    });
    expect(imported.result?.notices.map(({ code }) => code)).toEqual([
      'todays_state',
      'columns_at_second_hand',
      'add_ons_apart',
      'ignored_columns',
    ]);
  });

  it('needs the day of the export, and rejects what it cannot tell', async () => {
    const asked = await importText(`${[header, ...rows].join('\n')}\n`);
    expect(asked.problems.map(({ code }) => code)).toEqual(['missing_export_day']);
    const { problems, result } = await importText(
      `${[
        header,
        rows[0],
        rows[0],
        'u8,ann,,pro,Pro,sleeping,1,5,USD,2024-01-01,,,,,',
        'u9,ann,,pro,Pro,canceled,1,,USD,2024-01-01,,,,,',
        'u0,ann,,pro,Pro,active,1,5,USD,2024-01-01,,,,,',
      ].join('\n')}\n`,
      { dataThrough: '2025-06-30' },
    );
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'uuid', 'duplicate_subscription'],
      [4, 'state', 'unknown_choice'],
      [5, 'unit_amount', 'missing_value'],
      [5, 'expires_at', 'missing_value'],
    ]);
    expect(result).toMatchObject({ read: 5, accepted: 2, rejected: 3 });
    expect(result?.notices.map(({ code }) => code)).toContain('interval_assumed');
  });
});

describe('Recurly, subscription add-ons', () => {
  const header =
    'subscription_uuid,add_on_add_on_code,subscription_add_on_quantity,subscription_add_on_unit_amount_in_cents,subscription_add_on_created_at,subscription_add_on_modified_at,subscription_add_on_deleted_at,account_code,add_on_name,subscription_currency,subscription_add_on_percentage,plan_interval_length,plan_interval_unit';

  it('each is a line of its own beside its subscription; removed ones are said not to be there', async () => {
    const imported = await importText(
      `${[
        header,
        'u1,sms,2,1500,2024-06-01 00:00:00 UTC,,,ann,SMS,USD,,1,months',
        'u2,seats,1,120000,2024-06-01,,,bob,,EUR,,1,years',
        'u3,fee,1,100,2024-06-01,,,cyd,Fee,USD,2.5,1,months',
      ].join('\n')}\n`,
      { dataThrough: '2025-06-30' },
    );
    expect(imported.analysis.kind).toBe('recurly_add_ons');
    expect(told(imported)).toEqual([
      'ann u1/sms 2025-06-30 SMS add_on 3000 USD 1 month active –',
      'bob u2/seats 2025-06-30 seats add_on 120000 EUR 1 year active –',
    ]);
    expect(imported.problems.map(({ row, code }) => [row, code])).toEqual([[4, 'percentage_add_on']]);
    expect(imported.result?.notices.map(({ code }) => code)).toEqual([
      'removed_add_ons',
      'add_ons_of_live',
      'ignored_columns',
    ]);
  });
});
