import { describe, expect, it } from 'vitest';
import { balancesOn } from '@/lib/domain/balances';
import { formatMonth, lastDayOf, monthOf } from '@/lib/domain/day';
import type { StatedMonths } from '@/lib/domain/differences-stated';
import { mrrFromArr } from '@/lib/domain/money';
import { casesTable, monthsTable, prepareCases, prepareDifferences } from '@/lib/view/differences';
import { differencesReport, parseDifferencesQuery } from './differences-report';
import { richView } from './testing/rich-view';

const view = richView();
const facts = view.facts!;
const last = monthOf(facts.dataThrough + 1) - 1;
const months = [last - 2, last - 1, last, last + 1].map(formatMonth);

/** Our own figures, with a month that the ledger does not know, an account left out, and one that is wrong in one month. */
function planted(): { stated: StatedMonths; missing: string; wrong: string } {
  const ends = [last - 2, last - 1, last, last].map((month) => balancesOn(facts, lastDayOf(month)));
  const accounts = facts.accountIds.map((id, account) => ({
    ...{ id, name: null, currency: view.currency },
    mrr: ends.map((balances) => mrrFromArr(balances[account]!)),
  }));
  const active = accounts.filter(({ mrr }) => mrr.every((minor) => minor > 0));
  const [missing, wrong] = [active[0]!, active[1]!];
  wrong.mrr[1]! += 4321;
  return {
    stated: { months, accounts: accounts.filter((account) => account !== missing), totals: null },
    ...{ missing: missing.id, wrong: wrong.id },
  };
}

const { stated, missing, wrong } = planted();
const ask = (text = '') =>
  differencesReport(
    view,
    { name: 'Books', file: 'books.csv', stated },
    parseDifferencesQuery(new URLSearchParams(text)),
    'x',
  );

describe('where numbers differ', () => {
  it('tells every month with causes that sum to it, and the last one that differs with its accounts', async () => {
    const report = await ask();
    for (const { theirs, ours, difference, causes } of report.months) {
      expect(difference).toBe(theirs - ours);
      expect(causes.reduce((sum, cause) => sum + cause.difference, 0)).toBe(difference);
    }
    expect(report.months.map(({ period }) => period)).toEqual(months.slice(0, 3));
    expect(report.uncompared).toEqual(months.slice(3));
    expect(report.period).toBe(months[2]);
    expect(report.causes[0]).toMatchObject({ cause: 'only_ours', accounts: 1, found: 1 });
    expect(report.causes[0]!.cases[0]).toMatchObject({ account: missing, their_account: null, theirs: 0 });
  });

  it('opens a month and a cause, page by page, and names what it cannot', async () => {
    const { causes } = await ask(`period=${months[1]}&cause=unexplained&limit=1`);
    expect(causes).toHaveLength(1);
    expect(causes[0]!.cases).toMatchObject([{ account: wrong, difference: 4321, matched_by: 'id' }]);
    expect((await ask(`period=${months[1]}&offset=5`)).causes[0]!.cases).toEqual([]);
    await expect(ask('period=1999-01')).rejects.toThrow(/1999-01 is not compared/);
    expect(() => parseDifferencesQuery([['cause', 'luck']])).toThrow(/expected one of/);
    expect(() => parseDifferencesQuery([['period', 'June']])).toThrow(/expected a month/);
    expect(() => parseDifferencesQuery([['limit', '-1']])).toThrow(/whole number/);
  });

  it('refuses amounts in a currency without a plan rate', async () => {
    const foreign = { ...stated, accounts: stated.accounts.map((account) => ({ ...account, currency: 'ISK' })) };
    const asked = differencesReport(view, { name: 'x', file: 'x', stated: foreign }, parseDifferencesQuery([]));
    await expect(asked).rejects.toThrow(/no plan rate for ISK/);
  });

  it('is told in words, with tables of months and accounts', async () => {
    const report = await ask(`period=${months[1]}`);
    const model = prepareDifferences(report);
    expect(model.finding).toBe('Books differs in 3 of 3 months; part of it is not explained');
    expect(model.uncompared).toMatch(/not compared, since the ledger does not know that month to the end/);
    expect(model.month?.finding).toMatch(/not explained$/);
    expect(model.month?.causes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Accounts only we count', 'Not explained']),
    );
    const unexplained = report.causes.find(({ cause }) => cause === 'unexplained')!;
    expect(prepareCases(unexplained, report.currency)).toMatchObject({
      lines: [{ account: wrong, note: '' }],
      rest: null,
    });
    expect(monthsTable(report).rows).toHaveLength(3);
    const rows = casesTable(report).rows.map((row) => row.map(({ plain }) => plain));
    expect(rows).toContainEqual(expect.arrayContaining(['Not explained', wrong, '43.21']));
  });

  it('says where both agree, to the cent or but for rounding', async () => {
    const report = await ask();
    const same = { theirs: 5, ours: 5, difference: 0, unexplained: 0, causes: [] };
    const quiet = { ...report, months: [{ ...same, period: '2026-01' }], period: '2026-01', causes: [] };
    expect(prepareDifferences(quiet).finding).toBe('Books and Ratchet agree in Jan 2026, to the cent');
    expect(prepareDifferences(quiet).month?.finding).toBe('Jan 2026: the same total');
    expect(prepareDifferences({ ...quiet, months: [], period: null })).toMatchObject({ month: null });
  });
});
