/**
 * Stated sources that contradict the numbers (metrics.md section 4). A statement always wins over what would be
 * inferred, so that nothing is rejected for it; but one that the line's own numbers deny is worth a second look.
 * Compared are two successive states of a line that is active in both. A quantity or plan that is not stated is
 * unknown, and denies nothing.
 */
import { addLine, arrAt, type LineSum, nothing, sameGroup, seatsMinor } from './changed-lines';
import type { DayNumber } from './day';
import { LAPSE, NONE } from './line-states';
import { type LedgerQuery, type LineStates, walkLines } from './lines';
import { changeKinds, type SourceRecords } from './records';
import type { LedgerSettings } from './settings';
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
  /** Row of the changes that states it. */
  row: number;
}

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

/** Every statement in force that the numbers deny, by account, then line and day; `settings` and `query` as for the ledger. */
export function contradictions(
  records: SourceRecords,
  settings: LedgerSettings,
  query: LedgerQuery = { recordedBy: null },
): Contradiction[] {
  const found: Contradiction[] = [];
  walkLines(records, settings, query, (account, states) => {
    for (let at = 0; at < states.to; at += 1) {
      const source = states.source[at]!;
      if (source === NONE || arrAt(states, at) === 0) continue;
      const name = sources[source]!;
      const says = denials[name](lineAt(states, at));
      if (says === null) continue;
      const row = states.row[at]!;
      found.push({
        account: records.accounts.ids[account]!,
        day: states.day[at]!,
        product: records.products[states.product[at]!]!,
        stated: statedWord(records, row, name),
        says,
        row,
      });
    }
  });
  return found;
}

function lineAt(states: LineStates, at: number): Line {
  const hasBefore = at > 0 && states.line[at - 1] === states.line[at] && states.row[at - 1] !== LAPSE;
  const before = hasBefore ? at - 1 : -1;
  const sum = nothing();
  addLine(sum, states, [before, at]);
  const isStated = (state: number): boolean => !Number.isNaN(states.quantityMicro[state]!);
  return {
    stays: arrAt(states, before) > 0 && sameGroup(states, before, at),
    kind: changeKinds[states.kind[at]!]!,
    sum,
    knowsQuantity: hasBefore && isStated(before) && isStated(at),
    knowsPlan: hasBefore && states.plan[before]! >= 0 && states.plan[at]! >= 0,
  };
}

/** The row's own word for the source: the source's where it names one, else the cause's; the field's where it was stated by hand. */
function statedWord({ changes, words }: SourceRecords, row: number, source: Source): string {
  const own = [changes.source[row], changes.cause[row]].map((word) => words[word ?? -1] ?? '');
  return own.find((word) => statedSource(word) === source) ?? source;
}
