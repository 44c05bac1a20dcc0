/**
 * The API's contract for decks: what is chosen for one, the list of those kept, and what is drawn of it. Fields travel in
 * snake_case (`keys.ts`); the shapes are those of `lib/view/deck`, which a test holds them equal to.
 */
import * as z from 'zod';
import { logoProblem } from './deck-logo';
import { camelKeys } from './keys';

const MOST_NAME = 120;
const MOST_TITLE = 300;
const MOST_NOTES = 10_000;
const MOST_SLIDES = 60;
/** Of a logo of 500 kB in base64, and its beginning. */
const MOST_LOGO = 700_000;

const id = z.number().int();

/** Read from JSON in snake_case. */
const travelled = <T extends z.ZodType>(shape: T) => z.preprocess(camelKeys, shape);

/** Words somebody wrote; nothing but spaces is none. */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => (text.trim() === '' ? null : text.trim()))
    .nullable()
    .default(null);

export const slideChoice = z.object({
  id: z.string().min(1).max(40),
  exhibit: z.string().min(1).max(60),
  search: z.string().max(2000).default(''),
  shown: z.boolean().default(true),
  title: words(MOST_TITLE),
  notes: words(MOST_NOTES),
});

const slides = z
  .array(slideChoice)
  .max(MOST_SLIDES, `a deck has at most ${MOST_SLIDES} slides`)
  .refine((all) => new Set(all.map((slide) => slide.id)).size === all.length, 'two slides have the same id');

const choice = z.object({
  name: z.string().trim().min(1, 'a deck needs a name').max(MOST_NAME),
  template: z.enum(['board', 'summary', 'cohorts']),
  period: z
    .string()
    .regex(
      /^(\d{4}-(0[1-9]|1[0-2]|Q[1-4])|FY\d{4}-Q[1-4](-\d{2})?)$/,
      'expected a month such as 2026-10 or a quarter such as 2026-Q3',
    )
    .nullable()
    .default(null),
  slides,
  accent: z
    .string()
    .regex(/^[0-9a-fA-F]{6}$/, 'expected six hexadecimal digits')
    .nullable()
    .default(null),
  logo: z
    .string()
    .max(MOST_LOGO, 'the picture is larger than 500 kB')
    .superRefine((logo, context) => {
      const problem = logoProblem(logo);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    })
    .nullable()
    .default(null),
  hideNames: z.boolean().default(false),
  bands: z.boolean().default(false),
});

export const deckChoice = travelled(choice);
export type DeckChoiceAnswer = z.infer<typeof choice>;

/** `id` and `edition`: of the deck that is written anew, and of what was read of it. */
export const deckRequest = travelled(z.object({ id: id.optional(), edition: id.optional(), choice }));
export type DeckRequest = z.infer<typeof deckRequest>;

/** A slide to be put behind the others, with the question of the page that it is added from. */
export const slideRequest = z.object({
  exhibit: z.string().min(1).max(60),
  search: z.string().max(2000).default(''),
});
export type SlideRequest = z.input<typeof slideRequest>;

const entry = z.object({
  id,
  name: z.string(),
  template: z.string(),
  period: z.string().nullable(),
  slides: z.number().int(),
  edition: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type DeckEntryAnswer = z.infer<typeof entry>;

export const deckList = travelled(z.object({ decks: z.array(entry) }));

const savedDeck = z.object({ id, edition: z.number().int(), createdAt: z.string(), updatedAt: z.string(), choice });
export const deck = travelled(savedDeck);
export type DeckAnswer = z.infer<typeof savedDeck>;

export const slideAdded = z.object({ deck: id, name: z.string(), slide: z.string() });
export type SlideAdded = z.infer<typeof slideAdded>;
