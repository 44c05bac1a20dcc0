/** Whether the month that a shared page speaks of is as it was closed, in words. */
import { closedStanding } from '@/lib/reports/closed-standing';
import type { LedgerQuestion, LedgerReader, LedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { standingWords } from '@/lib/view/closed';
import type { DeckChoice } from '@/lib/view/deck/deck';
import { deckPeriod } from '@/lib/view/deck/period';
import { loadQuestion } from '@/lib/view/question';

interface PageReader {
  reader: LedgerReader;
  view: LedgerView;
  viewOf(question: LedgerQuestion): Promise<LedgerView>;
}

/**
 * 'Oct 2026 as closed on 3 Nov 2026': named, since a page goes on to the end of the data. Null: the month is open, or what
 * the page shows can be neither as it was closed nor otherwise, being of other rates or of parents, or of a day on which
 * it was open.
 */
export async function closedOfPage(
  { reader, view, viewOf }: PageReader,
  choice: DeckChoice,
  { search }: { search: string },
): Promise<string | null> {
  const { as_of: asOf, fx, roll_up: rollUp } = loadQuestion(new URLSearchParams(search));
  if (fx !== 'plan' || rollUp !== 'account' || view.facts === null) return null;
  const seen = asOf === null ? view : await viewOf(parseReportQuery([['as_of', asOf]]));
  const period = deckPeriod(choice.period, seen.dataThrough, view.facts.yearStart);
  if (period === null) return null;
  const standing = await closedStanding(reader, seen, period.label);
  const { state, closed_on: closedOn } = standing;
  if (state === 'open' || closedOn === null) return null;
  if (state === 'restated' && asOf !== null && asOf < closedOn) return null;
  return `${period.words} ${standingWords(standing)}`;
}
