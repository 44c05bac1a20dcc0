/** What a deck needs beside its ledger: notes on days, the ledger as other questions see it, and how its period stands. */
import { JANUARY } from '@/lib/domain/grid';
import { closedStanding } from '@/lib/reports/closed-standing';
import type { LedgerQuestion, LedgerReader, LedgerView } from '@/lib/reports/ledger-view';
import { listNotes } from '@/lib/store/notes';
import { standingWords } from '@/lib/view/closed';
import type { DeckChoice } from '@/lib/view/deck/deck';
import { deckPeriod } from '@/lib/view/deck/period';
import type { DeckContext } from './deck';
import { storedReports } from './stored-reports';

/** 'as closed on 3 Nov 2026', 'restated since closed on 3 Nov 2026'; null: the deck's period was not closed. */
export async function closedWords(reader: LedgerReader, view: LedgerView, choice: DeckChoice): Promise<string | null> {
  const period = deckPeriod(choice.period, view.dataThrough, view.facts?.yearStart ?? JANUARY);
  if (period === null) return null;
  const standing = await closedStanding(reader, view, period.label);
  return standing.state === 'open' ? null : standingWords(standing);
}

interface DeckReader {
  reader: LedgerReader;
  view: LedgerView;
  viewOf(question: LedgerQuestion): Promise<LedgerView>;
  company: string;
}

export async function deckContext(
  { reader, view, viewOf, company }: DeckReader,
  choice: DeckChoice,
): Promise<DeckContext> {
  const { db, principal, workspaceId } = reader;
  return {
    company,
    viewOf,
    notes: await listNotes(db, principal, workspaceId),
    closed: await closedWords(reader, view, choice),
    stored: storedReports(reader),
  };
}
