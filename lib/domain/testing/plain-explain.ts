/** A figure explained from the plain ledger: who it is made of, what each adds, and what changed each day by day. */
import type { PlainLedger } from './plain';
import { groupBy, sumOf } from './plain-money';
import { balanceOn, type PlainPeriod, plainMoves } from './plain-movements';
import { windowMembers, windowStart } from './plain-retention';

export interface PlainExplainedAccount {
  account: string;
  adds: number;
  start: number;
  end: number;
  /** By day and source; those of 0 are left out. */
  changes: Record<string, number>;
}

export interface PlainExplained {
  value: number | null;
  sum: number;
  dividedBy: number | null;
  accounts: PlainExplainedAccount[];
}

/** What an account changed by on each day after `start`, up to `end`. */
export function changesOf(plain: PlainLedger, account: string, start: number, end: number): Record<string, number> {
  const changes: Record<string, number> = {};
  const add = (day: number, source: string, arr: number): void => {
    changes[`${day} ${source}`] = (changes[`${day} ${source}`] ?? 0) + arr;
  };
  for (let day = Math.max(start + 1, 1); day <= end; day += 1) {
    const [was, is] = [balanceOn(plain, account, day - 1), balanceOn(plain, account, day)];
    if (was === 0 && is > 0) add(day, plain.firstActive.get(account)! < day ? 'reactivation' : 'new', is);
    if (was > 0 && is === 0) add(day, 'churn', -was);
    if (was > 0 && is > 0)
      for (const one of plain.components.get(account)!) if (one.day === day) add(day, one.source, one.arr);
  }
  return Object.fromEntries(Object.entries(changes).filter(([, arr]) => arr !== 0));
}

const byIdOr = (size: (row: PlainExplainedAccount) => number) => (a: PlainExplainedAccount, b: PlainExplainedAccount) =>
  size(b) - size(a) || (a.account < b.account ? -1 : 1);

function explainRetention(plain: PlainLedger, rate: string, months: number, end: number): PlainExplained {
  const start = windowStart(end, months);
  const members = windowMembers(plain, end, months);
  const addsOf = (s: number, e: number): number => {
    if (rate === 'logo') return e > 0 ? 1 : 0;
    return rate === 'grr' ? Math.min(s, e) : e;
  };
  const accounts = members.map(({ account, s, e }) => ({
    account,
    adds: addsOf(s, e),
    start: s,
    end: e,
    changes: changesOf(plain, account, start, end),
  }));
  const sum = sumOf(accounts.map(({ adds }) => adds));
  const dividedBy = rate === 'logo' ? members.length : sumOf(members.map(({ s }) => s));
  return {
    value: dividedBy === 0 ? null : sum / dividedBy,
    sum,
    dividedBy,
    accounts: accounts.sort(byIdOr((row) => Math.abs(row.end - row.start))),
  };
}

/** `name` as the command takes it: `nrr_12m`, `arr`, `churn`, `expansion.seats`. */
export function plainExplain(plain: PlainLedger, name: string, grid: string, period: PlainPeriod): PlainExplained {
  const end = Math.min(period.end, plain.lastDay);
  const [, rate, months] = /^(nrr|grr|logo)_(\d+)m$/.exec(name) ?? [];
  if (rate !== undefined) return explainRetention(plain, rate, Number(months), end);
  const [type, source] = name.split('.');
  const moves = plainMoves(plain, grid === 'week' ? 'week' : 'month').filter(
    (move) => move.type === type && move.period.start >= period.start && move.period.end <= period.end,
  );
  const ofAccount = groupBy(moves, (move) => move.account);
  const moved = (account: string): number =>
    sumOf((ofAccount.get(account) ?? []).map((move) => (source ? (move.bySource[source] ?? 0) : move.amount)));
  const start = Math.max(period.start, plain.firstDay!) - 1;
  const accounts = [...plain.balance.keys()]
    .map((account) => ({
      account,
      adds: name === 'arr' ? balanceOn(plain, account, end) : moved(account),
      start: balanceOn(plain, account, start),
      end: balanceOn(plain, account, end),
      changes: changesOf(plain, account, start, end),
    }))
    .filter(({ adds }) => adds > 0)
    .sort(byIdOr(({ adds }) => adds));
  const sum = sumOf(accounts.map(({ adds }) => adds));
  return { value: sum, sum, dividedBy: null, accounts };
}
