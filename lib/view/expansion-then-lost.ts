/** Expansion then churn: whether those that expanded stay, against those that did not, by source and by motion. */
import type { LostShare } from '@/lib/domain/expansion-then-churn';
import { motions, type Source, sources } from '@/lib/domain/source';
import type { ExpansionFigures, FollowUp } from './expansion';
import { percent, wholeNumber } from './format';
import { motionNames, sourceNames } from './source-names';
import { countCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';

export interface LostRow {
  key: string;
  label: string;
  isHead: boolean;
  accountMonths: string;
  churned: string;
  contracted: string;
  /** Lengths, as shares of the longest of its kind; null where there is no figure. */
  bars: { churned: number; contracted: number } | null;
  /** Why a figure says little, or is missing. */
  note: string;
}

export interface LostGroup {
  key: string;
  label: string;
  rows: LostRow[];
}

export interface ThenLostModel {
  finding: string;
  description: string;
  /** Side by side: all and by motion, and by source. A part that is the whole says nothing, and is left out. */
  tables: LostGroup[][];
  /** Some figure carries a star. */
  hasFew: boolean;
  empty: string | null;
  table: TwinTable;
}

/** Of fewer, a share is the luck of a few. */
const FEW = 20;
/** What a reader would still call the same: one point. */
const SAME = 0.01;

const genuineSources = sources.filter((source): source is Exclude<Source, 'price'> => source !== 'price');

function findingOf(expanded: LostShare, others: LostShare, months: FollowUp): string {
  if (expanded.churned === null || others.churned === null)
    return 'Nobody’s expansion has been followed for long enough';
  const [a, b] = [percent(expanded.churned), percent(others.churned)];
  if (Math.abs(expanded.churned - others.churned) < SAME)
    return `Customers that expanded churn as often as the others: ${a} within ${months} months`;
  return expanded.churned < others.churned
    ? `Customers that expanded stay longer: ${a} churned within ${months} months, of the others ${b}`
    : `Customers that expanded churn more: ${a} within ${months} months, of the others ${b}`;
}

function noteOf({ account_months }: LostShare): string {
  if (account_months === 0) return 'None was followed for long enough';
  return account_months < FEW ? 'Few: could be luck' : '';
}

export function prepareThenLost({ then_lost }: ExpansionFigures, months: FollowUp): ThenLostModel {
  const asked = then_lost?.[months];
  const shares: { key: string; label: string; share: LostShare; isHead: boolean; group: string }[] = asked
    ? [
        { key: 'expanded', label: 'Expanded', share: asked.expanded, isHead: true, group: 'all' },
        { key: 'others', label: 'Did not expand', share: asked.not_expanded, isHead: true, group: 'all' },
        ...genuineSources.map((source) => ({
          key: source,
          label: sourceNames[source],
          share: asked.by_source[source],
          isHead: false,
          group: 'source',
        })),
        ...motions.map((motion) => ({
          key: motion,
          label: motionNames[motion],
          share: asked.by_motion[motion],
          isHead: false,
          group: 'motion',
        })),
      ]
    : [];
  const shown = shares.filter(({ share, isHead }) => isHead || share.account_months > 0);
  // Each column has a scale of its own: contraction is many times more common than churn.
  const longest = (key: 'churned' | 'contracted'): number =>
    Math.max(1e-9, ...shown.map(({ share }) => share[key] ?? 0));
  const most = { churned: longest('churned'), contracted: longest('contracted') };
  const rowOf = ({ key, label, share, isHead }: (typeof shares)[number]): LostRow => ({
    key,
    label,
    isHead,
    accountMonths: wholeNumber(share.account_months),
    churned: percent(share.churned),
    contracted: percent(share.contracted),
    bars:
      share.churned === null || share.contracted === null
        ? null
        : { churned: share.churned / most.churned, contracted: share.contracted / most.contracted },
    note: noteOf(share),
  });
  const group = (key: string, label: string): LostGroup => ({
    key,
    label,
    rows: shown.filter((each) => each.group === key).map(rowOf),
  });
  const isEmpty = !asked || asked.expanded.account_months === 0;
  return {
    finding: asked ? findingOf(asked.expanded, asked.not_expanded, months) : 'Nobody’s expansion has been followed yet',
    description: asked
      ? `Share that churned, or contracted, within ${months} months of a month with genuine expansion; ${asked.months} months with complete follow-up, n counts an account once for each.`
      : 'Share that churned, or contracted, after a month with genuine expansion.',
    tables: [
      [group('all', 'After any expansion, and without'), group('motion', 'After expansion brought about by')],
      [group('source', 'After expansion by')],
    ]
      .map((groups) => groups.filter(({ key, rows }) => rows.length > (key === 'all' ? 0 : 1)))
      .filter((groups) => groups.length > 0),
    hasFew: !isEmpty && shown.some(({ share }) => noteOf(share) !== ''),
    empty: isEmpty ? `No month of genuine expansion in this period has ${months} months of follow-up yet.` : null,
    table: {
      fileName: `expansion-then-churn-${months}-months`,
      columns: [
        textColumn('Of'),
        ...['Account-months', 'Churned', 'Contracted', 'Either'].map((name) => numberColumn(name)),
      ],
      rows: shares.map(({ label, share }) => [
        textCell(label),
        countCell(share.account_months),
        ratioCell(share.churned),
        ratioCell(share.contracted),
        ratioCell(share.either),
      ]),
    },
  };
}
