/** Expansion to new (metrics.md section 6): expansion ÷ new ARR over the three months that end with a period. */
import { type AccountGroups, NO_GROUP } from './account-groups';
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
): (number | null)[][] {
  /** By month, the periods that look at it. */
  const seenBy = Array.from({ length: months }, (_, month) =>
    [...spans.keys()].filter((period) => month < spans[period]!.end && month >= spans[period]!.end - MONTHS),
  );
  const placesOf = spans.map((_, period) => groups.placesIn(period));
  const expanded = new Float64Array(groups.count * spans.length);
  const added = new Float64Array(groups.count * spans.length);
  for (const account of groups.accounts)
    for (let cell = cells.offset[account]!; cell < cells.offset[account + 1]!; cell += 1) {
      const type = cells.type[cell]!;
      if (type !== EXPANSION && type !== NEW) continue;
      const sums = type === NEW ? added : expanded;
      for (const period of seenBy[cells.period[cell]!]!) {
        const place = placesOf[period]![account]!;
        if (place !== NO_GROUP) sums[place * spans.length + period]! += cells.changeMinor[cell]!;
      }
    }
  return Array.from({ length: groups.count }, (_, group) =>
    spans.map((_, period) => {
      const at = group * spans.length + period;
      return added[at] === 0 ? null : expanded[at]! / added[at]!;
    }),
  );
}
