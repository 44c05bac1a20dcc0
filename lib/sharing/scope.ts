/** What a link opens, as slides: the cards of its one page under its one question, or its one deck. Nothing else is asked. */
import { isSharedPage, type SharedPage } from '@/lib/domain/shared-pages';
import type { Share } from '@/lib/store/shares';
import type { DeckChoice } from '@/lib/view/deck/deck';
import type { ExhibitPage } from '@/lib/view/deck/exhibit';
import { exhibits } from '@/lib/view/deck/exhibits/registry';

/** Pages that can be shared, and whose cards they show. */
const pages: Readonly<Record<SharedPage, ExhibitPage>> = {
  '/': 'overview',
  '/retention': 'retention',
  '/expansion': 'expansion',
  '/cohorts': 'cohorts',
};

/** The month that the question looks from: that of its past day, else that of the end of the data. */
function monthOf(search: string, dataThrough: string | null): string | null {
  const asOf = new URLSearchParams(search).get('as_of');
  const day = asOf !== null && dataThrough !== null && asOf < dataThrough ? asOf : dataThrough;
  return day?.slice(0, 7) ?? null;
}

/** Null: it opens nothing that there is. */
export function choiceOf({ scope, name, hidesNames }: Share, dataThrough: string | null): DeckChoice | null {
  if (scope.kind === 'deck')
    return { ...(scope.deck as DeckChoice), hideNames: hidesNames || (scope.deck as DeckChoice).hideNames };
  if (!isSharedPage(scope.path)) return null;
  const page = pages[scope.path];
  return {
    name,
    template: 'board',
    period: monthOf(scope.search, dataThrough),
    slides: exhibits
      .filter((exhibit) => exhibit.page === page)
      .map((exhibit) => ({
        id: exhibit.name,
        exhibit: exhibit.name,
        search: scope.search,
        shown: true,
        title: null,
        notes: null,
      })),
    accent: null,
    logo: null,
    hideNames: hidesNames,
    bands: true,
  };
}
