/** What an exhibit is: a chart card of a page as a slide, the reports that it needs, and how they become a slide. */
import type { Day } from '@/lib/domain/day';
import type { AskedOfAll, Months } from '../question';
import { type Answers, type Ask, askKey, type DeckReportName, type DeckReports } from './ask';
import type { SlideFigure } from './deck';
import type { ExhibitPage } from './exhibit-pages';
import type { DeckPeriod } from './period';
import type { Plot } from './plot';

/** What happened on a day, as somebody noted it. */
export interface DeckNote {
  on: Day;
  title: string;
}

/** What a slide is to be made of. */
export interface SlideAsked {
  period: DeckPeriod;
  currency: string;
  /** Last day of the data. */
  dataThrough: Day;
  /** The month that fiscal years begin with, 1 to 12. */
  yearStart: number;
  /** The address of the card that it was added from; '' for the deck's own question. */
  search: string;
  /** Filters, the past day, rates and reading that the address asks for. */
  asked: AskedOfAll;
  /** The months of a course: those that the address names, else up to the deck's period. */
  months: Months;
  /** Periods of a course: those that the address names, else as long as the deck's. */
  grid: 'month' | 'quarter' | 'year';
  /** Segments by what accounts are today, or were where a window starts. */
  attrAt: 'current' | 'start';
  /** The attribute that splits where the address names none; null: the ledger has none that lends itself. */
  split: string | null;
  bands: boolean;
  notes: readonly DeckNote[];
}

/** What an exhibit makes of the answers. */
export interface SlideContent {
  /** The conclusion. */
  title: string;
  description: string;
  plot: Plot | null;
  /** Why there is no plot; null where there is one. */
  empty: string | null;
  figures: readonly SlideFigure[];
  /** Slugs of the figures whose definitions stand in the footnote. */
  defines: readonly string[];
  altText: string;
  /** The accounts behind the movement. */
  notes: readonly string[];
}

export type Asks = Readonly<Record<string, Ask>>;
export type AnswersOf<Asked extends Asks> = { [Key in keyof Asked]: DeckReports[Asked[Key]['report']] };

interface Named {
  name: string;
  /** As the list of exhibits calls it: 'Why NRR moved'. */
  label: string;
  page: ExhibitPage;
}

/** Figures explained account by account, asked once the first answers are there. */
type Behind = Readonly<Record<string, Ask<'explain'>>>;
export type BehindAnswers = Readonly<Record<string, DeckReports['explain']>>;

interface Made<Asked extends Asks> extends Named {
  asks: (slide: SlideAsked) => Asked;
  explains?: (answers: AnswersOf<Asked>, slide: SlideAsked) => Behind;
  /** `behind`: empty where it was refused. */
  prepare: (answers: AnswersOf<Asked>, slide: SlideAsked, behind: BehindAnswers) => SlideContent;
}

export interface Exhibit extends Named {
  /** Questions that are open: without an answer yet. */
  open: (slide: SlideAsked, answers: Answers) => readonly Ask[];
  /** Once no question is open; a string says which refusal stands in the way. */
  prepare: (slide: SlideAsked, answers: Answers) => SlideContent | string;
}

type Found = Record<string, DeckReports[DeckReportName]>;

/** The answers to all questions, the first refusal, or null while one is open. */
function answersTo(asks: Asks, answers: Answers): Found | string | null {
  const found: Found = {};
  for (const [key, asked] of Object.entries(asks)) {
    const answered = answers.get(askKey(asked));
    if (!answered) return null;
    if ('refused' in answered) return answered.refused;
    found[key] = answered.answer;
  }
  return found;
}

/** Ties questions to what is made of their answers; from here on an exhibit is one of a list. */
export function exhibit<Asked extends Asks>(made: Made<Asked>): Exhibit {
  const { name, label, page, asks, explains, prepare } = made;
  const behind = (found: Found, slide: SlideAsked): Behind => explains?.(found as AnswersOf<Asked>, slide) ?? {};
  return {
    name,
    label,
    page,
    open: (slide, answers) => {
      const first = asks(slide);
      const found = answersTo(first, answers);
      if (typeof found === 'string') return [];
      const wanted: Asks = found === null ? first : behind(found, slide);
      return Object.values(wanted).filter((asked) => !answers.has(askKey(asked)));
    },
    prepare: (slide, answers) => {
      const found = answersTo(asks(slide), answers);
      if (found === null || typeof found === 'string') return found ?? 'This figure was not asked for.';
      const more = answersTo(behind(found, slide), answers);
      const explained = more === null || typeof more === 'string' ? {} : more;
      return prepare(found as AnswersOf<Asked>, slide, explained as BehindAnswers);
    },
  };
}

/** A slide without a plot, and why. */
export const emptySlide = (title: string, empty: string, description = ''): SlideContent => ({
  title,
  description,
  plot: null,
  empty,
  figures: [],
  defines: [],
  altText: empty,
  notes: [],
});
