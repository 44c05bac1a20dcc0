/** Published definitions side by side from the plain ledger, by the text of metrics.md section 11. */
import type { NastyLedger } from './nasty';
import type { PlainLedger } from './plain';
import { monthsAway, startOfMonth } from './plain-calendar';
import { sumOf } from './plain-money';
import { balanceOn, linesOn, plainMoves } from './plain-movements';
import { endedTerms } from './plain-renewals';
import { windowMembers, windowStart } from './plain-retention';
import { plainTerms } from './plain-terms';

export interface PlainDefinition {
  key: string;
  value: number | null;
  base_arr: number;
  against: string | null;
  same_base: boolean;
  difference_arr: number;
  differs_by: { account: string; arr: number }[];
}

/** A base, and what each account adds to it. */
interface Stated {
  key: string;
  against: string | null;
  base: number;
  adds: Map<string, number>;
  isRate: boolean;
}

type Adds = (account: string, s: number, e: number, p: number) => number;

/** Over the accounts active on a day; `counts` leaves some of them out, of the base as well. */
function cohort(
  plain: PlainLedger,
  start: number,
  end: number,
  adds: Adds,
  counts: (account: string) => boolean = () => true,
): Pick<Stated, 'base' | 'adds'> {
  const accounts = [...plain.balance.keys()].filter((account) => counts(account));
  const members = accounts
    .map((account) => ({ account, s: balanceOn(plain, account, start), e: balanceOn(plain, account, end) }))
    .filter(({ s }) => s > 0);
  const priceOf = (account: string): number =>
    sumOf(
      plain.components
        .get(account)!
        .filter((one) => one.source === 'price' && one.day > start && one.day <= end)
        .map((one) => one.arr),
    );
  return {
    base: sumOf(members.map(({ s }) => s)),
    adds: new Map(members.map(({ account, s, e }) => [account, adds(account, s, e, priceOf(account))])),
  };
}

/** At the end of a closed month. */
export function plainDefinitions(ledger: NastyLedger, plain: PlainLedger, end: number): PlainDefinition[] {
  const [year, quarter, month] = [12, 3, 1].map((months) => windowStart(end, months)) as [number, number, number];
  const net: Adds = (_, s, e) => e - s;
  const gross: Adds = (_, s, e) => Math.min(s, e) - s;
  const grown: Adds = (_, s, e) => (e > s ? e - s : 0);
  const back = new Map(
    plainMoves(plain, 'month')
      .filter(({ type, period }) => type === 'reactivation' && period.start === startOfMonth(end))
      .map(({ account, amount }): [string, number] => [account, amount]),
  );
  const withBack = ({ base, adds }: Pick<Stated, 'base' | 'adds'>) => ({ base, adds: new Map([...adds, ...back]) });
  const keptLines: Adds = (account, s) => {
    const began = linesOn(plain, account, year).filter((line) => line.arr > 0);
    const ended = linesOn(plain, account, end).filter((line) => began.some(({ id }) => id === line.id));
    return sumOf(ended.map((line) => line.arr)) - s;
  };
  const due = new Set(
    endedTerms(plainTerms(ledger), plain)
      .filter(({ on }) => on > year && on <= end)
      .map(({ account }) => account),
  );
  const members = windowMembers(plain, end, 12);
  const shrank = sumOf(members.map(({ s, e }) => e - s)) < 0;
  const ours = 'account-cohort-12m';
  const state = (
    key: string,
    against: string | null,
    figures: Pick<Stated, 'base' | 'adds'>,
    isRate = false,
  ): Stated => ({ key, against, ...figures, isRate });
  const all = [
    state(ours, null, cohort(plain, year, end, net)),
    state('account-cohort-3m', null, cohort(plain, quarter, end, net)),
    state('account-cohort-1m', null, cohort(plain, month, end, net)),
    state('account-gross-12m', null, cohort(plain, year, end, gross)),
    state('account-expansion-1m', null, cohort(plain, month, end, grown), true),
    state('rolling-30-days', 'account-cohort-1m', cohort(plain, end - 30, end, net)),
    state('reactivation-1m', 'account-cohort-1m', withBack(cohort(plain, month, end, net))),
    state('expansion-with-reactivation-1m', 'account-expansion-1m', withBack(cohort(plain, month, end, grown)), true),
    state('subscription-level-12m', ours, cohort(plain, year, end, keptLines)),
    state(
      'renewals-due-12m',
      ours,
      cohort(plain, year, end, net, (account) => due.has(account)),
    ),
    // The lesser of the totals: where they fell by less than was lost, growth hid the rest; where not, it hid all.
    state(
      'gross-on-totals-12m',
      'account-gross-12m',
      cohort(plain, year, end, (_, s, e) => (shrank ? e - s : 0)),
    ),
    state(
      'without-price-12m',
      ours,
      cohort(plain, year, end, (_, s, e, p) => (e > 0 ? e - p : 0) - s),
    ),
  ];
  return all.map((one) => rowOf(one, all.find(({ key }) => key === one.against) ?? one));
}

function rowOf({ key, against, base, adds, isRate }: Stated, ours: Stated): PlainDefinition {
  const accounts = [...new Set([...adds.keys(), ...ours.adds.keys()])];
  const differs = accounts
    .map((account) => ({ account, arr: (adds.get(account) ?? 0) - (ours.adds.get(account) ?? 0) }))
    .filter(({ arr }) => arr !== 0)
    .sort((a, b) => Math.abs(b.arr) - Math.abs(a.arr) || (a.account < b.account ? -1 : 1));
  const added = sumOf([...adds.values()]);
  return {
    key,
    value: base === 0 ? null : ((isRate ? 0 : base) + added) / base,
    base_arr: base,
    against,
    same_base: base === ours.base,
    difference_arr: sumOf(differs.map(({ arr }) => arr)),
    differs_by: differs,
  };
}

/** Ends of the last closed months of the ledger, the last first. */
export function lastMonthEnds(plain: PlainLedger, count: number): number[] {
  const ends: number[] = [];
  if (plain.firstDay === null) return ends;
  let next = startOfMonth(plain.lastDay + 1);
  for (; ends.length < count && next - 1 >= plain.firstDay; next = monthsAway(next, -1)) ends.push(next - 1);
  return ends;
}
