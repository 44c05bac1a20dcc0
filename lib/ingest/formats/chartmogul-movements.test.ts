import { describe, expect, it } from 'vitest';
import { formatDay } from '../../domain/day';
import { type Imported, importText } from '../testing/files';

const HEADER =
  'DATE,CUSTOMER_NAME,MRR_MOVEMENT,MRR,DESCRIPTION,MOVEMENT_TYPE,CURRENCY_CODE,CUSTOMER_EXTERNAL_ID,SUBSCRIPTION_EXTERNAL_ID,PLAN_EXTERNAL_ID,ACTIVE_SUBSCRIPTION_QUANTITY,UUID,RANK,PREVIOUS_PLAN_EXTERNAL_ID';

/**
 * Worked out by hand. Ann: 10 Basic seats at 50.00, then 15, then Pro at 80.00 each (+450.00), then gone, then back with
 * 5 Pro seats. Bob: a plan, and on 5 March a second one beside it, which ends again.
 */
const ROWS = [
  '2025-01-10,Ann,50000,50000,,new_biz,USD,ann,s1,basic,10,u1,1,',
  '2025-02-10,Ann,25000,75000,,expansion,USD,ann,s1,basic,15,u2,1,basic',
  '2025-03-10,Ann,45000,120000,,expansion,USD,ann,s1,pro,15,u3,1,basic',
  '2025-04-10,Ann,-120000,0,,churn,USD,ann,s1,pro,0,u4,1,pro',
  '2025-06-20,Ann,40000,40000,,reactivation,USD,ann,s1,pro,5,u5,1,pro',
  '2025-01-05,Bob,10000,10000,,new_biz,EUR,bob,s2,basic,2,u6,1,',
  '2025-03-05,Bob,7000,7000,,expansion,EUR,bob,s3,analytics,1,u7,1,',
  '2025-05-05,Bob,-7000,0,,contraction,EUR,bob,s3,analytics,0,u8,1,analytics',
];

const fileOf = (rows: readonly string[]): string => `${[HEADER, ...rows].join('\n')}\n`;

const told = ({ changes }: Imported): string[] =>
  changes
    .map(({ accountId, itemId, effectiveDay, product, amountMinor, quantityMicro, currency, status, source }) =>
      [
        ...[accountId, itemId, formatDay(effectiveDay), product, amountMinor, currency],
        ...[quantityMicro === null ? '–' : quantityMicro / 1e6, status, source ?? '–'],
      ].join(' '),
    )
    .sort();

const EXPECTED = [
  'ann s1 2025-01-10 basic 50000 USD 10 active –',
  'ann s1 2025-02-10 basic 75000 USD 15 active –',
  'ann s1 2025-03-10 pro 120000 USD 15 active plan',
  'ann s1 2025-04-10 pro 0 USD – ended –',
  'ann s1 2025-06-20 pro 40000 USD 5 active –',
  'bob s2 2025-01-05 basic 10000 EUR 2 active –',
  'bob s3 2025-03-05 analytics 7000 EUR 1 active –',
  'bob s3 2025-05-05 analytics 0 EUR – ended –',
];

describe('ChartMogul, MRR movements', () => {
  it('is recognised, and each day’s last movement is the state from then on', async () => {
    const imported = await importText(fileOf(ROWS));
    expect(imported.problems).toEqual([]);
    expect(imported.analysis).toMatchObject({ kind: 'chartmogul_movements', questions: [] });
    expect(imported.analysis.confidence).toBeGreaterThan(0.9);
    expect(told(imported)).toEqual(EXPECTED);
    expect(imported.accounts.map(({ accountId, name }) => [accountId, name])).toEqual([
      ['ann', 'Ann'],
      ['bob', 'Bob'],
    ]);
    expect(imported.result).toMatchObject({ read: 8, accepted: 8, rejected: 0, dataThroughHint: '2025-06-20' });
    expect(imported.result?.notices.map(({ code }) => code)).toEqual([
      'mrr_rounded',
      'plans_are_products',
      'ignored_columns',
      'mrr_of_subscription',
    ]);
  });

  it('MRR that is the customer’s: Bob has 170.00 with both; each subscription has the sum of its own', async () => {
    const ofCustomers = ROWS.map((row) =>
      row.replace('7000,7000,,expansion', '7000,17000,,expansion').replace('-7000,0,,contr', '-7000,10000,,contr'),
    );
    const imported = await importText(fileOf(ofCustomers));
    expect(imported.problems).toEqual([]);
    expect(told(imported)).toEqual(EXPECTED);
    expect(imported.result?.notices.map(({ code }) => code)).toContain('mrr_of_customer');
  });

  it('the order of rows does not matter, within a day neither: rank decides, and without it the sums do', async () => {
    const sameDay = [
      '2025-01-10,Ann,50000,50000,,new_biz,USD,ann,s1,basic,10,z1,1,',
      '2025-01-10,Ann,-20000,30000,,contraction,USD,ann,s1,basic,6,a2,2,basic',
      '2025-01-10,Ann,5000,35000,,expansion,USD,ann,s1,basic,7,m3,3,basic',
    ];
    const expected = ['ann s1 2025-01-10 basic 35000 USD 7 active –'];
    const withoutRank = sameDay.map((row) => row.replace(/,\d,(\w*)$/, ',,$1'));
    for (const rows of [sameDay, sameDay.toReversed(), withoutRank, withoutRank.toReversed()]) {
      const imported = await importText(fileOf(rows));
      expect(imported.problems).toEqual([]);
      expect(told(imported)).toEqual(expected);
    }
    expect(told(await importText(fileOf(ROWS.toReversed())))).toEqual(EXPECTED);
  });

  it('a movement that is missing is told by the row after it, once, and the others are read', async () => {
    const imported = await importText(fileOf(ROWS.filter((_, index) => index !== 1)));
    expect(imported.problems.map(({ row, column, code, message }) => [row, column, code, message])).toEqual([
      [
        3,
        'MRR',
        'movement_does_not_sum',
        'Row 3, MRR: the MRR after this movement is 120000, but the movements up to it come to 95000',
      ],
    ]);
    expect(imported.result).toMatchObject({ read: 7, accepted: 6, rejected: 1 });
    expect(imported.rejects.trimEnd().split('\n')).toHaveLength(2);
    expect(told(imported)).toEqual(EXPECTED.filter((_, index) => index !== 1 && index !== 2));
  });

  it('a row twice, a file that begins in the middle, and amounts that are no cents are rejected with their rows', async () => {
    const [first = '', ...others] = ROWS;
    const twice = await importText(fileOf([first, first, ...others]));
    expect(twice.problems.map(({ row, code }) => [row, code])).toEqual([[3, 'movement_does_not_sum']]);
    expect(told(twice)).toEqual(EXPECTED);
    const middle = await importText(fileOf(ROWS.slice(1)));
    expect(middle.problems.map(({ row, code }) => [row, code])).toEqual([[2, 'movement_does_not_sum']]);
    const decimals = await importText(
      fileOf([
        '2025-01-10,Ann,500.00,"1,000",,new_biz,USD,ann,s1,basic,10,u1,1,',
        '2025-01-10,Ann,5.5,-5,,,USD,,s1,,,,,',
      ]),
    );
    expect(decimals.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'MRR', 'bad_cents'],
      [3, 'CUSTOMER_EXTERNAL_ID', 'missing_value'],
      [3, 'MRR_MOVEMENT', 'bad_cents'],
      [3, 'MRR', 'negative_amount'],
    ]);
    expect(decimals.result).toMatchObject({ read: 2, accepted: 0, rejected: 2 });
  });

  it('20,000 movements of one day and rank are put in order at once', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `2025-01-01,100,${(n + 1) * 100},ann`);
    const started = performance.now();
    const text = `DATE,MRR_MOVEMENT,MRR,CUSTOMER_EXTERNAL_ID\n${rows.toReversed().join('\n')}\n`;
    const imported = await importText(text, { kind: 'chartmogul_movements' });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(imported.changes.map(({ amountMinor, itemId }) => [amountMinor, itemId])).toEqual([[2_000_000, 'mrr']]);
  });
});
