/** Attributes, filters and segments of the plain ledger, by the text of metrics.md section 9. */
import type { OwnerRows } from './owners';
import type { PlainLedger, PlainLine } from './plain';
import { monthsAway, placeOf } from './plain-calendar';
import { decimals } from './plain-money';
import { balanceOn } from './plain-movements';

export interface PlainFilter {
  slug: string;
  operator: string;
  values: string[];
}

/** What segments are made of: the ledger, its currency, and what was said of its accounts. */
export interface PlainBook {
  plain: PlainLedger;
  currency: string;
  owners: OwnerRows[];
}

const bands: [from: number, name: string][] = [
  [100_000, '100k+'],
  [25_000, '25k-100k'],
  [5_000, '5k-25k'],
  [1_000, '1k-5k'],
  [0, '<1k'],
];
const tenures: [from: number, name: string][] = [
  [36, '3+ years'],
  [24, '2-3 years'],
  [12, '1-2 years'],
  [0, '<1 year'],
];

/** Of two as large the first. */
const largest = (lines: PlainLine[]): PlainLine | undefined =>
  lines.filter(({ arr }) => arr > 0).reduce<PlainLine | undefined>((a, b) => (a && a.arr >= b.arr ? a : b), undefined);

/** What the ledger says of an account at the end of a day: as it was on its last active day. */
function computed({ plain, currency }: PlainBook, slug: string, account: string, day: number): string {
  const balance = plain.balance.get(account)!;
  const opening = (plain.firstDay ?? plain.lastDay + 1) - 1;
  let active = Math.min(day, plain.lastDay);
  while (active >= opening && balance[active] === 0) active -= 1;
  if (active < opening) return '';
  const lines = plain.lines.get(account)![active]!;
  if (slug === 'arr_band') {
    const major = balanceOn(plain, account, active) / 10 ** decimals[currency]!;
    return bands.find(([from]) => major >= from)![1];
  }
  if (slug === 'tenure') {
    const first = plain.opening.has(account) ? plain.historyFrom! : plain.firstActive.get(account)!;
    return tenures.find(([months]) => months === 0 || monthsAway(first, months) <= active)![1];
  }
  if (slug === 'products') {
    const count = new Set(lines.filter(({ arr }) => arr > 0).map(({ product }) => product)).size;
    return count > 2 ? '3+' : String(count);
  }
  const main = largest(lines)!;
  return (slug === 'plan' ? main.plan : slug === 'currency' ? main.currency : main.billing) ?? '';
}

/** An account's value of an attribute at the end of a day; null: the current one. '' where it has none. */
export function valueOn(book: PlainBook, slug: string, account: string, day: number | null): string {
  const own = book.owners.find((row) => row.account === account)!;
  if (slug === 'employees') return own.employees;
  if (slug !== 'owner') return computed(book, slug, account, day ?? book.plain.lastDay);
  return own.later.findLast(({ on }) => day === null || placeOf(on) <= day)?.owner ?? own.first;
}

function passes(value: string, { operator, values }: PlainFilter): boolean {
  if (operator === '=') return values.includes(value);
  if (operator === '!=') return !values.includes(value);
  // "1000+" is at least 1000, and nobody knows at most how many.
  const isOpenEnded = operator.startsWith('>') && value.endsWith('+');
  const number = value === '' ? Number.NaN : Number(isOpenEnded ? value.slice(0, -1) : value);
  const bound = Number(values[0]);
  if (operator === '>=') return number >= bound;
  if (operator === '<=') return number <= bound;
  return operator === '>' ? number > bound : number < bound;
}

/** The segment of each account that passes the filters, by their values at the end of a day; null: the current ones. */
export function segmentsOn(
  book: PlainBook,
  filters: PlainFilter[],
  by: string | null,
  day: number | null,
): Map<string, string> {
  const accounts = [...book.plain.balance.keys()].filter((account) =>
    filters.every((filter) => passes(valueOn(book, filter.slug, account, day), filter)),
  );
  return new Map(accounts.map((account) => [account, by === null ? '' : valueOn(book, by, account, day)]));
}

/** The same by the values on each account's first active day, history-from for the opening balance; of those that had one. */
export function segmentsAtFirst(book: PlainBook, filters: PlainFilter[], by: string | null): Map<string, string> {
  const { plain } = book;
  const segments = new Map<string, string>();
  for (const [account, active] of plain.firstActive) {
    const first = plain.opening.has(account) ? plain.historyFrom : active;
    const segment = first === null ? undefined : segmentsOn(book, filters, by, first).get(account);
    if (segment !== undefined) segments.set(account, segment);
  }
  return segments;
}

export const membersOf = (segments: Map<string, string>, key: string): string[] =>
  [...segments].filter(([, own]) => own === key).map(([account]) => account);

/** Keys as they are listed: none, then bands and tenures from the lowest up, or names. */
export function inOrder(by: string | null, keys: Iterable<string>): string[] {
  const order = (by === 'arr_band' ? bands : by === 'tenure' ? tenures : []).map(([, name]) => name).reverse();
  return [...new Set(keys)].sort((a, b) => order.indexOf(a) - order.indexOf(b) || (a < b ? -1 : 1));
}

const known = new WeakMap<PlainLedger, Map<string, PlainLedger>>();

/** The ledger of some accounts alone, the same one whenever it is asked for. */
export function only(plain: PlainLedger, accounts: readonly string[]): PlainLedger {
  const parts = known.get(plain) ?? new Map<string, PlainLedger>();
  known.set(plain, parts);
  const part = parts.get(accounts.join()) ?? partOf(plain, accounts);
  parts.set(accounts.join(), part);
  return part;
}

function partOf(plain: PlainLedger, accounts: readonly string[]): PlainLedger {
  const of = <Value>(all: Map<string, Value>): Map<string, Value> =>
    new Map([...all].filter(([account]) => accounts.includes(account)));
  return {
    ...plain,
    balance: of(plain.balance),
    lines: of(plain.lines),
    components: of(plain.components),
    firstActive: of(plain.firstActive),
  };
}

interface Moved {
  accounts: number;
  arr: number;
}

/** Who, active at the end of a window, is then in another segment than at its start; by the segment asked for. */
export function movesOf(
  plain: PlainLedger,
  at: { start: Map<string, string>; end: Map<string, string> },
  window: { start: number; end: number },
  key: string,
  /** Of retention, those that became active in the window have started, and are not said to move. */
  cohortOnly: boolean,
): { moved_in: Moved; moved_out: Moved; started?: Moved } {
  const active = [...plain.balance.keys()].filter((account) => balanceOn(plain, account, window.end) > 0);
  const isNew = (account: string): boolean => cohortOnly && balanceOn(plain, account, window.start) === 0;
  const total = (accounts: string[]): Moved => ({
    accounts: accounts.length,
    arr: accounts.reduce((sum, account) => sum + balanceOn(plain, account, window.end), 0),
  });
  const stayed = active.filter((account) => !isNew(account));
  const came = stayed.filter((account) => at.end.get(account) === key && at.start.get(account) !== key);
  const went = stayed.filter((account) => at.start.get(account) === key && at.end.get(account) !== key);
  const started = active.filter((account) => isNew(account) && at.end.get(account) === key);
  return { moved_in: total(came), moved_out: total(went), ...(cohortOnly && { started: total(started) }) };
}
