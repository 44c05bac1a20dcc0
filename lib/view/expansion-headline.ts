/** The first screen's five figures: how much existing customers add, whether it is real, from how many, beside new business. */
import type { ExpansionRow } from '@/lib/domain/expansion';
import type { Drill } from './drill-text';
import type { ExpansionReports } from './expansion';
import { GUIDE, times } from './expansion-guide';
import { againstGuide } from './expansion-sentence';
import { wholePercent } from './expansion-sources';
import {
  compactMoney,
  currencySymbol,
  formatExactMoney,
  monthText,
  percent,
  percentNumber,
  signedCompact,
  signedPoints,
  wholeNumber,
} from './format';
import type { Change } from './headline';

export type ExpansionSlug =
  | 'expansion'
  | 'expansion_rate'
  | 'genuine_rate'
  | 'expanding_accounts'
  | 'expansion_to_new_3m';

export interface ExpansionCard {
  metric: ExpansionSlug;
  value: string;
  exact: string;
  /** What the figure spans: 'Oct 2026'. */
  span: string;
  changes: Change[];
  changeUnit: string;
  spark: (number | null)[];
  caption: string;
  side: string;
  /** The guide and the value on one line, as shares of it; null where there is no guide. */
  track: { value: number; from: number; to: number } | null;
  filled: string[];
  figure: Drill | null;
}

const spans = [
  [1, '1 mo'],
  [3, '3 mo'],
  [12, '1 yr'],
] as const;
const SPARK_MONTHS = 13;
/** The right end of the line on which rate and guide stand. */
const TRACK_TO = 0.06;

/** Against the months 1, 3 and 12 before the last closed one. */
function changesOf(
  rows: readonly ExpansionRow[],
  value: (row: ExpansionRow) => number | null,
  show: (difference: number) => string,
): Change[] {
  const now = rows.at(-1);
  const current = now ? value(now) : null;
  if (current === null) return [];
  return spans.flatMap(([months, span]) => {
    const row = rows[rows.length - 1 - months];
    const then = row ? value(row) : null;
    if (then === null) return [];
    const text = show(current - then);
    const tone = !/[1-9]/.test(text) ? 'flat' : current > then ? 'good' : 'bad';
    return [{ span, text, tone }];
  });
}

const pointsText = (difference: number): string => signedPoints(difference);

const startOf = (row: ExpansionRow): number | null =>
  row.rate === null || row.rate === 0 ? null : Math.round(row.expansion / row.rate);

function rateCard(rows: readonly ExpansionRow[], last: ExpansionRow, currency: string): ExpansionCard {
  const start = startOf(last);
  return {
    metric: 'expansion_rate',
    value: percent(last.rate),
    exact: last.rate === null ? percent(null) : `${percentNumber(last.rate, 4)}%`,
    span: monthText(last.period),
    changes: changesOf(rows, ({ rate }) => rate, pointsText),
    changeUnit: 'pt',
    spark: rows.slice(-SPARK_MONTHS).map(({ rate }) => rate),
    caption: last.rate === null ? 'Nobody was active at its start' : `A month: ${againstGuide(last.rate)}`,
    side: start === null ? '' : `Of ${compactMoney(start, currency)} at its start`,
    track:
      last.rate === null
        ? null
        : { value: Math.min(last.rate / TRACK_TO, 1), from: GUIDE.low / TRACK_TO, to: GUIDE.high / TRACK_TO },
    filled:
      start === null
        ? []
        : [
            formatExactMoney(last.expansion, currency),
            `÷ ${formatExactMoney(start, currency)} at the start`,
            `= ${percent(last.rate)}`,
          ],
    figure: last.rate === null ? null : { metric: 'expansion_rate', period: last.period },
  };
}

function amountCard(rows: readonly ExpansionRow[], last: ExpansionRow, currency: string): ExpansionCard {
  return {
    metric: 'expansion',
    value: compactMoney(last.expansion, currency),
    exact: formatExactMoney(last.expansion, currency),
    span: monthText(last.period),
    changes: changesOf(
      rows,
      ({ expansion }) => expansion,
      (difference) => signedCompact(difference, currency),
    ),
    changeUnit: currencySymbol(currency),
    spark: rows.slice(-SPARK_MONTHS).map(({ expansion }) => expansion),
    caption: 'ARR added by existing customers',
    side: '',
    track: null,
    filled: [formatExactMoney(last.expansion, currency)],
    figure: { metric: 'expansion', period: last.period },
  };
}

function genuineCard(rows: readonly ExpansionRow[], last: ExpansionRow, currency: string): ExpansionCard {
  const price = last.expansion - last.genuine;
  const caption =
    last.expansion === 0
      ? 'Nothing was added'
      : price === 0
        ? 'All of it genuine, no price'
        : `${wholePercent(price / last.expansion)} of expansion is price`;
  return {
    metric: 'genuine_rate',
    value: percent(last.genuine_rate),
    exact: last.genuine_rate === null ? percent(null) : `${percentNumber(last.genuine_rate, 4)}%`,
    span: monthText(last.period),
    changes: changesOf(rows, ({ genuine_rate }) => genuine_rate, pointsText),
    changeUnit: 'pt',
    spark: rows.slice(-SPARK_MONTHS).map(({ genuine_rate }) => genuine_rate),
    caption,
    side: '',
    track: null,
    filled: [
      `${formatExactMoney(last.expansion, currency)} of expansion`,
      `− ${formatExactMoney(price, currency)} of price`,
      `= ${formatExactMoney(last.genuine, currency)}, ${percent(last.genuine_rate)} of the start`,
    ],
    figure: last.genuine_rate === null ? null : { metric: 'genuine_rate', period: last.period },
  };
}

function expandingCard(rows: readonly ExpansionRow[], last: ExpansionRow): ExpansionCard {
  const share = last.expanding_accounts;
  const [many, active] = [wholeNumber(last.accounts_expanding), wholeNumber(last.accounts_at_start)];
  return {
    metric: 'expanding_accounts',
    value: percent(share),
    exact: share === null ? percent(null) : `${percentNumber(share, 4)}%`,
    span: monthText(last.period),
    changes: changesOf(rows, ({ expanding_accounts }) => expanding_accounts, pointsText),
    changeUnit: 'pt',
    spark: rows.slice(-SPARK_MONTHS).map(({ expanding_accounts }) => expanding_accounts),
    caption: share === null ? '' : `${many} of ${active} accounts`,
    side: '',
    track: null,
    filled:
      share === null
        ? []
        : [`${many} with genuine expansion`, `÷ ${active} active at the start`, `= ${percent(share)}`],
    figure: share === null ? null : { metric: 'expanding_accounts', period: last.period },
  };
}

function toNewCard(rows: readonly ExpansionRow[], last: ExpansionRow): ExpansionCard {
  const ratio = last.expansion_to_new_3m;
  return {
    metric: 'expansion_to_new_3m',
    value: times(ratio),
    exact: ratio === null ? times(null) : String(ratio),
    span: '3 months',
    changes: changesOf(
      rows,
      ({ expansion_to_new_3m }) => expansion_to_new_3m,
      (difference) => `${difference > 0 ? '+' : '−'}${Math.abs(difference).toFixed(2)}`,
    ),
    changeUnit: '×',
    spark: rows.slice(-SPARK_MONTHS).map(({ expansion_to_new_3m }) => expansion_to_new_3m),
    caption: ratio === null ? 'No new business to compare' : `${percent(last.share_of_new)} of the month’s new ARR`,
    side: '',
    track: null,
    filled: [],
    figure: null,
  };
}

/** Five figures of the last closed month, the hero first; none while no month has closed. */
export function prepareExpansionHeadline({ months }: Pick<ExpansionReports, 'months'>): ExpansionCard[] {
  const { rows, currency } = months;
  const last = rows.at(-1);
  if (!last) return [];
  return [
    rateCard(rows, last, currency),
    amountCard(rows, last, currency),
    genuineCard(rows, last, currency),
    expandingCard(rows, last),
    toNewCard(rows, last),
  ];
}
