import { describe, expect, it } from 'vitest';
import { parseDay } from '../../domain/day';
import { type Imported, importText } from '../testing/files';
import { codesOf, oneLine, shuffled } from '../testing/foreign';
import { stripeSubscriptionsCsv } from '../testing/stripe-samples';

const EXPORTED = '2026-03-10';

const imported = (csv: string, dataThrough = EXPORTED): Promise<Imported> => importText(csv, { dataThrough });

const linesOf = ({ changes }: Imported): string[] => changes.map(oneLine).sort();

describe('a Stripe subscriptions export', () => {
  it('is recognised by its columns, and says that it has no history and how sure its columns are', async () => {
    const { analysis, result } = await imported(stripeSubscriptionsCsv);
    expect(analysis.kind).toBe('stripe_subscriptions');
    expect(analysis.confidence).toBeGreaterThanOrEqual(0.9);
    const said = ['state_of_one_day', 'columns_at_second_hand'];
    expect(codesOf(analysis.notices)).toEqual(expect.arrayContaining(said));
    expect(codesOf(result?.notices ?? [])).toEqual(expect.arrayContaining([...said, 'coupon_not_in_amount']));
  });

  it('counts each state as Stripe means it, on the day of the export', async () => {
    const read = await imported(stripeSubscriptionsCsv);
    expect(read.problems).toEqual([]);
    expect(linesOf(read)).toEqual(
      [
        // Active; past due is active; a trial and what was never paid are not.
        'cus_a 2026-03-10 sub_1 Pro 4900 usd month active',
        'cus_a 2026-03-10 sub_1 Pro 0 usd month void sub_1/end',
        'cus_b 2026-03-10 sub_2 Pro 58800 eur year active past_due',
        'cus_b 2026-03-10 sub_2 Pro 0 eur month void sub_2/end',
        'cus_c 2026-03-10 sub_3 Pro 0 usd month ended trial',
        'cus_d 2026-03-10 sub_4 Pro 0 usd month ended incomplete',
        // Cancelled at the period's end: active, and its end is ahead.
        'cus_e 2026-03-10 sub_5 Team 12000 jpy month active',
        'cus_e 2026-04-01 sub_5 Team 0 jpy month ended sub_5/end',
        // Over, on the day it ended.
        'cus_f 2026-02-20 sub_6 Team 0 usd month ended sub_6/end too_expensive',
        // Unpaid: the last period that was paid ended when this one began.
        'cus_g 2026-03-01 sub_7 Team 0 usd month ended sub_7/end unpaid',
      ].sort(),
    );
  });

  it('begins the ledger with the day of the export', async () => {
    const { result } = await imported(stripeSubscriptionsCsv);
    expect(result).toMatchObject({ dataThroughHint: EXPORTED, historyFromHint: EXPORTED, read: 7, rejected: 0 });
    expect(result?.currencies).toEqual(['EUR', 'JPY', 'USD']);
  });

  it('makes attributes of metadata and of the e-mail, and not of Stripe’s own columns', async () => {
    const { accounts } = await imported(stripeSubscriptionsCsv);
    const [first] = accounts.filter(({ accountId }) => accountId === 'cus_a');
    expect(first).toMatchObject({
      name: 'Acme',
      startedDay: parseDay('2025-01-05'),
      attributes: { customer_email: 'ann@acme.test', segment: 'SMB' },
    });
    expect(Object.keys(first?.attributes ?? {}).sort()).toEqual(['customer_email', 'segment']);
  });

  it('needs the day of the export', async () => {
    const { result, problems } = await importText(stripeSubscriptionsCsv);
    expect(result).toBeNull();
    expect(codesOf(problems)).toEqual(['missing_export_day']);
  });

  it('rejects a subscription created after that day, and one that is there twice', async () => {
    const [header = '', first = '', ...rest] = stripeSubscriptionsCsv.trim().split('\n');
    const late = await imported([header, first].join('\n'), '2025-01-04');
    expect(late.problems).toMatchObject([{ code: 'after_the_export', row: 2, column: 'Created (UTC)' }]);
    const twice = await imported([header, first, ...rest, first].join('\n'));
    expect(twice.problems).toMatchObject([{ code: 'duplicate_subscription', row: 9 }]);
  });

  it('takes columns in any order, and any subset that says who, what state and how much', async () => {
    const least =
      'Status,Amount,id,Customer ID,Created (UTC),Start Date (UTC)\nactive,49.00,sub_1,cus_a,2025-01-05 10:30,2025-01-05 10:30\n';
    const read = await imported(least);
    expect(read.problems).toEqual([]);
    expect(linesOf(read)).toEqual(['cus_a 2026-03-10 sub_1 Subscription 4900 usd month active']);
  });

  it('says the same whatever the order of rows', async () => {
    const whole = await imported(stripeSubscriptionsCsv);
    for (const seed of [1, 2, 3]) {
      const other = await imported(shuffled(stripeSubscriptionsCsv, seed));
      expect(linesOf(other)).toEqual(linesOf(whole));
    }
  });

  it('tells that an amount was read as that of the whole quantity, and reads a unit price where that is said', async () => {
    const csv =
      'id,Customer ID,Status,Amount,Quantity,Created (UTC),Start Date (UTC)\nsub_1,cus_a,active,10.00,5,2025-01-05,2025-01-05\n';
    const whole = await imported(csv);
    expect(whole.changes[0]).toMatchObject({ amountMinor: 1000, quantityMicro: 5_000_000 });
    expect(codesOf(whole.result?.notices ?? [])).toContain('amount_of_all');
    const map = { unit_amount: 'Amount', amount: '' };
    const each = await importText(csv, { dataThrough: EXPORTED, mapping: map });
    expect(each.changes[0]).toMatchObject({ amountMinor: 5000, quantityMicro: 5_000_000 });
  });
});
