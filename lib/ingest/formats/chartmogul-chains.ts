/**
 * ChartMogul's movements put in order and added up. Each movement says how much MRR came or went and what the MRR is
 * after it; whether that is the MRR of the subscription or of the whole customer no document says, so the data decide:
 * under one of the two every sum comes out (where a customer has one subscription at a time, under both alike).
 */
import type { DayNumber } from '../../domain/day';

export interface Movement {
  row: number;
  day: DayNumber;
  /** The order within a day; 0 where none is stated. */
  rank: number;
  accountId: string;
  /** Null where the file states none: the customer is one line. */
  subscription: string | null;
  currency: string;
  /** Smallest units of a month, signed. */
  movementMinor: number;
  /** After the movement. */
  mrrMinor: number;
  plan: string | null;
  previousPlan: string | null;
  quantityMicro: number | null;
  name: string | null;
  /** Orders movements of one day and rank, so that the order of rows does not. */
  uuid: string;
}

export type Grain = 'subscription' | 'customer';

/** What the movements up to a row come to, where the row says otherwise. */
export interface Mismatch {
  statedMinor: number;
  summedMinor: number;
}

/** A subscription with its movements in order; `mrrMinor` after each. */
export interface Chain {
  accountId: string;
  subscription: string | null;
  steps: { movement: Movement; mrrMinor: number }[];
}

export interface SettledMovements {
  /** Rows that do not go on from those before them: which grain it is, is told by how many there are. */
  breaks: number;
  /** These, and under the customer's grain those that leave a subscription below 0. */
  mismatches: Map<number, Mismatch>;
  chains: Chain[];
}

const SEPARATOR = '\0';

const keyOf = (movement: Movement, grain: Grain): string =>
  grain === 'customer' ? movement.accountId : `${movement.accountId}${SEPARATOR}${movement.subscription ?? ''}`;

function before(a: Movement, b: Movement): number {
  if (a.day !== b.day) return a.day - b.day;
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.uuid !== b.uuid) return a.uuid < b.uuid ? -1 : 1;
  return a.movementMinor - b.movementMinor || a.mrrMinor - b.mrrMinor || a.row - b.row;
}

function grouped(movements: readonly Movement[], grain: Grain): Movement[][] {
  const groups = new Map<string, Movement[]>();
  for (const movement of movements) {
    const key = keyOf(movement, grain);
    const group = groups.get(key);
    if (group) group.push(movement);
    else groups.set(key, [movement]);
  }
  return [...groups.values()].map((group) => group.sort(before));
}

/** Movements in order, those of one day and rank together. */
function* tiesOf(group: readonly Movement[]): Generator<Movement[]> {
  for (let from = 0, to = 1; from < group.length; from = to, to++) {
    const first = group[from] as Movement;
    while (to < group.length && group[to]?.day === first.day && group[to]?.rank === first.rank) to++;
    yield group.slice(from, to);
  }
}

/** Of movements that share day and rank, the one that goes on from the MRR before comes first. */
function linked(group: readonly Movement[]): Movement[] {
  const ordered: Movement[] = [];
  let mrr = 0;
  for (const tied of tiesOf(group)) {
    const goingOn = new Map<number, Movement[]>();
    for (const movement of tied.toReversed()) {
      const start = movement.mrrMinor - movement.movementMinor;
      const stack = goingOn.get(start);
      if (stack) stack.push(movement);
      else goingOn.set(start, [movement]);
    }
    const left = new Set(tied);
    while (left.size > 0) {
      const next = goingOn.get(mrr)?.pop() ?? (left.values().next().value as Movement);
      if (!left.delete(next)) continue;
      ordered.push(next);
      mrr = next.mrrMinor;
    }
  }
  return ordered;
}

/** After a row that does not fit, the sum goes on from what that row says: one missing movement is one mismatch. */
function mismatchesOf(groups: readonly Movement[][]): Map<number, Mismatch> {
  const mismatches = new Map<number, Mismatch>();
  for (const group of groups) {
    let mrr = 0;
    for (const { row, movementMinor, mrrMinor } of group) {
      const summedMinor = mrr + movementMinor;
      if (summedMinor !== mrrMinor) mismatches.set(row, { statedMinor: mrrMinor, summedMinor });
      mrr = mrrMinor;
    }
  }
  return mismatches;
}

/** Movements added up as those of subscriptions, or of customers; all of a customer's are among them. */
export function settleMovements(movements: readonly Movement[], grain: Grain): SettledMovements {
  const groups = grouped(movements, grain).map(linked);
  const mismatches = mismatchesOf(groups);
  const breaks = mismatches.size;
  const chains = grain === 'subscription' ? statedChains(groups) : summedChains(groups, mismatches);
  return { breaks, mismatches, chains };
}

function chainOf({ accountId, subscription }: Movement): Chain {
  return { accountId, subscription, steps: [] };
}

function statedChains(groups: readonly Movement[][]): Chain[] {
  return groups.map((group) => {
    const chain = chainOf(group[0] as Movement);
    for (const movement of group) chain.steps.push({ movement, mrrMinor: movement.mrrMinor });
    return chain;
  });
}

/** Where the MRR is the customer's, a subscription's own is the sum of its movements; it cannot fall below 0. */
function summedChains(groups: readonly Movement[][], mismatches: Map<number, Mismatch>): Chain[] {
  const chains = new Map<string, Chain>();
  for (const movement of groups.flat()) {
    const key = keyOf(movement, 'subscription');
    const chain = chains.get(key) ?? chainOf(movement);
    chains.set(key, chain);
    const summedMinor = (chain.steps.at(-1)?.mrrMinor ?? 0) + movement.movementMinor;
    if (summedMinor < 0) mismatches.set(movement.row, { statedMinor: movement.mrrMinor, summedMinor });
    chain.steps.push({ movement, mrrMinor: Math.max(0, summedMinor) });
  }
  return [...chains.values()];
}
