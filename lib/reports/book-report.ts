/**
 * The book of an owner: the accounts whose `owner` attribute names them now, with NRR and GRR, renewals, coverage and
 * targets; the same accounts as they were owned twelve months before, since books change hands; and all owners beside
 * each other.
 */
import { balancesOn } from '@/lib/domain/balances';
import type { BookReport, DueRenewal, HandedOver, OwnerBook, OwnerRow } from '@/lib/domain/book-shape';
import { accountsAtWork, coverage } from '@/lib/domain/coverage';
import { type DayNumber, formatDay } from '@/lib/domain/day';
import { DUE_WITHIN_DAYS } from '@/lib/domain/due-within';
import type { Facts } from '@/lib/domain/facts';
import type { LedgerBasis } from '@/lib/domain/lines';
import { currencyExponent } from '@/lib/domain/money';
import type { Planning } from '@/lib/domain/planning';
import { retentionOn } from '@/lib/domain/retention';
import { type Segment, splitBy } from '@/lib/domain/segments';
import { targetRow } from '@/lib/domain/targets';
import type { Terms } from '@/lib/domain/terms';
import { windowStart } from '@/lib/domain/window';
import type { LedgerView } from './ledger-view';
import { planningOf } from './planning';
import { QueryError, type ReportQuery } from './query';
import { head, selected, throughOf } from './selection';
import { termsOf } from './terms';

const OWNER = 'owner';
const WINDOW_MONTHS = 12;
const DUE_DAYS = Math.max(...DUE_WITHIN_DAYS);
const NOBODY = new Int32Array(0);

interface Owned {
  lists: ReadonlyMap<string, Int32Array>;
  of(account: number): string;
}

interface Basis {
  facts: Facts;
  terms: Terms;
  planning: Planning;
  through: DayNumber;
  /** By account, ARR on data-through. */
  arr: Float64Array;
  /** By account, its owner now and twelve months before, '' being nobody. */
  now: Owned;
  before: Owned;
}

/**
 * `owner`: whose book; '' is that of nobody; null: of the owner with the largest one.
 * @throws QueryError where nobody of that name has an account
 */
export function bookReport(view: LedgerView, query: ReportQuery, owner: string | null): BookReport {
  const { facts, basis } = view;
  if (query.by !== null) throw new QueryError('by', 'by: a book is split by owner already; filter it with where');
  if (!facts || !basis) return { ...head(view), owners: [], book: null };
  const at = basisOf(view, query, facts, basis);
  const owners = [...at.now.lists]
    .map(([name, list]) => ownerRow(at, name, list))
    .filter(({ accounts }) => accounts > 0)
    .sort((a, b) => Number(a.owner === '') - Number(b.owner === '') || b.arr - a.arr || (a.owner < b.owner ? -1 : 1));
  const chosen = owner ?? owners.find((row) => row.owner !== '')?.owner ?? null;
  if (chosen === null) return { ...head(view), owners, book: null };
  if (!at.now.lists.has(chosen) && !at.before.lists.has(chosen))
    throw new QueryError('owner', `owner: nobody called "${chosen}" has an account`);
  return { ...head(view), owners, book: ownerBook(view, at, chosen) };
}

function basisOf(view: LedgerView, query: ReportQuery, facts: Facts, basis: LedgerBasis): Basis {
  const accounts = selected(view, query);
  const through = throughOf(view);
  const owned = (on?: DayNumber) => ownedIn(splitBy(facts, OWNER, accounts, on));
  return {
    ...{ facts, through },
    terms: termsOf(facts, basis),
    planning: planningOf(view),
    arr: balancesOn(facts, through),
    now: owned(),
    before: owned(windowStart(through, WINDOW_MONTHS)),
  };
}

function ownedIn(segments: readonly Segment[]): Owned {
  const owners = new Map<number, string>();
  for (const { key, list } of segments) for (const account of list) owners.set(account, key);
  return {
    lists: new Map(segments.map(({ key, list }) => [key, list])),
    of: (account) => owners.get(account) ?? '',
  };
}

const coverageOf = ({ facts, planning }: Basis, accounts: Int32Array) =>
  coverage(facts, planning, { thresholdMrrMinor: 0, accounts });

function ownerRow(at: Basis, owner: string, list: Int32Array): OwnerRow {
  const { facts, through, arr } = at;
  const { nrr, grr } = retentionOn(facts, through, WINDOW_MONTHS, list);
  const active = list.filter((account) => arr[account]! > 0);
  const due = dueOf(at, list);
  return {
    owner,
    accounts: active.length,
    arr: active.reduce((sum, account) => sum + arr[account]!, 0),
    ...{ nrr, grr },
    due: { accounts: due.length, arr: due.reduce((sum, row) => sum + row.arr, 0) },
    coverage: coverageOf(at, list).coverage,
  };
}

function ownerBook(view: LedgerView, at: Basis, owner: string): OwnerBook {
  const { facts, through, planning } = at;
  const list = at.now.lists.get(owner) ?? NOBODY;
  const then = at.before.lists.get(owner) ?? NOBODY;
  const { nrr, grr, accounts } = retentionOn(facts, through, WINDOW_MONTHS, then);
  const exponent = currencyExponent(view.currency) ?? 2;
  return {
    ...ownerRow(at, owner, list),
    held_before: { nrr, grr, accounts },
    came: handedOver(at, list, then, (account) => ({ from: at.before.of(account), to: owner })),
    went: handedOver(at, then, list, (account) => ({ from: owner, to: at.now.of(account) })),
    renewals: dueOf(at, list),
    uncovered: coverageOf(at, list).uncovered,
    targets: planning.targets
      .filter((target) => target.owner === owner)
      .map((target) => targetRow(facts, target, exponent, null)),
  };
}

/** Accounts of the one list that are not in the other, active now and twelve months before. */
function handedOver(
  { facts, arr, through }: Basis,
  list: Int32Array,
  other: Int32Array,
  between: (account: number) => Pick<HandedOver, 'from' | 'to'>,
): HandedOver[] {
  const others = new Set(other);
  const start = balancesOn(facts, windowStart(through, WINDOW_MONTHS));
  return Array.from(list)
    .filter((account) => !others.has(account) && arr[account]! > 0 && start[account]! > 0)
    .map((account) => ({ ...named(facts, account), arr: arr[account]!, ...between(account) }))
    .sort((a, b) => b.arr - a.arr || (a.account < b.account ? -1 : 1));
}

const named = ({ accountIds, accountNames }: Facts, account: number) => ({
  account: accountIds[account]!,
  name: accountNames[account]!,
});

/** Accounts with terms that end within 90 days. */
function dueOf({ facts, terms, planning, through }: Basis, list: Int32Array): DueRenewal[] {
  const atWork = accountsAtWork(planning, through);
  const wanted = new Set(list);
  const rows = new Map<number, { arr: number; day: DayNumber }>();
  for (let index = 0; index < terms.length; index += 1) {
    const account = terms.account[index]!;
    const day = terms.endDay[index]!;
    if (day <= through || day > through + DUE_DAYS || !wanted.has(account)) continue;
    const row = rows.get(account);
    rows.set(account, {
      arr: (row?.arr ?? 0) + terms.dueMinor[index]!,
      day: Math.min(row?.day ?? day, day),
    });
  }
  return [...rows]
    .sort(([a, { day: on, arr }], [b, other]) => on - other.day || other.arr - arr || a - b)
    .map(([account, { arr, day }]) => ({
      ...named(facts, account),
      arr,
      ends_on: formatDay(day),
      at_work: atWork.has(facts.accountIds[account]!),
    }));
}
