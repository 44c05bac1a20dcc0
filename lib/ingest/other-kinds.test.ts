import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../domain/day';
import { analyseFile } from './analyse';
import { planFrom } from './plan';
import { readFile } from './read';
import { fileOf, importPath, importText } from './testing/files';

describe('invoice lines', () => {
  const header = 'account_id,period_start,period_end,amount,quantity\n';

  it('negative, zero and padded lines are read; the product is Subscription where none is named', async () => {
    const { lines, problems, result } = await importText(
      `${header}"a   ",2025-01-01,2026-01-01,"1,200.00",10\na,2025-02-01,2026-01-01,-60,\na,2025-03-01,2026-01-01,0,-1\na,2025-03-01,2026-01-01,(5.50),NA\n`,
    );
    expect(problems).toEqual([]);
    expect(
      lines.map(({ accountId, product, amountMinor, quantityMicro }) => [
        accountId,
        product,
        amountMinor,
        quantityMicro,
      ]),
    ).toEqual([
      ['a', 'Subscription', 120_000, 10_000_000],
      ['a', 'Subscription', -6000, null],
      ['a', 'Subscription', 0, -1_000_000],
      ['a', 'Subscription', -550, null],
    ]);
    expect(result?.dataThroughHint).toBe('2025-03-01');
    expect(result?.notices.map(({ code }) => code)).toEqual(['parentheses', 'empty_words']);
  });

  it('a period that does not end after its start is an error', async () => {
    const { problems } = await importText(`${header}a,2025-01-01,2025-01-01,5,1\n`);
    expect(problems).toMatchObject([
      {
        code: 'period_not_positive',
        column: 'period_end',
        message: 'Row 2, period_end: the period ends on 2025-01-01, which is not after its start 2025-01-01',
      },
    ]);
  });

  it('data through is the latest invoiced_on, where the file has one', async () => {
    const { result } = await importText(
      'account_id,period_start,period_end,amount,invoiced_on\na,2025-01-01,2026-01-01,5,2024-12-15\na,2025-06-01,2026-01-01,5,2025-05-20\n',
    );
    expect(result?.dataThroughHint).toBe('2025-05-20');
  });

  const real = new URL('../../../shared/cases/real-invoices/', import.meta.url);

  // The material lies beside the repository and may not be copied into it; without it there is nothing to compare.
  it.runIf(existsSync(real))('the real company: its raw export reads as its invoices.csv, to the cent', async () => {
    const tidy = await importPath(new URL('invoices.csv', real).pathname, { currency: 'AUD' });
    const raw = await importPath(new URL('q.invoice.lines.csv', real).pathname, {
      kind: 'invoices',
      currency: 'AUD',
      mapping: {
        account_id: 'name',
        period_start: 'ValidFrom',
        period_end: 'ValidTo',
        amount: 'AUD',
        quantity: 'Computers',
        currency: '',
      },
    });
    const essence = ({ lines }: typeof raw) =>
      lines.map((line) => [
        line.accountId,
        line.startDay,
        line.endDay,
        line.amountMinor,
        line.quantityMicro,
        line.currency,
      ]);
    expect(raw.lines).toHaveLength(3769);
    expect(raw.problems).toEqual([]);
    expect(essence(raw)).toEqual(essence(tidy));
    expect(raw.result?.dataThroughHint).toBe('2016-06-13');
  });
});

describe('accounts', () => {
  it('unknown columns become attributes; a dated row states all of them', async () => {
    const { accounts } = await importText(
      'account_id,name,started_on,Segment,ARR band,effective_on,owner\nd1,D1,2024-05-01,SMB,1-5,2025-02-15,Ali\nd1,D1,,,,,\n',
    );
    expect(accounts).toEqual([
      {
        accountId: 'd1',
        name: 'D1',
        startedDay: 19_844,
        effectiveDay: 20_134,
        attributes: { segment: 'SMB', owner: 'Ali', arr_band: '1-5' },
        row: 2,
      },
      { accountId: 'd1', name: 'D1', startedDay: null, effectiveDay: null, attributes: {}, row: 3 },
    ]);
  });

  it('NA is a region, null is none', async () => {
    const { accounts } = await importText('account_id,name,region\na,A,NA\nb,B,null\n');
    expect(accounts.map(({ attributes }) => attributes)).toEqual([{ region: 'NA' }, {}]);
  });

  it('a name is needed', async () => {
    const { problems } = await importText('account_id,name\na,\n');
    expect(problems).toMatchObject([{ code: 'missing_value', row: 2, column: 'name' }]);
  });

  it('a column called __proto__ does no harm', async () => {
    const { accounts } = await importText('account_id,name,__proto__,constructor\na,A,x,y\n');
    expect(accounts[0]?.attributes).toEqual({ proto: 'x', constructor: 'y' });
  });
});

describe('rates', () => {
  it('month, currency, exact rate', async () => {
    const { rates } = await importText('month,currency,rate\n2026-03,eur,1.0850\nApr 2026,JPY,0.0067\n');
    expect(rates).toEqual([
      { month: '2026-03', currency: 'EUR', rate: '1.0850', row: 2 },
      { month: '2026-04', currency: 'JPY', rate: '0.0067', row: 3 },
    ]);
  });

  it('a rate is above 0, a month is a month', async () => {
    const { problems } = await importText(
      'month,currency,rate\n2026-03,EUR,0\nsoon,EUR,1.5\n2026-03,EUR,-1.5\n2026-03,EUR,\n',
    );
    expect(problems.map(({ code, row }) => [code, row])).toEqual([
      ['bad_rate', 2],
      ['bad_month', 3],
      ['bad_rate', 4],
      ['missing_value', 5],
    ]);
  });
});

describe('the rejects file', () => {
  it('holds each rejected row as it was, and once mended it is imported whole', async () => {
    const first = await importText(
      'account_id,effective_on,product,amount,colour\na,2025-01-01,Core,5.00,red\n"b, Inc","2025-02-30","Core\nPlus", 6.00 ,"a ""b"""\n',
    );
    expect(first.rejects).toBe(
      'row,column,code,reason,remedy,account_id,effective_on,product,amount,colour\n' +
        '3,effective_on,no_such_date,2025-02-30 is a date that does not exist,"write the date as YYYY-MM-DD, for example 2026-03-01",' +
        '"b, Inc",2025-02-30,"Core\nPlus"," 6.00 ","a ""b"""\n',
    );
    const second = await importText(first.rejects.replace(',2025-02-30,', ',2025-02-28,'));
    expect(second.result).toMatchObject({ read: 1, rejected: 0 });
    expect(second.rejects).toBe('');
    expect(second.changes).toMatchObject([{ accountId: 'b, Inc', product: 'Core\nPlus', amountMinor: 600 }]);
    expect(formatDay(second.changes[0]?.effectiveDay ?? 0)).toBe('2025-02-28');
    expect(second.result?.notices.map(({ message }) => message)).toEqual(['file.csv: not used: "colour"']);
  });

  it('of a rejects file does not grow new columns', async () => {
    const first = await importText('account_id,effective_on,product,amount\na,soon,Core,5\n');
    const second = await importText(first.rejects);
    expect(second.rejects).toBe(first.rejects.replace('\n2,', '\n2,'));
  });
});

describe('the reading', () => {
  it('fails where rejects cannot be written, and the process goes on', async () => {
    const path = await fileOf('account_id,effective_on,product,amount\na,soon,Core,5\n');
    const { plan } = planFrom(await analyseFile(path));
    if (plan === null) throw new Error('no plan');
    await expect(readFile(path, plan, {}, { rejectsPath: `${path}/no/rejects.csv` })).rejects.toThrow('ENOTDIR');
  });

  it('waits for a slow sink, tells progress, and hands its failure on', async () => {
    const path = await fileOf('account_id,effective_on,product,amount\na,2025-01-01,Core,5\nb,2025-01-01,Core,5\n');
    const { plan } = planFrom(await analyseFile(path));
    if (plan === null) throw new Error('no plan');
    let open = 0;
    const told: number[] = [];
    const sink = {
      change: async () => {
        expect(++open).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 2));
        open--;
      },
    };
    const { accepted } = await readFile(path, plan, sink, { onProgress: ({ bytes, rows }) => told.push(bytes, rows) });
    expect(accepted).toBe(2);
    expect(told).toEqual([plan.bytes, 2]);
    const failing = { change: () => Promise.reject(new Error('disk full')) };
    await expect(readFile(path, plan, failing)).rejects.toThrow('disk full');
  });
});
