/** Changes of a deck, each by itself and each to be undone: what was chosen before goes behind, what was undone ahead. */
import type { DeckChoice, SlideChoice } from './deck/deck';

export type DeckEdit =
  | { kind: 'deck'; change: Partial<Omit<DeckChoice, 'slides' | 'template'>> }
  | { kind: 'slide'; id: string; change: Partial<Pick<SlideChoice, 'title' | 'notes' | 'shown'>> }
  /** `to`: its place among the slides, from 0. */
  | { kind: 'move'; id: string; to: number }
  | { kind: 'remove'; id: string }
  /** `after`: the slide that it goes behind; null: to the end. */
  | { kind: 'add'; id: string; exhibit: string; after: string | null }
  /** Brings a removed slide back to its place. */
  | { kind: 'put'; slide: SlideChoice; at: number };

const written = (text: string | null | undefined): string | null => (text?.trim() ? text.trim() : null);

function changedSlide(slide: SlideChoice, change: Partial<SlideChoice>): SlideChoice {
  const next = { ...slide, ...change };
  const [title, notes] = [written(next.title), written(next.notes)];
  const isSame = title === slide.title && notes === slide.notes && next.shown === slide.shown;
  return isSame ? slide : { ...next, title, notes };
}

function moved(slides: readonly SlideChoice[], id: string, to: number): SlideChoice[] {
  const slide = slides.find((each) => each.id === id);
  if (!slide) return [...slides];
  const others = slides.filter((each) => each !== slide);
  return others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, slide);
}

function added(slides: readonly SlideChoice[], { id, exhibit, after }: Extract<DeckEdit, { kind: 'add' }>) {
  const place = slides.findIndex((each) => each.id === after);
  const slide: SlideChoice = { id, exhibit, search: '', shown: true, title: null, notes: null };
  return slides.toSpliced(place < 0 ? slides.length : place + 1, 0, slide);
}

const isSameOrder = (a: readonly SlideChoice[], b: readonly SlideChoice[]): boolean =>
  a.length === b.length && a.every((slide, index) => slide === b[index]);

function slidesAfter(slides: readonly SlideChoice[], edit: Exclude<DeckEdit, { kind: 'deck' }>): SlideChoice[] {
  switch (edit.kind) {
    case 'slide':
      return slides.map((slide) => (slide.id === edit.id ? changedSlide(slide, edit.change) : slide));
    case 'move':
      return moved(slides, edit.id, edit.to);
    case 'remove':
      return slides.filter(({ id }) => id !== edit.id);
    case 'add':
      return added(slides, edit);
    case 'put':
      return slides.some(({ id }) => id === edit.slide.id) ? [...slides] : slides.toSpliced(edit.at, 0, edit.slide);
  }
}

/** The deck as changed; the same object where nothing is. */
export function editedDeck(choice: DeckChoice, edit: DeckEdit): DeckChoice {
  if (edit.kind !== 'deck') {
    const slides = slidesAfter(choice.slides, edit);
    return isSameOrder(slides, choice.slides) ? choice : { ...choice, slides };
  }
  const { name = choice.name, ...change } = edit.change;
  const next = { ...choice, ...change, name: written(name) ?? choice.name };
  const keys = Object.keys(edit.change) as (keyof typeof edit.change)[];
  return keys.every((key) => next[key] === choice[key]) ? choice : next;
}

/** An id that no slide of the deck has. */
export function newSlideId(slides: readonly SlideChoice[]): string {
  const numbers = slides.map(({ id }) => Number(/^s(\d+)$/.exec(id)?.[1] ?? 0));
  return `s${Math.max(0, ...numbers) + 1}`;
}

export interface DeckHistory {
  now: DeckChoice;
  before: readonly DeckChoice[];
  after: readonly DeckChoice[];
  /** What was changed last: typing on in the same field is one change. */
  field: string | null;
}

const MOST_STEPS = 100;

export const historyOf = (now: DeckChoice): DeckHistory => ({ now, before: [], after: [], field: null });

/** `field`: changes of one field that follow each other are undone together; null: each by itself. */
export function withEdit(history: DeckHistory, edit: DeckEdit, field: string | null = null): DeckHistory {
  const now = editedDeck(history.now, edit);
  if (now === history.now) return history;
  const goesOn = field !== null && field === history.field;
  const before = goesOn ? history.before : [...history.before, history.now].slice(-MOST_STEPS);
  return { now, before, after: [], field };
}

export function undone({ now, before, after }: DeckHistory): DeckHistory | null {
  const last = before.at(-1);
  return last === undefined ? null : { now: last, before: before.slice(0, -1), after: [now, ...after], field: null };
}

export function redone({ now, before, after }: DeckHistory): DeckHistory | null {
  const [next, ...rest] = after;
  return next === undefined ? null : { now: next, before: [...before, now], after: rest, field: null };
}
