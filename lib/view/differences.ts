/** Another tool's MRR beside ours, as the page and the command tell it. */
import type { DifferenceCause } from '@/lib/domain/differences';
import { caseNote, differenceWords, spanText, unexplainedTotal } from './difference-words';
import { formatExactMoney, monthText, NO_FIGURE, plainMoney, signedExactMoney, wholeNumber } from './format';
import { changeCell, moneyCell, monthCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

interface CauseSum {
  cause: DifferenceCause;
  difference: number;
  accounts: number;
}

interface CaseInput {
  account: string | null;
  their_account: string | null;
  name: string | null;
  theirs: number | null;
  ours: number | null;
  difference: number;
  size: number | null;
  matched_by: 'id' | 'name' | null;
}

export interface DifferencesInput {
  currency: string;
  data_through: string | null;
  name: string;
  file: string;
  accounts: number;
  months: readonly {
    period: string;
    theirs: number;
    ours: number;
    difference: number;
    unexplained: number;
    causes: readonly CauseSum[];
  }[];
  uncompared: readonly string[];
  period: string | null;
  causes: readonly (CauseSum & { found: number; offset: number; cases: readonly CaseInput[] })[];
}

export interface DifferenceLine {
  period: string;
  month: string;
  theirs: string;
  ours: string;
  difference: string;
  isSame: boolean;
  /** What no cause makes; '' where all is explained. */
  unexplained: string;
}

export interface CaseLine {
  key: string;
  account: string | null;
  name: string;
  note: string;
  theirs: string;
  ours: string;
  difference: string;
}

export interface CauseLine {
  cause: DifferenceCause;
  name: string;
  why: string;
  accounts: string;
  difference: string;
  isUnexplained: boolean;
}

export interface MonthDifferenceModel {
  period: string;
  finding: string;
  sub: string;
  theirs: string;
  ours: string;
  difference: string;
  causes: CauseLine[];
}

export interface DifferencesModel {
  finding: string;
  sub: string;
  lines: DifferenceLine[];
  /** Which of their months are not compared, and why; null: all are. */
  uncompared: string | null;
  /** Null: no month is compared. */
  month: MonthDifferenceModel | null;
}

const counted = (number: number, one: string, many = `${one}s`): string =>
  `${wholeNumber(number)} ${number === 1 ? one : many}`;

export function prepareDifferences(report: DifferencesInput): DifferencesModel {
  const { currency, months, uncompared, period, file, accounts } = report;
  const money = (minor: number): string => formatExactMoney(minor, currency);
  const change = (minor: number): string => (minor === 0 ? NO_FIGURE : signedExactMoney(minor, currency));
  const opened = months.find((month) => month.period === period);
  const told = accounts === 0 ? 'totals of months alone' : counted(accounts, 'account');
  return {
    finding: findingOf(report),
    sub: `${file} · ${told} · MRR at the end of each month in ${currency} · difference = theirs less ours`,
    lines: months.map((month) => ({
      period: month.period,
      month: monthText(month.period),
      ...{ theirs: money(month.theirs), ours: money(month.ours), difference: change(month.difference) },
      isSame: month.difference === 0 && month.causes.length === 0,
      unexplained: month.unexplained === 0 ? '' : signedExactMoney(month.unexplained, currency),
    })),
    uncompared:
      uncompared.length === 0
        ? null
        : `${spanText(uncompared)}: not compared, since the ledger does not know ${uncompared.length === 1 ? 'that month' : 'those months'} to the end.`,
    month: opened === undefined ? null : monthModel(report, opened),
  };
}

function findingOf({ months, name }: DifferencesInput): string {
  if (months.length === 0) return `No month of ${name} can be laid beside ours`;
  const of = counted(months.length, 'month');
  const isDifferent = ({ causes }: { causes: readonly CauseSum[] }): boolean =>
    causes.some(({ cause }) => cause !== 'rounding');
  const other = months.filter(isDifferent).length;
  if (other === 0)
    return `${name} and Ratchet agree in ${months.length === 1 ? monthText(months[0]!.period) : `all of ${of}`}, ${months.every(({ difference }) => difference === 0) ? 'to the cent' : 'but for rounding'}`;
  const causes = new Set(months.flatMap((month) => month.causes.map(({ cause }) => cause)));
  const hasRest = causes.delete('unexplained');
  causes.delete('rounding');
  const how = hasRest
    ? causes.size === 0
      ? 'none of it is explained'
      : 'part of it is not explained'
    : 'all of it is explained';
  return `${name} differs in ${wholeNumber(other)} of ${of}; ${how}`;
}

function monthModel(report: DifferencesInput, month: DifferencesInput['months'][number]): MonthDifferenceModel {
  const { currency } = report;
  const { period, theirs, ours, difference, unexplained, causes } = month;
  const money = (minor: number): string => formatExactMoney(minor, currency);
  const side = difference > 0 ? 'more' : 'less';
  const left =
    unexplained === 0
      ? 'all explained'
      : unexplained === difference && causes.length === 1
        ? 'none of it explained'
        : `${signedExactMoney(unexplained, currency)} not explained`;
  return {
    period,
    finding:
      difference === 0
        ? `${monthText(period)}: the same total${causes.length > 0 ? ', made of other accounts' : ''}`
        : `${monthText(period)}: they have ${money(Math.abs(difference))} ${side}, ${left}`,
    sub: `From our MRR to theirs in ${currency}`,
    ...{ theirs: money(theirs), ours: money(ours) },
    difference: difference === 0 ? NO_FIGURE : signedExactMoney(difference, currency),
    causes: causes.map(({ cause, accounts, difference: part }) => ({
      ...{ cause, ...(cause === 'unexplained' && accounts === 0 ? unexplainedTotal : differenceWords[cause]) },
      accounts: accounts === 0 ? '' : counted(accounts, 'account'),
      difference: signedExactMoney(part, currency),
      isUnexplained: cause === 'unexplained',
    })),
  };
}

/** The accounts of a cause; `rest`: how many of how many are listed, null where all are. */
export function prepareCases(
  { cause, found, cases }: DifferencesInput['causes'][number],
  currency: string,
): { lines: CaseLine[]; rest: string | null } {
  const money = (minor: number | null): string => (minor === null ? NO_FIGURE : formatExactMoney(minor, currency));
  return {
    lines: cases.map((one, place) => ({
      key: `${one.account ?? ''}/${one.their_account ?? ''}/${place}`,
      account: one.account,
      name: one.name ?? (cause === 'rounding' ? 'The total' : 'Of no one account'),
      note: caseNote({ ...one, cause }),
      ...{ theirs: money(one.theirs), ours: money(one.ours) },
      difference: signedExactMoney(one.difference, currency),
    })),
    rest: cases.length < found ? `${wholeNumber(cases.length)} of ${wholeNumber(found)}` : null,
  };
}

const fileName = (report: DifferencesInput, what: string): string =>
  `differences-${what}-${report.data_through ?? 'none'}`;

/** Every month with each of its causes in a column. */
export function monthsTable(report: DifferencesInput): TwinTable {
  const { currency, months } = report;
  const causes = [...new Set(months.flatMap((month) => month.causes.map(({ cause }) => cause)))];
  const named = (name: string) => numberColumn(name, `${name} ${currency}`);
  return {
    fileName: fileName(report, 'months'),
    columns: [
      textColumn('Month'),
      ...['Theirs', 'Ours', 'Difference', ...causes.map((cause) => differenceWords[cause].name)].map(named),
    ],
    rows: months.map((month) => [
      monthCell(month.period),
      moneyCell(month.theirs, currency),
      moneyCell(month.ours, currency),
      changeCell(month.difference, currency),
      ...causes.map((cause) =>
        changeCell(month.causes.find((each) => each.cause === cause)?.difference ?? 0, currency),
      ),
    ]),
  };
}

/** Every account of the opened month with its cause. */
export function casesTable(report: DifferencesInput): TwinTable {
  const { currency, period } = report;
  const amount = (minor: number | null) =>
    minor === null ? textCell(NO_FIGURE, '') : textCell(formatExactMoney(minor, currency), plainMoney(minor, currency));
  return {
    fileName: fileName(report, period ?? 'accounts'),
    columns: [
      ...['Cause', 'Account', 'Their account', 'Name', 'Note'].map((name) => textColumn(name)),
      ...['Theirs', 'Ours', 'Difference'].map((name) => numberColumn(name, `${name} ${currency}`)),
    ],
    rows: report.causes.flatMap(({ cause, cases }) =>
      cases.map((one) => [
        ...[differenceWords[cause].name, one.account ?? '', one.their_account ?? '', one.name ?? ''].map((text) =>
          textCell(text),
        ),
        textCell(caseNote({ ...one, cause })),
        ...[amount(one.theirs), amount(one.ours), changeCell(one.difference, currency)],
      ]),
    ),
  };
}
