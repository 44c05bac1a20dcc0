/** Whitespace: accounts × products and plans, each gap with what like accounts pay for it. */
import { balancesOn } from '@/lib/domain/balances';
import { accountsAtWork } from '@/lib/domain/coverage';
import type { Facts } from '@/lib/domain/facts';
import type { LineBook } from '@/lib/domain/line-book';
import { standingDay } from '@/lib/domain/line-book';
import { changeKinds } from '@/lib/domain/records';
import type { ReportHead } from '@/lib/domain/report';
import { type LikeBasis, type Whitespace, whitespace } from '@/lib/domain/whitespace';
import type { Holdings } from '@/lib/domain/whitespace-lines';
import type { LedgerView } from './ledger-view';
import { lineBookOf } from './line-book';
import { planningOf } from './planning';
import type { ReportQuery } from './query';
import { ownerOf } from './queue-row';
import { head, selected } from './selection';

export interface WhitespaceColumnTold {
  product: string;
  /** Null: the product itself. */
  plan: string | null;
  /** A next plan or tier; else a product to add. */
  is_step: boolean;
  /** Accounts that have it, and that could take it. */
  holders: number;
  gaps: number;
  /** ARR of all its gaps; each once. */
  arr: number;
  /** The same, each gap weighted by the share of like accounts that have it. */
  likely_arr: number;
}

export interface WhitespaceRow {
  account: string;
  name: string;
  arr: number;
  owner: string | null;
  segment: string | null;
  band: string | null;
  /** It has an open plan, or a touchpoint within 30 days. */
  is_covered: boolean;
  gap_arr: number;
  likely_arr: number;
  /** By place of the column: what it pays for what it has. */
  held: { column: number; arr: number }[];
  gaps: { column: number; arr: number; holders: number; like: number; basis: LikeBasis }[];
}

export interface WhitespaceReport extends ReportHead {
  /** The attribute that makes accounts alike beside their ARR band; null: none is known. */
  like_by: string | null;
  columns: WhitespaceColumnTold[];
  /** Accounts with a gap, of those with revenue. */
  total: number;
  accounts: number;
  gaps: number;
  gap_arr: number;
  likely_arr: number;
  offset: number;
  /** By what is likely, the most first. */
  rows: WhitespaceRow[];
}

const ROWS_GIVEN = 50;
const LIKE_BY = 'segment';

/** `by`: the attribute that makes accounts alike; left out: their segment, where one is stated. */
export function whitespaceReport(view: LedgerView, query: ReportQuery): WhitespaceReport {
  const { facts, basis } = view;
  const { offset, limit, search } = query.list;
  const empty = { columns: [], total: 0, accounts: 0, gaps: 0, gap_arr: 0, likely_arr: 0, offset, rows: [] };
  if (!facts || !basis) return { ...head(view), like_by: null, ...empty };
  const likeBy = query.by ?? (facts.attributes.some(({ slug }) => slug === LIKE_BY) ? LIKE_BY : null);
  const chosen = selected(view, { ...query, by: likeBy });
  const found = whitespaceOf(facts, lineBookOf(basis), likeBy);
  const tellColumn = columnTeller(found, facts, basis.records.plans);
  const wanted = accountsWanted(facts, chosen, search);
  const sums = found.columns.map(() => ({ gaps: 0, arr: 0, likely: 0 }));
  const scored: { place: number; gap: number; likely: number }[] = [];
  let accounts = 0;
  for (const [place, account] of found.accounts.entries()) {
    if (!wanted(account)) continue;
    accounts += 1;
    let gap = 0;
    let likely = 0;
    for (const { column, arr, holders, like } of found.gapsOf(place)) {
      const sum = sums[column]!;
      sum.gaps += 1;
      sum.arr += arr;
      sum.likely += (arr * holders) / like;
      gap += arr;
      likely += (arr * holders) / like;
    }
    if (gap > 0) scored.push({ place, gap, likely });
  }
  scored.sort((a, b) => b.likely - a.likely || b.gap - a.gap || a.place - b.place);
  const rowOf = rowTeller(view, facts, found, likeBy);
  return {
    ...head(view),
    like_by: likeBy,
    columns: sums.map((sum, column) => ({
      ...tellColumn(column),
      gaps: sum.gaps,
      arr: sum.arr,
      likely_arr: Math.round(sum.likely),
    })),
    total: scored.length,
    accounts,
    gaps: sums.reduce((sum, { gaps }) => sum + gaps, 0),
    gap_arr: sums.reduce((sum, { arr }) => sum + arr, 0),
    likely_arr: Math.round(sums.reduce((sum, { likely }) => sum + likely, 0)),
    offset,
    rows: scored
      .slice(offset, offset + (limit ?? ROWS_GIVEN))
      .map(({ place, gap, likely }) => rowOf(place, gap, likely)),
  };
}

const known = new WeakMap<Facts, Map<string | null, Whitespace>>();

/** Worked out once for a view and what makes accounts alike. */
function whitespaceOf(facts: Facts, book: LineBook, likeBy: string | null): Whitespace {
  const kept = known.get(facts) ?? new Map<string | null, Whitespace>();
  known.set(facts, kept);
  const made = kept.get(likeBy);
  if (made) return made;
  const codesOf = (slug: string): Int32Array =>
    facts.attributes.find((each) => each.slug === slug)?.codes ?? new Int32Array(facts.accounts).fill(-1);
  const found = whitespace({
    holdings: holdingsOf(book),
    accounts: facts.accounts,
    products: facts.products.length,
    segment: likeBy === null ? new Int32Array(facts.accounts).fill(-1) : codesOf(likeBy),
    band: codesOf('arr_band'),
  });
  kept.set(likeBy, found);
  return found;
}

const CORE = changeKinds.indexOf('core');

/** The lines with revenue on data-through. */
function holdingsOf(book: LineBook): Holdings {
  const { offset, line, day, arrMinor, kind, product, plan } = book;
  const through = standingDay(book, book.dataThrough) ?? Number.NEGATIVE_INFINITY;
  const places: number[] = [];
  const accounts: number[] = [];
  for (let account = 0; account + 1 < offset.length; account += 1)
    for (let at = offset[account]!; at < offset[account + 1]!; at += 1) {
      const isLast = at + 1 === offset[account + 1] || line[at + 1] !== line[at] || day[at + 1]! > through;
      if (day[at]! > through || !isLast || arrMinor[at]! <= 0) continue;
      places.push(at);
      accounts.push(account);
    }
  return {
    account: Int32Array.from(accounts),
    product: Int32Array.from(places, (at) => product[at]!),
    plan: Int32Array.from(places, (at) => plan[at]!),
    isCore: Uint8Array.from(places, (at) => (kind[at] === CORE ? 1 : 0)),
    arrMinor: Float64Array.from(places, (at) => arrMinor[at]!),
  };
}

function columnTeller({ columns }: Whitespace, { products }: Facts, plans: readonly string[]) {
  return (index: number) => {
    const { product, plan, isStep, holders } = columns[index]!;
    return { product: products[product] ?? '', plan: plans[plan] ?? null, is_step: isStep, holders };
  };
}

function accountsWanted({ accountIds, accountNames }: Facts, chosen: Int32Array | null, search: string | null) {
  const ids = chosen === null ? null : new Set(chosen);
  const text = search?.toLowerCase() ?? '';
  return (account: number): boolean =>
    (ids === null || ids.has(account)) &&
    (text === '' || `${accountNames[account]}\n${accountIds[account]}`.toLowerCase().includes(text));
}

function rowTeller(view: LedgerView, facts: Facts, found: Whitespace, likeBy: string | null) {
  const { accountIds, accountNames, dataThrough, attributes } = facts;
  const balances = balancesOn(facts, dataThrough);
  const atWork = accountsAtWork(planningOf(view), dataThrough);
  const attributeOf = (slug: string | null, account: number): string | null => {
    const column = attributes.find((each) => each.slug === slug);
    return column?.values[column.codes[account] ?? -1] ?? null;
  };
  const { length } = found.columns;
  return (place: number, gap: number, likely: number): WhitespaceRow => {
    const account = found.accounts[place]!;
    const row = found.held.subarray(place * length, (place + 1) * length);
    return {
      account: accountIds[account]!,
      name: accountNames[account]!,
      arr: balances[account]!,
      owner: ownerOf(facts, account),
      segment: attributeOf(likeBy, account),
      band: attributeOf('arr_band', account),
      is_covered: atWork.has(accountIds[account]!),
      gap_arr: gap,
      likely_arr: Math.round(likely),
      held: Array.from(row.entries()).flatMap(([column, arr]) => (arr > 0 ? [{ column, arr }] : [])),
      gaps: found.gapsOf(place),
    };
  };
}
