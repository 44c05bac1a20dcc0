import { describe, expect, it } from 'vitest';
import { formatDay } from '../domain/day';
import { type Imported, importText } from './testing/files';

/** What changes from month to month; cells that repeat the one before are left out. */
const steps = ({ changes }: Imported) =>
  changes
    .filter((change, index) => {
      const before = changes[index - 1];
      return change.amountMinor !== (before?.accountId === change.accountId ? before.amountMinor : 0);
    })
    .map((change) => `${change.accountId} ${formatDay(change.effectiveDay)} ${change.amountMinor} ${change.status}`);

describe('MRR spreadsheet, a column for each month', () => {
  it('cells that differ from the one before become changes on the 1st; 12 × 100.00 = 120,000', async () => {
    const imported = await importText(
      'customer,segment,2025-01,Feb 2025,2025-03-31,2025-04\no1,SMB,100.00,120.00,120.00,0\no2,SMB,50.00,50.00,50.00,50.00\no3,ENT,,30.00,,45.00\n',
    );
    expect(imported.analysis).toMatchObject({ kind: 'mrr', months: ['2025-01', '2025-02', '2025-03', '2025-04'] });
    expect(steps(imported)).toEqual([
      'o1 2025-01-01 120000 active',
      'o1 2025-02-01 144000 active',
      'o1 2025-04-01 0 ended',
      'o2 2025-01-01 60000 active',
      'o3 2025-02-01 36000 active',
      'o3 2025-03-01 0 ended',
      'o3 2025-04-01 54000 active',
    ]);
    expect(imported.changes[0]).toMatchObject({
      itemId: 'mrr',
      product: 'Subscription',
      source: 'unclassified',
      intervalUnit: 'year',
      intervalCount: 1,
    });
    expect(imported.accounts).toMatchObject([
      { accountId: 'o1', attributes: { segment: 'SMB' } },
      { accountId: 'o2' },
      { accountId: 'o3', attributes: { segment: 'ENT' } },
    ]);
    expect(imported.result).toMatchObject({ dataThroughHint: '2025-04-30', historyFromHint: '2025-01-01' });
  });

  it('every cell is stated, so that a corrected sheet can take a change back', async () => {
    const { changes } = await importText('customer,2025-01,2025-02,2025-03\na,10,10,\nb,,5,5\n');
    expect(changes.map(({ accountId, amountMinor }) => `${accountId} ${amountMinor}`)).toEqual([
      'a 12000',
      'a 12000',
      'a 0',
      'b 0',
      'b 6000',
      'b 6000',
    ]);
  });

  it('12 × 33.3333 = 399.9996 is rounded once, to 40,000 and not to 12 × 33.33', async () => {
    const imported = await importText('customer,2025-01,2025-02\na,33.3333,33.3333\n');
    expect(steps(imported)).toEqual(['a 2025-01-01 40000 active']);
    expect(imported.result?.notices).toMatchObject([{ code: 'rounded', column: '2025-01' }]);
  });

  it('12 × 10.0025 = 120.03 loses nothing and says nothing', async () => {
    const imported = await importText('customer,2025-01,2025-02\na,10.0025,10.0025\n');
    expect(steps(imported)).toEqual(['a 2025-01-01 12003 active']);
    expect(imported.result?.notices).toEqual([]);
  });

  it('months may stand in any order', async () => {
    const imported = await importText('customer,2025-02,2025-01\na,20,10\n');
    expect(steps(imported)).toEqual(['a 2025-01-01 12000 active', 'a 2025-02-01 24000 active']);
  });

  it('columns prepared for later months are no churn', async () => {
    const imported = await importText('customer,2025-01,2025-02,2025-03,2025-04\na,10,10,0,\nb,20,25,0,\n');
    expect(imported.result?.dataThroughHint).toBe('2025-02-28');
    expect(steps(imported)).toEqual([
      'a 2025-01-01 12000 active',
      'b 2025-01-01 24000 active',
      'b 2025-02-01 30000 active',
    ]);
    expect(imported.result?.notices.map(({ message }) => message)).toEqual([
      'file.csv: the months from 2025-03 to 2025-04 hold nothing yet and were left out',
    ]);
  });

  it('rows and columns of totals are left out', async () => {
    const imported = await importText('customer,2025-01,2025-02,Total\na,10,20,30\nb,5,5,10\nTotal,15,25,40\n');
    expect(imported.result).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
    expect(imported.accounts.map(({ accountId, attributes }) => [accountId, attributes])).toEqual([
      ['a', {}],
      ['b', {}],
    ]);
    expect(imported.result?.notices.map(({ code }) => code)).toEqual(['ignored_columns', 'totals_row']);
    const unnamed = await importText('customer,2025-01,2025-02\na,10,20\nb,5,5\n,15,25\n');
    expect(unnamed.result).toMatchObject({ read: 2, rejected: 0 });
  });

  it('a customer twice, a negative cell and a row without a customer are errors', async () => {
    const { problems } = await importText('customer,2025-01,2025-02\na,10,20\na,5,5\nb,-5,(3)\n,9,9\n');
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['duplicate_account', 3, 'customer'],
      ['negative_amount', 4, '2025-01'],
      ['parenthesised_amount', 4, '2025-02'],
      ['missing_value', 5, 'customer'],
    ]);
  });

  it('two columns of one month are a problem of the file', async () => {
    const { problems } = await importText('customer,2025-01,Jan 2025\na,10,20\n');
    expect(problems.map(({ message }) => message)).toEqual([
      'file.csv: the columns 2025-01 and Jan 2025 are the same month',
    ]);
  });

  it('all month columns share one decimal sign', async () => {
    const imported = await importText('customer;2025-01;2025-02\na;1,234;1.234,50\n');
    expect(steps(imported)).toEqual(['a 2025-01-01 1481 active', 'a 2025-02-01 1481400 active']);
  });

  it('names and ids in columns of their own', async () => {
    const { accounts } = await importText('Customer ID,Customer name,2025-01,2025-02\n7,Acme,10,20\n');
    expect(accounts).toMatchObject([{ accountId: '7', name: 'Acme', attributes: {} }]);
  });
});

describe('MRR in rows of customer, month and amount', () => {
  it('a month without a row is 0 where others have one', async () => {
    const imported = await importText(
      'customer,month,mrr,segment\na,2025-01,10,SMB\nb,2025-02,5,ENT\na,2025-03,12,SMB\nb,2025-03,5,ENT\nTotal,2025-03,17,\n',
    );
    expect(steps(imported)).toEqual([
      'a 2025-01-01 12000 active',
      'a 2025-02-01 0 ended',
      'a 2025-03-01 14400 active',
      'b 2025-02-01 6000 active',
    ]);
    expect(imported.accounts.map(({ accountId }) => accountId)).toEqual(['a', 'b']);
    expect(imported.result).toMatchObject({ read: 4, dataThroughHint: '2025-03-31', historyFromHint: '2025-01-01' });
  });

  it('a customer twice in a month is an error', async () => {
    const { problems } = await importText('customer,month,mrr\na,2025-01,10\na,2025-01,12\na,soon,1\n');
    expect(problems.map(({ code, row }) => [code, row])).toEqual([
      ['duplicate_month', 3],
      ['bad_month', 4],
    ]);
  });
});
