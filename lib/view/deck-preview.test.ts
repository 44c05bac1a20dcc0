import { describe, expect, it } from 'vitest';
import { type DeckChoice, type DeckModel, type SlideModel, withoutEmptySlides } from './deck/deck';
import { leftOutSlides, previewAsked, previewSlides, slideNumbers } from './deck-preview';

const slide = (id: string, title: string | null = null) => ({
  ...{ id, exhibit: 'bridge', search: '', shown: true, notes: null },
  title,
});
const deck: DeckChoice = {
  ...{ name: 'Board', template: 'board', period: null, accent: null, logo: null, hideNames: false, bands: false },
  slides: [slide('b'), slide('a', 'Written')],
};
const modelOf = (asked: DeckChoice): DeckModel => ({
  ...{ name: '', title: '', subtitle: '', company: '', currency: null, accent: '', logo: null, bands: false },
  standing: '',
  slides: asked.slides.map(
    ({ id, exhibit, title }): SlideModel => ({
      ...{ id, exhibit, title: title ? title.replace('Acme', 'Account 1') : `Drafted ${id}` },
      ...{ draftedTitle: `Drafted ${id}`, description: '', plot: null, empty: null, figures: [], footnote: '' },
      ...{ altText: '', notes: [] },
    }),
  ),
});
const titles = (choice: DeckChoice, asked = previewAsked(choice)) =>
  previewSlides(choice, asked, modelOf(asked)).map(({ model }) => model?.title);

describe('the preview of a deck', () => {
  it('asks the same whatever the order, the titles and what is switched off', () => {
    const asked = previewAsked(deck);
    const other = {
      ...deck,
      name: 'X',
      accent: '0a6b45',
      slides: [{ ...slide('a'), shown: false }, slide('b', 'New')],
    };
    expect(previewAsked(other)).toEqual(asked);
    expect(previewAsked({ ...deck, bands: true })).not.toEqual(asked);
    expect(previewAsked({ ...deck, slides: deck.slides.slice(1) })).not.toEqual(asked);
  });

  it('shows slides in their order with the titles that were written', () => {
    expect(titles(deck)).toEqual(['Drafted b', 'Written']);
  });

  it('with names hidden a written title is the server’s, until it is written anew', () => {
    const hidden = { ...deck, hideNames: true, slides: [slide('a', 'Acme left')] };
    expect(titles(hidden)).toEqual(['Account 1 left']);
    const asked = previewAsked(hidden);
    const typed = { ...hidden, slides: [slide('a', 'Acme stayed')] };
    expect(previewSlides(typed, null, modelOf(asked)).map(({ model }) => model?.title)).toEqual(['Acme stayed']);
  });

  it('knows nothing of a slide that was not asked for yet', () => {
    const asked = previewAsked(deck);
    const more = { ...deck, slides: [...deck.slides, slide('c')] };
    expect(previewSlides(more, null, modelOf(asked)).map(({ model }) => model === null)).toEqual([false, false, true]);
  });

  it('numbers what is shown', () => {
    const slides = ['a', 'b', 'c', 'd'].map((id) => ({ id, shown: id !== 'b' }));
    expect(slideNumbers(slides, new Set())).toEqual([1, null, 2, 3]);
    expect(slideNumbers(slides, new Set(['c']))).toEqual([1, null, null, 2]);
  });

  it('leaves out what has nothing to draw and nothing written on it, as the files do, where others remain', () => {
    const plot = { kind: 'bars', unit: 'count', categories: ['a'], series: [] } as const;
    const drawn = { ...deck, slides: [slide('full'), slide('empty'), slide('titled', 'Mine')] };
    const asked = previewAsked(drawn);
    const answer = modelOf(asked);
    const some = { ...answer, slides: answer.slides.map((each) => (each.id === 'full' ? { ...each, plot } : each)) };
    const leftOut = leftOutSlides(previewSlides(drawn, asked, some));
    expect([...leftOut]).toEqual(['empty']);
    const written = some.slides.map((each) => (each.id === 'titled' ? { ...each, title: 'Mine' } : each));
    expect(withoutEmptySlides({ ...some, slides: written }).slides.map(({ id }) => id)).toEqual(['full', 'titled']);
    const none = { ...deck, slides: [slide('empty')] };
    expect(leftOutSlides(previewSlides(none, asked, modelOf(previewAsked(none)))).size).toBe(0);
    expect(withoutEmptySlides(modelOf(previewAsked(none))).slides).toHaveLength(1);
  });

  it('leaves out what another exhibit has drawn before, but not what was chosen twice or written on', () => {
    const plot = { kind: 'bars', unit: 'count', categories: ['a'], series: [] } as const;
    const due = (id: string, exhibit: string, title: string | null = null) => ({ ...slide(id, title), exhibit });
    const chosen = [due('a', 'due'), due('b', 'ahead'), due('c', 'due'), due('d', 'ahead', 'Mine')];
    const drawn = { ...deck, slides: chosen };
    const asked = previewAsked(drawn);
    const model = modelOf(asked);
    const answer = { ...model, slides: chosen.flatMap(({ id }) => model.slides.filter((each) => each.id === id)) };
    const full = { ...answer, slides: answer.slides.map((each) => ({ ...each, plot })) };
    expect([...leftOutSlides(previewSlides(drawn, asked, full))]).toEqual(['b']);
    const written = full.slides.map((each) => (each.id === 'd' ? { ...each, title: 'Mine' } : each));
    expect(withoutEmptySlides({ ...full, slides: written }).slides.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
  });
});
