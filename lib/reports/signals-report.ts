/** Which signals are given and how often; those of accounts that the ledger does not know; the meters that are read. */
import { type Day, type DayNumber, formatDay } from '@/lib/domain/day';
import type { ReportHead } from '@/lib/domain/report';
import type { SignalBook } from '@/lib/domain/signals/book';
import { type RiskName, SIGNAL_KINDS, type SignalCategory, type SignalName } from '@/lib/domain/signals/kinds';
import { recognised } from '@/lib/domain/signals/known-names';
import { OWN_CATEGORY } from '@/lib/domain/signals/score';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { head } from './selection';
import { scoresBasisOf } from './signal-basis';

interface Given {
  /** Signals or readings. */
  count: number;
  accounts: number;
  last_on: Day | null;
}

export interface SignalsReport extends ReportHead {
  day: Day | null;
  /** By the name they count under: `is` says whether it adds to the score, to the churn risk, or is the company's own. */
  rows: (Given & {
    signal: string;
    is: 'signal' | 'risk' | 'own';
    /** Null: of the churn risk. */
    category: SignalCategory | null;
    /** The words by which files state it. */
    stated_as: string[];
  })[];
  meters: (Given & { meter: string; with_limit: number })[];
  /** Accounts that signals or readings name and the ledger does not know, the most named first. */
  unknown: (Given & {
    account: string;
    /** Accounts of the ledger that are called alike. */
    alike: { account: string; name: string }[];
  })[];
}

/** Counts of one name, meter or account while rows are read. */
class Count {
  count = 0;
  withLimit = 0;
  private readonly accounts = new Set<number>();
  private last = Number.NEGATIVE_INFINITY;

  add(account: number, day: DayNumber): void {
    this.count += 1;
    this.accounts.add(account);
    if (day > this.last) this.last = day;
  }

  given(): Given {
    return { count: this.count, accounts: this.accounts.size, last_on: this.count === 0 ? null : formatDay(this.last) };
  }
}

const MOST_ALIKE = 3;

export function signalsReport(view: LedgerView, _query: ReportQuery): SignalsReport {
  const basis = scoresBasisOf(view, null);
  if (basis === null) return { ...head(view), day: null, rows: [], meters: [], unknown: [] };
  const { book } = basis;
  return {
    ...head(view),
    day: formatDay(basis.day),
    rows: namesOf(book),
    meters: metersOf(book),
    unknown: unknownOf(view, book),
  };
}

type Row = SignalsReport['rows'][number];

function namesOf({ columns, accountOf }: SignalBook): Row[] {
  const { signals, names } = columns;
  const found = new Map<string, { row: Omit<Row, keyof Given>; count: Count }>();
  const byCode = names.map((stated) => {
    const row = rowOf(stated);
    const known = found.get(row.signal) ?? { row, count: new Count() };
    if (!known.row.stated_as.includes(stated)) known.row.stated_as.push(stated);
    found.set(row.signal, known);
    return known.count;
  });
  for (let at = 0; at < signals.length; at += 1)
    if (accountOf[signals.account[at]!]! >= 0) byCode[signals.name[at]!]!.add(signals.account[at]!, signals.day[at]!);
  const rows = [...found.values()].map(({ row, count }) => ({ ...row, ...count.given() }));
  return rows.sort((a, b) => b.count - a.count || (a.signal < b.signal ? -1 : 1));
}

function rowOf(stated: string): Omit<Row, keyof Given> {
  const known = recognised(stated);
  const signal: SignalName | RiskName | string = known.is === 'own' ? stated : known.name;
  const category = known.is === 'signal' ? SIGNAL_KINDS[known.name].category : known.is === 'own' ? OWN_CATEGORY : null;
  return { signal, is: known.is, category, stated_as: [stated] };
}

function metersOf({ columns: { usage, meters }, accountOf }: SignalBook): SignalsReport['meters'] {
  const counts = meters.map(() => new Count());
  for (let at = 0; at < usage.length; at += 1) {
    if (accountOf[usage.account[at]!]! < 0) continue;
    const count = counts[usage.meter[at]!]!;
    count.add(usage.account[at]!, usage.day[at]!);
    if (usage.limitMicro[at]! > 0) count.withLimit += 1;
  }
  return meters
    .map((meter, code) => ({ meter, with_limit: counts[code]!.withLimit, ...counts[code]!.given() }))
    .sort((a, b) => b.count - a.count || (a.meter < b.meter ? -1 : 1));
}

function unknownOf({ facts }: LedgerView, { columns, accountOf }: SignalBook): SignalsReport['unknown'] {
  const counts = new Map<string, Count>();
  for (const { length, account, day } of [columns.signals, columns.usage])
    for (let at = 0; at < length; at += 1) {
      const code = account[at]!;
      if (accountOf[code]! >= 0) continue;
      const id = columns.accountIds[code]!;
      const count = counts.get(id) ?? new Count();
      counts.set(id, count);
      count.add(code, day[at]!);
    }
  return [...counts]
    .map(([account, count]) => ({ account, ...count.given(), alike: alikeOf(facts, account) }))
    .sort((a, b) => b.count - a.count || (a.account < b.account ? -1 : 1));
}

/** 'stripe:acme' and 'acme' are one id of two sources; case, spaces and signs make no other name. */
const plainName = (text: string): string =>
  text
    .slice(text.lastIndexOf(':') + 1)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Shorter names are part of too many others. */
const LEAST_LETTERS = 4;

/** Accounts with the same id or name, else those whose name holds it, or is a part of it. */
function alikeOf(facts: LedgerView['facts'], id: string): { account: string; name: string }[] {
  if (!facts) return [];
  const { accountIds, accountNames } = facts;
  const wanted = plainName(id);
  const same: number[] = [];
  const near: number[] = [];
  for (const [place, known] of accountIds.entries()) {
    const name = plainName(accountNames[place]!);
    if (plainName(known) === wanted || name === wanted) same.push(place);
    else if (Math.min(name.length, wanted.length) >= LEAST_LETTERS && (name.includes(wanted) || wanted.includes(name)))
      near.push(place);
  }
  const places = same.length > 0 ? same : near;
  return places.slice(0, MOST_ALIKE).map((place) => ({ account: accountIds[place]!, name: accountNames[place]! }));
}
