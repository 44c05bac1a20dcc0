/** Movements by product from the plain ledger, by the text of metrics.md section 9. */
import { sources } from '../source';
import type { PlainLedger } from './plain';
import { plainShares } from './plain-attribution';
import { sumOf } from './plain-money';
import {
  balanceOn,
  type PlainMove,
  type PlainMovements,
  type PlainType,
  periodsOf,
  plainMoves,
  plainTypes,
  summed,
  typed,
} from './plain-movements';

export interface PlainProductMovements extends PlainMovements {
  /** What moved between an account's products, signed: the row adds up with it. */
  between_products: number;
}

/** Products that an account has had revenue of since the ledger began, by name. */
export function plainProducts(ledger: PlainLedger): string[] {
  const found = new Set<string>();
  for (const days of ledger.lines.values())
    for (const lines of days) for (const line of lines) if (line.arr > 0) found.add(line.product);
  return [...found].sort();
}

const known = new WeakMap<PlainLedger, Map<string, PlainLedger>>();

/** The ledger of some products' own lines, the same one whenever it is asked for: retention's S, E and price are these. */
export function ofProducts(ledger: PlainLedger, names: readonly string[]): PlainLedger {
  const parts = known.get(ledger) ?? new Map<string, PlainLedger>();
  known.set(ledger, parts);
  const part = parts.get(names.join()) ?? ownOf(ledger, names);
  parts.set(names.join(), part);
  return part;
}

function ownOf(ledger: PlainLedger, names: readonly string[]): PlainLedger {
  const isOne = ({ product }: { product: string }): boolean => names.includes(product);
  const lines = new Map([...ledger.lines].map(([account, days]) => [account, days.map((of) => of.filter(isOne))]));
  const balance = new Map(
    [...lines].map(([account, days]) => [account, days.map((of) => sumOf(of.map(({ arr }) => arr)))]),
  );
  const components = new Map([...ledger.components].map(([account, of]) => [account, of.filter(isOne)]));
  return { ...ledger, lines, balance, components };
}

/**
 * What some products have of an account's expansion or contraction, by source: each shares its part among the sources of
 * its own components that have the sign, or, where it has none, of all the account's.
 */
export function sourcesOf(ledger: PlainLedger, move: PlainMove, names: readonly string[]): Record<string, number> {
  const sign = move.type === 'contraction' ? -1 : 1;
  const within = ledger.components
    .get(move.account)!
    .filter(({ day }) => day >= move.period.start && day <= move.period.end);
  const found: Record<string, number> = {};
  for (const product of names) {
    const part = move.byProduct[product] ?? 0;
    if (part === 0) continue;
    const own = within.filter((one) => one.product === product);
    const isSaid = sources.some(
      (source) => sign * sumOf(own.filter((one) => one.source === source).map(({ arr }) => arr)) > 0,
    );
    const shares = plainShares(sign * part, isSaid ? own : within, ({ source }) => source, sources);
    for (const [source, share] of Object.entries(shares)) found[source] = (found[source] ?? 0) + share;
  }
  return found;
}

/** The accounts' movements as far as they are these products'; of all accounts, or of some. */
export function plainByProducts(
  ledger: PlainLedger,
  names: readonly string[],
  grid: string,
  accounts: readonly string[] = [...ledger.balance.keys()],
): PlainProductMovements[] {
  const own = ofProducts(ledger, names);
  const moves = plainMoves(ledger, grid === 'week' ? 'week' : 'month').filter(
    ({ account, type }) => type !== null && accounts.includes(account),
  );
  const shareOf = (move: PlainMove): number => sumOf(names.map((product) => move.byProduct[product] ?? 0));
  return periodsOf(ledger, grid).map((period) => {
    const within = moves.filter((move) => move.period.start >= period.start && move.period.end <= period.end);
    const shares = (type: PlainType): number[] =>
      typed(within, type)
        .map(shareOf)
        .filter((share) => share > 0);
    const each = (of: (type: PlainType) => number): Record<PlainType, number> =>
      Object.fromEntries(plainTypes.map((type) => [type, of(type)])) as Record<PlainType, number>;
    const bySource = (type: PlainType) =>
      summed(
        sources,
        typed(within, type).map((move) => sourcesOf(ledger, move, names)),
      );
    const amounts = each((type) => sumOf(shares(type)));
    const [starts, ends] = [Math.max(period.start, ledger.firstDay!) - 1, period.end].map((day) =>
      accounts.map((account) => balanceOn(own, account, day)),
    ) as [number[], number[]];
    const grown = sumOf(ends) - sumOf(starts);
    return {
      period: period.label,
      partial: period.end > ledger.lastDay,
      start_arr: sumOf(starts),
      end_arr: sumOf(ends),
      amounts,
      counts: each((type) => shares(type).length),
      startAccounts: starts.filter((amount) => amount > 0).length,
      endAccounts: ends.filter((amount) => amount > 0).length,
      expansion_by_source: bySource('expansion'),
      contraction_by_source: bySource('contraction'),
      between_products:
        grown - (amounts.new + amounts.reactivation + amounts.expansion - amounts.contraction - amounts.churn),
    };
  });
}
