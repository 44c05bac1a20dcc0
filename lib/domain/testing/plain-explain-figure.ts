/** What accounts add to a figure, from the plain ledger: its sum, what that is divided by, and its accounts in order. */
import type { NastyLedger } from './nasty';
import type { PlainLedger } from './plain';
import { changesOf } from './plain-explain';
import { sumOf } from './plain-money';
import { balanceOn, type PlainPeriod } from './plain-movements';
import { ofProducts } from './plain-products';
import type { PlanningRows } from './plans';

export interface PlainPart {
  value: number | null;
  sum: number;
  dividedBy: number | null;
  accounts: {
    account: string;
    adds: number;
    base: number | null;
    start: number;
    end: number;
    /** By day and source; null: of products, whose changes the core alone tells. */
    changes: Record<string, number> | null;
  }[];
}

/** What a question is of: the ledger, what is planned beside it, and the products; null: whole accounts. */
export interface PlainAsked {
  ledger: NastyLedger;
  plain: PlainLedger;
  names: readonly string[] | null;
  rows: Pick<PlanningRows, 'plans' | 'touches'>;
}

/** What one account adds to a figure, what that is divided by, and by what the accounts are put in order. */
export interface Amount {
  adds: number;
  base: number | null;
  effect: number;
}

/** Of the accounts that are told, in their order. */
export function figureOf(
  { plain, names }: PlainAsked,
  [start, end]: [number, number],
  amounts: Map<string, Amount>,
  isTold: (amount: Amount) => boolean,
): PlainPart {
  const own = names === null ? plain : ofProducts(plain, names);
  const accounts = [...amounts]
    .filter(([, amount]) => isTold(amount))
    .sort(([a, x], [b, y]) => Math.abs(y.effect) - Math.abs(x.effect) || (a < b ? -1 : 1))
    .map(([account, { adds, base }]) => ({
      account,
      adds,
      base,
      start: balanceOn(own, account, start),
      end: balanceOn(own, account, end),
      changes: names === null ? changesOf(plain, account, start, end) : null,
    }));
  const sum = sumOf(accounts.map(({ adds }) => adds));
  const isShare = [...amounts.values()].some(({ base }) => base !== null);
  const dividedBy = isShare ? sumOf(accounts.map(({ base }) => base!)) : null;
  if (dividedBy === null) return { value: sum, sum, dividedBy, accounts };
  return { value: dividedBy === 0 ? null : sum / dividedBy, sum, dividedBy, accounts };
}

export const isAdded = ({ adds }: Amount): boolean => adds !== 0;
export const whole = (adds: number): Amount => ({ adds, base: null, effect: adds });

/** By account, everyone. */
export const eachAccount = ({ plain }: PlainAsked, of: (account: string) => Amount): Map<string, Amount> =>
  new Map([...plain.balance.keys()].map((account) => [account, of(account)]));

/** From the end of the day before a period to its own, as far as the ledger goes. */
export const spanOf = ({ plain }: PlainAsked, { start, end }: PlainPeriod): [number, number] => [
  Math.max(start, plain.firstDay!) - 1,
  Math.min(end, plain.lastDay),
];
