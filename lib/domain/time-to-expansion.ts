/**
 * Time to first expansion (T2E, metrics.md section 6): calendar months from the first active month to the first with
 * genuine expansion. The clock stops at the first churn: accounts without one by then are censored there, the others at
 * the last closed month; who was never active at the end of a month is censored at 0. Opening accounts stay out, since
 * nobody knows when they began, and so do accounts first active before the ledger's first month.
 */
import { calendarDate, monthOf } from './day';
import type { Facts } from './facts';
import { genuineMinor } from './genuine-expansion';
import { movementTypes } from './movement-type';
import { splitBy } from './segments';
import { kaplanMeier, medianTime, type SurvivalPoint, shareBy } from './survival';

const shareMonths = ['3', '6', '12', '24'] as const;

export interface TimeToExpansion {
  accounts: number;
  expanded: number;
  /** Plain mean over those that did expand. */
  mean_months: number | null;
  median_months: number | null;
  /** Share expanded by that many months; null beyond the longest follow-up. */
  share_by: Record<(typeof shareMonths)[number], number | null>;
  /** Share that has not expanded yet, by months. */
  curve: SurvivalPoint[];
}

export type KeyedTimeToExpansion = TimeToExpansion & { key: string };

export interface TimeToExpansionBy {
  /** By the year of the first active day. */
  cohort: KeyedTimeToExpansion[];
  /** By the attribute `channel`, '' where an account has none; empty where no account has one. */
  channel: KeyedTimeToExpansion[];
}

/** Every account's clock, by account number. */
export interface ExpansionClocks {
  /** Months until it stopped; `STAYS_OUT` for accounts without one. */
  months: Int32Array;
  /** 1: it stopped with the first genuine expansion. */
  expanded: Uint8Array;
}

const STAYS_OUT = -1;
const CHURN = movementTypes.indexOf('churn');

/** Worked out once for each ledger. */
export function expansionClocks(facts: Facts): ExpansionClocks {
  const clocks = knownClocks.get(facts) ?? stopClocks(facts);
  knownClocks.set(facts, clocks);
  return clocks;
}

const knownClocks = new WeakMap<Facts, ExpansionClocks>();

function stopClocks(facts: Facts): ExpansionClocks {
  const { monthCells, firstMonth, dataThrough } = facts;
  const months = new Int32Array(facts.accounts).fill(STAYS_OUT);
  const expanded = new Uint8Array(facts.accounts);
  const closedMonths = monthOf(dataThrough + 1) - firstMonth;
  for (let account = 0; account < facts.accounts; account += 1) {
    if (!facts.hasBeenActive(account) || facts.isOpening(account)) continue;
    const start = monthOf(facts.firstActiveDay[account]!) - firstMonth;
    if (start < 0) continue;
    let stop = closedMonths - 1;
    let cell = monthCells.offset[account]!;
    const end = monthCells.offset[account + 1]!;
    if (cell === end || monthCells.period[cell]! >= closedMonths) stop = start;
    for (; cell < end && monthCells.period[cell]! < closedMonths; cell += 1) {
      const hasExpanded = genuineMinor(facts, cell) > 0;
      if (!hasExpanded && monthCells.type[cell] !== CHURN) continue;
      expanded[account] = hasExpanded ? 1 : 0;
      stop = monthCells.period[cell]!;
      break;
    }
    months[account] = stop - start;
  }
  return { months, expanded };
}

/** What the clocks of the accounts of a list say together. */
export function timeToExpansion({ months, expanded }: ExpansionClocks, list: Int32Array): TimeToExpansion {
  const time = new Int32Array(list.length);
  const happened = new Uint8Array(list.length);
  let accounts = 0;
  let expandedAccounts = 0;
  let sumMonths = 0;
  for (let index = 0; index < list.length; index += 1) {
    const account = list[index]!;
    if (months[account] === STAYS_OUT) continue;
    time[accounts] = months[account]!;
    happened[accounts] = expanded[account]!;
    accounts += 1;
    expandedAccounts += expanded[account]!;
    sumMonths += expanded[account]! * months[account]!;
  }
  const curve = kaplanMeier({ time: time.subarray(0, accounts), happened: happened.subarray(0, accounts) });
  const shares = shareMonths.map((month) => [month, shareBy(curve, Number(month))]);
  return {
    accounts,
    expanded: expandedAccounts,
    mean_months: expandedAccounts === 0 ? null : sumMonths / expandedAccounts,
    median_months: medianTime(curve),
    share_by: Object.fromEntries(shares) as TimeToExpansion['share_by'],
    curve,
  };
}

/** The same by cohort and by acquisition channel, keys ascending; groups of which nobody has a clock are left out. */
export function timeToExpansionBy(facts: Facts, clocks: ExpansionClocks, list: Int32Array): TimeToExpansionBy {
  const byYear = new Map<number, number[]>();
  for (let index = 0; index < list.length; index += 1) {
    if (clocks.months[list[index]!] === STAYS_OUT) continue;
    const { year } = calendarDate(facts.firstActiveDay[list[index]!]!);
    const members = byYear.get(year);
    if (members === undefined) byYear.set(year, [list[index]!]);
    else members.push(list[index]!);
  }
  const hasChannels = facts.attributes.some(({ slug }) => slug === 'channel');
  const cohort = [...byYear]
    .sort(([a], [b]) => a - b)
    .map(([year, members]) => ({ key: String(year), ...timeToExpansion(clocks, Int32Array.from(members)) }));
  const channel = (hasChannels ? splitBy(facts, 'channel', list) : [])
    .map((segment) => ({ key: segment.key, ...timeToExpansion(clocks, segment.list) }))
    .filter(({ accounts }) => accounts > 0);
  return { cohort, channel };
}
