/** How the periods of a table stand in the books, as a column of their own: '' for one that was not closed. */
import { closedStanding, standingPeriods } from '@/lib/reports/closed-standing';
import type { LedgerReader, LedgerView } from '@/lib/reports/ledger-view';
import { breathe } from '@/lib/reports/pauses';
import { standingWords } from '@/lib/view/closed';
import { type TwinTable, textCell, textColumn } from '@/lib/view/twin';

/** The table as it is where none of its periods was closed, or where its rows are of none. */
export async function withStandings(reader: LedgerReader, view: LedgerView, table: TwinTable): Promise<TwinTable> {
  const at = table.columns.findIndex(({ plain }) => plain === 'period');
  if (at < 0 || (await standingPeriods(reader)).size === 0) return table;
  const periodOf = (row: TwinTable['rows'][number]): string => row[at]?.plain ?? '';
  const words = new Map<string, string>();
  for (const period of new Set(table.rows.map(periodOf))) {
    const standing = await closedStanding(reader, view, period);
    if (standing.state !== 'open') words.set(period, standingWords(standing));
    await breathe();
  }
  if (words.size === 0) return table;
  return {
    ...table,
    columns: [...table.columns, textColumn('standing')],
    rows: table.rows.map((row) => [...row, textCell(words.get(periodOf(row)) ?? '')]),
  };
}
