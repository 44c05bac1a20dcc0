/**
 * One account's whole story (metrics.md sections 2 to 4): its events, a day each, with what they changed, the parts of
 * the change and the records that stated it; its products from day to day; the lines that stand on a day. What changed
 * sums to the balance at the end less that of the opening.
 */
import type { DayNumber } from './day';
import type { Facts } from './facts';
import { historyOf } from './history';
import { LAPSE } from './line-states';
import { type AccountStates, type LedgerBasis, walkLines } from './lines';
import { classify, type MovementType } from './movement-type';
import { type OneAccount, oneAccount } from './one-account';
import { buildProductSteps, type ProductSteps } from './product-steps';
import { type RecordChain, recordChains } from './record-chains';
import { changeKinds, QUANTITY_SCALE } from './records';
import { type Motion, motions, type Source, sources } from './source';

/** A part of an event's change. */
export interface StoryPart {
  /** Null where the account starts from nothing or falls to it: there is nothing to compare with. */
  source: Source | null;
  motion: Motion | null;
  product: string;
  /** Signed. */
  arrMinor: number;
}

export interface StoryEvent {
  day: DayNumber;
  /** Null: the balance is as it was. */
  type: MovementType | null;
  startMinor: number;
  endMinor: number;
  /** They sum to end less start. */
  parts: StoryPart[];
  /** What stated it, each with what it replaced; none for a lapse. */
  records: RecordChain[];
  /** A line ran out, and no record says so. */
  isLapse: boolean;
}

export interface ProductCourse {
  product: string;
  /** Its ARR from that day on, ascending by day. */
  steps: { day: DayNumber; arrMinor: number }[];
}

/** A subscription item or invoiced product that stands on a day. */
export interface StandingLine {
  product: string;
  plan: string | null;
  kind: (typeof changeKinds)[number];
  /** Null where none is stated. */
  quantity: number | null;
  arrMinor: number;
  /** The day it became what it is. */
  since: DayNumber;
}

export interface AccountStory {
  /** What stood when the ledger began; null: the ledger begins with its first record, or the account had nothing. */
  opening: { day: DayNumber; arrMinor: number; records: RecordChain[] } | null;
  /** Ascending by day; those after data-through are scheduled. */
  events: StoryEvent[];
  products: ProductCourse[];
  /** On the day asked for, largest first. */
  lines: StandingLine[];
}

/** The story of the account of the facts, with the lines that stand at the end of `day`. */
export function accountStory(facts: Facts, basis: LedgerBasis, account: number, day: DayNumber): AccountStory {
  const records = oneAccount(basis.records, account);
  const own: LedgerBasis = { records, settings: basis.settings, query: basis.query };
  const openingDay = facts.ledger.openingDay;
  const steps = buildProductSteps(own, openingDay);
  let lines: StandingLine[] = [];
  let chains: RecordChain[] = [];
  const lapses = new Set<DayNumber>();
  walkLines(records, own.settings, own.query, (_, states) => {
    lines = linesOn(records, states, day);
    chains = recordChains(records, states, own.query);
    for (let at = 0; at < states.to; at += 1) if (states.row[at] === LAPSE) lapses.add(states.day[at]!);
  });
  const history = historyOf(basis.settings);
  const isOpening = (on: DayNumber): boolean => history !== null && on <= history.historyFrom;
  const changes = new Map<DayNumber, StoryPart[]>();
  const products = coursesOf(records, steps);
  for (const course of products)
    for (const [index, { day: on, arrMinor: toMinor }] of course.steps.entries()) {
      const arrMinor = toMinor - (course.steps[index - 1]?.arrMinor ?? 0);
      const part = { source: null, motion: null, product: course.product, arrMinor };
      changes.set(on, [...(changes.get(on) ?? []), part]);
    }
  const [openingRecords, laterRecords] = [true, false].map((opening) =>
    chains.filter((chain) => isOpening(chain.day) === opening),
  ) as [RecordChain[], RecordChain[]];
  const openingMinor = facts.openingMinor[account]!;
  const all = [...changes.keys(), ...laterRecords.map((chain) => chain.day), ...componentDays(facts, account)];
  const events = eventsOf({ facts, account, openingMinor, openingDay }, all, changes, laterRecords, lapses);
  return {
    opening:
      openingDay === null || (openingMinor === 0 && openingRecords.length === 0)
        ? null
        : { day: openingDay, arrMinor: openingMinor, records: openingRecords },
    events,
    products,
    lines,
  };
}

function* componentDays({ components }: Facts, account: number): Generator<DayNumber> {
  for (let at = components.offset[account]!; at < components.offset[account + 1]!; at += 1) yield components.day[at]!;
}

interface Place {
  facts: Facts;
  account: number;
  openingMinor: number;
  openingDay: DayNumber | null;
}

/** `changes`: by day, by how much each product changed. */
function eventsOf(
  { facts, account, openingMinor, openingDay }: Place,
  days: readonly DayNumber[],
  changes: ReadonlyMap<DayNumber, StoryPart[]>,
  chains: readonly RecordChain[],
  lapses: ReadonlySet<DayNumber>,
): StoryEvent[] {
  const ordered = [...new Set(days)].filter((day) => openingDay === null || day > openingDay).sort((a, b) => a - b);
  let before = openingMinor;
  let wasActive = openingMinor > 0;
  return ordered.map((day): StoryEvent => {
    const byProduct = changes.get(day) ?? [];
    const after = before + byProduct.reduce((sum, { arrMinor }) => sum + arrMinor, 0);
    const event: StoryEvent = {
      day,
      type: classify(before, after, wasActive || facts.firstActiveDay[account]! < day),
      startMinor: before,
      endMinor: after,
      parts: before > 0 && after > 0 ? componentsOn(facts, account, day) : byProduct,
      records: chains.filter((chain) => chain.day === day),
      isLapse: lapses.has(day) && before !== after,
    };
    before = after;
    wasActive ||= after > 0;
    return event;
  });
}

function componentsOn({ components, products }: Facts, account: number, day: DayNumber): StoryPart[] {
  const parts: StoryPart[] = [];
  for (let at = components.offset[account]!; at < components.offset[account + 1]!; at += 1)
    if (components.day[at] === day)
      parts.push({
        source: sources[components.source[at]!]!,
        motion: motions[components.motion[at]!]!,
        product: products[components.product[at]!]!,
        arrMinor: components.arrMinor[at]!,
      });
  return parts;
}

/** Courses by their first day. */
function coursesOf({ products }: OneAccount, { product, from, day, arrMinor }: ProductSteps): ProductCourse[] {
  const courses = Array.from(product, (code, course) => ({
    product: products[code]!,
    steps: Array.from(day.subarray(from[course], from[course + 1]), (on, step) => ({
      day: on,
      arrMinor: arrMinor[from[course]! + step]!,
    })),
  }));
  return courses.filter(({ steps }) => steps.length > 0).sort((a, b) => a.steps[0]!.day - b.steps[0]!.day);
}

type States = AccountStates & { quantityMicro: Float64Array };

/** The lines that are worth something at the end of a day. */
function linesOn({ products, plans }: OneAccount, states: States, day: DayNumber): StandingLine[] {
  const lines: StandingLine[] = [];
  for (let at = 0; at < states.to; at += 1) {
    const isStanding =
      states.day[at]! <= day &&
      (at + 1 === states.to || states.line[at + 1] !== states.line[at] || states.day[at + 1]! > day);
    if (!isStanding || states.arrMinor[at]! === 0) continue;
    const quantity = states.quantityMicro[at]!;
    lines.push({
      product: products[states.product[at]!]!,
      plan: states.plan[at]! < 0 ? null : plans[states.plan[at]!]!,
      kind: changeKinds[states.kind[at]!]!,
      quantity: Number.isNaN(quantity) ? null : quantity / QUANTITY_SCALE,
      arrMinor: states.arrMinor[at]!,
      since: states.day[at]!,
    });
  }
  return lines.sort((a, b) => b.arrMinor - a.arrMinor || (a.product < b.product ? -1 : 1));
}
