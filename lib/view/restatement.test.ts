import { describe, expect, it } from 'vitest';
import { type RestatedValues, restatedFigures } from '@/lib/domain/restatement';
import { rowsWords } from './closed-words';
import { prepareRestatement, type RestatementInput, restatementSub, restatementTable } from './restatement';
import { prepareTieOut, type TieOutInput, tieOutTable } from './tie-out';
import { csvOf } from './twin';

const none = Object.fromEntries(restatedFigures.map((figure) => [figure, 0])) as RestatedValues;
const moved: RestatedValues = { ...none, end_arr: 12_050, expansion: 12_050, nrr_12m: 0.0021 };
const change = {
  ...{ id: 'import-4', kind: 'import' as const, file: 'late.csv', description: null, reason: null, settings: [] },
  ...{ on: '2026-11-20', by: 'Ann', accounts: 1, differences: moved },
};
const report: RestatementInput = {
  ...{ period: '2026-10', currency: 'USD', state: 'restated', comparable: true, closed: { currency: 'USD' } },
  figures: restatedFigures.map((figure) => ({ figure, reported: 1, now: 1, difference: moved[figure] })),
  ...{ changes: [change], differing_accounts: 1, total_accounts: 1 },
  accounts: [
    {
      ...{ account: 'a', name: '=Acme', reported_arr: 60_000, now_arr: 72_050, differences: moved },
      changes: [{ id: 'import-4', differences: moved, rows: [{ row: 7, on: '2026-10-20' }] }],
    },
  ],
};

describe('a restatement', () => {
  it('tells the difference of the figure asked for by change and account', () => {
    const model = prepareRestatement(report, 'end_arr');
    expect(model.total).toBe('+$120.50');
    expect(model.changes[0]).toMatchObject({
      text: 'Imported late.csv',
      made: '20 Nov 2026 by Ann',
      difference: '+$120.50',
    });
    expect(model.accounts[0]).toMatchObject({ reported: '$600.00', now: '$720.50', changes: [{ rows: 'row 7' }] });
    expect(prepareRestatement(report, 'churn').changes[0]).toMatchObject({ difference: 'no change', moved: false });
    expect(prepareRestatement(report, 'nrr_12m').accounts[0]?.difference).toBe('+0.2 pt');
    expect(restatementSub(report)).toBe('Oct 2026: 1 change since moved 1 account');
  });

  it('says why there is nothing to tell', () => {
    const nothing = (said: Partial<RestatementInput>) => prepareRestatement({ ...report, ...said }, 'end_arr').nothing;
    expect(nothing({ state: 'closed' })).toContain('Nothing recorded since');
    expect(nothing({ comparable: false, closed: { currency: 'EUR' } })).toContain('reported in EUR');
    expect(nothing({ accounts: [], total_accounts: 0 })).toContain('No amount');
  });

  it('is no formula in a file, and names the rows', () => {
    const [, line] = csvOf(restatementTable(report, 'end_arr')).split('\r\n');
    expect(line).toBe("a,'=Acme,600.00,720.50,Imported late.csv,2026-11-20,Ann,late.csv,7,120.50");
    expect(rowsWords([1, 2, 3, 4, 5].map((row) => ({ row })))).toBe('rows 1, 2, 3 and 2 more');
    expect(rowsWords([1, 2].map((row) => ({ row })))).toBe('rows 1 and 2');
  });
});

const tied: TieOutInput = {
  ...{ period: '2026-10', currency: 'USD', state: 'open', ours: 20_000, difference: -500, explained: -300 },
  ledger: { mrr: 19_500, file: 'gl.csv', stated_on: '2026-11-05' },
  unexplained: -200,
  causes: [
    { id: 1, cause: 'timing', amount: -300, account: 'a', name: 'Acme', note: 'May', by: 'Ann', on: '2026-11-05' },
  ],
  signed: null,
};

describe('a tie-out', () => {
  it('tells what is left, and what was when it was signed off', () => {
    expect(prepareTieOut(tied)).toMatchObject({
      finding: 'Oct 2026: $2.00 of the difference is not explained',
      ...{ left: '-2.00', canExplain: true, canSign: true, needsNote: true },
      causes: [{ text: 'Timing', amount: '−$3.00', account: { name: 'Acme' } }],
    });
    const signed = {
      id: 2,
      name: 'Cleo',
      note: null,
      on: '2026-11-06',
      ledger: 19_500,
      ours: 19_900,
      unexplained: -200,
    };
    expect(prepareTieOut({ ...tied, state: 'outdated', signed }).signed?.outdated).toBe(
      'Outdated: when it was signed off Ratchet was $199.00',
    );
    expect(prepareTieOut({ ...tied, ledger: null, difference: null, unexplained: null, state: 'none' })).toMatchObject({
      ...{ finding: 'No control total is stated for Oct 2026', canSign: false, left: '' },
    });
    expect(csvOf(tieOutTable(tied)).split('\r\n')[4]).toBe('Timing,-3.00,a,May');
  });
});
