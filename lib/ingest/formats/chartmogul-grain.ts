/** Of which grain a file's movements are, and which rows do not sum under it: told of all customers, some at a time. */
import { type Grain, type Mismatch, type Movement, settleMovements } from './chartmogul-chains';
import { RowSet, type RowsByKey } from './rows-by-key';

/** Of so many rows the sums are remembered; of further ones only that they do not come out. */
const TOLD_ROWS = 10_000;

class Mismatches {
  breaks = 0;
  private readonly rows = new RowSet();
  private readonly told = new Map<number, Mismatch>();

  note(movements: readonly Movement[], grain: Grain): void {
    const { breaks, mismatches } = settleMovements(movements, grain);
    this.breaks += breaks;
    for (const [row, mismatch] of mismatches) {
      this.rows.add(row);
      if (this.told.size < TOLD_ROWS) this.told.set(row, mismatch);
    }
  }

  has(row: number): boolean {
    return this.rows.has(row);
  }

  /** What the movements up to the row come to, where that is remembered. */
  summedMinor(row: number): number | null {
    return this.told.get(row)?.summedMinor ?? null;
  }
}

export interface SettledGrain {
  grain: Grain;
  /** Both grains come out alike: no customer has two subscriptions at once. */
  isSame: boolean;
  mismatches: Pick<Mismatches, 'has' | 'summedMinor'>;
}

export function settleGrain(movements: RowsByKey<Movement>): SettledGrain {
  const ofSubscriptions = new Mismatches();
  const ofCustomers = new Mismatches();
  for (const part of movements.parts()) {
    ofSubscriptions.note(part, 'subscription');
    ofCustomers.note(part, 'customer');
  }
  const isSame = ofSubscriptions.breaks === 0 && ofCustomers.breaks === 0;
  const isOfSubscriptions = ofSubscriptions.breaks <= ofCustomers.breaks;
  return isOfSubscriptions
    ? { grain: 'subscription', isSame, mismatches: ofSubscriptions }
    : { grain: 'customer', isSame, mismatches: ofCustomers };
}
