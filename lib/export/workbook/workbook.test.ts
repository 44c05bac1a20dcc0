import { beforeAll, describe, expect, it } from 'vitest';
import { balancesOn } from '@/lib/domain/balances';
import { parseDay } from '@/lib/domain/day';
import { sources } from '@/lib/domain/source';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { richView } from '@/lib/reports/testing/rich-view';
import { plainMoney } from '@/lib/view/format';
import { columnName } from './cell-names';
import { collectWorkbook } from './collect';
import type { WorkbookInput } from './input';
import { renderWorkbook } from './render';
import { evaluated } from './testing/formulas';
import { nastyNames } from './testing/nasty-names';
import { headingRow, placeOf, type ReadBook, readBook, rowsFrom, tableOf } from './testing/read-book';
import { daySerial, monthSerial } from './units';

const ask = (text = '') => parseReportQuery(new URLSearchParams(text));
const context = { company: 'Acme', closings: {}, hidesNames: false };

async function bookOf(view: LedgerView, text = '', over: Partial<typeof context> = {}) {
  const input = await collectWorkbook(view, ask(text), { ...context, ...over });
  return { input, book: readBook(await renderWorkbook(structuredClone(input))) };
}

const money = (minor: number | null): string | null => (minor === null ? null : plainMoney(minor, 'USD'));
const plain = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
const sheetOf = (book: ReadBook, name: string) => book.sheets.get(name)!;

describe.each([
  ['a ledger with all lists filled', richView, ''],
  ['hostile names, two currencies and a running month', nastyNames, ''],
  ['a quarterly window of some months', richView, 'window=3&from=2024-06&to=2025-05'],
  ['a filter', richView, 'where=channel%3Dweb&window=1'],
])('a workbook of %s', (_, viewMaker, text) => {
  const view = viewMaker();
  const query = ask(text);
  let book: ReadBook;
  let input: WorkbookInput;
  beforeAll(async () => {
    ({ book, input } = await bookOf(view, text));
  });

  it('prints what is compared side by side: the check on one page across', () => {
    expect(sheetOf(book, 'Check').xml).toMatch(/<pageSetup paperSize="8"[^>]*fitToWidth="1"/);
  });

  it('has the movements of the report in every cell', () => {
    const names = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;
    expect(tableOf(sheetOf(book, 'Movements')).rows).toEqual(
      reports
        .movements(view, query)
        .rows.map((row) => [
          plain(monthSerial(row.period)),
          row.partial ? 'to 19 Jul 2025' : 'complete',
          ...[row.start_arr, ...names.map((name) => row[name]), row.end_arr].map(money),
          ...(['start', ...names, 'end'] as const).map((name) => plain(row.accounts[name])),
        ]),
    );
  });

  it('has the retention of the report in every cell', () => {
    const { rows, current } = reports.retention(view, query);
    const cells = tableOf(sheetOf(book, 'Retention')).rows;
    const all = [
      ...rows.map((row) => [monthSerial(row.period), row] as const),
      [daySerial(current!.day), current!] as const,
    ];
    expect(cells).toEqual(
      all.map(([day, row], at) => [
        plain(day),
        at < rows.length ? 'complete' : 'now',
        plain(row.accounts),
        money(row.start_arr),
        money(row.end_arr),
        ...[row.nrr, row.grr, row.logo, row.nrr_without_price, row.nrr_without_increases].map(plain),
        ...[row.grr_without_increases, row.nrr_without_top, row.nrr_low, row.nrr_high].map(plain),
        ...[row.grr_low, row.grr_high, row.logo_low, row.logo_high, row.doubling_years, row.half_life_years].map(plain),
      ]),
    );
  });

  it('has the sources of expansion, and they add up', () => {
    const { rows } = reports.expansion(view, query);
    const moved = new Map(reports.movements(view, query).rows.map((row) => [row.period, row]));
    expect(tableOf(sheetOf(book, 'Expansion by source')).rows).toEqual(
      rows.map((row) => [
        plain(monthSerial(row.period)),
        money(moved.get(row.period)!.start_arr),
        ...[money(row.expansion), plain(row.rate), money(row.genuine), plain(row.genuine_rate)],
        ...[row.expanding_accounts, row.top10, row.quick_ratio].map(plain),
        ...sources.map((source) => money(row.by_source[source])),
        money(moved.get(row.period)!.contraction),
        ...sources.map((source) => money(moved.get(row.period)!.contraction_by_source[source])),
      ]),
    );
  });

  it.each(['net', 'gross', 'logo'])('has the cohorts, %s', (metric) => {
    const report = reports.cohorts(view, { ...query, metric });
    const { rows } = tableOf(sheetOf(book, `Cohorts ${metric}`));
    report.rows.forEach((row, at) => {
      const [cohort, accounts, start, , ...cells] = rows[at]!;
      expect([cohort, accounts, start]).toEqual([
        plain(monthSerial(row.cohort)),
        plain(row.accounts),
        money(row.start_arr),
      ]);
      expect(cells.filter((_cell, age) => age < row.cells.length)).toEqual(row.cells.map(plain));
    });
    expect(rows[report.rows.length]?.slice(4, 4 + report.mean.length) ?? []).toEqual(report.mean.map(plain));
  });

  it('has every account of the list with its figures', () => {
    const day = balancesOn(view.facts!, parseDay(input.accounts.day)!);
    const { rows } = tableOf(sheetOf(book, 'Accounts'));
    const list = reports.accounts(view, {
      ...query,
      from: parseDay(input.accounts.from)! + 1,
      list: ask('state=all').list,
    });
    expect(rows.map((row) => row.slice(0, 7))).toEqual(
      list.rows.map((row) => [
        ...[row.account, row.name].map((name) => name.replace(/\p{Surrogate}/gu, '\ufffd')),
        row.state,
        ...[row.arr, row.mrr, row.start_arr, row.change_arr].map(money),
      ]),
    );
    expect(list.rows.reduce((sum, row) => sum + row.arr, 0)).toBe(
      input.cube.ids.reduce((sum, id) => sum + day[view.facts!.accountIds.indexOf(id)]!, 0),
    );
  });

  it('has the balances of the ledger in the cube, and their sums', () => {
    const { rows, headings } = tableOf(sheetOf(book, 'Customer cube'));
    const sums = rowsFrom(sheetOf(book, 'Customer cube'), headingRow(sheetOf(book, 'Customer cube')) - 1)[0]!;
    headings.slice(3).forEach((serial, at) => {
      const balances = balancesOn(view.facts!, Number(serial) - 25_569);
      const listed = input.cube.ids.map((id) => balances[view.facts!.accountIds.indexOf(id)]!);
      expect(rows.map((row) => Number(row[3 + at]))).toEqual(listed.map((minor) => Number(money(minor))));
      expect(Number(sums[3 + at]?.value)).toBe(Number(money(listed.reduce((sum, minor) => sum + minor, 0))));
      const column = columnName(3 + at);
      expect(sums[3 + at]?.formula).toBe(`SUBTOTAL(109,${column}8:${column}${7 + Math.max(rows.length, 1)})`);
    });
  });

  it('recomputes movements and retention from the cube by formulas that show what they come to', () => {
    const check = sheetOf(book, 'Check');
    const { rows } = tableOf(check);
    expect(rows.length).toBe(reports.movements(view, query).rows.length);
    const left = [...check.cells].filter(([name, { formula }]) => {
      const [column, row] = placeOf(name);
      return formula !== null && column >= 2 && column < 12 && row > headingRow(check);
    });
    expect(left.length).toBeGreaterThanOrEqual(rows.length * 7);
    for (const [name, { value, kind }] of left) {
      const result = evaluated(book, name);
      if (typeof result === 'string') expect([name, value, kind]).toEqual([name, '', 'text']);
      else expect(Math.abs(Number(value) - result), name).toBeLessThan(1e-6);
    }
  });

  it('compares with the reports, finds no difference, and says so', () => {
    const check = sheetOf(book, 'Check');
    const first = headingRow(check) + 1;
    rowsFrom(check, first)
      .slice(0, tableOf(check).rows.length)
      .forEach((row, at) => {
        const [mine, ours, gaps] = [row.slice(2, 12), row.slice(12, 22), row.slice(22, 33)];
        gaps.forEach((gap) => {
          expect([gap?.value, gap?.formula === null]).toEqual(['0', false]);
        });
        mine.forEach((cell, index) => {
          const [a, b] = [2 + index, 12 + index].map((column) => `${columnName(column)}${first + at}`);
          expect(gaps[index]?.formula).toContain(index < 7 ? `ROUND(${a}-${b},2)` : `ROUND(${a}-${b},11)`);
          if (index < 7) expect(Number(cell?.value)).toBe(Number(ours[index]?.value));
          else expect(cell?.value || null).toBe(ours[index]?.value ?? null);
        });
      });
    expect(check.cells.get('C3')?.value).toBe('0');
    expect(check.cells.get('D3')?.value).toBe('Both sides agree');
    expect([...sheetOf(book, 'Read me').cells.values()].find(({ formula }) => formula === "'Check'!C3")?.value).toBe(
      '0',
    );
  });

  it('has formulas where they are meant, and nowhere else', () => {
    for (const [name, { cells }] of book.sheets) {
      const formulas = [...cells.values()].filter(({ formula }) => formula !== null);
      if (!['Check', 'Customer cube', 'Read me'].includes(name)) expect([name, formulas]).toEqual([name, []]);
      for (const { formula } of formulas) expect(formula).toMatch(/^(SUM|SUMPRODUCT|SUBTOTAL|IF|ROUND|MAX|'Check'!C3)/);
    }
  });
});
