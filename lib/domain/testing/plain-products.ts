/** Movements by product from the plain ledger, by the text of metrics.md section 9. */
import type { PlainLedger } from './plain';
import { sumOf } from './plain-money';
import { linesOn, type PlainType, periodsOf, plainMoves, plainTypes, typed } from './plain-movements';

export interface PlainProductMovements {
  period: string;
  start_arr: number;
  end_arr: number;
  amounts: Record<PlainType, number>;
  counts: Record<PlainType, number>;
}

/** Products that an account has had revenue of since the ledger began, by name. */
export function plainProducts(ledger: PlainLedger): string[] {
  const found = new Set<string>();
  for (const days of ledger.lines.values())
    for (const lines of days) for (const line of lines) if (line.arr > 0) found.add(line.product);
  return [...found].sort();
}

export function plainByProduct(ledger: PlainLedger, product: string, grid: string): PlainProductMovements[] {
  const moves = plainMoves(ledger, grid === 'week' ? 'week' : 'month');
  const ownOn = (day: number): number =>
    sumOf(
      [...ledger.lines.keys()].flatMap((account) =>
        linesOn(ledger, account, day)
          .filter((line) => line.product === product)
          .map((line) => line.arr),
      ),
    );
  return periodsOf(ledger, grid).map((period) => {
    const within = moves.filter((move) => move.period.start >= period.start && move.period.end <= period.end);
    const shares = (type: PlainType): number[] =>
      typed(within, type)
        .map((move) => move.byProduct[product] ?? 0)
        .filter((share) => share > 0);
    const each = (of: (type: PlainType) => number): Record<PlainType, number> =>
      Object.fromEntries(plainTypes.map((type) => [type, of(type)])) as Record<PlainType, number>;
    return {
      period: period.label,
      start_arr: ownOn(Math.max(period.start, ledger.firstDay!) - 1),
      end_arr: ownOn(period.end),
      amounts: each((type) => sumOf(shares(type))),
      counts: each((type) => shares(type).length),
    };
  });
}
