/** Expansion to new (metrics.md section 6): expansion ÷ new ARR over the three months that end with a period. */
import { type AccountGroups, addTotal, NO_GROUP } from './account-groups';
import type { Span } from './arpa';
import type { Facts } from './facts';
import { EXPANSION } from './genuine-expansion';
import { movementTypes } from './movement-type';

const NEW = movementTypes.indexOf('new');
const MONTHS = 3;

/** Of each group over each period, whose months are from `start` up to, not including, `end`; null where nothing is new. */
export function expansionToNew(
  { months, monthCells: cells }: Facts,
  groups: AccountGroups,
  spans: readonly Span[],
): (group: number) => (number | null)[] {
  /** By month, the periods that look at it. */
  const seenBy = Array.from({ length: months }, (_, month) =>
    [...spans.keys()].filter((period) => month < spans[period]!.end && month >= spans[period]!.end - MONTHS),
  );
  const { accounts, places, perAccount, perPeriod } = groups;
  const expanded = new Float64Array((groups.count + 1) * spans.length);
  const added = new Float64Array((groups.count + 1) * spans.length);
  for (let index = 0; index < accounts.length; index += 1) {
    const account = accounts[index]!;
    const last = cells.offset[account + 1]!;
    for (let cell = cells.offset[account]!; cell < last; cell += 1) {
      const type = cells.type[cell]!;
      if (type !== EXPANSION && type !== NEW) continue;
      const sums = type === NEW ? added : expanded;
      const periods = seenBy[cells.period[cell]!]!;
      for (let at = 0; at < periods.length; at += 1) {
        const place = places[account * perAccount + periods[at]! * perPeriod]!;
        if (place !== NO_GROUP) sums[place * spans.length + periods[at]!]! += cells.changeMinor[cell]!;
      }
    }
  }
  for (const sums of [expanded, added]) addTotal(sums, groups.count);
  return (group) =>
    spans.map((_, period) => {
      const at = group * spans.length + period;
      return added[at] === 0 ? null : expanded[at]! / added[at]!;
    });
}
