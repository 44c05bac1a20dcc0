/** Questions by segment, as they are asked of reports and of the plain computation. */
import fc from 'fast-check';
import type { Moves } from '@/lib/domain/report';
import type { PlainLedger } from '@/lib/domain/testing/plain';
import { endOfMonth, placeOf } from '@/lib/domain/testing/plain-calendar';
import type { PlainRange } from '@/lib/domain/testing/plain-cohorts';
import {
  inOrder,
  membersOf,
  movesOf,
  type PlainBook,
  type PlainFilter,
  segmentsOn,
} from '@/lib/domain/testing/plain-segments';
import { parseReportQuery } from '../query';

const filter = (slug: string, operator: string, ...values: string[]): PlainFilter => ({ slug, operator, values });

export const where = fc.constantFrom<PlainFilter[][]>(
  [],
  [],
  [],
  [filter('owner', '=', 'Ali', 'Bo')],
  [filter('owner', '!=', 'Ali', 'Zoë'), filter('employees', '>=', '50')],
  [filter('employees', '<=', '250'), filter('tenure', '=', '<1 year', '')],
  [filter('products', '>', '1'), filter('owner', '!=', '')],
  [filter('arr_band', '!=', '<1k', '1k-5k'), filter('employees', '<', '2000')],
);

export const by = fc.constantFrom(
  'owner',
  'owner',
  'employees',
  'arr_band',
  'tenure',
  'plan',
  'billing_interval',
  'products',
  'currency',
);

export interface SegmentQuestion {
  where: PlainFilter[];
  by: string;
}

/** `options`: the rest of the question, by the names of the API; null: not stated. */
export const ask = (asked: SegmentQuestion, options: Record<string, string | null>) =>
  parseReportQuery(
    new URLSearchParams([
      ...asked.where.flatMap(({ slug, operator, values }) =>
        values.map((value) => ['where', `${slug}${operator}${value}`]),
      ),
      ...Object.entries({ by: asked.by, ...options }).map(([name, value]) => [name, value ?? '']),
    ]),
  );

/** From the end of one day to that of another. */
export interface PlainSpan {
  start: number;
  end: number;
}

/** The span of a period; a first one starts from the opening balance, before which nothing is known. */
export const spanOf = ({ historyFrom, firstDay, lastDay }: PlainLedger, { start, end }: PlainSpan): PlainSpan => ({
  start: historyFrom === null ? start - 1 : Math.max(start, firstDay!) - 1,
  end: Math.min(end, lastDay),
});

/**
 * Rows by the values at each window's start, with what moved; groups that nobody is in at any end are left out. `own`:
 * the ledger whose revenue moves, where it is that of some products.
 */
export function atStart<Row>(
  book: PlainBook,
  asked: SegmentQuestion,
  spans: PlainSpan[],
  cohortOnly: boolean,
  rowOf: (accounts: string[], index: number) => Row,
  own: PlainLedger = book.plain,
) {
  const split = (slug: string | null) => {
    const at = spans.map(({ start, end }) => ({
      start: segmentsOn(book, asked.where, slug, start),
      end: segmentsOn(book, asked.where, slug, end),
    }));
    const met = at.flatMap(({ start, end }) => [...start.values(), ...end.values()]);
    return inOrder(slug, slug === null ? [''] : met).map((key) => ({
      key,
      rows: spans.map((span, index) => ({
        ...rowOf(membersOf(at[index]!.start, key), index),
        ...movesOf(own, at[index]!, span, key, cohortOnly),
      })),
    }));
  };
  return { whole: split(null)[0]!.rows, groups: split(asked.by) };
}

export const movesIn = ({ moved_in, moved_out, started }: Partial<Moves>) => ({
  ...(moved_in && { moved_in }),
  ...(moved_out && { moved_out }),
  ...(started && { started }),
});

/** Periods asked for, as months; null: from the first, to the last. */
export interface MonthRange {
  from: string | null;
  to: string | null;
}

const months = ['2023-12', '2024-01', '2024-02', '2024-05', '2024-08', '2024-11', '2025-01', '2025-02', '2025-06'];
const some = fc.option(fc.constantFrom(...months), { freq: 2 });

/** Of one in four all of them. */
export const monthRange: fc.Arbitrary<MonthRange> = fc
  .tuple(some, some)
  .map(([from, to]) => (from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }));

/** Its days. */
export const rangeOf = ({ from, to }: MonthRange): PlainRange => ({
  from: from === null ? null : placeOf(`${from}-01`),
  to: to === null ? null : endOfMonth(placeOf(`${to}-01`)),
});

/** What a report says of the whole and of each segment, by the values of now. */
export function bySegment<Figures>(
  book: PlainBook,
  asked: SegmentQuestion,
  figuresOf: (accounts: string[]) => Figures,
) {
  const segments = segmentsOn(book, asked.where, asked.by, null);
  return {
    whole: figuresOf([...segments.keys()]),
    groups: inOrder(asked.by, segments.values()).map((key) => ({ key, ...figuresOf(membersOf(segments, key)) })),
  };
}

/** The whole of a report and its groups, of each what is compared. */
export const told = <Part extends object, Figures>(
  { groups, ...whole }: Part & { groups?: ({ key: string } & Part)[] },
  figuresOf: (part: Part) => Figures,
) => ({
  whole: figuresOf(whole as Part),
  groups: groups!.map((group) => ({ key: group.key, ...figuresOf(group) })),
});

/** The same by the values at the start of windows that end on some days; `figuresOf` takes the accounts of each. */
export function byStart<Figures>(
  book: PlainBook,
  asked: SegmentQuestion,
  starts: number[],
  figuresOf: (accountsOn: (start: number) => string[]) => Figures,
) {
  const at = new Map(starts.map((start) => [start, segmentsOn(book, asked.where, asked.by, start)]));
  const met = [...at.values()].flatMap((segments) => [...segments.values()]);
  return {
    whole: figuresOf((start) => [...at.get(start)!.keys()]),
    groups: inOrder(asked.by, met).map((key) => ({ key, ...figuresOf((start) => membersOf(at.get(start)!, key)) })),
  };
}
