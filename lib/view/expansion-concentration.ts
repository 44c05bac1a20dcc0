/** From how few accounts genuine expansion comes: a curve over accounts, the largest first, and what it means in words. */
import type { ExpansionRow } from '@/lib/domain/expansion';
import type { RetentionReport } from '@/lib/domain/report';
import type { ExpansionFigures } from './expansion';
import { periodCell, periodName, periodText } from './expansion-periods';
import { wholePercent } from './expansion-sources';
import { percent, wholeNumber } from './format';
import { countCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';

export interface ConcentrationPoint {
  /** Accounts counted so far, the largest first. */
  accounts: number;
  /** Percent of genuine expansion that they bring. */
  share: number;
  /** At the point; '' where it says nothing. */
  text: string;
  label: string;
  lines: { label: string; value: string; colour: string | null }[];
}

export interface Concentration {
  finding: string;
  /** One line: what the curve means for the next months. */
  diagnosis: string;
  description: string;
  points: ConcentrationPoint[];
  accounts: number;
  empty: string | null;
  summary: string;
  table: TwinTable;
}

/** Below this share of accounts a month, a high NRR rests on few. */
const FEW = 0.05;
const tops = [
  [1, 'top1', 'One account brings', 'it hangs on a single customer'],
  [5, 'top5', 'Five accounts bring', 'concentrated'],
  [10, 'top10', 'Ten accounts bring', 'leaning on a few'],
] as const;

/** The fewest of 1, 5 and 10 that bring half; ten where they bring less. */
function findingOf(row: ExpansionRow, accounts: number): string {
  const half = tops.find(([, key]) => (row[key] ?? 0) >= 0.5);
  const [count, key, words, meaning] = half ?? tops[2];
  if (accounts <= count)
    return `Only ${accounts === 1 ? 'one account' : `${wholeNumber(accounts)} accounts`} expanded in ${periodName(row.period)}`;
  return `${words} ${wholePercent(row[key] ?? 0)} of expansion: ${half ? meaning : 'spread over many'}`;
}

function diagnosisOf(row: ExpansionRow, grid: string, nrr: number | null): string {
  const share = row.expanding_accounts;
  if (share === null) return '';
  const many = `${wholeNumber(row.accounts_expanding)} of ${wholeNumber(row.accounts_at_start)} accounts (${percent(share)}) expanded in ${periodName(row.period)}`;
  const isHigh = nrr !== null && nrr > 1;
  if (grid !== 'month' || nrr === null) return `${many}.`;
  if (share < FEW && isHigh) return `${many}: the NRR of ${percent(nrr)} rests on few of them.`;
  if (share < FEW) return `${many}, and NRR is ${percent(nrr)}: expansion reaches few customers.`;
  return (row.top5 ?? 0) >= 0.5
    ? `${many}: it reaches many, but a few large ones decide the amount.`
    : `${many}: it reaches many, and no few decide the amount.`;
}

function pointsOf(row: ExpansionRow, accounts: number): ConcentrationPoint[] {
  const known: [number, number][] = tops
    .filter(([count]) => count < accounts)
    .map(([count, key]) => [count, row[key] ?? 0]);
  return [...known, [accounts, 1] as const].map(([count, share]) => ({
    accounts: count,
    share: share * 100,
    text: count === accounts ? '' : wholePercent(share),
    label: count === accounts ? `All ${wholeNumber(count)} accounts` : `Top ${count}`,
    lines: [
      { label: 'Share of genuine expansion', value: percent(share), colour: 'var(--mv-expansion)' },
      { label: 'If all brought as much', value: percent(count / accounts), colour: 'var(--mt-compare)' },
    ],
  }));
}

/** Of the last closed period. */
export function prepareConcentration({ rows, grid }: ExpansionFigures, retention: RetentionReport): Concentration {
  const row = rows.at(-1);
  const accounts = row?.accounts_expanding ?? 0;
  const description = row
    ? `Share of the genuine expansion of ${periodText(row.period)} by its largest accounts, known at 1, 5, 10 and all; dashed: all bring as much.`
    : 'Share of genuine expansion by its largest accounts.';
  const finding = !row || row.genuine === 0 ? 'Nobody expanded genuinely' : findingOf(row, accounts);
  return {
    finding,
    diagnosis: row && row.genuine > 0 ? diagnosisOf(row, grid, retention.current?.nrr ?? null) : '',
    description,
    points: row && accounts > 1 ? pointsOf(row, accounts) : [],
    accounts,
    empty:
      accounts > 1
        ? null
        : accounts === 1
          ? 'One account alone expanded: there is no curve to draw.'
          : 'No account expanded genuinely in the last closed period.',
    summary: `${finding}. ${description}`,
    table: {
      fileName: `concentration-of-expansion-${grid}`,
      columns: [
        textColumn('Period'),
        ...['Top 1', 'Top 5', 'Top 10'].map((name) => numberColumn(name)),
        numberColumn('Expanded accounts'),
        numberColumn('Of accounts'),
      ],
      rows: rows
        .map((each) => [
          periodCell(each.period, false),
          ratioCell(each.top1),
          ratioCell(each.top5),
          ratioCell(each.top10),
          each.expanding_accounts === null ? textCell('–', '') : countCell(each.accounts_expanding),
          ratioCell(each.expanding_accounts),
        ])
        .reverse(),
    },
  };
}
