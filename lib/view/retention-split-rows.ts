/** The rows of a split: each part's base and rates, each rate with what it opens to, and who moved between parts. */
import type { RetentionFigures, RetentionReport } from '@/lib/domain/report';
import type { Drill } from './drill-text';
import { arrMoney, formatExactMoney, NO_FIGURE, percent, percentNumber, wholeNumber } from './format';
import type { Rate, ShownWindow } from './retention';
import { countCell, moneyCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';

/** One value of what is split by, and the window that its figures are of. */
export interface Part {
  key: string;
  name: string;
  shown: ShownWindow | null;
  group: NonNullable<RetentionReport['groups']>[number];
}

export interface SplitFigure {
  text: string;
  figure: Drill | null;
}

export interface SplitRow {
  key: string;
  name: string;
  accounts: string;
  startArr: string;
  exactStartArr: string;
  nrr: SplitFigure;
  interval: string;
  grr: SplitFigure;
  logo: SplitFigure;
  /** Accounts that came from another part within the window, and went to one; null where parts are those of today. */
  moved: { in: string; out: string; title: string } | null;
}

interface RowOptions {
  by: string;
  isAtStart: boolean;
}

const intervalOf = ({ nrr, nrr_low: low, nrr_high: high }: RetentionFigures): string => {
  if (nrr === null) return NO_FIGURE;
  return low === null || high === null ? 'too few accounts' : `${percentNumber(low)} to ${percent(high)}`;
};

function movedOf({ moved_in, moved_out }: ShownWindow['figures'], currency: string): SplitRow['moved'] {
  if (!moved_in || !moved_out) return null;
  const title = `In: ${formatExactMoney(moved_in.arr, currency)}. Out: ${formatExactMoney(moved_out.arr, currency)}, ARR at the window's end`;
  return { in: wholeNumber(moved_in.accounts), out: wholeNumber(moved_out.accounts), title };
}

function rowOf(
  key: string,
  name: string,
  shown: ShownWindow,
  report: RetentionReport,
  filter: Omit<Drill, 'metric' | 'period'>,
): SplitRow {
  const { figures, period } = shown;
  const rate = (of: Rate): SplitFigure => ({
    text: percent(figures[of]),
    figure: figures[of] === null ? null : { metric: `${of}_${report.window}m`, period, ...filter },
  });
  return {
    key,
    name,
    accounts: wholeNumber(figures.accounts),
    startArr: arrMoney(figures.start_arr, report.currency),
    exactStartArr: formatExactMoney(figures.start_arr, report.currency),
    nrr: rate('nrr'),
    interval: intervalOf(figures),
    grr: rate('grr'),
    logo: rate('logo'),
    moved: movedOf(figures, report.currency),
  };
}

/** Parts in their order, and all accounts as the last row. */
export function splitRows(parts: readonly Part[], report: RetentionReport, options: RowOptions) {
  const { by, isAtStart } = options;
  const atStart = isAtStart ? { attr_at: 'start' as const } : {};
  const rows = parts.flatMap(({ key, name, shown }) =>
    shown ? [rowOf(key, name, shown, report, { where: [`${by}=${key}`], ...atStart })] : [],
  );
  const period = parts[0]?.shown?.period;
  const whole = [report.current, ...report.rows].find(
    (each) => each !== null && ('day' in each ? each.day : each.period) === period,
  );
  const total =
    whole && period !== undefined
      ? rowOf('all', 'All accounts', { figures: whole, period, ends: '' }, report, atStart)
      : null;
  return { parts: rows, total };
}

export function splitTable(
  parts: readonly Part[],
  report: RetentionReport,
  name: string,
  isAtStart: boolean,
): TwinTable {
  const { currency, window } = report;
  const money = (title: string) => numberColumn(title, `${title} (${currency})`);
  return {
    fileName: `retention-${window}-months-by-${name.toLowerCase().replaceAll(' ', '-')}`,
    columns: [
      textColumn(name),
      numberColumn('Accounts'),
      money('Start ARR'),
      money('End ARR'),
      ...['NRR', 'NRR low', 'NRR high', 'GRR', 'GRR low', 'GRR high', 'Logo', 'Logo low', 'Logo high'].map((each) =>
        numberColumn(each),
      ),
      ...(isAtStart ? ['Moved in', 'Moved out'].map((each) => numberColumn(each)) : []),
    ],
    rows: parts.flatMap(({ key, name: words, shown }) => {
      if (!shown) return [];
      const { figures } = shown;
      return [
        [
          textCell(words, key),
          countCell(figures.accounts),
          moneyCell(figures.start_arr, currency),
          moneyCell(figures.end_arr, currency),
          ...[figures.nrr, figures.nrr_low, figures.nrr_high, figures.grr, figures.grr_low, figures.grr_high].map(
            ratioCell,
          ),
          ...[figures.logo, figures.logo_low, figures.logo_high].map(ratioCell),
          ...(isAtStart
            ? [countCell(figures.moved_in?.accounts ?? 0), countCell(figures.moved_out?.accounts ?? 0)]
            : []),
        ],
      ];
    }),
  };
}
