/**
 * Stated sources that contradict the numbers (metrics.md section 4). A statement always wins over what would be
 * inferred, so that nothing is rejected for it; but one that the line's own numbers deny is worth a second look.
 * Compared are two successive states of a line that is active in both. A quantity or plan that is not stated is
 * unknown, and denies nothing.
 */
import { addLine, arrAt, type LineSum, nothing, sameGroup, seatsMinor } from './changed-lines';
import type { DayNumber } from './day';
import type { LineBook } from './line-book';
import { LAPSE, NONE, StateColumns } from './line-states';
import { changeKinds, type SourceRecords } from './records';
import { type Source, sources, statedSource } from './source';

export interface Contradiction {
  /** The account's id. */
  account: string;
  day: DayNumber;
  product: string;
  /** The word as it was written; of what was stated by hand, the source's name. */
  stated: string;
  /** What the numbers say instead, in words. */
  says: string;
  /** Row of the changes that states it; `NO_CHANGE` for one stated by hand of an invoiced product. */
  row: number;
}

/** Stands for "no row of the changes". */
export const NO_CHANGE = -1;

/** What the line was and is; `stays`: it is active in both states, in one product and kind. */
interface Line {
  stays: boolean;
  kind: string;
  sum: LineSum;
  /** Both quantities are stated, both plans are. */
  knowsQuantity: boolean;
  knowsPlan: boolean;
}

const isNot = ({ kind }: Line, expected: string): boolean => kind !== expected;
const restMinor = ({ sum }: Line): number => sum.afterMinor - sum.beforeMinor - seatsMinor(sum);

/** What the numbers say against each source; null where they do not deny it. */
const denials: Record<Source, (line: Line) => string | null> = {
  seats: (line) =>
    line.stays && line.knowsQuantity && line.sum.beforeMicro === line.sum.afterMicro
      ? 'the quantity did not change'
      : null,
  plan: (line) => {
    if (!line.stays || line.sum.changesPlan) return null;
    if (line.knowsPlan) return 'the plan did not change';
    return line.knowsQuantity && restMinor(line) === 0 ? 'nothing but the quantity changed' : null;
  },
  price: (line) => (line.stays && restMinor(line) === 0 ? 'the price did not change' : null),
  add_on: (line) => {
    if (isNot(line, 'add_on')) return 'the product is no add-on';
    return line.stays ? 'the add-on was there before' : null;
  },
  cross_sell: (line) => {
    if (isNot(line, 'core')) return 'the product is no core product';
    return line.stays ? 'the product was there before' : null;
  },
  usage: (line) => (isNot(line, 'usage') ? 'the line is not metered' : null),
  unclassified: () => null,
};

/** Accounts between two moments at which the work may be left. */
const ACCOUNTS_EACH = 1000;

/**
 * Every statement in force that the numbers deny, by account, then line and day. In pieces: it may be left for a moment
 * between some accounts.
 */
export function* contradictions(records: SourceRecords, book: LineBook): Generator<undefined, Contradiction[]> {
  const { offset, source, row, arrMinor, isInvoice } = book;
  const found: Contradiction[] = [];
  const two = new TwoStates(records, book);
  for (let account = 0; account + 1 < offset.length; account += 1) {
    if (account % ACCOUNTS_EACH === 0) yield;
    const from = offset[account]!;
    for (let at = from; at < offset[account + 1]!; at += 1) {
      if (source[at] === NONE || arrMinor[at] === 0) continue;
      const name = sources[source[at]!]!;
      const says = denials[name](two.lineAt(at, at > from));
      if (says === null) continue;
      const stating = isInvoice[at] === 1 ? NO_CHANGE : row[at]!;
      found.push({
        account: records.accounts.ids[account]!,
        day: book.day[at]!,
        product: records.products[book.product[at]!]!,
        stated: statedWord(records, stating, name),
        says,
        row: stating,
      });
    }
  }
  return found;
}

/**
 * A state and the one before it, by themselves. What an invoiced product's quantity is, several lines say together: of
 * its sources, which are stated by hand alone, no quantity denies any.
 */
class TwoStates {
  private readonly states: StateColumns;

  constructor(
    private readonly records: SourceRecords,
    private readonly book: LineBook,
  ) {
    this.states = new StateColumns(book.currencies);
  }

  lineAt(at: number, isWithin: boolean): Line {
    const { book, states } = this;
    const hasBefore = isWithin && book.line[at - 1] === book.line[at] && book.row[at - 1] !== LAPSE;
    states.clear();
    const before = hasBefore ? this.copy(at - 1) : -1;
    const after = this.copy(at);
    const sum = nothing();
    addLine(sum, states, [before, after]);
    const isStated = (state: number): boolean => !Number.isNaN(states.quantityMicro[state]!);
    return {
      stays: arrAt(states, before) > 0 && sameGroup(states, before, after),
      kind: changeKinds[states.kind[after]!]!,
      sum,
      knowsQuantity: hasBefore && isStated(before) && isStated(after),
      knowsPlan: hasBefore && states.plan[before]! >= 0 && states.plan[after]! >= 0,
    };
  }

  private copy(from: number): number {
    const { book, states } = this;
    const { changes } = this.records;
    const at = states.add(0, book.day[from]!);
    const row = book.row[from]!;
    const isChange = book.isInvoice[from] !== 1 && row >= 0;
    states.arrMinor[at] = book.arrMinor[from]!;
    states.quantityMicro[at] = isChange ? changes.quantityMicro[row]! : Number.NaN;
    states.statesUnit[at] = isChange ? changes.statesUnit[row]! : 0;
    states.kind[at] = book.kind[from]!;
    states.product[at] = book.product[from]!;
    states.plan[at] = book.plan[from]!;
    return at;
  }
}

/** The row's own word for the source: the source's where it names one, else the cause's; the field's where it was stated by hand. */
function statedWord({ changes, words }: SourceRecords, row: number, source: Source): string {
  const own = [changes.source[row], changes.cause[row]].map((word) => words[word ?? -1] ?? '');
  return own.find((word) => statedSource(word) === source) ?? source;
}
