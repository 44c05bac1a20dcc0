/**
 * What a closed month is kept as, made from a ledger view: its movements, retention over 1, 3 and 12 months, expansion,
 * each account's part in them, and the settings as they stood. Which fields they have is said here and not by the
 * reports, so that a report which learns more later leaves the hash of an earlier month as it is.
 */
import { createHash } from 'node:crypto';
import { balancesOn } from '@/lib/domain/balances';
import { type Day, formatMonth, lastDayOf, type Month, type MonthNumber, parseDay, parseMonth } from '@/lib/domain/day';
import { expansionRows } from '@/lib/domain/expansion';
import type { Facts } from '@/lib/domain/facts';
import type { MovementType } from '@/lib/domain/movement-type';
import { movements } from '@/lib/domain/movements';
import { type PeriodAccount, periodAccounts } from '@/lib/domain/period-accounts';
import type { RetentionRow } from '@/lib/domain/report';
import { retentionRows } from '@/lib/domain/retention';
import type { PeriodContent } from '@/lib/store/closed-periods';
import type { WorkspaceSettings } from '@/lib/store/settings';
import type { LedgerView } from './ledger-view';
import { type Pieces, withPauses } from './pauses';
import { QueryError, WINDOWS_MONTHS } from './query';
import { settingsJson } from './settings-report';

const FORMAT = 1;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The same content is the same text: keys in their order, nothing between. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function only<Row extends object>(row: Row | undefined, names: readonly (keyof Row & string)[]): Json {
  return row === undefined ? null : Object.fromEntries(names.map((name) => [name, (row[name] ?? null) as Json]));
}

const MOVEMENT = [
  ...(['period', 'partial', 'start_arr', 'new', 'reactivation', 'expansion', 'contraction', 'churn', 'fx'] as const),
  ...(['end_arr', 'accounts', 'expansion_by_source', 'contraction_by_source'] as const),
] as const;
const RETENTION = [
  ...([
    'accounts',
    'start_arr',
    'end_arr',
    'nrr',
    'grr',
    'logo',
    'nrr_low',
    'nrr_high',
    'grr_low',
    'grr_high',
  ] as const),
  ...(['logo_low', 'logo_high'] as const),
] as const;
const EXPANSION = [
  ...(['expansion', 'rate', 'genuine', 'genuine_rate', 'accounts_at_start', 'accounts_expanding'] as const),
  ...(['expanding_accounts', 'share_of_new', 'quick_ratio', 'by_source', 'by_motion'] as const),
] as const;
const SETTINGS = [
  ...(['currency', 'grace', 'usage_policy', 'history_from', 'gross_margin', 'plan_rates'] as const),
  ...(['plan_rates_by_year', 'fiscal_year_start', 'time_zone', 'data_through_by_source'] as const),
] as const;

/** An account as it is kept: id, ARR at start, end and a year before the end, movement. */
type KeptAccount = readonly [string, number, number, number, MovementType | null];

interface KeptContent {
  figures: { accounts: readonly KeptAccount[] };
}

interface MadeFigures {
  text: string;
  sha256: string;
  end: number;
  nrr: number | null;
  grr: number | null;
}

const known = new WeakMap<Facts, Map<MonthNumber, Promise<MadeFigures>>>();

/** The month's figures as canonical JSON; worked out once for the facts, with pauses in which others are answered. */
export async function figuresOfMonth({ facts, currency }: LedgerView, month: MonthNumber): Promise<MadeFigures | null> {
  if (facts === null) return null;
  const kept = known.get(facts) ?? new Map<MonthNumber, Promise<MadeFigures>>();
  known.set(facts, kept);
  const made = kept.get(month) ?? withPauses(madeFigures(facts, currency, month));
  kept.set(month, made);
  made.catch(() => kept.delete(month));
  return made;
}

function* madeFigures(facts: Facts, currency: string, month: MonthNumber): Pieces<MadeFigures> {
  const day = lastDayOf(month);
  const asked = { from: day, to: day, accounts: null };
  const retention: { window: number; row: RetentionRow | undefined }[] = [];
  for (const window of WINDOWS_MONTHS) {
    retention.push({ window, row: retentionRows(facts, { ...asked, window })[0] });
    yield;
  }
  const moved = movements(facts, { ...asked, grid: 'month' })[0];
  yield;
  const expanded = expansionRows(facts, { ...asked, grid: 'month' })[0];
  yield;
  const accounts = periodAccounts(facts, month);
  yield;
  const rows = yield* textOfAccounts(accounts);
  const others = canonical({
    currency,
    movements: only(moved, MOVEMENT),
    retention: retention.map(({ window, row }) => ({ window, ...(only(row, RETENTION) as object) })),
    expansion: only(expanded, EXPANSION),
  });
  // Canonical: accounts come before the other keys.
  const text = `{"accounts":[${rows}],${others.slice(1)}`;
  yield;
  const year = retention.find(({ window }) => window === 12)?.row;
  return {
    text,
    sha256: sha256(text),
    end: accounts.reduce((sum, { end }) => sum + end, 0),
    nrr: year?.nrr ?? null,
    grr: year?.grr ?? null,
  };
}

const ACCOUNTS_A_PIECE = 5_000;

/** Each account's part as canonical JSON, one after the other. */
function* textOfAccounts(accounts: readonly PeriodAccount[]): Pieces<string> {
  const texts: string[] = [];
  for (let from = 0; from < accounts.length; from += ACCOUNTS_A_PIECE) {
    const part = accounts
      .slice(from, from + ACCOUNTS_A_PIECE)
      .map(({ account, start, end, yearStart, movement }) => canonical([account, start, end, yearStart, movement]));
    texts.push(part.join(','));
    yield;
  }
  return texts.join(',');
}

/** All that a month is kept as, from a view of the ledger and the settings as they stood. */
export async function periodContent(
  view: LedgerView,
  settings: WorkspaceSettings,
  period: Month,
): Promise<PeriodContent> {
  const month = monthToClose(view.dataThrough, period);
  const figures = await figuresOfMonth(view, month);
  if (figures === null || view.dataThrough === null) throw new QueryError('period', 'period: there is no ledger yet');
  const rates = { ...view.basis?.settings.planRates };
  const head = canonical({
    format: FORMAT,
    period,
    data_through: view.dataThrough,
    settings: only(settingsJson(settings), SETTINGS),
    plan_rates_in_force: rates,
  });
  const content = `${head.slice(0, -1)},"figures":${figures.text}}`;
  return {
    content,
    sha256: sha256(content),
    figuresSha256: figures.sha256,
    dataThrough: view.dataThrough,
    currency: view.currency,
    summary: { end_arr: figures.end, nrr: figures.nrr, grr: figures.grr },
  };
}

/** Each account's part in kept content, by id. */
export function* keptAccounts(content: string): Pieces<Map<string, PeriodAccount>> {
  const { figures } = JSON.parse(content) as KeptContent;
  yield;
  const rows = new Map<string, PeriodAccount>();
  for (const [account, start, end, yearStart, movement] of figures.accounts)
    rows.set(account, { account, start, end, yearStart, movement });
  return rows;
}

/**
 * The month that a text names, where it is over and the data reach its end.
 * @throws QueryError where it is no month, or cannot be closed yet, saying why
 */
export function monthToClose(dataThrough: Day | null, period: string): MonthNumber {
  const month = parseMonth(period);
  if (month === null) throw new QueryError('period', `period: expected a month such as 2026-10, found "${period}"`);
  if (dataThrough === null) throw new QueryError('period', 'period: there is no ledger yet; import a file first');
  if (lastDayOf(month) > (parseDay(dataThrough) ?? 0))
    throw new QueryError(
      'period',
      `period: ${period} is not over in the data, which is complete through ${dataThrough}; a month is closed once the data reach its end`,
    );
  return month;
}

/** ARR at a month's end as known now; null: the data do not reach it. */
export function endArrNow(view: LedgerView, period: Month): number | null {
  const month = parseMonth(period);
  if (month === null || view.dataThrough === null || lastDayOf(month) > (parseDay(view.dataThrough) ?? 0)) return null;
  if (view.facts === null || month < view.facts.firstMonth) return null;
  return balancesOn(view.facts, lastDayOf(month)).reduce((sum, balance) => sum + balance, 0);
}

export const isMonth = (text: string): boolean => {
  const month = parseMonth(text);
  return month !== null && formatMonth(month) === text;
};
