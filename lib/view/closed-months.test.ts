import { describe, expect, it } from 'vitest';
import { editionLines, type MonthInput, monthHead, monthsTable, prepareMonths } from './closed-months';
import { csvOf } from './twin';

const edition = {
  ...{ edition: 1, closed_on: '2026-11-03', by: 'Ann', note: 'Board', ledger_version: 9, data_through: '2026-11-02' },
  ...{ currency: 'USD', sha256: 'ab', end_arr: 800_000_00, nrr: 1.034, grr: 0.88, reopened: null },
};
const month = (said: Partial<MonthInput>): MonthInput => ({
  ...{ period: '2026-10', state: 'open', end_arr: 790_000_00, nrr: 1.03, grr: 0.87, difference: null, editions: [] },
  tie_out: { state: 'none', signed_by: null, signed_on: null },
  ...said,
});
const closed = month({ period: '2026-09', state: 'closed', difference: 0, editions: [edition] });
const restated = month({ period: '2026-08', state: 'restated', difference: -10_000_00, editions: [edition] });
const list = (months: MonthInput[]) => ({ currency: 'USD', data_through: '2026-11-15', months });

describe('closed months', () => {
  it('tells how many are closed, and which to close next', () => {
    expect(prepareMonths(list([month({})]), false)).toMatchObject({
      finding: 'No month is closed yet',
      next: '2026-10',
    });
    const model = prepareMonths(list([month({}), closed, restated]), false);
    expect(model).toMatchObject({
      finding: '2 months are closed, 1 restated since',
      next: '2026-10',
      first: '2026-08',
    });
    expect(model.lines.map(({ arr, difference, closed: by }) => [arr, difference, by])).toEqual([
      ['$790,000', null, null],
      ['$800,000', null, 'on 3 Nov 2026 by Ann'],
      ['$800,000', '−$10,000 since', 'on 3 Nov 2026 by Ann'],
    ]);
    expect(prepareMonths(list([closed]), false)).toMatchObject({ next: null, rest: null });
  });

  it('says of one month what was reported and what is known now', () => {
    expect(monthHead(restated, 'USD')).toEqual({
      finding: 'Aug 2026 was reported with $800,000, and is $10,000 less as known now',
      sub: 'Closed on 3 Nov 2026 by Ann · data through 2 Nov 2026 · ledger version 9',
      note: 'Board',
    });
    expect(monthHead(closed, 'USD').finding).toBe('Sep 2026 stands as it was reported: $800,000');
    expect(monthHead(month({}), 'USD').sub).toBe('Never closed');
    const again = month({ editions: [{ ...edition, reopened: { on: '2026-11-04', by: 'Bea', reason: 'a credit' } }] });
    expect(monthHead(again, 'USD').sub).toBe('Closed before, and reopened on 4 Nov 2026');
    expect(editionLines(again)[0]?.reopened).toBe('Reopened on 4 Nov 2026 by Bea: a credit');
  });

  it('goes into a file with every cent', () => {
    expect(csvOf(monthsTable(list([restated]))).split('\r\n')[1]).toBe(
      '2026-08,Restated,2026-11-03,Ann,800000.00,790000.00,-10000.00,1.03,No control total,Board',
    );
  });
});
