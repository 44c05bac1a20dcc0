/** ChartMogul's intervals and subscriptions: what their rows become, worked out by hand. */
import { describe, expect, it } from 'vitest';
import { type Imported, importText } from '../testing/files';
import { codesOf, oneLine, shuffled } from '../testing/foreign';

const linesOf = ({ changes }: Imported): string[] => changes.map(oneLine).sort();

const HEADER =
  'CUSTOMER_UUID,MRR,START_DATE,END_DATE,PLAN_UUID,QUANTITY,SUBSCRIPTION_UUID,SUBSCRIPTION_SET_UUID,SUB_SET_PLAN_UUIDS,IS_FREE,IS_TRIAL';
const interval = (customer: string, mrr: number, start: string, end: string, more = 'pl_basic,10', trial = false) =>
  `${customer},${mrr},${start},${end},${more},sub_${customer},set_1,pl_basic,false,${trial}`;

/** a: $50, from March 75, left on 1 June; back in August at 75. b: a trial, then $20 on another plan, and goes on. */
const intervals = `${HEADER}
${interval('a', 5000, '2025-01-10', '2025-03-01')}
${interval('a', 7500, '2025-03-01', '2025-06-01', 'pl_basic,15')}
${interval('a', 7500, '2025-08-01', '', 'pl_basic,15')}
${interval('b', 2000, '2025-01-05', '2025-02-05', 'pl_basic,1', true)}
${interval('b', 2000, '2025-02-05', '', 'pl_pro,1')}
`;
/** ARR: 50 × 12 = 600, 75 × 12 = 900, 20 × 12 = 240. */
const EXPECTED = [
  'a 2025-01-10 sub_a pl_basic 60000 usd year active',
  'a 2025-03-01 sub_a pl_basic 90000 usd year active',
  'a 2025-06-01 sub_a pl_basic 0 usd year ended',
  'a 2025-08-01 sub_a pl_basic 90000 usd year active',
  'b 2025-02-05 sub_b pl_pro 24000 usd year active',
];

describe('MRR intervals', () => {
  it('are recognised, and become the state of each subscription from day to day, in any order of rows', async () => {
    const read = await importText(intervals);
    expect(read.analysis).toMatchObject({ kind: 'chartmogul_intervals', endDay: { value: 'first_without' } });
    expect(read.problems).toEqual([]);
    expect(linesOf(read)).toEqual(EXPECTED);
    expect(read.changes.filter(({ itemId }) => itemId === 'sub_a').map((each) => each.quantityMicro)).toEqual([
      10_000_000,
      15_000_000,
      null,
      15_000_000,
    ]);
    expect(codesOf(read.result?.notices ?? [])).toEqual(
      expect.arrayContaining(['interval_not_paid', 'ids_of_chartmogul']),
    );
    for (const seed of [1, 2, 3]) expect(linesOf(await importText(shuffled(intervals, seed)))).toEqual(EXPECTED);
  });

  it('that end on the day before the next one say the last day with the service', async () => {
    const last = intervals
      .replace(',2025-03-01,pl_basic,10', ',2025-02-28,pl_basic,10')
      .replace(',2025-06-01,', ',2025-05-31,')
      .replace(',2025-02-05,pl_basic,1,', ',2025-02-04,pl_basic,1,');
    const read = await importText(last);
    expect(read.analysis.endDay?.value).toBe('last');
    expect(linesOf(read)).toEqual(EXPECTED);
  });

  it('of which none follows upon another are asked about; without an end there is nothing to ask', async () => {
    const single = `${HEADER}\n${interval('a', 5000, '2025-01-10', '2025-03-01')}\n`;
    const { analysis } = await importText(single);
    expect(analysis.questions).toMatchObject([{ about: 'end_day', header: 'END_DATE', example: '2025-03-01' }]);
    const read = await importText(single, { endDay: 'last' });
    expect(linesOf(read)[1]).toBe('a 2025-03-02 sub_a pl_basic 0 usd year ended');
    const open = await importText(`${HEADER}\n${interval('a', 5000, '2025-01-10', '')}\n`);
    expect(open.analysis.questions).toEqual([]);
  });

  it('that overlap add up, and one that ends before it begins is refused', async () => {
    const overlapping = `${HEADER}
${interval('a', 5000, '2025-01-01', '2025-04-01')}
${interval('a', 1000, '2025-02-01', '2025-04-01')}
${interval('a', 1000, '2025-04-01', '2025-03-01')}
`;
    const read = await importText(overlapping, { endDay: 'first_without' });
    expect(linesOf(read)).toEqual([
      'a 2025-01-01 sub_a pl_basic 60000 usd year active',
      'a 2025-02-01 sub_a pl_basic 72000 usd year active',
      'a 2025-04-01 sub_a pl_basic 0 usd year ended',
    ]);
    expect(read.problems).toMatchObject([{ code: 'period_not_positive', row: 4 }]);
  });
});

const subscriptions = `CUSTOMER_UUID,CUSTOMER_EXTERNAL_IDS,CUSTOMER_NAME,CUSTOMER_EMAIL,CUSTOMER_SUBSCRIPTION_ID,BILLING_SYSTEM,PLAN_NAME,QUANTITY,MRR,ARR,CURRENCY,BILLING_CURRENCY,INTERVAL_UNIT,INTERVAL_COUNT,STATUS
cus_1,ann|ann-2,Ann Co,a@a.test,s1,Stripe,Basic,10,5000,60000,USD,USD,month,1,Active
cus_2,bob,Bob Co,b@b.test,s2,Stripe,Pro,1,9900,118800,USD,USD,month,1,Cancelled
cus_3,eve,Eve Co,e@e.test,s3,Stripe,Pro,1,9900,118800,USD,USD,month,1,In trial
cus_4,joe,Joe Co,j@j.test,s4,Stripe,Pro,2,20000,240000,USD,USD,month,1,past_due
`;

describe('subscriptions', () => {
  it('are the state of the day of the export: the last MRR of what is no longer charged is none', async () => {
    const read = await importText(subscriptions, { dataThrough: '2025-06-30' });
    expect(read.analysis.kind).toBe('chartmogul_subscriptions');
    expect(read.problems).toEqual([]);
    expect(linesOf(read)).toEqual([
      'ann 2025-06-30 s1 Basic 5000 usd month active',
      'bob 2025-06-30 s2 Pro 0 usd month ended',
      'eve 2025-06-30 s3 Pro 0 usd month ended trial',
      'joe 2025-06-30 s4 Pro 20000 usd month active',
    ]);
    expect(read.accounts.map(({ name }) => name)).toEqual(['Ann Co', 'Bob Co', 'Eve Co', 'Joe Co']);
  });

  it('need the day of the export, and name a subscription once', async () => {
    expect((await importText(subscriptions)).problems).toMatchObject([{ code: 'missing_export_day' }]);
    const twice = `${subscriptions}cus_1,ann,Ann Co,,s1,Stripe,Basic,10,5000,60000,USD,USD,month,1,Active\n`;
    const read = await importText(twice, { dataThrough: '2025-06-30' });
    expect(read.problems).toMatchObject([{ code: 'duplicate_subscription', row: 6 }]);
  });
});
