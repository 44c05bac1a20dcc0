/**
 * A deck as it is drawn: of what was chosen and of the answers of the reports. Pure; who has the ledger asks
 * `openQuestions` until none is open, answers them, and prepares.
 */
import { catalogue } from '@/lib/domain/catalogue';
import type { Metric } from '@/lib/domain/catalogue/metric';
import type { Day } from '@/lib/domain/day';
import { dayText, monthText } from '../format';
import { askedOfAll, loadQuestion, monthRange } from '../question';
import { type Answers, type Ask, askKey } from './ask';
import type { DeckChoice, DeckModel, SlideChoice, SlideModel } from './deck';
import { type DeckNote, emptySlide, type SlideAsked, type SlideContent } from './exhibit';
import { exhibitOf } from './exhibits/registry';
import { cutDescription, fitsFootnote } from './layout';
import { type Aliases, textWithAliases } from './names';
import { type DeckPeriod, deckPeriod } from './period';
import { deckKinds } from './templates';

/** Of what ledger a deck is. */
export interface DeckPlace {
  company: string;
  /** Null while there are no data. */
  currency: string | null;
  dataThrough: Day | null;
  /** The first month that the ledger knows. */
  firstMonth: string | null;
  ledgerVersion: number;
  /** The month that fiscal years begin with, 1 to 12. */
  yearStart: number;
  /** The attribute that splits where nothing else is asked for; null: there is none. */
  split: string | null;
}

export interface DeckSources {
  place: DeckPlace;
  answers: Answers;
  notes: readonly DeckNote[];
  /** Null: names are shown. */
  aliases: Aliases | null;
  /** 'as closed on 3 Nov 2026', 'restated'; null: the period was not closed. */
  closed: string | null;
}

/** Ratchet's, where a deck has none of its own (--accent of app/tokens.css). */
export const DEFAULT_ACCENT = '3A46C8';

/** Why a deck has no figures at all; null where it has. */
function nothingIn(
  period: DeckPeriod | null,
  choice: DeckChoice,
  { dataThrough, firstMonth }: DeckPlace,
): string | null {
  if (dataThrough === null || firstMonth === null) return 'There are no data yet: import a file first.';
  const span = `the data go from ${monthText(firstMonth)} to ${dayText(dataThrough)}`;
  if (period === null) return `“${choice.period ?? ''}” is neither a month nor a quarter; ${span}.`;
  if (period.from > dataThrough.slice(0, 7) || period.to < firstMonth)
    return `There are no data in ${period.words.replace(/ to .*/, '')}; ${span}.`;
  return null;
}

/** The month or quarter that a card was looked at in, where its address names one with data. */
function ownPeriod(search: URLSearchParams, choice: DeckChoice, place: DeckPlace): DeckPeriod | null {
  const named = search.get('month') || search.get('at');
  const period = named ? deckPeriod(named, place.dataThrough, place.yearStart) : null;
  return period !== null && nothingIn(period, choice, place) === null ? period : null;
}

/** What one slide is asked; null where the deck has no period with data. */
function slideAsked(slide: SlideChoice, choice: DeckChoice, { place, notes, aliases }: DeckSources): SlideAsked | null {
  const { dataThrough, currency, yearStart } = place;
  const deck = deckPeriod(choice.period, dataThrough, yearStart);
  if (deck === null || dataThrough === null || nothingIn(deck, choice, place) !== null) return null;
  const search = new URLSearchParams(slide.search);
  const period = ownPeriod(search, choice, place) ?? deck;
  const question = loadQuestion(search);
  return {
    period,
    currency: currency ?? 'USD',
    dataThrough,
    yearStart,
    search: slide.search,
    asked: askedOfAll(question),
    months: monthRange(search.get('period') ?? '') ?? { to: period.to },
    attrAt: question.attr_at,
    split: place.split,
    grid: search.has('grid') ? question.grid : period.grid,
    bands: choice.bands,
    notes: aliases === null ? notes : notes.map(({ on, title }) => ({ on, title: textWithAliases(title, aliases) })),
  };
}

const shownSlides = (choice: DeckChoice): SlideChoice[] => choice.slides.filter(({ shown }) => shown);

/** The questions of the slides shown that have no answer yet; each once. */
export function openQuestions(choice: DeckChoice, sources: DeckSources): Ask[] {
  const open = new Map<string, Ask>();
  for (const slide of shownSlides(choice)) {
    const asked = slideAsked(slide, choice, sources);
    if (asked === null) continue;
    for (const each of exhibitOf(slide.exhibit)?.open(asked, sources.answers) ?? []) open.set(askKey(each), each);
  }
  return [...open.values()];
}

const metrics: readonly Metric[] = catalogue;

/** 'NRR: ARR today of the accounts that …' */
const definitionOf = (slug: string): string[] =>
  metrics.filter((metric) => metric.slug === slug).map(({ shortName, formula }) => `${shortName}: ${formula}`);

function standingOf({ place, closed }: DeckSources): string {
  const through = place.dataThrough === null ? 'no data yet' : `data through ${dayText(place.dataThrough)}`;
  return [through, place.currency, `ledger version ${place.ledgerVersion}`, closed].filter(Boolean).join(' · ');
}

function contentOf(slide: SlideChoice, asked: SlideAsked | null, why: string, answers: Answers): SlideContent {
  const known = exhibitOf(slide.exhibit);
  if (!known) return emptySlide('This slide is of no exhibit', `There is no exhibit called “${slide.exhibit}”.`);
  if (asked === null) return emptySlide(known.label, why);
  const content = known.prepare(asked, answers);
  return typeof content === 'string' ? emptySlide(known.label, content) : content;
}

/** Filters stand with what is drawn, since they change what it is of. */
function descriptionOf({ description }: SlideContent, asked: SlideAsked | null): string {
  const filters = asked?.asked.where ?? [];
  const past = asked?.asked.as_of === undefined ? [] : [`as of ${dayText(asked.asked.as_of)}`];
  const parts = [...filters.map((filter) => filter.replace(/^([^=!<>]+)=/, '$1: ')), ...past];
  return parts.length === 0 ? description : `${description.replace(/\.$/, '')}. ${parts.join('; ')}.`;
}

/** Definitions first, as many as two lines hold. */
function footnoteOf({ defines }: SlideContent, standing: readonly (string | undefined)[]): string {
  const rest = standing.filter((part) => part !== undefined && part !== '').join(' · ');
  return defines.flatMap(definitionOf).reduceRight((note, _, index, all) => {
    const text = `${all.slice(0, index + 1).join(' ')} · ${rest}`;
    return note === rest && fitsFootnote(text) ? text : note;
  }, rest);
}

function slideModel(slide: SlideChoice, choice: DeckChoice, sources: DeckSources): SlideModel {
  const { place, aliases, answers } = sources;
  const asked = slideAsked(slide, choice, sources);
  const period = deckPeriod(choice.period, place.dataThrough, place.yearStart);
  const content = contentOf(slide, asked, nothingIn(period, choice, place) ?? '', answers);
  const written = (text: string): string => (aliases === null ? text : textWithAliases(text, aliases));
  const drafted = content.title;
  // What is said of the deck's period is not so of another month.
  const isOwn = asked !== null && asked.period.label !== period?.label;
  const standing = standingOf(isOwn ? { ...sources, closed: null } : sources);
  const title = slide.title?.trim() ? written(slide.title.trim()) : drafted;
  const own = (slide.notes ?? '').split(/\n+/).filter((line) => line.trim() !== '');
  return {
    id: slide.id,
    exhibit: slide.exhibit,
    title,
    draftedTitle: drafted,
    description: cutDescription(written(descriptionOf(content, asked))),
    plot: content.plot,
    empty: content.empty,
    figures: content.figures.slice(0, 3),
    footnote: footnoteOf(content, [(asked?.period ?? period)?.words, standing]),
    altText: content.altText,
    notes: [...own.map(written), ...content.notes],
  };
}

/** The deck as it is drawn, slides that are switched off left out; slide by slide, so that others are answered in between. */
export function* prepareDeck(choice: DeckChoice, sources: DeckSources): Generator<undefined, DeckModel> {
  const { place, aliases } = sources;
  const period = deckPeriod(choice.period, place.dataThrough, place.yearStart);
  const name = aliases === null ? choice.name : textWithAliases(choice.name, aliases);
  const kind = deckKinds[choice.template].title;
  const slides: SlideModel[] = [];
  for (const slide of shownSlides(choice)) {
    yield;
    slides.push(slideModel(slide, choice, sources));
  }
  return {
    name,
    title: `${place.company} · ${kind}${period === null ? '' : `, ${period.words}`}`,
    subtitle: period === null ? kind : `${kind}, ${period.words}`,
    company: place.company,
    currency: place.dataThrough === null ? null : place.currency,
    accent: choice.accent ?? DEFAULT_ACCENT,
    logo: choice.logo,
    bands: choice.bands,
    slides,
    standing: standingOf(sources),
  };
}
