import { describe, expect, it } from 'vitest';
import type { DeckChoice, DeckModel, SlideModel } from './deck/deck';
import { previewAsked, previewSlides, slideNumbers } from './deck-preview';

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
    expect(slideNumbers([{ shown: true }, { shown: false }, { shown: true }])).toEqual([1, null, 2]);
  });
});
