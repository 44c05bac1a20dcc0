import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parseReportQuery, QueryError } from '@/lib/reports/query';
import { type ReportName, reports } from '@/lib/reports/reports';
import { richView } from '@/lib/reports/testing/rich-view';
import { csvOf } from '@/lib/view/twin';
import { reportTable } from './csv';
import { hostileNames, nastyNames } from './workbook/testing/nasty-names';

const ask = (text = '') => parseReportQuery(new URLSearchParams(text));

/** A table of a report as somebody reads its file. */
function fileOf(name: ReportName, view = richView(), text = '', table: string | null = null): Record<string, string>[] {
  const csv = csvOf(reportTable(name, reports[name](view, ask(text)), table));
  return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
}

describe('a report as CSV', () => {
  it.each(Object.keys(reports) as ReportName[])('%s has a table of its own', (name) => {
    const { columns, rows } = reportTable(name, reports[name](richView(), ask()), null);
    expect(rows.length).toBeGreaterThan(0);
    expect(columns.some(({ plain }) => plain === 'message')).toBe(
      ['targets', 'bridge', 'whitespace', 'plan-list'].includes(name),
    );
    expect(new Set(columns.map(({ plain }) => plain)).size).toBe(columns.length);
    for (const row of rows) expect(row.length).toBe(columns.length);
  });

  it('has amounts in major units, ratios as they are, and the currency in the heading', () => {
    const rows = reports.movements(richView(), ask()).rows;
    const file = fileOf('movements');
    expect(file.map((row) => row.end_arr_USD)).toEqual(rows.map(({ end_arr }) => (end_arr / 100).toFixed(2)));
    expect(file.map((row) => row.expansion_by_source_seats_USD)).toEqual(
      rows.map((row) => (row.expansion_by_source.seats / 100).toFixed(2)),
    );
    expect(file.map((row) => row.accounts_start)).toEqual(rows.map(({ accounts }) => String(accounts.start)));
    const retained = reports.retention(richView(), ask()).rows;
    expect(fileOf('retention').map(({ nrr }) => nrr)).toEqual(
      retained.map(({ nrr }) => (nrr === null ? '' : String(nrr))),
    );
  });

  it('has the cells of a cohort side by side, in the unit of the metric', () => {
    const [net] = fileOf('cohorts');
    expect(net?.cells_0).toBe('1');
    const [revenue] = fileOf('cohorts', richView(), 'metric=revenue');
    const [row] = reports.cohorts(richView(), ask('metric=revenue')).rows;
    expect(revenue?.cells_0_USD).toBe(((row?.cells[0] ?? 0) / 100).toFixed(2));
  });

  it('says of each row which segment it is of, and of the whole', () => {
    const file = fileOf('retention', richView(), 'by=channel');
    expect(new Set(file.map(({ segment }) => segment))).toEqual(new Set(['(all)', 'web', 'partner']));
  });

  it('has other tables by their names, and names them to who asks for another', () => {
    expect(fileOf('retention', richView(), '', 'current')).toHaveLength(1);
    expect(fileOf('benchmarks', richView(), '', 'rows.bands').map(({ metric }) => metric)).toContain('nrr_12m');
    expect(fileOf('expansion', richView(), '', 'price_increases').length).toBeGreaterThan(0);
    const report = reports.retention(richView(), ask());
    expect(() => reportTable('retention', report, 'luck')).toThrow(QueryError);
    expect(() => reportTable('retention', report, 'luck')).toThrow('there are rows, current');
  });

  it('makes no formula of a name, and keeps negative figures numbers', () => {
    const file = fileOf('accounts', nastyNames(), 'state=all');
    expect(file.length).toBe(hostileNames.length);
    for (const row of file)
      for (const [heading, text] of Object.entries(row))
        if (/^[=+\-@\t\r\n]/.test(text))
          expect([heading, text]).toEqual([heading, expect.stringMatching(/^-\d+\.\d\d$/)]);
    expect(file.map(({ name }) => name)).toContain("'=cmd|’/C calc’!A0");
  });

  it('says so where there is nothing, and how far the data go', () => {
    const nothing = (words: string) => [{ message: `movements has no rows for this question; ${words}` }];
    expect(fileOf('movements', richView(), 'from=2031-01')).toEqual(nothing('the data go to 31 Dec 2025'));
    const empty = { ...richView(), facts: null, basis: null, dataThrough: null };
    expect(fileOf('movements', empty)).toEqual(nothing('no data yet'));
  });

  it('one changed cent shows', () => {
    const view = richView();
    const report = reports.movements(view, ask());
    const changed = { ...report, rows: report.rows.map((row) => ({ ...row, end_arr: row.end_arr + 1 })) };
    const ends = (of: object) => reportTable('movements', of, null).rows.map((row) => row[9]?.plain);
    expect(ends(report)).not.toEqual(ends(changed));
  });
});
