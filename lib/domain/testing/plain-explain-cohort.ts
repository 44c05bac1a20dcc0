/** A cell of the cohort table explained from the plain ledger: who started together, and what each of them has since. */
import type { PlainLedger } from './plain';
import { periodLabel } from './plain-calendar';
import { type Amount, figureOf, type PlainAsked, type PlainPart } from './plain-explain-figure';
import { nearest } from './plain-money';
import { balanceOn, type PlainPeriod, periodsFrom } from './plain-movements';

/** Periods up to one, from the first in which an account became active; and before them the opening balance. */
export function cohortsUpTo(plain: PlainLedger, grid: string, { end }: PlainPeriod): string[] {
  const starts = [...plain.firstActive.values()].filter((day) => day !== null);
  const periods = periodsFrom(Math.min(...starts), Math.min(end, plain.lastDay), grid);
  return ['before', ...periods.map(({ label }) => label)];
}

/** `metric` of those who started in `cohort`, at the age they have in the period. */
export function explainCohort(
  asked: PlainAsked,
  metric: string,
  cohort: string,
  grid: string,
  period: PlainPeriod,
): PlainPart {
  const { plain } = asked;
  const label = cohort === 'before' && plain.historyFrom !== null ? periodLabel(plain.historyFrom, grid) : cohort;
  const first = periodsFrom(0, period.end, grid).find((one) => one.label === label);
  const isMember = (account: string): boolean => {
    const day = plain.firstActive.get(account)!;
    if (plain.opening.has(account) || cohort === 'before') return cohort === 'before' && plain.opening.has(account);
    return day !== null && periodLabel(day, grid) === cohort;
  };
  const [start, end] = [first?.end ?? period.end, period.end].map((day) => Math.min(day, plain.lastDay));
  const amountOf = (account: string): Amount => {
    const [s, e] = [balanceOn(plain, account, start!), balanceOn(plain, account, end!)];
    const active = e > 0 ? 1 : 0;
    const adds: Record<string, number> = { gross: Math.min(s, e), logo: active, accounts: active };
    const base: Record<string, number> = { net: s, gross: s, logo: 1, arpa: active };
    return { adds: adds[metric] ?? e, base: base[metric] ?? null, effect: e - s };
  };
  const members = [...plain.balance.keys()].filter(isMember);
  const figure = figureOf(
    asked,
    [start!, end!],
    new Map(members.map((account) => [account, amountOf(account)])),
    () => true,
  );
  if (metric === 'accounts' || metric === 'revenue') return figure;
  const { sum } = figure;
  const dividedBy = figure.dividedBy ?? 0;
  if (dividedBy === 0) return { ...figure, dividedBy, value: null };
  return { ...figure, value: metric === 'arpa' ? nearest(BigInt(sum), 12n * BigInt(dividedBy)) : figure.value };
}
