/** How each month that was closed in the books stands in a view, in words. */
import type { Month } from '@/lib/domain/day';
import { closedStanding, standingPeriods } from '@/lib/reports/closed-standing';
import type { LedgerReader, LedgerView } from '@/lib/reports/ledger-view';
import { breathe } from '@/lib/reports/pauses';
import { standingWords } from '@/lib/view/closed';

export async function closingsOf(reader: LedgerReader, view: LedgerView): Promise<Record<Month, string>> {
  const closings: Record<Month, string> = {};
  for (const month of [...(await standingPeriods(reader)).keys()].sort()) {
    closings[month] = standingWords(await closedStanding(reader, view, month));
    await breathe();
  }
  return closings;
}
