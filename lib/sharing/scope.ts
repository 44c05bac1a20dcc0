/** What a link opens, as slides: the cards of its one page under its one question, or its one deck. Nothing else is asked. */
import { formatMonth, monthOf, parseDay } from '@/lib/domain/day';
import { isSharedPage, type SharedPage } from '@/lib/domain/shared-pages';
import type { Share } from '@/lib/store/shares';
import type { DeckChoice } from '@/lib/view/deck/deck';
import type { ExhibitPage } from '@/lib/view/deck/exhibit-pages';
import { exhibits } from '@/lib/view/deck/exhibits/registry';

/** Pages that can be shared, and whose cards they show. */
const pages: Readonly<Record<SharedPage, ExhibitPage>> = {
  '/': 'overview',
  '/retention': 'retention',
  '/expansion': 'expansion',
  '/cohorts': 'cohorts',
};

/** The last month that was over on the question's past day; null: the last one that is over now. */
function periodOf(search: string): string | null {
  const day = parseDay(new URLSearchParams(search).get('as_of') ?? '');
  return day === null ? null : formatMonth(monthOf(day + 1) - 1);
}

/** Null: it opens nothing that there is. */
export function choiceOf({ scope, name, hidesNames }: Share): DeckChoice | null {
  if (scope.kind === 'deck')
    return { ...(scope.deck as DeckChoice), hideNames: hidesNames || (scope.deck as DeckChoice).hideNames };
  if (!isSharedPage(scope.path)) return null;
  const page = pages[scope.path];
  return {
    name,
    template: 'board',
    period: periodOf(scope.search),
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
