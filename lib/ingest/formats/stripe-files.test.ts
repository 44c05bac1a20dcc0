/** Item changes, invoices, MRR changes: what their rows become, whatever the order of rows. */
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../domain/day';
import { type Imported, importText } from '../testing/files';
import { codesOf, oneInvoiceLine, oneLine, shuffled } from '../testing/foreign';
import { baremetricsCsv, openpayCsv } from '../testing/other-samples';
import {
  customerMrrChangesCsv,
  mrrPerSubscriberCsv,
  stripeInvoicesCsv,
  stripeItemChangesCsv,
} from '../testing/stripe-samples';

const linesOf = ({ changes, lines }: Imported): string[] =>
  [...changes.map(oneLine), ...lines.map(oneInvoiceLine)].sort();

const changesMap = { account_id: 'Customer', on: 'Changed', change: 'Difference', movement: 'Type', mrr_after: '' };

describe('recognised by their own columns', () => {
  it.each([
    ['stripe_item_changes', stripeItemChangesCsv],
    ['stripe_invoices', stripeInvoicesCsv],
    ['baremetrics', baremetricsCsv],
    ['openpay', openpayCsv],
  ])('%s', async (kind, csv) => {
    const { analysis, problems, result } = await importText(csv);
    expect(analysis.kind).toBe(kind);
    expect(analysis.confidence).toBeGreaterThanOrEqual(0.9);
    expect(problems).toEqual([]);
    expect(result?.rejected).toBe(0);
  });
});

describe('the order of rows changes nothing', () => {
  it.each([
    ['stripe_item_changes', stripeItemChangesCsv, {}],
    ['stripe_invoices', stripeInvoicesCsv, {}],
    ['mrr_movements', customerMrrChangesCsv, changesMap],
    ['baremetrics', baremetricsCsv, {}],
    ['openpay', openpayCsv, {}],
  ])('%s', async (kind, csv, mapping) => {
    const whole = linesOf(await importText(csv, { kind, mapping }));
    expect(whole.length).toBeGreaterThan(2);
    for (const seed of [1, 2, 3, 4])
      expect(linesOf(await importText(shuffled(csv, seed), { kind, mapping }))).toEqual(whole);
  });
});

describe('Stripe’s item changes', () => {
  it('become the state of each item at the end of each day on which it changed, by its local day', async () => {
    const read = await importText(stripeItemChangesCsv);
    // Annual amounts: 49 × 12 = 588, 99 × 12 = 1,188, 297 × 12 = 3,564, 30 × 12, 20 × 12; ¥12,000 × 12.
    expect(linesOf(read)).toEqual([
      'cus_a 2026-01-03 si_1 prod_basic 58800 usd year active',
      'cus_a 2026-02-10 si_1 prod_basic 0 usd year ended',
      'cus_a 2026-02-10 si_2 prod_pro 118800 usd year active',
      'cus_a 2026-03-01 si_2 prod_pro 356400 usd year active',
      'cus_a 2026-04-05 si_2 prod_pro 0 usd year ended',
      'cus_b 2026-01-20 si_3 prod_seat 36000 usd year active',
      'cus_b 2026-03-20 si_3 prod_seat 24000 usd year active',
      'cus_c 2026-02-01 si_4 prod_basic 144000 jpy year active',
    ]);
    const quantities = read.changes.filter(({ itemId }) => itemId === 'si_2').map(({ quantityMicro }) => quantityMicro);
    expect(quantities).toEqual([1_000_000, 3_000_000, null]);
  });

  it('say where earlier events are missing, and count nothing below 0', async () => {
    const [header = '', , end = ''] = stripeItemChangesCsv.split('\n');
    const read = await importText(`${header}\n${end}\n`);
    expect(read.problems).toMatchObject([{ code: 'earlier_missing', row: 2, severity: 'warning' }]);
    expect(linesOf(read)).toEqual(['cus_a 2026-04-05 si_2 prod_pro 0 usd year ended']);
  });
});

describe('Stripe’s invoices', () => {
  it('become lines with their own periods: after discounts, before tax, the metered one in the month used', async () => {
    const read = await importText(stripeInvoicesCsv);
    expect(linesOf(read)).toEqual([
      'cus_a 2026-01-01 2026-02-01 Pro core 10000 usd',
      'cus_a 2026-02-01 2026-03-01 Pro core 10000 usd',
      'cus_a 2026-03-01 2026-04-01 Pro core 10000 usd',
      // 17 of 365.25 days at 1,200 a year are 55.85 (Stripe’s own 53.20 is of a half day less), and twice that at 2,400.
      'cus_a 2026-03-15 2026-04-01 Pro core -5585 usd',
      'cus_a 2026-03-15 2026-04-01 Pro core 11170 usd',
      'cus_a 2026-04-01 2026-05-01 Pro core 20000 usd',
      'cus_b 2026-01-10 2027-01-10 Pro core 90000 usd',
      'cus_c 2026-02-01 2026-03-01 API calls usage 3000 usd',
      'cus_c 2026-02-01 2026-03-01 Pro core 2000 usd',
      'cus_c 2026-03-01 2026-04-01 Pro core 2000 usd',
      'cus_d 2026-02-05 2026-02-06 Setup one_time 40000 usd',
    ]);
    expect(read.lines.find(({ lineId }) => lineId === 'il_4')?.quantityMicro).toBe(-2_000_000);
    expect(codesOf(read.result?.notices ?? [])).toEqual(expect.arrayContaining(['discounts_taken_off', 'not_charged']));
    expect(read.result?.dataThroughHint).toBe('2026-04-01');
  });

  it.each([
    ['not JSON', 'bad_lines'],
    ['[{"id":"il_1","period":{"start":1767225600,"end":1769904000}}]', 'line_without_amount'],
    ['[{"id":"il_1","amount":100,"period":{"start":200000,"end":1}}]', 'line_without_period'],
    [
      '[{"amount":-9007199254740991,"proration":true,"quantity":9007199254740991,"price":{"unit_amount":9007199254740991,"recurring":{"interval":"day"}},"period":{"start":1767225600,"end":1769904000}}]',
      'line_too_large',
    ],
    ['{"__proto__":{"data":[]}}', 'bad_lines'],
    ['[[[[[[', 'bad_lines'],
  ])('%s: %s', async (lines, code) => {
    const quotedLines = `"${lines.replaceAll('"', '""')}"`;
    const csv = `id,customer,created,billing_reason,lines\nin_1,cus_a,1767225600,manual,${quotedLines}\n`;
    const read = await importText(csv, { kind: 'stripe_invoices' });
    expect(read.problems).toMatchObject([{ code, row: 2, column: 'lines' }]);
    expect(read.rejects).toContain(code);
  });
});

describe('Stripe’s analytics downloads, whose headers are not known', () => {
  it('MRR per subscriber per month is a long MRR sheet once its columns are named', async () => {
    const mapping = { account_id: 'Subscriber', month: 'Month ending', mrr: 'Subscriber MRR' };
    const read = await importText(mrrPerSubscriberCsv, { kind: 'mrr', mapping });
    expect(read.problems).toEqual([]);
    expect(linesOf(read)).toContain('cus_b 2026-03-01 mrr Subscription 0 usd year ended');
    expect(linesOf(read)).toContain('cus_a 2026-02-01 mrr Subscription 118800 usd year active');
  });

  it('customer MRR changes are added up: the movement says whether it came or went', async () => {
    const read = await importText(customerMrrChangesCsv, { kind: 'mrr_movements', mapping: changesMap });
    expect(linesOf(read)).toEqual([
      'cus_a 2026-01-03 mrr Subscription 58800 usd year active',
      'cus_a 2026-02-10 mrr Subscription 118800 usd year active',
      'cus_b 2026-01-20 mrr Subscription 36000 usd year active',
      'cus_b 2026-03-12 mrr Subscription 0 usd year ended',
    ]);
    expect(read.changes.every(({ source }) => source === 'unclassified')).toBe(true);
  });

  it('ProfitWell’s words for what happened are known, those of a plan’s length by the amount’s own sign', async () => {
    const csv = `Customer,Changed,Difference,Type
a,2026-01-03,49.00,New
a,2026-02-03,-9.00,increase
a,2026-03-03,10.00,Upgrade
a,2026-04-03,50.00,churn_delinquent
`;
    const read = await importText(csv, { kind: 'mrr_movements', mapping: changesMap });
    expect(read.problems).toEqual([]);
    expect(linesOf(read)).toEqual([
      'a 2026-01-03 mrr Subscription 58800 usd year active',
      'a 2026-02-03 mrr Subscription 48000 usd year active',
      'a 2026-03-03 mrr Subscription 60000 usd year active',
      'a 2026-04-03 mrr Subscription 0 usd year ended',
    ]);
  });

  it('ProfitWell’s activity, every label that its export has: amounts are sizes, and the label says which way', async () => {
    // a: 49 + 20 − 19 = 50, delinquent, back at 50, ends. b: 99, cancelled. c: a longer plan at −9, a shorter one at +9.
    const csv = `Customer email,Activity date,MRR difference,Activity
a@acme.example,2026-01-03,49.00,new
a@acme.example,2026-02-03,20.00,upgrade
a@acme.example,2026-03-03,19.00,downgrade
a@acme.example,2026-04-03,50.00,churn_delinquent
a@acme.example,2026-05-03,50.00,reactivated
a@acme.example,2026-06-03,50.00,churn
b@bolt.example,2026-01-05,99.00,new_cancelled
b@bolt.example,2026-02-05,99.00,cancelled
c@cove.example,2026-01-07,30.00,new
c@cove.example,2026-02-07,-9.00,increase
c@cove.example,2026-03-07,9.00,decrease
`;
    const mapping = {
      account_id: 'Customer email',
      on: 'Activity date',
      change: 'MRR difference',
      movement: 'Activity',
    };
    const read = await importText(csv, { kind: 'mrr_movements', mapping });
    expect(read.problems).toEqual([]);
    const mrr = read.changes.map(({ accountId, effectiveDay, amountMinor }) =>
      [accountId[0], formatDay(effectiveDay).slice(5), amountMinor / 1200].join(' '),
    );
    expect(mrr.sort()).toEqual([
      ...['a 01-03 49', 'a 02-03 69', 'a 03-03 50', 'a 04-03 0', 'a 05-03 50', 'a 06-03 0'],
      ...['b 01-05 99', 'b 02-05 0', 'c 01-07 30', 'c 02-07 21', 'c 03-07 30'],
    ]);
  });

  it('the MRR after each change says the same', async () => {
    const mapping = { account_id: 'Customer', on: 'Changed', mrr_after: 'MRR then', movement: '', change: '' };
    const signed = await importText(customerMrrChangesCsv, { kind: 'mrr_movements', mapping: changesMap });
    const after = await importText(customerMrrChangesCsv, { kind: 'mrr_movements', mapping });
    expect(linesOf(after)).toEqual(linesOf(signed));
  });

  it('is recognised as a list of MRR changes where a column says so', async () => {
    const { analysis } = await importText('Customer ID,Date,MRR change\na,2026-01-01,10\na,2026-02-01,-10\n');
    expect(analysis.kind).toBe('mrr_movements');
    expect(analysis.confidence).toBeLessThan(0.9);
  });
});

describe('Baremetrics and OpenPay', () => {
  it('a subscription runs at price × quantity from its start to its end', async () => {
    const read = await importText(baremetricsCsv);
    expect(linesOf(read)).toEqual([
      'cus_a 2026-01-03 sub_1 Basic 4900 usd month active',
      'cus_a 2026-02-10 sub_1 Basic 0 usd month ended',
      'cus_a 2026-02-10 sub_2 Pro 9900 usd month active',
      'cus_b 2026-01-20 sub_3 Yearly 120000 usd year active',
      'cus_c 2026-02-01 sub_4 Quarterly 9000 usd quarter active',
      'cus_c 2026-03-15 sub_4 Quarterly 0 usd month ended',
    ]);
    expect(read.accounts.find(({ accountId }) => accountId === 'cus_a')).toMatchObject({
      name: 'Acme',
      attributes: { email: 'ann@acme.test' },
    });
  });

  it('an amount with decimals is no amount in cents', async () => {
    const read = await importText(baremetricsCsv.replace('4900', '49.50'));
    expect(read.problems).toMatchObject([{ code: 'bad_cents', row: 2, column: 'plan_amount' }]);
  });

  it('an OpenPay line is without its tax, and lasts an interval where no end is stated', async () => {
    const read = await importText(openpayCsv);
    expect(linesOf(read)).toEqual([
      'ann@acme.test 2026-01-01 2026-02-01 Pro core 10000 usd',
      'ann@acme.test 2026-02-01 2026-03-01 Pro core 10000 usd',
      'ann@acme.test 2026-03-01 2026-04-01 Pro core 15000 usd',
      'bo@bolt.test 2026-01-15 2026-01-16 Setup one_time 50000 usd',
      'bo@bolt.test 2026-01-15 2027-01-15 Pro core 120000 usd',
    ]);
    expect(read.accounts.map(({ name, attributes }) => [name, attributes])).toEqual([
      ['Acme', { country: 'DE' }],
      ['Bo', { country: 'US' }],
    ]);
  });
});
