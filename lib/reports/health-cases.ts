/** The cases of a finding, the largest first, as they are told: whose, when, what was and what is, and what says so. */
import { balancesOn } from '@/lib/domain/balances';
import { type Day, type DayNumber, formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import type { FindingKind } from '@/lib/domain/health/kinds';
import type { LaggingSource } from '@/lib/domain/health/lagging-sources';
import { type LineCases, NO_ROW } from '@/lib/domain/health/line-cases';
import type { LineFindingKind } from '@/lib/domain/health/line-findings';
import type { RejectedRows } from '@/lib/domain/health/rejected-rows';
import type { LineBook } from '@/lib/domain/line-book';
import type { LedgerBasis } from '@/lib/domain/lines';
import { NO_DAY, QUANTITY_SCALE } from '@/lib/domain/records';
import type { LedgerFindings } from './health-findings';
import type { MatchOffer } from './matches-report';

export interface HealthCase {
  /** Null: it is of no single account. */
  account: string | null;
  name: string | null;
  on: Day | null;
  /** The first day on which it is over; null where it goes on. */
  until: Day | null;
  /** The product, the currency, the source or the file that it is of. */
  what: string | null;
  /** Days, a factor, a quantity, percent, months or rows, as the finding says. */
  size: number | null;
  /** The source that was stated, and what the numbers say instead. */
  stated: string | null;
  says: string | null;
  /** ARR before and after, and the ARR in doubt. */
  start_arr: number | null;
  end_arr: number | null;
  arr: number | null;
  import_id: string | null;
  /** `record`: its place in the store's order of statements, as an adjustment names it. */
  records: { import_id: string; file: string; row: number; record: number; is_invoice: boolean }[];
}

/** A record that a case is told from, before the store is asked where it stands. */
export interface RecordPlace {
  isInvoice: boolean;
  row: number;
}

/** All cases of one finding: how many, of which accounts, and each when it is asked for. */
export interface CaseList {
  length: number;
  /** Numbers of the accounts, each once. */
  accounts: ReadonlySet<number>;
  told(place: number): Omit<HealthCase, 'records'>;
  placesOf(place: number): RecordPlace[];
}

const nothing: Omit<HealthCase, 'records'> = {
  ...{ account: null, name: null, on: null, until: null, what: null, size: null, stated: null, says: null },
  ...{ start_arr: null, end_arr: null, arr: null, import_id: null },
};

const dayOf = (day: DayNumber): Day | null => (day === NO_DAY ? null : formatDay(day));

const named = ({ accountIds, accountNames }: Facts, account: number) => ({
  account: accountIds[account]!,
  name: accountNames[account]!,
});

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function lineCaseList(
  kind: LineFindingKind,
  facts: Facts,
  { records }: LedgerBasis,
  cases: LineCases,
): CaseList {
  const { account, day, arrMinor, product } = cases;
  const ids = facts.accountIds;
  // What says nothing of the order of rows: the amount, the account, the day, the product.
  const order = Int32Array.from({ length: cases.length }, (_, place) => place).sort(
    (a, b) =>
      arrMinor[b]! - arrMinor[a]! ||
      (account[a] === account[b] ? 0 : text(ids[account[a]!]!, ids[account[b]!]!)) ||
      day[a]! - day[b]! ||
      text(records.products[product[a]!]!, records.products[product[b]!]!) ||
      cases.untilDay[a]! - cases.untilDay[b]!,
  );
  const scale = kind === 'blank_quantity' ? QUANTITY_SCALE : 1;
  return {
    length: cases.length,
    accounts: new Set(account),
    told: (place) => {
      const at = order[place]!;
      return {
        ...nothing,
        ...named(facts, account[at]!),
        on: formatDay(day[at]!),
        until: dayOf(cases.untilDay[at]!),
        what: records.products[product[at]!]!,
        size: cases.size[at]! / scale,
        start_arr: cases.startMinor[at]!,
        end_arr: cases.endMinor[at]!,
        arr: arrMinor[at]!,
      };
    },
    placesOf: (place) => {
      const at = order[place]!;
      const isInvoice = cases.isInvoice[at] === 1;
      return [cases.rowBefore[at]!, cases.row[at]!].filter((row) => row !== NO_ROW).map((row) => ({ isInvoice, row }));
    },
  };
}

/** A list of plain cases, each with the account it is of and the records behind it. */
function plainList(
  cases: readonly { told: Omit<HealthCase, 'records'>; accounts: readonly number[]; places(): RecordPlace[] }[],
): CaseList {
  return {
    length: cases.length,
    accounts: new Set(cases.flatMap(({ accounts }) => accounts)),
    told: (place) => cases[place]!.told,
    placesOf: (place) => cases[place]!.places(),
  };
}

export function deniedList(facts: Facts, basis: LedgerBasis, denied: LedgerFindings['denied']): CaseList {
  const place = new Map(denied.length === 0 ? [] : facts.accountIds.map((id, account) => [id, account] as const));
  const today = denied.length === 0 ? new Float64Array(0) : balancesOn(facts, facts.dataThrough);
  return plainList(
    denied
      .map(({ account: id, day, product, stated, says, row }) => {
        const account = place.get(id)!;
        const told = { ...nothing, ...named(facts, account), on: formatDay(day), what: product, stated, says };
        return { told: { ...told, arr: today[account]! }, accounts: [account], row };
      })
      .sort(
        ({ told: a }, { told: b }) =>
          b.arr - a.arr || text(a.account, b.account) || text(a.on, b.on) || text(a.what, b.what),
      )
      .map(({ told, accounts, row }) => ({
        told,
        accounts,
        places: () => (row >= 0 && row < basis.records.changes.length ? [{ isInvoice: false, row }] : []),
      })),
  );
}

/** The records of an account that take effect on a day. */
function placesOn({ offset, day, row, isInvoice }: LineBook, account: number, on: DayNumber): RecordPlace[] {
  const places: RecordPlace[] = [];
  for (let at = offset[account]!; at < offset[account + 1]!; at += 1)
    if (day[at] === on && row[at]! >= 0) places.push({ isInvoice: isInvoice[at] === 1, row: row[at]! });
  return places;
}

export function increaseList(facts: Facts, book: LineBook, increases: LedgerFindings['increases']): CaseList {
  return plainList(
    increases.flatMap(({ percent, rises }) =>
      rises
        .map(({ account, day, minor }) => ({
          told: { ...nothing, ...named(facts, account), on: formatDay(day), size: percent, arr: minor },
          accounts: [account],
          places: () => placesOn(book, account, day),
        }))
        .sort(({ told: a }, { told: b }) => b.arr - a.arr || text(a.account, b.account) || text(a.on, b.on)),
    ),
  );
}

export const rateList = (rates: LedgerFindings['rates']): CaseList =>
  plainList(
    rates.map(({ currency, months, accounts, arrMinor }) => ({
      told: {
        ...nothing,
        what: currency,
        on: `${months[0]!}-01`,
        until: `${months.at(-1)!}-01`,
        size: months.length,
        arr: arrMinor,
      },
      accounts,
      places: () => [],
    })),
  );

export const lagList = (sources: readonly LaggingSource[]): CaseList =>
  plainList(
    sources.map(({ key, day, newest, days }) => ({
      told: { ...nothing, what: key, on: day, until: newest, size: days },
      accounts: [],
      places: () => [],
    })),
  );

export const rejectList = (imports: readonly RejectedRows[]): CaseList =>
  plainList(
    imports.map(({ importId, fileName, rows }) => ({
      told: { ...nothing, what: fileName, size: rows, import_id: importId },
      accounts: [],
      places: () => [],
    })),
  );

/** Offers that are as good as certain: the account that would be read as another one, and that one's name. */
export function sameList(facts: Facts | null, offers: readonly MatchOffer[]): CaseList {
  const places = new Map(offers.length === 0 ? [] : facts?.accountIds.map((id, place) => [id, place] as const));
  return plainList(
    offers.map(({ account, into, confidence }) => ({
      told: {
        ...nothing,
        ...{ account: account.account, name: account.name, what: into.name },
        ...{ on: account.since, size: Math.round(confidence * 100), arr: account.arr },
      },
      accounts: [account, into].flatMap((each) => places.get(each.account) ?? []),
      places: () => [],
    })),
  );
}

export type CaseLists = Record<FindingKind, CaseList>;
