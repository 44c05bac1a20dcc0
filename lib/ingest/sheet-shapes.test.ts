/** Tables as people keep them in spreadsheets: titles, several rows of names, totals, formulas that failed. */
import { describe, expect, it } from 'vitest';
import { sentence } from './problem';
import { importText } from './testing/files';

const codes = (problems: readonly { code: string }[] | undefined) => problems?.map(({ code }) => code) ?? [];

describe('where the column names stand', () => {
  it('a year above its months is part of their names', async () => {
    const { analysis, accounts, result } = await importText(
      'MRR report,,,,\nCustomer,2024,,2025,\n,Nov,Dec,Jan,Feb\nAcme,10,10,12,12\nZoë,5,5,5,0\n',
    );
    expect(analysis).toMatchObject({ kind: 'mrr', headerRow: 3, months: ['2024-11', '2024-12', '2025-01', '2025-02'] });
    expect(analysis.notices.map(sentence)[0]).toBe(
      'file.csv: the column names stand in rows 2 to 3 and were read as one name each; nothing, unless a column is called what it is not',
    );
    expect(accounts.map(({ accountId, row }) => [accountId, row])).toEqual([
      ['Acme', 4],
      ['Zoë', 5],
    ]);
    expect(codes(result?.notices)).toContain('header_rows');
  });

  it('one year above all of them, with nothing else in its row', async () => {
    const { analysis } = await importText(',2025,,\nCustomer,Jan,Feb,Mar\nAcme,10,10,12\n');
    expect(analysis).toMatchObject({ kind: 'mrr', headerRow: 2, months: ['2025-01', '2025-02', '2025-03'] });
  });

  it('months above what is measured in each', async () => {
    const { analysis } = await importText(
      'Account,Jan 2025,Jan 2025,Feb 2025,Feb 2025\nName,MRR,Seats,MRR,Seats\nAcme,10,3,12,4\n',
    );
    expect(analysis).toMatchObject({ kind: 'mrr', headerRow: 2, months: ['2025-01', '2025-02'] });
  });

  it('notes of several cells above them are no names', async () => {
    const { analysis } = await importText('Made on,2026-03-01\nBy,Finance\n\naccount_id,name\na1,Acme\n');
    expect(analysis).toMatchObject({ kind: 'accounts', headerRow: 4 });
  });

  it('a row of data is never one of names', async () => {
    const { analysis, accounts } = await importText('account_id,name,segment\na1,Acme,\na2,Beta,SMB\n');
    expect(analysis.headerRow).toBe(1);
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['a1', 'a2']);
  });
});

describe('rows that add up the others', () => {
  const rows = 'a,10,10\nb,20,25\nc,5,0\n';

  it.each(['Total', 'Grand total:', 'Sum', 'Total MRR', 'Totals (USD)', 'TOTAL CUSTOMERS', 'Gesamtsumme'])(
    '%s',
    async (label) => {
      const { result, accounts } = await importText(`customer,2025-01,2025-02\n${rows}${label},35,35\n`);
      expect(accounts.map(({ accountId }) => accountId)).toEqual(['a', 'b', 'c']);
      expect(result).toMatchObject({ read: 3, accepted: 3, rejected: 0 });
      expect(codes(result?.notices)).toEqual(['totals_row']);
    },
  );

  it('the label may stand in another column than the id', async () => {
    const { accounts } = await importText(`name,account_id,2025-01,2025-02\nA,a,1,2\nTotal,,1,2\n`);
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['a']);
  });

  it('a row whose every month is the sum of those above, whatever it is called', async () => {
    const { accounts, result } = await importText(`customer,2025-01,2025-02\n${rows}All customers,35,35\n`);
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['a', 'b', 'c']);
    expect(result?.notices[0]?.message).toBe('Row 5: the row "All customers" adds up the others and was left out');
  });

  it('also where a row above was rejected', async () => {
    const { result, accounts } = await importText(
      'customer,2025-01,2025-02,2025-03\na,10,10,1\nb,20,#REF!,2\nc,5,0,3\nb,5,0,3\nAll customers,40,10,9\n',
    );
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['a', 'c', 'b']);
    expect(result).toMatchObject({ read: 4, accepted: 3, rejected: 1 });
  });

  it('a customer that equals two others in one month stays a customer', async () => {
    const { accounts } = await importText('customer,2025-01,2025-02\na,10,10\nb,20,25\nc,30,30\n');
    expect(accounts).toHaveLength(3);
  });

  it('customer, month and amount: by its label, or by the sum alone', async () => {
    const long = 'customer,month,mrr\na,2025-01,5\nb,2025-01,6.5\n';
    for (const last of ['Total,,11.5\n', ',,11.50\n', ',Sum,11.5\n']) {
      const { result } = await importText(long + last);
      expect(result, last).toMatchObject({ read: 2, rejected: 0 });
      expect(codes(result?.notices)).toEqual(['totals_row']);
    }
  });

  it('of any kind of file, where the row could not be read anyway', async () => {
    const head = 'account_id,period_start,period_end,amount\n';
    const line = 'a1,2025-01-01,2025-02-01,10\n';
    const { result } = await importText(`${head}${line}Total,,,10\n`);
    expect(result).toMatchObject({ read: 1, accepted: 1, rejected: 0 });
    // Total is a company too.
    const total = await importText(`${head}${line}Total,2025-01-01,2025-02-01,20\n`);
    expect(total.result).toMatchObject({ read: 2, accepted: 2 });
  });
});

describe('formulas that failed', () => {
  it('an amount that is an error is no 0: its row is rejected with what it holds', async () => {
    const { result, rejects } = await importText('customer,2025-01,2025-02\na,10,#N/A\nb,#REF!,5\nc,1,2\n');
    expect(result).toMatchObject({ read: 3, accepted: 1, rejected: 2 });
    expect(result?.problems.map(sentence)).toEqual([
      'Row 2, 2025-02: the cell holds #N/A, an error of the spreadsheet; mend the formula, or write the value it should have',
      'Row 3, 2025-01: the cell holds #REF!, an error of the spreadsheet; mend the formula, or write the value it should have',
    ]);
    expect(rejects).toContain('spreadsheet_error');
  });

  it('as an id, a date or a currency as well; of an attribute it is unknown', async () => {
    const { result, accounts } = await importText(
      'account_id,name,started_on,segment\n#N/A,Acme,2025-01-01,SMB\na2,Beta,#VALUE!,SMB\na3,Gamma,2025-01-01,#N/A\n',
    );
    expect(result?.problems.map(({ code, column }) => [code, column])).toEqual([
      ['spreadsheet_error', 'account_id'],
      ['spreadsheet_error', 'started_on'],
    ]);
    expect(accounts).toMatchObject([{ accountId: 'a3', attributes: {} }]);
  });
});
