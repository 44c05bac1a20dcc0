import { describe, expect, it } from 'vitest';
import { intervalOf } from './choices';
import { importText } from './testing/files';

const importRows = (header: string, ...rows: string[]) => importText([header, ...rows].join('\n'), { kind: 'changes' });

describe('changes', () => {
  it('every field', async () => {
    const { changes, problems } = await importRows(
      'account_id,effective_on,product,amount,unit_amount,quantity,change_id,item_id,kind,plan,interval,currency,status,source,cause,motion,renews_on,auto_renew,recorded_at',
      ' acme ,2025-01-02,Core,,12.50,2.5,c1,i1,Add-On,Pro,2 years,eur,active,seats,price_increase,sales,2027-01-02,yes,2025-01-03T00:00:01Z',
    );
    expect(problems).toEqual([]);
    expect(changes).toEqual([
      {
        accountId: 'acme',
        changeId: 'c1',
        effectiveDay: 20_090,
        itemId: 'i1',
        product: 'Core',
        kind: 'add_on',
        plan: 'Pro',
        quantityMicro: 2_500_000,
        amountMinor: 3125,
        unitAmount: '12.50',
        intervalUnit: 'year',
        intervalCount: 2,
        currency: 'EUR',
        status: 'active',
        source: 'seats',
        cause: 'price_increase',
        motion: 'sales',
        renewsDay: 20_820,
        autoRenew: true,
        recordedAt: 20_091 * 86_400_000 + 1000,
        row: 2,
      },
    ]);
  });

  it('defaults: kind core, a month, active, the currency of the workspace, no quantity', async () => {
    const { changes } = await importText('account_id,effective_on,product,amount\na,2025-01-01,Core,5\n', {
      currency: 'JPY',
    });
    expect(changes).toMatchObject([
      {
        kind: 'core',
        intervalUnit: 'month',
        intervalCount: 1,
        status: 'active',
        currency: 'JPY',
        amountMinor: 5,
        quantityMicro: null,
        changeId: null,
        itemId: null,
        recordedAt: null,
      },
    ]);
  });

  it('amount wins over unit_amount × quantity: 10 × $50 stated as 450', async () => {
    const { changes } = await importRows(
      'account_id,effective_on,product,amount,unit_amount,quantity',
      'a,2025-01-01,Core,450.00,50,10',
    );
    expect(changes).toMatchObject([{ amountMinor: 45_000, unitAmount: '50' }]);
  });

  it('of unit_amount × quantity the product is rounded: 0.005 × 3 = 0.015 → 2 cents', async () => {
    const { changes, result } = await importRows(
      'account_id,effective_on,product,unit_amount,quantity',
      'a,2025-01-01,Core,0.005,3',
      'b,2025-01-01,Core,0.005,3',
    );
    expect(changes.map(({ amountMinor }) => amountMinor)).toEqual([2, 2]);
    expect(result?.notices.map(({ code, row }) => [code, row])).toEqual([['rounded', 2]]);
  });

  it('more decimals than the currency are rounded half away from zero, with one notice: 1.005 → 101, ¥1.5 → 2', async () => {
    const { changes, result } = await importRows(
      'account_id,effective_on,product,amount,currency',
      'a,2025-01-01,Core,1.005,USD',
      'b,2025-01-01,Core,1.5,JPY',
      'c,2025-01-01,Core,1.2345,KWD',
    );
    expect(changes.map(({ amountMinor }) => amountMinor)).toEqual([101, 2, 1235]);
    expect(result?.notices).toMatchObject([{ code: 'rounded', column: 'amount', row: 2 }]);
  });

  it('ended and void need no amount, and an ended row keeps none', async () => {
    const { changes, problems } = await importRows(
      'account_id,effective_on,product,amount,status,change_id',
      'a,2025-01-01,Core,,ended,',
      'a,2025-02-01,Core,99.00,cancelled,',
      'a,2025-02-01,Core,,void,x1',
    );
    expect(problems).toEqual([]);
    expect(changes.map(({ status, amountMinor }) => [status, amountMinor])).toEqual([
      ['ended', 0],
      ['ended', 0],
      ['void', 0],
    ]);
  });

  it('one change id on two accounts is an error, on one account it corrects', async () => {
    const { changes, problems } = await importRows(
      'account_id,effective_on,product,amount,change_id',
      'a,2025-01-01,Core,5,x',
      'a,2025-01-01,Core,6,x',
      'b,2025-01-01,Core,5,x',
    );
    expect(changes).toHaveLength(2);
    expect(problems).toMatchObject([{ code: 'change_id_on_two_accounts', row: 4, column: 'change_id' }]);
  });

  it('a quantity stated once and blank later is a warning, and the row is read', async () => {
    const { changes, problems, result } = await importRows(
      'account_id,effective_on,product,amount,quantity,status',
      'a,2025-01-01,Core,50,10,',
      'a,2025-02-01,Core,55,,',
      'b,2025-02-01,Core,55,,',
      'a,2025-03-01,Core,,,ended',
    );
    expect(changes).toHaveLength(4);
    expect(result?.rejected).toBe(0);
    expect(problems).toMatchObject([{ code: 'quantity_blank', severity: 'warning', row: 3, column: 'quantity' }]);
  });

  it('words that mean empty are read so, with one notice for each column', async () => {
    const { changes, result } = await importRows(
      'account_id,effective_on,product,amount,quantity,plan',
      'a,2025-01-01,Core,5,NA,null',
      'b,2025-01-01,Core,5,N/A,-',
      'c,2025-01-01,Core,5,-,Pro',
    );
    expect(changes.map(({ quantityMicro, plan }) => [quantityMicro, plan])).toEqual([
      [null, null],
      [null, null],
      [null, 'Pro'],
    ]);
    expect(result?.notices.map(({ code, column }) => [code, column])).toEqual([
      ['empty_words', 'quantity'],
      ['empty_words', 'plan'],
    ]);
  });

  it('unknown columns are reported once and ignored', async () => {
    const { result } = await importRows(
      'account_id,effective_on,product,amount,colour,weather',
      'a,2025-01-01,Core,5,red,sun',
    );
    expect(result?.notices).toMatchObject([
      { code: 'ignored_columns', message: 'file.csv: not used: "colour", "weather"' },
    ]);
  });

  it('unknown words say which there are; all faults of a row are told', async () => {
    const { problems } = await importRows(
      'account_id,effective_on,product,amount,kind,status,interval,quantity',
      'a,2025-01-01,Core,5,gift,sleeping,fortnight,-3',
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'Row 2, interval: "fortnight" is not an interval',
      'Row 2, status: "sleeping" is none of active, ended, void',
      'Row 2, quantity: the quantity -3 is negative',
      'Row 2, kind: "gift" is none of core, add_on, usage, one_time',
    ]);
  });

  it('symbols: €49, $1,234.50, 1 234,50 € in columns of their own', async () => {
    const amountOf = async (cell: string, currency: string) =>
      (await importText(`account_id;effective_on;product;amount\na;2025-01-01;Core;${cell}\n`, { currency })).changes[0]
        ?.amountMinor;
    expect(await amountOf('€49', 'EUR')).toBe(4900);
    expect(await amountOf('$1,234.50', 'USD')).toBe(123_450);
    expect(await amountOf('$1,234.50', 'CAD')).toBe(123_450);
    expect(await amountOf('1\u202F234,50 €', 'EUR')).toBe(123_450);
    expect(await amountOf('€49', 'USD')).toBeUndefined();
  });

  it('1.234,56 decides 1,234 and 1.234 in its column', async () => {
    const { changes } = await importText(
      'account_id;effective_on;product;amount\na;2025-01-01;Core;1,234\nb;2025-01-01;Core;1.234\nc;2025-01-01;Core;1.234,56\n',
    );
    expect(changes.map(({ amountMinor }) => amountMinor)).toEqual([123, 123_400, 123_456]);
  });

  it('13/04/2025 decides 03/04/2025 in its column', async () => {
    const { changes } = await importText(
      'account_id,effective_on,product,amount\na,03/04/2025,Core,5\nb,13/04/2025,Core,5\n',
    );
    expect(changes.map(({ effectiveDay }) => effectiveDay)).toEqual([20_181, 20_191]);
  });

  it('a convention that only a late row decides is found: rows 2 to 5,001 say 1,234, the last 1,5', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `a${i};2025-01-01;Core;1,234`);
    const { changes, problems } = await importRows(
      'account_id;effective_on;product;amount',
      ...rows,
      'z;2025-01-01;Core;1,5',
    );
    expect(problems).toEqual([]);
    expect(changes[0]?.amountMinor).toBe(123);
  });

  it('a convention that no early row needs is settled when a late one does', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `a${i};2025-01-01;Core;7`);
    const file = (last: string) =>
      importRows('account_id;effective_on;product;amount', ...rows, 'y;2025-01-01;Core;1.234', ...(last ? [last] : []));
    const decided = await file('z;2025-01-01;Core;1,5');
    expect(decided.changes[5000]?.amountMinor).toBe(123_400);
    const open = await file('');
    expect(open.problems).toMatchObject([{ code: 'undecided_decimal', row: 5002, column: 'amount' }]);
    expect(open.problems[0]?.remedy).toContain('which sign marks decimals');
  });

  it('texts too long for a key of the store are refused', async () => {
    const { problems } = await importRows(
      'account_id,effective_on,product,amount',
      `${'x'.repeat(600)},2025-01-01,Core,5`,
    );
    expect(problems).toMatchObject([{ code: 'text_too_long', column: 'account_id' }]);
  });
});

describe('intervals', () => {
  it('2 year, 2years, 24 month, every 2 years are one', () => {
    for (const text of ['2 year', '2years', '24 month', 'every 2 years', '2_YEAR']) {
      expect(intervalOf(text), text).toEqual({ unit: 'year', count: 2 });
    }
  });

  it.each([
    ['monthly', 'month', 1],
    ['3 months', 'quarter', 1],
    ['half-year', 'half_year', 1],
    ['18 months', 'half_year', 3],
    ['annual', 'year', 1],
    ['2 weeks', 'week', 2],
    ['5 month', 'month', 5],
  ])('%s', (text, unit, count) => {
    expect(intervalOf(text)).toEqual({ unit, count });
  });

  it.each(['', '0 year', 'fortnight', '9999 years', 'constructor', '1.5 years'])('%j is none', (text) => {
    expect(intervalOf(text)).toBeNull();
  });
});
