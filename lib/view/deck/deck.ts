/**
 * A deck: what was chosen for it (`DeckChoice`, kept in the store), and what comes of that and of the reports
 * (`DeckModel`), ready to be drawn as a preview, a presentation or a PDF without another decision.
 */
import type { Plot } from './plot';

export const deckTemplates = ['board', 'summary', 'cohorts'] as const;
export type DeckTemplate = (typeof deckTemplates)[number];

/** A slide as it was chosen. What is null takes what the data say. */
export interface SlideChoice {
  /** Of the deck's slides: stays when they are reordered. */
  id: string;
  /** What it shows: the name of an exhibit (`lib/view/deck/exhibits`). */
  exhibit: string;
  /** The question of the page that it was added from, as its address says it ('window=3&where=segment%3ASMB'); '' for the deck's own. */
  search: string;
  shown: boolean;
  /** The conclusion, where somebody wrote one. */
  title: string | null;
  /** Speaker notes of the presenter; the accounts behind the figures come after them. */
  notes: string | null;
}

export interface DeckChoice {
  name: string;
  template: DeckTemplate;
  /** Month or quarter that it reports on: '2026-10', '2026-Q3'. Null: the last closed month. */
  period: string | null;
  slides: SlideChoice[];
  /** Hex without '#', of titles' rules and the first series. Null: Ratchet's. */
  accent: string | null;
  /** 'data:image/png;base64,…' or jpeg or svg+xml, at most 500 kB. Null: none. */
  logo: string | null;
  /** Accounts are called 'Account 1', 'Account 2', … by size. */
  hideNames: boolean;
  /** Intervals are off in board slides unless switched on. */
  bands: boolean;
}

/** One of the (at most three) figures beside the chart. */
export interface SlideFigure {
  name: string;
  /** '108.9%' */
  text: string;
  /** The exact number: ratio, or smallest currency units; null: there is none, and `text` is '–'. */
  value: number | null;
  /** '+2.1 pt since Sep 2026', 'target 110%'; '' for none. */
  note: string;
  /** Whether the note tells of better or worse. */
  tone: 'good' | 'bad' | 'plain';
}

export interface SlideModel {
  id: string;
  exhibit: string;
  /** The conclusion, in words; at most two lines, at 20 pt or more. */
  title: string;
  /** As drafted from the data, where `title` was written by hand. */
  draftedTitle: string;
  /** Exactly what is drawn: metric, window, period, unit. */
  description: string;
  /** Null: nothing to draw, and `empty` says why. */
  plot: Plot | null;
  empty: string | null;
  figures: readonly SlideFigure[];
  /** 10 pt: definition · period · data through · currency · ledger version · 'as closed on …' or 'restated'. */
  footnote: string;
  /** What those read who do not see the chart. */
  altText: string;
  /** Notes of the presenter, then the accounts behind the movement, a paragraph each. */
  notes: readonly string[];
}

export interface DeckModel {
  name: string;
  /** 'Acme Inc. · Retention review, Q3 2026' */
  title: string;
  subtitle: string;
  company: string;
  /** ISO 4217; null while no data are there. */
  currency: string | null;
  accent: string;
  logo: string | null;
  bands: boolean;
  slides: readonly SlideModel[];
  /** Of the deck's period and data: 'data through 15 Nov 2026 · ledger version 12'. */
  standing: string;
}

interface Leaf {
  model: SlideModel;
  /** Somebody gave it a title or notes of its own. */
  isWritten: boolean;
}

const drawingOf = ({ description, plot, notes }: SlideModel): string => JSON.stringify([description, plot, notes]);

/**
 * Ids of the slides that have nothing to say: nothing to draw, or only what another exhibit has drawn before them (where
 * no change is scheduled, renewals stand in), and nothing written on them. Of an exhibit chosen twice, both stay.
 */
export function withNothingToSay(leaves: readonly Leaf[]): ReadonlySet<string> {
  const drawn = new Map<string, string>();
  const left = leaves.filter(({ model, isWritten }) => {
    if (model.plot === null) return !isWritten;
    const drawing = drawingOf(model);
    const first = drawn.get(drawing);
    if (first === undefined) drawn.set(drawing, model.exhibit);
    return !isWritten && first !== undefined && first !== model.exhibit;
  });
  return new Set(left.length === leaves.length ? [] : left.map(({ model }) => model.id));
}

/** The deck as it leaves the house: without slides that have nothing to say, unless none has anything. */
export function withoutEmptySlides(deck: DeckModel): DeckModel {
  const isWritten = ({ plot, title, draftedTitle, notes }: SlideModel): boolean =>
    title !== draftedTitle || (plot === null && notes.length > 0);
  const left = withNothingToSay(deck.slides.map((model) => ({ model, isWritten: isWritten(model) })));
  return { ...deck, slides: deck.slides.filter(({ id }) => !left.has(id)) };
}
