import { describe, expect, it } from 'vitest';
import { fileOf } from '../ingest/testing/files';
import { readExport, readPastedExport } from './comparisons';

const read = async (text: string) => (await readExport({ path: await fileOf(text), fileName: 'x.csv' }, 'USD')).stated;

describe('an export as months', () => {
  it('a sheet with a column a month: totals rows left out, accounts by id', async () => {
    const text = 'Customer,2026-01,2026-02,2026-03\nZed,10,,12.50\nAcme,100,100,0\nTotal,110,100,12.50\n';
    expect(await read(text)).toEqual({
      months: ['2026-01', '2026-02', '2026-03'],
      accounts: [
        { id: 'Acme', name: null, currency: 'USD', mrr: [10_000, 10_000, 0] },
        { id: 'Zed', name: null, currency: 'USD', mrr: [1000, 0, 1250] },
      ],
      totals: null,
    });
  });

  it('rows of customer, month and MRR, in any order, currencies apart', async () => {
    const header = 'customer_id,name,month,mrr,currency\n';
    const rows = ['b,Bolt,2026-02,50,EUR\n', 'a,Acme,2026-01,100,USD\n', 'a,Acme,2026-02,120,USD\n'];
    const stated = await read(header + rows.join(''));
    expect(stated).toEqual({
      months: ['2026-01', '2026-02'],
      accounts: [
        { id: 'a', name: 'Acme', currency: 'USD', mrr: [10_000, 12_000] },
        { id: 'b', name: 'Bolt', currency: 'EUR', mrr: [0, 5000] },
      ],
      totals: null,
    });
    expect(await read(header + rows.toReversed().join(''))).toEqual(stated);
  });

  it('a log of movements: every month from its first to the last whole one', async () => {
    const stated = await read(
      'DATE,MRR_MOVEMENT,MRR,MOVEMENT_TYPE,CUSTOMER_EXTERNAL_ID,SUBSCRIPTION_EXTERNAL_ID\n' +
        '2025-01-10,83300,83300,new_biz,a,s\n2025-03-02,16700,100000,expansion,a,s\n2025-04-10,5000,5000,new_biz,b,t\n',
    );
    expect(stated.months).toEqual(['2025-01', '2025-02', '2025-03']);
    expect(stated.accounts).toEqual([{ id: 'a', name: null, currency: 'USD', mrr: [83_300, 83_300, 100_000] }]);
  });

  it('totals of months, from a file or pasted; a table of customers pasted', async () => {
    const totals = { months: ['2026-01', '2026-02', '2026-03'], accounts: [], totals: [8_125_000, null, 8_200_000] };
    expect(await read('month,mrr\n2026-03,82000\n2026-01,81250.00\n')).toEqual(totals);
    const pasted = async (text: string) => (await readPastedExport(text, 'USD')).stated;
    expect(await pasted('Jan 2026  81,250.00\nMar 2026  82,000\n')).toEqual(totals);
    expect(await pasted('\tJan 2026\tMar 2026\nMRR\t81,250.00\t82,000.00\n')).toEqual(totals);
    const one = await pasted('Customer\tJan 2026\tFeb 2026\nAcme\t100\t120\n');
    expect(one.accounts).toEqual([{ id: 'Acme', name: null, currency: 'USD', mrr: [10_000, 12_000] }]);
    expect((await pasted('customer\tmonth\tmrr\nAcme\t2026-01\t100\nZed\t2026-01\t90\n')).accounts).toHaveLength(2);
  });

  it('refuses what says nothing of months, and says what would', async () => {
    await expect(read('name,color\nAcme,red\nZed,blue\n')).rejects.toThrow(
      /What can be compared is MRR by customer and month/,
    );
    await expect(read('account_id,name,industry\nacme,Acme,Robots\nzed,Zed,Food\n')).rejects.toThrow(
      /states no MRR by month/,
    );
    await expect(readPastedExport('nothing of the kind', 'USD')).rejects.toThrow(
      /What can be compared is MRR by customer and month/,
    );
  });
});
