/** The table behind the time to the first expansion: the curve of all month by month, or the groups side by side. */
import type { TimeToExpansion } from '@/lib/domain/time-to-expansion';
import type { ExpansionFigures, FirstOf } from './expansion';
import { NO_FIGURE } from './format';
import { countCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';
import { valueName } from './value-names';

/** Months at which the share that has expanded is given. */
export const ages = ['3', '6', '12', '24'] as const;

export type KeyedTimes = TimeToExpansion & { key: string };

/** Of a cohort its year, of a channel its value. */
export const groupName = ({ key }: { key: string }, of: FirstOf): string =>
  of === 'channel' ? valueName('channel', key, null) : key;

export function firstTable({ t2e }: ExpansionFigures, of: FirstOf, shown: readonly KeyedTimes[]): TwinTable {
  const fileName = `time-to-first-expansion-${of}`;
  if (of === 'all')
    return {
      fileName,
      columns: [
        textColumn('Month'),
        ...['Followed', 'Expanded', 'Have expanded', 'Low', 'High'].map((name) => numberColumn(name)),
      ],
      rows: (t2e?.curve ?? []).map(({ t, at_risk, events, survival, low, high }) => [
        textCell(String(t)),
        countCell(at_risk),
        countCell(events),
        ratioCell(1 - survival),
        ratioCell(high === null ? null : 1 - high),
        ratioCell(low === null ? null : 1 - low),
      ]),
    };
  return {
    fileName,
    columns: [
      textColumn(of === 'cohort' ? 'Cohort' : 'Channel'),
      ...['Accounts', 'Expanded', 'Median months', ...ages.map((age) => `By month ${age}`)].map((name) =>
        numberColumn(name),
      ),
    ],
    rows: shown.map((each) => [
      textCell(groupName(each, of), each.key),
      countCell(each.accounts),
      countCell(each.expanded),
      each.median_months === null ? textCell(NO_FIGURE, '') : countCell(each.median_months),
      ...ages.map((age) => ratioCell(each.share_by[age])),
    ]),
  };
}
