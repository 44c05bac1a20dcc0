/**
 * A log of differences added up: what came or went of each line, in the order of its moments and not of the rows, becomes
 * what the line came to at the end of each day on which it changed.
 */
import type { DayNumber } from '../../domain/day';
import type { ChangeRecord } from '../../domain/records';
import { changeOf } from './foreign-change';
import { RowsByKey } from './rows-by-key';

export interface Difference {
  accountId: string;
  /** The line; null: the account has one. */
  itemId: string | null;
  day: DayNumber;
  /** Milliseconds: the order within the day. */
  moment: number;
  /** Of the line's annual amount and of its quantity in millionths, signed; null: the log tells no quantities. */
  arrMinor: number;
  quantityMicro: number | null;
  product: string | null;
  plan: string | null;
  currency: string;
  row: number;
}

const compareText = (a: string | null, b: string | null): number => {
  const [one, two] = [a ?? '', b ?? ''];
  return one < two ? -1 : one > two ? 1 : 0;
};

/** Of one moment, the losses first, so that what is replaced goes before what replaces it and names the line after it. */
const byMoment = (a: Difference, b: Difference): number =>
  a.day - b.day ||
  a.moment - b.moment ||
  a.arrMinor - b.arrMinor ||
  compareText(a.product, b.product) ||
  compareText(a.plan, b.plan) ||
  (a.quantityMicro ?? 0) - (b.quantityMicro ?? 0);

/** Not below 0, and not above what is counted exactly. */
const counted = (sum: number): number => Math.min(Math.max(0, sum), Number.MAX_SAFE_INTEGER);

const SEPARATOR = '\0';

const FIELDS = [
  ...(['accountId', 'itemId', 'day', 'moment', 'arrMinor', 'quantityMicro'] as const),
  ...(['product', 'plan', 'currency', 'row'] as const),
];

const keyOf = ({ accountId }: Difference): string => accountId;

function linesOf(differences: readonly Difference[]): Iterable<Difference[]> {
  const lines = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = [difference.accountId, difference.itemId ?? '', difference.currency].join(SEPARATOR);
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [difference]);
    else line.push(difference);
  }
  return lines.values();
}

export class SignedLog {
  private readonly differences = new RowsByKey<Difference>(FIELDS, keyOf);

  /** `onMissing` is told of a row before which something is missing: more goes than ever came. */
  constructor(private readonly onMissing: (row: number, arrMinor: number) => void) {}

  add(difference: Difference): void {
    this.differences.add(difference);
  }

  /** One change a line and day; the lines of an account in the order in which they were met. */
  *changes(): Generator<ChangeRecord> {
    try {
      for (const part of this.differences.parts()) {
        for (const line of linesOf(part)) yield* this.changesOf(line.sort(byMoment));
      }
    } finally {
      this.differences.close();
    }
  }

  private *changesOf(line: readonly Difference[]): Generator<ChangeRecord> {
    let [arr, quantity] = [0, 0];
    let [product, plan]: (string | null)[] = [null, null];
    for (const [i, difference] of line.entries()) {
      const { accountId, itemId, day, currency, row } = difference;
      arr += difference.arrMinor;
      quantity += difference.quantityMicro ?? 0;
      product = difference.product ?? product;
      plan = difference.plan ?? plan;
      if (line[i + 1]?.day === day) continue;
      if (arr < 0) this.onMissing(row, arr);
      // What was there before the log began is not known; below nothing no line can be.
      [arr, quantity] = [counted(arr), counted(quantity)];
      const quantityMicro = difference.quantityMicro === null || arr === 0 ? null : quantity;
      const state = { plan, quantityMicro, amountMinor: arr, intervalUnit: 'year' as const };
      const own = { accountId, itemId, effectiveDay: day, currency, row };
      yield changeOf({ ...own, ...state, ...(product === null ? {} : { product }) });
    }
  }
}
