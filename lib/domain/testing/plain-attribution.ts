/**
 * Components of the plain computation (metrics.md section 4): the lines of an account as they were on the last day on
 * which it was active, compared with those of the next such day, line by line, then by product and kind.
 */
import { type Motion, type Source, sources } from '../source';
import type { PlainLine } from './plain';
import { groupBy, nearest, sumOf } from './plain-money';

export interface PlainComponent {
  day: number;
  source: Source;
  motion: Motion;
  product: string;
  /** Signed. */
  arr: number;
}

/** One line's part in one group; a line that changes its product or kind has a part in the group it leaves and in the one it enters. */
interface Part {
  line: string;
  product: string;
  kind: string;
  a0: number;
  a1: number;
  q0: bigint;
  q1: bigint;
  /** On either side a quantity, a unit amount or a plan. */
  states: boolean;
  planChanged: boolean;
  source: Source | null;
  motion: Exclude<Motion, 'unknown'> | null;
}

type Named = Pick<PlainLine, 'product' | 'kind'>;
const groupOf = ({ product, kind }: Named): string => `${kind} ${product}`;
const ONE = 1_000_000n;

const seatsOf = (line: PlainLine | undefined): bigint => {
  if (line === undefined || line.arr === 0) return 0n;
  return line.quantityMicro ?? ONE;
};
const states = (line: PlainLine | undefined): boolean =>
  line !== undefined && (line.quantityMicro !== null || line.statesUnit || line.plan !== null);
const otherPlan = (before: PlainLine | undefined, after: PlainLine): boolean =>
  before !== undefined && before.plan !== null && after.plan !== null && before.plan !== after.plan;

/** The parts of one line; none where it stays as it was. Where it is at 0 on one side it is of the product of the other. */
function partsOf(before: PlainLine | undefined, after: PlainLine): Part[] {
  const [a0, a1, q0, q1] = [before?.arr ?? 0, after.arr, seatsOf(before), seatsOf(after)];
  if (a0 === 0 && a1 === 0) return [];
  const from = a0 > 0 ? before! : after;
  const to = a1 > 0 ? after : before!;
  const stays = groupOf(from) === groupOf(to);
  const planChanged = otherPlan(before, after);
  if (stays && a0 === a1 && q0 === q1 && !planChanged) return [];
  const said = { line: after.id, source: after.source, motion: after.motion };
  const { product, kind } = to;
  if (stays) return [{ ...said, product, kind, a0, a1, q0, q1, states: states(before) || states(after), planChanged }];
  const none = { planChanged: false };
  return [
    { ...said, ...none, product: from.product, kind: from.kind, a0, a1: 0, q0, q1: 0n, states: states(before) },
    { ...said, ...none, product, kind, a0: 0, a1, q0: 0n, q1, states: states(after) },
  ];
}

interface Sums {
  a0: number;
  a1: number;
  q0: bigint;
  q1: bigint;
}

const sums = (parts: Part[]): Sums => ({
  a0: sumOf(parts.map((part) => part.a0)),
  a1: sumOf(parts.map((part) => part.a1)),
  q0: parts.reduce((sum, part) => sum + part.q0, 0n),
  q1: parts.reduce((sum, part) => sum + part.q1, 0n),
});

/** Seats gained or lost at the old unit price; without seats before there is none. */
const seatsPart = ({ a0, q0, q1 }: Sums): number => (q0 > 0n ? nearest((q1 - q0) * BigInt(a0), q0) : 0);

type Split = [source: Source, arr: number][];

/** What the changed lines of one group come to, without any statement. */
function inferred(parts: Part[], wasThere: boolean, isThere: boolean): Split {
  const all = sums(parts);
  const change = all.a1 - all.a0;
  const { kind } = parts[0]!;
  if (kind === 'usage') return [['usage', change]];
  if (wasThere !== isThere) return [[kind === 'add_on' ? 'add_on' : 'cross_sell', change]];
  if (!parts.some((part) => part.states)) return [['unclassified', change]];
  if (all.a0 === 0 || all.a1 === 0) return [['seats', change]];
  const seats = seatsPart(all);
  return [
    ['seats', seats],
    [parts.some((part) => part.planChanged) ? 'plan' : 'price', change - seats],
  ];
}

/** One core product out and one in: the seats at the old price, and the rest is the plan unless something else is stated. */
function swapped(out: Part[], into: Part[]): Split {
  const all = sums([...out, ...into]);
  const change = all.a1 - all.a0;
  const said = (parts: Part[]): Source | null =>
    sources.find((one) => parts.some(({ source }) => source === one)) ?? null;
  const stated = said(into) ?? said(out);
  if (stated !== null && stated !== 'price') return [[stated, change]];
  const seats = seatsPart(all);
  return [
    ['seats', seats],
    [stated ?? 'plan', change - seats],
  ];
}

function motionOf(parts: Part[], source: Source): Motion {
  const stated = new Set(parts.map((part) => part.motion).filter((motion) => motion !== null));
  if (stated.has('sales')) return 'sales';
  if (stated.has('organic')) return 'organic';
  return source === 'usage' ? 'organic' : 'unknown';
}

/** All changes of one account on one day. */
export function plainEvent(day: number, before: PlainLine[], after: PlainLine[]): PlainComponent[] {
  const wasOf = new Map(before.map((line) => [line.id, line]));
  const parts = after.flatMap((line) => partsOf(wasOf.get(line.id), line));
  const groups = (lines: PlainLine[]): Set<string> => new Set(lines.filter((line) => line.arr > 0).map(groupOf));
  const [were, are] = [groups(before), groups(after)];
  const components: PlainComponent[] = [];
  const add = (from: Part[], product: string, split: Split): void => {
    for (const [source, arr] of split)
      if (arr !== 0) components.push({ day, source, motion: motionOf(from, source), product, arr });
  };
  const isCore = (group: string): boolean => group.startsWith('core ');
  const left = [...were].filter((group) => isCore(group) && !are.has(group));
  const came = [...are].filter((group) => isCore(group) && !were.has(group));
  const isSwap = left.length === 1 && came.length === 1;
  const out = parts.filter((part) => isSwap && groupOf(part) === left[0]);
  const into = parts.filter((part) => isSwap && groupOf(part) === came[0]);
  if (isSwap) add([...into, ...out], into[0]!.product, swapped(out, into));
  const rest = parts.filter((part) => !out.includes(part) && !into.includes(part));
  const split = (of: Part[]): Split => inferred(of, were.has(groupOf(of[0]!)), are.has(groupOf(of[0]!)));
  for (const ofLine of groupBy(
    rest.filter((part) => part.source !== null),
    (part) => part.line,
  ).values()) {
    const { source } = ofLine[0]!;
    if (source !== 'price') add(ofLine, ofLine.at(-1)!.product, [[source!, sums(ofLine).a1 - sums(ofLine).a0]]);
    else
      for (const part of ofLine)
        add(
          [part],
          part.product,
          split([part]).map(([name, arr]) => [name === 'seats' ? name : 'price', arr]),
        );
  }
  for (const ofGroup of groupBy(
    rest.filter((part) => part.source === null),
    groupOf,
  ).values())
    add(ofGroup, ofGroup[0]!.product, split(ofGroup));
  return components;
}

/** Components of an account over all days, given its lines on each: days on which it is at 0 are skipped. */
export function plainComponents(days: PlainLine[][]): PlainComponent[] {
  let before: PlainLine[] | null = null;
  return days.flatMap((after, day) => {
    if (!after.some((line) => line.arr > 0)) return [];
    const stays = before?.length === after.length && after.every((line, place) => line === before![place]);
    const found = before === null || stays ? [] : plainEvent(day, before, after);
    before = after;
    return found;
  });
}

/** Shares the size of a net change among kinds: those of its sign in proportion, by largest remainder, ties in `order`. */
export function plainShares<Part extends { arr: number }>(
  net: number,
  parts: readonly Part[],
  kindOf: (part: Part) => string,
  order: readonly string[],
): Record<string, number> {
  const sign = net < 0 ? -1 : 1;
  const weights = order
    .map((kind) => ({
      kind,
      weight: sign * sumOf(parts.filter((one) => kindOf(one) === kind).map((one) => one.arr)),
    }))
    .filter(({ weight }) => weight > 0);
  const all = BigInt(sumOf(weights.map(({ weight }) => weight)));
  const size = BigInt(Math.abs(net));
  const shares = weights.map(({ kind, weight }) => {
    const exact = size * BigInt(weight);
    return { kind, whole: Number(exact / all), over: exact % all };
  });
  const missing = Math.abs(net) - sumOf(shares.map(({ whole }) => whole));
  const largest = [...shares].sort((a, b) => (a.over === b.over ? 0 : a.over > b.over ? -1 : 1)).slice(0, missing);
  return Object.fromEntries(shares.map((share) => [share.kind, share.whole + (largest.includes(share) ? 1 : 0)]));
}
