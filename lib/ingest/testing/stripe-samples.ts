/** One small file for each of Stripe's exports, in the documented shape. */

const subscriptionColumns = [
  ...['id', 'Customer ID', 'Customer Name', 'Customer Email', 'Status', 'Cancellation Reason', 'Amount', 'Currency'],
  ...['Interval', 'Plan', 'Coupon', 'Cancel At Period End', 'Created (UTC)', 'Start (UTC)', 'Start Date (UTC)'],
  ...['Current Period Start (UTC)', 'Current Period End (UTC)', 'Trial Start (UTC)', 'Trial End (UTC)'],
  ...['Canceled At (UTC)', 'Ended At (UTC)', 'segment (metadata)'],
];

/** Exported on 2026-03-10. */
export const stripeSubscriptionsCsv = `${[
  subscriptionColumns.join(','),
  'sub_1,cus_a,Acme,ann@acme.test,active,,49.00,usd,month,Pro,,false,2025-01-05 10:30,2025-01-05 10:30,2025-01-05 10:30,2026-03-05 10:30,2026-04-05 10:30,,,,,SMB',
  'sub_2,cus_b,Bolt,bo@bolt.test,past_due,,588.00,eur,year,Pro,WELCOME,false,2025-02-01 00:00,2025-02-01 00:00,2025-02-01 00:00,2026-02-01 00:00,2027-02-01 00:00,,,,,MM',
  'sub_3,cus_c,Cove,cy@cove.test,trialing,,49.00,usd,month,Pro,,false,2026-03-01 09:00,2026-03-01 09:00,2026-03-01 09:00,2026-03-01 09:00,2026-03-15 09:00,2026-03-01 09:00,2026-03-15 09:00,,,',
  'sub_4,cus_d,Dune,di@dune.test,incomplete,,49.00,usd,month,Pro,,false,2026-03-09 12:00,2026-03-09 12:00,2026-03-09 12:00,2026-03-09 12:00,2026-04-09 12:00,,,,,',
  'sub_5,cus_e,Echo,ed@echo.test,active,,12000,jpy,month,Team,,true,2025-06-01 00:00,2025-06-01 00:00,2025-06-01 00:00,2026-03-01 00:00,2026-04-01 00:00,,,2026-03-07 08:00,,',
  'sub_6,cus_f,Fern,fi@fern.test,canceled,too_expensive,99.00,usd,month,Team,,false,2025-06-20 00:00,2025-06-20 00:00,2025-06-20 00:00,2026-01-20 00:00,2026-02-20 00:00,,,2026-02-11 08:00,2026-02-20 00:00,',
  'sub_7,cus_g,Gale,gus@gale.test,unpaid,,99.00,usd,month,Team,,false,2025-09-01 00:00,2025-09-01 00:00,2025-09-01 00:00,2026-03-01 00:00,2026-04-01 00:00,,,,,',
].join('\n')}\n`;

/**
 * Sigma's subscription_item_change_events, in no order. Worked by hand, MRR in whole units:
 * cus_a begins with Basic 49 in January, goes to Pro 99 on 10 February (one item ends, another begins in the same
 * moment), adds 2 seats on 1 March (297) and leaves on 5 April. cus_b begins with 30 in January and loses 10 in March.
 * cus_c begins with ¥12,000 in February.
 */
export const stripeItemChangesCsv = `${[
  'event_timestamp,event_type,subscription_item_id,currency,customer_id,local_event_timestamp,mrr_change,price_id,product_id,quantity_change,subscription_id',
  '2026-02-10 23:30:00.000,ACTIVE_START,si_2,usd,cus_a,2026-02-10 18:30:00.000,9900,price_pro,prod_pro,1,sub_1',
  '2026-04-05 12:00:00.000,ACTIVE_END,si_2,usd,cus_a,2026-04-05 07:00:00.000,-29700,price_pro,prod_pro,-3,sub_1',
  '2026-01-03 10:00:00.000,ACTIVE_START,si_1,usd,cus_a,2026-01-03 05:00:00.000,4900,price_basic,prod_basic,1,sub_1',
  '2026-02-10 23:30:00.000,ACTIVE_END,si_1,usd,cus_a,2026-02-10 18:30:00.000,-4900,price_basic,prod_basic,-1,sub_1',
  '2026-03-01 09:00:00.000,ACTIVE_UPGRADE,si_2,usd,cus_a,2026-03-01 04:00:00.000,19800,price_pro,prod_pro,2,sub_1',
  '2026-03-20 09:00:00.000,ACTIVE_DOWNGRADE,si_3,usd,cus_b,2026-03-20 04:00:00.000,-1000,price_seat,prod_seat,-1,sub_2',
  '2026-01-20 09:00:00.000,ACTIVE_START,si_3,usd,cus_b,2026-01-20 04:00:00.000,3000,price_seat,prod_seat,3,sub_2',
  '2026-02-02 01:00:00.000,ACTIVE_START,si_4,jpy,cus_c,2026-02-01 20:00:00.000,12000,price_jp,prod_basic,1,sub_3',
].join('\n')}\n`;

/** A cell with a quotation mark in it. */
const cell = (value: unknown): string =>
  `"${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('"', '""')}"`;
const seconds = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;

interface SampleLine {
  id: string;
  amount: number;
  from: string;
  to: string;
  /** Smallest units of one, each month or year; left out: a charge made once. */
  unit?: number;
  interval?: 'month' | 'year';
  quantity?: number;
  proration?: boolean;
  metered?: boolean;
  off?: number;
}

function lineOf({ id, amount, from, to, unit, interval = 'month', quantity = 1, ...rest }: SampleLine) {
  const usage_type = rest.metered ? 'metered' : 'licensed';
  const recurring = unit === undefined ? null : { interval, interval_count: 1, usage_type };
  return {
    id,
    amount,
    currency: 'usd',
    description: `Line ${id}`,
    discount_amounts: rest.off ? [{ amount: rest.off, discount: 'di_1' }] : [],
    period: { start: seconds(from), end: seconds(to) },
    price: {
      id: `price_${unit ?? 'once'}`,
      product: rest.metered ? 'API calls' : unit ? 'Pro' : 'Setup',
      recurring,
      unit_amount: unit ?? amount,
    },
    proration: rest.proration ?? false,
    quantity,
    tax_amounts: [{ amount: 999, inclusive: false }],
  };
}

const invoiceOf = (
  id: string,
  customer: string,
  on: string,
  status: string,
  discount: unknown,
  ...lines: SampleLine[]
): string =>
  [
    ...[id, customer, seconds(on), 'usd', status, 'subscription_cycle', lines.length],
    ...[discount === null ? '' : cell(discount), cell({ object: 'list', data: lines.map(lineOf) })],
  ].join(',');

const once = { coupon: { duration: 'once' } };

/**
 * Stripe's invoices. Worked by hand, MRR: cus_a pays 50 × 2 seats from January; on 15 March it takes 4 seats (a credit
 * for the unused half of the month and a charge for the rest), so 200. cus_b pays 1,200 a year less 25 %: 75. cus_c pays 20
 * with a coupon of one use, and for 30 of API calls in February, which the invoice of March bills. cus_d pays a setup
 * once. The draft counts for nothing.
 */
export const stripeInvoicesCsv = `${[
  'id,customer,created,currency,status,billing_reason,number,discount,lines',
  invoiceOf('in_1', 'cus_a', '2026-01-01', 'paid', null, {
    id: 'il_1',
    amount: 10_000,
    from: '2026-01-01',
    to: '2026-02-01',
    unit: 5000,
    quantity: 2,
  }),
  invoiceOf('in_2', 'cus_a', '2026-02-01', 'paid', null, {
    id: 'il_2',
    amount: 10_000,
    from: '2026-02-01',
    to: '2026-03-01',
    unit: 5000,
    quantity: 2,
  }),
  invoiceOf('in_3', 'cus_a', '2026-03-01', 'paid', null, {
    id: 'il_3',
    amount: 10_000,
    from: '2026-03-01',
    to: '2026-04-01',
    unit: 5000,
    quantity: 2,
  }),
  invoiceOf(
    ...(['in_4', 'cus_a', '2026-04-01', 'paid', null] as const),
    { id: 'il_4', amount: -5320, from: '2026-03-15', to: '2026-04-01', unit: 5000, quantity: 2, proration: true },
    { id: 'il_5', amount: 10_640, from: '2026-03-15', to: '2026-04-01', unit: 5000, quantity: 4, proration: true },
    { id: 'il_6', amount: 20_000, from: '2026-04-01', to: '2026-05-01', unit: 5000, quantity: 4 },
  ),
  invoiceOf('in_5', 'cus_b', '2026-01-10', 'paid', null, {
    id: 'il_7',
    amount: 120_000,
    from: '2026-01-10',
    to: '2027-01-10',
    unit: 120_000,
    interval: 'year',
    off: 30_000,
  }),
  invoiceOf('in_6', 'cus_c', '2026-02-01', 'paid', once, {
    id: 'il_8',
    amount: 2000,
    from: '2026-02-01',
    to: '2026-03-01',
    unit: 2000,
    off: 1000,
  }),
  invoiceOf(
    ...(['in_7', 'cus_c', '2026-03-01', 'open', null] as const),
    { id: 'il_9', amount: 2000, from: '2026-03-01', to: '2026-04-01', unit: 2000 },
    { id: 'il_10', amount: 3000, from: '2026-02-01', to: '2026-03-01', unit: 1, quantity: 3000, metered: true },
  ),
  invoiceOf('in_8', 'cus_d', '2026-02-05', 'paid', null, {
    id: 'il_11',
    amount: 40_000,
    from: '2026-02-05',
    to: '2026-02-05',
  }),
  invoiceOf('in_9', 'cus_d', '2026-03-05', 'draft', null, {
    id: 'il_12',
    amount: 9900,
    from: '2026-03-05',
    to: '2026-04-05',
    unit: 9900,
  }),
].join('\n')}\n`;

/** Stripe's analytics, "MRR per subscriber per month": its headers are in no document, so the user maps them. */
export const mrrPerSubscriberCsv = `Subscriber,Month ending,Subscriber MRR
cus_a,2026-01-31,49.00
cus_b,2026-01-31,30.00
cus_a,2026-02-28,99.00
cus_b,2026-02-28,30.00
cus_a,2026-03-31,99.00
`;

/** "Customer MRR changes": the same company as changes. */
export const customerMrrChangesCsv = `Customer,Changed,Type,Difference,MRR then
cus_b,2026-03-12,churn,30.00,0.00
cus_a,2026-02-10,upgrade,50.00,99.00
cus_a,2026-01-03,new,49.00,49.00
cus_b,2026-01-20,new,30.00,30.00
`;
