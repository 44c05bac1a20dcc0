/** Accounts with their balances and what they did over a period: searched, filtered, sorted, and cut to a window of rows. */

import { accountStates, NO_DAY_YET } from '@/lib/domain/account-states';
import { type DayNumber, formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { NEVER } from '@/lib/domain/ledger';
import { mrrFromArr } from '@/lib/domain/money';
import type { AccountRow, AccountsReport, AccountsTotal, Around, ExcludedAccount } from '@/lib/domain/report';
import type { MarkedAccount } from '@/lib/store/account-marks';
import { type AccountList, accountList, type StateSum } from './account-list';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { head } from './selection';

/** Makes rows of a list; what they share is looked up once. */
function rowMaker(facts: Facts, { standings, renewsDay }: AccountList): (account: number) => AccountRow {
  const renewsOn = renewsDay();
  const attributesOf = attributeReader(facts);
  const texts = new Map<DayNumber, string>();
  const dayOr = (day: DayNumber, none: number): string | null => {
    if (day === none) return null;
    const text = texts.get(day) ?? formatDay(day);
    texts.set(day, text);
    return text;
  };
  return (account) => {
    const [start, end] = [standings.startMinor[account]!, standings.endMinor[account]!];
    return {
      account: facts.accountIds[account]!,
      name: facts.accountNames[account]!,
      state: accountStates[standings.state[account]!]!,
      arr: end,
      mrr: mrrFromArr(end),
      start_arr: start,
      change_arr: end - start,
      since: dayOr(facts.firstActiveDay[account]!, NEVER),
      until: end > 0 ? null : dayOr(standings.lastActiveDay[account]!, NO_DAY_YET),
      last_change_on: dayOr(standings.lastChangeDay[account]!, NO_DAY_YET),
      renews_on: dayOr(renewsOn[account]!, NEVER),
      opening: facts.isOpening(account),
      attributes: attributesOf(account),
    };
  };
}

function attributeReader({ attributes }: Facts): (account: number) => Record<string, string> {
  const columns = attributes.map(({ slug, codes, values }) => ({ slug, codes, values }));
  return (account) => {
    const found: Record<string, string> = {};
    for (const { slug, codes, values } of columns) {
      const value = values[codes[account] ?? -1];
      if (value !== undefined) found[slug] = value;
    }
    return found;
  };
}

const totalOf = (sums: readonly StateSum[]): AccountsTotal => {
  const [accounts, start, arr] = (['accounts', 'startMinor', 'endMinor'] as const).map((key) =>
    sums.reduce((sum, each) => sum + each[key], 0),
  ) as [number, number, number];
  return { accounts, arr, mrr: mrrFromArr(arr), start_arr: start, change_arr: arr - start };
};

const byState = (sumOf: (state: (typeof accountStates)[number]) => AccountsTotal): AccountsReport['states'] =>
  Object.fromEntries(accountStates.map((state) => [state, sumOf(state)])) as AccountsReport['states'];

function aroundOf({ accountIds, accountNames }: Facts, { order }: AccountList, around: string | null): Around | null {
  const position = around === null ? -1 : order.indexOf(accountIds.indexOf(around));
  if (position < 0) return null;
  const at = (place: number) => {
    const account = order[place];
    return account === undefined ? null : { account: accountIds[account]!, name: accountNames[account]! };
  };
  return { position, before: position === 0 ? null : at(position - 1), after: at(position + 1) };
}

/** Accounts on data-through, or on the last day of the period, or on the one day asked for with `at`. */
export function accountsReport(view: LedgerView, query: ReportQuery): AccountsReport {
  const { facts } = view;
  const { offset, limit, states, onlyIds, around } = query.list;
  const excluded = excludedAccounts(view.marks ?? []);
  if (!facts) {
    const nothing = totalOf([]);
    return {
      ...head(view),
      ...{ day: null, from: null, offset, rows: [], ids: null, total: nothing, around: null, excluded },
      states: byState(() => nothing),
    };
  }
  const list = accountList({ ...view, facts }, query);
  const shown = list.order.subarray(offset, limit === null ? undefined : offset + limit);
  return {
    ...head(view),
    day: formatDay(list.day),
    from: formatDay(list.from),
    offset,
    rows: onlyIds || shown.length === 0 ? [] : Array.from(shown, rowMaker(facts, list)),
    ids: onlyIds ? Array.from(shown, (account) => facts.accountIds[account]!) : null,
    total: totalOf(states.map((state) => list.states[state])),
    states: byState((state) => totalOf([list.states[state]])),
    around: aroundOf(facts, list, around),
    excluded,
  };
}

function excludedAccounts(marks: readonly MarkedAccount[]): ExcludedAccount[] {
  const byId = new Map(marks.map((mark) => [mark.account, mark]));
  /** The mark that leaves an account out: its own, or that of the account it is read as. */
  const excludes = (mark: MarkedAccount | undefined): boolean =>
    mark !== undefined && (mark.mergedInto === null ? mark.excluded : excludes(byId.get(mark.mergedInto)));
  return marks
    .filter(excludes)
    .map(({ account, name, reason, markedOn }) => ({ account, name: name ?? account, reason, since: markedOn }));
}
