/**
 * A deck as it is edited, before the server has answered. What needs the ledger is asked for once: order, what is
 * switched off, titles, the logo and the accent change nothing of that and are put over the answer here.
 */
import { type DeckChoice, type DeckModel, type SlideChoice, type SlideModel, withNothingToSay } from './deck/deck';

/** What the preview asks of the server for a deck. Two decks that look alike but for order and words ask the same. */
export function previewAsked(choice: DeckChoice): DeckChoice {
  const { template, period, hideNames, bands } = choice;
  const slides = choice.slides
    .map(({ id, exhibit, search, title }) => ({
      ...{ id, exhibit, search, shown: true, notes: null },
      // The server takes the names of accounts out of it, which are not known here.
      title: hideNames ? title : null,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { name: 'Deck', template, period, slides, accent: null, logo: null, hideNames, bands };
}

export interface PreviewSlide {
  choice: SlideChoice;
  /** Null: not known yet. */
  model: SlideModel | null;
}

function slideOf(choice: SlideChoice, asked: SlideChoice | undefined, model: SlideModel): SlideModel {
  // What was asked with its title came back with the title as it is exported.
  const isAnswered = asked !== undefined && asked.title !== null && asked.title === choice.title;
  return isAnswered ? model : { ...model, title: choice.title ?? model.draftedTitle };
}

/**
 * Every slide of the deck in its order, those switched off too. `asked`: what `answer` is the answer to; null: something
 * else, which is shown until the answer comes.
 */
export function previewSlides(
  choice: DeckChoice,
  asked: DeckChoice | null,
  answer: DeckModel | undefined,
): PreviewSlide[] {
  const models = new Map(answer?.slides.map((slide) => [slide.id, slide]));
  const questions = new Map(asked?.slides.map((slide) => [slide.id, slide]));
  return choice.slides.map((slide) => {
    const model = models.get(slide.id);
    const isOfIt = model !== undefined && model.exhibit === slide.exhibit;
    return { choice: slide, model: isOfIt ? slideOf(slide, questions.get(slide.id), model) : null };
  });
}

/** The slides shown that files and presentations leave out. */
export const leftOutSlides = (slides: readonly PreviewSlide[]): ReadonlySet<string> =>
  withNothingToSay(
    slides.flatMap(({ choice, model }) =>
      choice.shown && model ? [{ model, isWritten: Boolean(choice.title?.trim() || choice.notes?.trim()) }] : [],
    ),
  );

/** The number that a slide bears: those switched off or left out are not counted. Null: it is one of them. */
export function slideNumbers(
  slides: readonly Pick<SlideChoice, 'id' | 'shown'>[],
  leftOut: ReadonlySet<string>,
): (number | null)[] {
  let number = 0;
  return slides.map(({ id, shown }) => {
    if (!shown || leftOut.has(id)) return null;
    number += 1;
    return number;
  });
}
