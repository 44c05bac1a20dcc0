/** The plain computation's answers to the runs of the worked cases, in the shapes of the reports. */
import type { PlainLedger } from '@/lib/domain/testing/plain';
import { plainLedger } from '@/lib/domain/testing/plain';
import { textOf } from '@/lib/domain/testing/plain-calendar';
import { plainCohorts } from '@/lib/domain/testing/plain-cohorts';
import { plainExpansion } from '@/lib/domain/testing/plain-expansion';
import { periodsOf, plainMovements } from '@/lib/domain/testing/plain-movements';
import { ofProducts, plainByProducts, plainProducts } from '@/lib/domain/testing/plain-products';
import { plainMonthEnds, plainRetention, windowStart } from '@/lib/domain/testing/plain-retention';
import { plainTimeToExpansion } from '@/lib/domain/testing/plain-survival';
import { type CaseRows, caseRows } from './case-rows';
import { type CaseRun, paramsOf, type WorkedCase } from './cases';

type Options = Record<string, string>;
type Json = Record<string, unknown>;

const A_DAY = 86_400_000;
/** Rows that do not say when they were recorded were so after all that do. */
const IMPORTED = Date.parse('2100-01-01');

function ledgerOf(rows: CaseRows, accounts: string[], options: Options, today: string): PlainLedger {
  const asOf = options.as_of;
  const settings = {
    currency: 'USD',
    graceDays: Number(options.grace ?? 30),
    usagePolicy: 'last' as const,
    historyFrom: rows.historyFrom,
    dataThrough: asOf ?? options.data_through ?? today,
    planRates: {},
  };
  const changes = rows.changes.map((row) => ({ ...row, recordedAt: row.recordedAt ?? IMPORTED }));
  return plainLedger(accounts, changes, rows.invoices, settings, asOf === undefined ? null : Date.parse(asOf) + A_DAY);
}

/** An account's value of an attribute on a day: the last dated row by then, else the one without a day. */
function valueOn({ attributes }: CaseRows, account: string, name: string, day: string): string {
  const known = attributes.filter((row) => row.account_id === account && (row.effective_on || '') <= day);
  return known.sort((a, b) => ((a.effective_on || '') < (b.effective_on || '') ? -1 : 1)).at(-1)?.[name] ?? '';
}

const withHalves = (middle: number | null, half: number | null, name: string): Json => ({
  [`${name}_low`]: middle === null || half === null ? null : middle - half,
  [`${name}_high`]: middle === null || half === null ? null : middle + half,
});

function figures(ledger: PlainLedger, day: number, options: Options): Json {
  const product = options.where?.startsWith('product=') ? options.where.slice(8) : null;
  const { nrrHalf, grrHalf, logoInterval, ...exact } = plainRetention(
    product === null ? ledger : ofProducts(ledger, [product]),
    day,
    Number(options.window ?? 12),
  );
  const [logo_low, logo_high] = logoInterval ?? [null, null];
  const halves = { ...withHalves(exact.nrr, nrrHalf, 'nrr'), ...withHalves(exact.grr, grrHalf, 'grr') };
  return { ...exact, ...halves, logo_low, logo_high };
}

type Labelled = { period: string };

/** The rows of the periods asked for; of a finer grid those that lie in its months, or reach into them. */
function within<Row extends Labelled>(ledger: PlainLedger, grid: string, rows: Row[], { from, to }: Options): Row[] {
  const months = periodsOf(ledger, 'month');
  const start = months.find(({ label }) => label === from)?.start ?? 0;
  const end = months.find(({ label }) => label === to)?.end ?? ledger.lastDay;
  const touched = periodsOf(ledger, grid).filter((period) => period.end >= start && period.start <= end);
  return rows.filter((row) => touched.some(({ label }) => label === row.period));
}

function movements(ledger: PlainLedger, options: Options): Json {
  const grid = options.grid ?? 'month';
  const rows = plainMovements(ledger, grid).map(({ amounts, counts, startAccounts, endAccounts, ...row }) => ({
    ...row,
    ...amounts,
    fx: 0,
    accounts: { start: startAccounts, ...counts, end: endAccounts },
  }));
  const groups = plainProducts(ledger).map((key) => ({
    key,
    rows: plainByProducts(ledger, [key], grid).map(({ amounts, ...row }) => ({ ...row, ...amounts })),
  }));
  return {
    currency: 'USD',
    grid,
    rows: within(ledger, grid, rows, options),
    groups: groups.map((group) => ({ ...group, rows: within(ledger, grid, group.rows, options) })),
  };
}

function retention(ledger: PlainLedger, options: Options): Json {
  const rows = plainMonthEnds(ledger).map(({ label, end }) => ({ period: label, ...figures(ledger, end, options) }));
  const current = { day: textOf(ledger.lastDay), ...figures(ledger, ledger.lastDay, options) };
  const window = Number(options.window ?? 12);
  return { currency: 'USD', window, rows: within(ledger, 'month', rows, options), current };
}

/** Retention by an attribute: its value now, or at the start of the last window asked for. */
function retentionBy(rows: CaseRows, whole: PlainLedger, options: Options, today: string): Json[] {
  const end = plainMonthEnds(whole).find(({ label }) => label === options.to)!.end;
  const day = options.attr_at === 'start' ? textOf(windowStart(end, Number(options.window))) : today;
  const keyOf = (account: string): string => valueOn(rows, account, options.by!, day);
  return [...new Set(rows.accounts.map(keyOf))].sort().map((key) => {
    const accounts = rows.accounts.filter((account) => keyOf(account) === key);
    return { key, rows: retention(ledgerOf(rows, accounts, options, today), options).rows };
  });
}

/** What a run of a case says, by the plain computation. */
export function plainAnswer(worked: WorkedCase, run: CaseRun): Json {
  const [report = '', ...args] = run.args;
  const options: Options = Object.fromEntries(paramsOf(args));
  const rows = caseRows(worked);
  const [attribute = '', value = ''] = (options.where ?? '').split('=');
  const isChosen = (account: string): boolean =>
    attribute === '' || attribute === 'product' || valueOn(rows, account, attribute, worked.today) === value;
  const accounts = rows.accounts.filter(isChosen);
  const ledger = ledgerOf(rows, accounts, options, worked.today);
  if (report === 'movements') return movements(ledger, options);
  if (report === 'retention' && options.by !== undefined)
    return { ...retention(ledger, options), groups: retentionBy(rows, ledger, options, worked.today) };
  if (report === 'retention') return retention(ledger, options);
  if (report === 'expansion')
    return {
      rows: within(ledger, 'month', plainExpansion(ledger), options),
      t2e: plainTimeToExpansion(ledger),
    };
  const grid = options.grid ?? 'month';
  const last = periodsOf(ledger, 'month').find(({ label }) => label === options.to);
  const until = { ...options, data_through: last === undefined ? worked.today : textOf(last.end) };
  const metric = options.metric ?? 'net';
  return { grid, metric, ...plainCohorts(ledgerOf(rows, accounts, until, worked.today), grid, metric) };
}
