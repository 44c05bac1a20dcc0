import { describe, expect, it } from 'vitest';
import type { DeckChoice } from './deck/deck';
import { type DeckEdit, editedDeck, historyOf, newSlideId, redone, undone, withEdit } from './deck-edit';

const slide = (id: string) => ({ id, exhibit: `e-${id}`, search: '', shown: true, title: null, notes: null });
const deck: DeckChoice = {
  ...{ name: 'Board', template: 'board', period: null, accent: null, logo: null, hideNames: false, bands: false },
  slides: ['s1', 's2', 's3'].map(slide),
};
const order = (choice: DeckChoice) => choice.slides.map(({ id }) => id).join(' ');

describe('a change of a deck', () => {
  it.each<[string, DeckEdit, string]>([
    ['moves a slide down', { kind: 'move', id: 's1', to: 1 }, 's2 s1 s3'],
    ['moves a slide to the end and no further', { kind: 'move', id: 's1', to: 9 }, 's2 s3 s1'],
    ['moves a slide to the top', { kind: 'move', id: 's3', to: -1 }, 's3 s1 s2'],
    ['removes a slide', { kind: 'remove', id: 's2' }, 's1 s3'],
    ['adds one behind another', { kind: 'add', id: 's4', exhibit: 'bridge', after: 's1' }, 's1 s4 s2 s3'],
    ['brings one back to its place', { kind: 'put', slide: slide('s9'), at: 1 }, 's1 s9 s2 s3'],
    ['adds one to the end', { kind: 'add', id: 's4', exhibit: 'bridge', after: null }, 's1 s2 s3 s4'],
  ])('%s', (_, edit, expected) => expect(order(editedDeck(deck, edit))).toBe(expected));

  it('a title of nothing but spaces is the drafted one', () => {
    const titled = editedDeck(deck, { kind: 'slide', id: 's2', change: { title: '  NRR held ' } });
    expect(titled.slides[1]?.title).toBe('NRR held');
    expect(editedDeck(titled, { kind: 'slide', id: 's2', change: { title: ' ' } }).slides[1]?.title).toBeNull();
  });

  it('that changes nothing is none', () => {
    for (const edit of [
      { kind: 'move', id: 's1', to: 0 },
      { kind: 'slide', id: 's1', change: { title: '' } },
      { kind: 'deck', change: { name: ' ', bands: false } },
      { kind: 'remove', id: 'gone' },
      { kind: 'put', slide: slide('s1'), at: 2 },
    ] as const satisfies DeckEdit[])
      expect(editedDeck(deck, edit)).toBe(deck);
  });

  it('a new slide has an id of its own', () => {
    expect(newSlideId(deck.slides)).toBe('s4');
    expect(newSlideId([slide('x'), slide('s7')])).toBe('s8');
  });
});

describe('undo', () => {
  it('takes back change after change, and redo brings them again', () => {
    let history = withEdit(historyOf(deck), { kind: 'remove', id: 's1' });
    history = withEdit(history, { kind: 'deck', change: { bands: true } });
    const back = undone(history);
    expect([back && order(back.now), back?.now.bands]).toEqual(['s2 s3', false]);
    const start = back && undone(back);
    expect(start?.now).toBe(deck);
    expect(start && undone(start)).toBeNull();
    expect(start && redone(start)?.now).toEqual(back?.now);
  });

  it('typing on in one field is one change; a change after undo forgets what was undone', () => {
    const type = (history: ReturnType<typeof historyOf>, notes: string) =>
      withEdit(history, { kind: 'slide', id: 's1', change: { notes } }, 'notes s1');
    const typed = type(type(historyOf(deck), 'Say'), 'Say hello');
    expect(undone(typed)?.now).toBe(deck);
    const other = withEdit(undone(typed) ?? typed, { kind: 'remove', id: 's3' });
    expect(redone(other)).toBeNull();
  });
});
