/** An owner's book as its page draws it: figures that open to their accounts, and lists in words. */

import type { BookReport, HandedOver, OwnerBook, OwnerRow } from '@/lib/domain/book-shape';
import { targetMetric } from '@/lib/domain/target-metric';
import type { Drill } from './drill-text';
import { arrMoney, compactMoney, dayText, formatExactMoney, NO_FIGURE, percent, wholeNumber } from './format';
import { targetChoices } from './targets-list';
import { countCell, moneyCell, numberColumn, ratioCell, type TwinTable, textColumn } from './twin';

const NOBODY = 'Nobody';

export const ownerName = (owner: string): string => (owner === '' ? NOBODY : owner);

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${wholeNumber(count)} ${count === 1 ? one : many}`;

export interface BookFigure {
  key: string;
  name: string;
  value: string;
  exact: string;
  note: string;
  /** Null: nothing is behind it. */
  figure: Drill | null;
}

/** Explained by the accounts of the owner. */
const drillOf = (metric: string, day: string | null, owner: string): Drill | null =>
  day === null ? null : { metric, period: day, where: [`owner=${owner}`] };

/** What stands beside a rate of the accounts that they have: that of those they had, where it is of others. */
const thenNote = (then: number | null, came: number, went: number): string =>
  came + went === 0
    ? 'Over 12 months; no account changed hands'
    : `${percent(then)} of the accounts held 12 months ago`;

export function bookFigures(book: OwnerBook, { currency, data_through: day }: BookReport): BookFigure[] {
  const { owner, accounts, arr, nrr, grr, due, coverage, uncovered, held_before: before, came, went } = book;
  const touched = book.renewals.filter(({ at_work }) => at_work).length;
  const drill = (metric: string, has: boolean) => (has ? drillOf(metric, day, owner) : null);
  return [
    {
      ...{ key: 'arr', name: 'ARR', value: compactMoney(arr, currency), exact: formatExactMoney(arr, currency) },
      note: plural(accounts, 'active account'),
      figure: drill('arr', arr > 0),
    },
    {
      ...{ key: 'nrr', name: 'NRR', value: percent(nrr), exact: percent(nrr) },
      note: thenNote(before.nrr, came.length, went.length),
      figure: drill('nrr_12m', nrr !== null),
    },
    {
      ...{ key: 'grr', name: 'GRR', value: percent(grr), exact: percent(grr) },
      note: thenNote(before.grr, came.length, went.length),
      figure: drill('grr_12m', grr !== null),
    },
    {
      ...{ key: 'due', name: 'Renewals within 90 days', value: compactMoney(due.arr, currency) },
      exact: formatExactMoney(due.arr, currency),
      note:
        due.accounts === 0
          ? 'No term ends'
          : `${plural(due.accounts, 'account')}, somebody is at work on ${wholeNumber(touched)}`,
      figure: drill('due_arr.90d', due.arr > 0),
    },
    {
      ...{ key: 'coverage', name: 'Coverage', value: percent(coverage), exact: percent(coverage) },
      note:
        uncovered.length === 0
          ? 'Somebody is at work on every account'
          : `Nobody is at work on ${plural(uncovered.length, 'account')}`,
      figure: drill('coverage', coverage !== null),
    },
  ];
}

/** 'Ana Silva: 212 accounts with $1.42M ARR; $210k of it renews within 90 days.' */
export function bookSentence({ owner, accounts, arr, due }: OwnerBook, currency: string): string {
  const renews = due.arr === 0 ? 'none of it renews' : `${compactMoney(due.arr, currency)} of it renews`;
  return `${owner === '' ? 'Nobody owns' : `${owner} has`} ${plural(accounts, 'account')} with ${compactMoney(arr, currency)} ARR; ${renews} within 90 days.`;
}

export interface OwnerLine {
  owner: string;
  name: string;
  isChosen: boolean;
  accounts: string;
  arr: string;
  nrr: string;
  grr: string;
  due: string;
  coverage: string;
  /** What its figures open to. */
  figures: Record<'arr' | 'nrr' | 'grr' | 'due' | 'coverage', Drill | null>;
}

export const ownerLines = ({ owners, currency, data_through: day, book }: BookReport): OwnerLine[] =>
  owners.map(({ owner, accounts, arr, nrr, grr, due, coverage }) => {
    const drill = (metric: string, has: boolean) => (has ? drillOf(metric, day, owner) : null);
    return {
      ...{ owner, name: ownerName(owner), isChosen: owner === book?.owner },
      accounts: wholeNumber(accounts),
      arr: arrMoney(arr, currency),
      ...{ nrr: percent(nrr), grr: percent(grr), coverage: percent(coverage) },
      due: due.arr === 0 ? NO_FIGURE : arrMoney(due.arr, currency),
      figures: {
        arr: drill('arr', arr > 0),
        nrr: drill('nrr_12m', nrr !== null),
        grr: drill('grr_12m', grr !== null),
        due: drill('due_arr.90d', due.arr > 0),
        coverage: drill('coverage', coverage !== null),
      },
    };
  });

/** Beyond so few accounts a rate says something. */
const FEW_ACCOUNTS = 10;

/** 'Best NRR: Ana Silva, 118.2%; lowest: Ben Okafor, 96.4%' */
export function ownersFinding({ owners }: Pick<BookReport, 'owners'>): string {
  const rated = owners
    .filter((row): row is OwnerRow & { nrr: number } => row.owner !== '' && row.nrr !== null)
    .filter(({ accounts }) => accounts >= FEW_ACCOUNTS)
    .sort((a, b) => b.nrr - a.nrr);
  const [best, last] = [rated[0], rated.at(-1)];
  if (!best || !last || best === last) return `${plural(owners.length, 'book')}, largest first`;
  return `Highest NRR: ${best.owner}, ${percent(best.nrr)}; lowest: ${last.owner}, ${percent(last.nrr)}`;
}

export const ownersTable = ({ owners, currency }: BookReport): TwinTable => ({
  fileName: 'books',
  columns: [
    textColumn('Owner'),
    ...['Accounts', 'ARR', 'NRR', 'GRR', 'Due within 90 days', 'Coverage'].map((name) => numberColumn(name)),
  ],
  rows: owners.map(({ owner, accounts, arr, nrr, grr, due, coverage }) => [
    { text: ownerName(owner), plain: owner },
    countCell(accounts),
    moneyCell(arr, currency),
    ratioCell(nrr),
    ratioCell(grr),
    moneyCell(due.arr, currency),
    ratioCell(coverage),
  ]),
});

export interface AccountLine {
  account: string;
  name: string;
  arr: string;
  note: string;
  /** Nobody is at work on it. */
  isAlone: boolean;
}

const nameOf = ({ account, name }: { account: string; name: string }): string => (name === '' ? account : name);

export const renewalLines = ({ renewals }: OwnerBook, currency: string): AccountLine[] =>
  renewals.map((row) => ({
    account: row.account,
    name: nameOf(row),
    arr: arrMoney(row.arr, currency),
    note: dayText(row.ends_on),
    isAlone: !row.at_work,
  }));

export function renewalsFinding({ renewals, due }: OwnerBook, currency: string): string {
  if (renewals.length === 0) return 'No term ends within 90 days';
  const alone = renewals.filter(({ at_work }) => !at_work);
  if (alone.length === 0) return `${arrMoney(due.arr, currency)} renews within 90 days, all of it worked on`;
  const sum = alone.reduce((all, { arr }) => all + arr, 0);
  return `${plural(renewals.length, 'renewal')} within 90 days; nobody is at work on ${wholeNumber(alone.length)}, ${arrMoney(sum, currency)}`;
}

export const uncoveredLines = ({ uncovered }: OwnerBook, currency: string): Omit<AccountLine, 'note'>[] =>
  uncovered.map((row) => ({
    account: row.account,
    name: nameOf(row),
    arr: arrMoney(row.arr, currency),
    isAlone: true,
  }));

export const uncoveredFinding = ({ uncovered, accounts }: OwnerBook, currency: string): string =>
  accounts === 0
    ? 'There is nobody to plan for'
    : uncovered.length === 0
      ? 'Every account has a plan or a date'
      : `Nobody is at work on ${plural(uncovered.length, 'account')} with ${arrMoney(
          uncovered.reduce((sum, { arr }) => sum + arr, 0),
          currency,
        )}`;

const handedLine =
  (words: (row: HandedOver) => string, currency: string) =>
  (row: HandedOver): AccountLine => ({
    account: row.account,
    name: nameOf(row),
    arr: arrMoney(row.arr, currency),
    note: words(row),
    isAlone: false,
  });

/** What changed hands in twelve months, arrivals first. */
export const handedLines = ({ came, went }: OwnerBook, currency: string): AccountLine[] => [
  ...came.map(handedLine(({ from }) => `from ${ownerName(from).replace(NOBODY, 'nobody')}`, currency)),
  ...went.map(handedLine(({ to }) => `to ${ownerName(to).replace(NOBODY, 'nobody')}`, currency)),
];

export const handedFinding = ({ came, went }: OwnerBook): string =>
  came.length + went.length === 0
    ? 'No account changed hands in 12 months'
    : `${plural(came.length, 'account')} came and ${wholeNumber(went.length)} left in 12 months`;

export interface TargetLine {
  key: string;
  name: string;
  period: string;
  target: string;
  actual: string;
  attainment: string;
  /** 0 to 1 of the bar; null: none is drawn. */
  share: number | null;
  note: string;
}

export const targetLines = ({ targets }: OwnerBook, currency: string): TargetLine[] =>
  targets.map(({ metric, period, target, actual, attainment, partial }, index) => {
    const isMoney = targetMetric(metric)?.unit === 'money';
    const said = (value: number | null): string =>
      value === null ? NO_FIGURE : isMoney ? formatExactMoney(value, currency) : percent(value);
    return {
      key: `${metric} ${period} ${index}`,
      name: targetChoices.find((choice) => choice.metric === metric)?.label ?? metric,
      period,
      ...{ target: said(target), actual: said(actual), attainment: percent(attainment) },
      share: attainment === null ? null : Math.min(Math.max(attainment, 0), 1),
      note: partial ? 'not over yet' : '',
    };
  });
