import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeQueryClient } from '@/components/shell/query-client';
import { type DeckRequest, deckChoice, deckRequest } from '@/lib/api/contract/decks';
import { snakeKeys } from '@/lib/api/contract/keys';
import type { DeckChoice, DeckModel } from '@/lib/view/deck/deck';
import { Editor } from './editor';

const slide = (id: string) => ({ id, exhibit: id, search: '', shown: true, title: null, notes: null });
const choice: DeckChoice = {
  ...{ name: 'Board', template: 'board', period: null, accent: null, logo: null, hideNames: false, bands: false },
  slides: ['one', 'two', 'three'].map(slide),
};

const modelOf = (asked: DeckChoice): DeckModel => ({
  ...{
    name: '',
    title: '',
    subtitle: '',
    company: 'Acme',
    currency: 'USD',
    accent: '3A46C8',
    logo: null,
    bands: false,
  },
  standing: '',
  slides: asked.slides.map(({ id, exhibit }) => ({
    ...{ id, exhibit, title: `Drafted ${id}`, draftedTitle: `Drafted ${id}`, description: '', plot: null },
    ...{ empty: 'Nothing yet', figures: [], footnote: '', altText: '', notes: [] },
  })),
});

let written: DeckRequest[] = [];
/** What the next writing is answered with. */
let refusal: { status: number } | null = null;

const answer = (body: DeckRequest) => {
  const at = '2026-11-22T10:00:00.000Z';
  return snakeKeys({ id: 7, edition: written.length, createdAt: at, updatedAt: at, choice: body.choice });
};

// What answers are held against is loaded on demand; it is there before anything is timed.
beforeAll(async () => {
  await import('@/lib/api/contract/deck-model');
  await import('@/lib/api/contract');
});

beforeEach(() => {
  written = [];
  refusal = null;
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const body: unknown = JSON.parse(String(init?.body ?? '{}'));
    if (path.endsWith('/decks/preview')) return Response.json(snakeKeys(modelOf(deckChoice.parse(body))));
    if (!path.endsWith('/decks') || init?.method !== 'POST') return Response.json({ decks: [] });
    if (refusal) {
      const problem = { type: 'about:blank', title: 'No', detail: 'No', ...refusal };
      refusal = null;
      return Response.json(problem, { status: problem.status });
    }
    written.push(deckRequest.parse(body));
    return Response.json(answer(deckRequest.parse(body)));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function show(kept: { id: number; edition: number } | null = null) {
  const onWritten = vi.fn();
  render(
    <NuqsTestingAdapter hasMemory>
      <QueryClientProvider client={makeQueryClient()}>
        <Editor start={{ kept, choice }} onWritten={onWritten} />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
  await screen.findByRole('button', { name: 'Slide 1 of 3: Drafted one' });
  return { onWritten };
}

const names = () =>
  screen.getAllByRole('button', { name: /^Slide \d of/ }).map((button) => button.getAttribute('aria-label'));
const title = () => screen.getByLabelText<HTMLTextAreaElement>('Title of the slide');
const kept = (what: (choice: DeckChoice) => unknown, expected: unknown) =>
  waitFor(() => expect(written.at(-1) && what(written.at(-1)?.choice as DeckChoice)).toEqual(expected), {
    timeout: 5000,
  });
const order = ({ slides }: DeckChoice) => slides.map(({ id }) => id).join(' ');

describe('a deck that is put together', () => {
  it('is not kept before it is changed; its slides move by keys, and it says that it is saved', async () => {
    const { onWritten } = await show();
    expect(screen.getByText('A template; kept once you change it')).toBeTruthy();
    fireEvent.keyDown(screen.getByRole('button', { name: /Drafted one$/ }), { key: 'ArrowDown', altKey: true });
    expect(names()).toEqual(['Slide 1 of 3: Drafted two', 'Slide 2 of 3: Drafted one', 'Slide 3 of 3: Drafted three']);
    expect(screen.getByText('Slide is now 2 of 3.')).toBeTruthy();
    await kept(order, 'two one three');
    expect(written[0]).not.toHaveProperty('id');
    await screen.findByText('Saved');
    expect(onWritten).toHaveBeenCalledWith(expect.objectContaining({ id: 7 }));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await kept(order, 'one two three');
    expect(written.at(-1)).toMatchObject({ id: 7, edition: 1 });
  });

  it('has titles that are written where they stand, and are drafted again on a press', async () => {
    await show({ id: 7, edition: 3 });
    fireEvent.focus(title());
    fireEvent.change(title(), { target: { value: 'Retention held' } });
    fireEvent.blur(title());
    expect(names()[0]).toBe('Slide 1 of 3: Retention held');
    expect(screen.getByText('Drafted from the data: Drafted one')).toBeTruthy();
    await kept(({ slides }) => slides[0]?.title, 'Retention held');
    fireEvent.click(screen.getByRole('button', { name: 'As drafted' }));
    expect(title().value).toBe('Drafted one');
    await kept(({ slides }) => slides[0]?.title, null);
  });

  it('Escape takes back what was typed in a title; an empty title stays empty while it is typed', async () => {
    await show({ id: 7, edition: 3 });
    fireEvent.focus(title());
    fireEvent.change(title(), { target: { value: '' } });
    expect(title().value).toBe('');
    fireEvent.change(title(), { target: { value: 'Half a thou' } });
    fireEvent.keyDown(title(), { key: 'Escape' });
    expect(title().value).toBe('Drafted one');
    expect(names()[0]).toBe('Slide 1 of 3: Drafted one');
  });

  it('keeps slides that are switched off, without a number', async () => {
    await show({ id: 7, edition: 3 });
    fireEvent.click(screen.getByRole('button', { name: 'Switch off' }));
    expect(names()[0]).toBe('Slide 1 of 3, switched off: Drafted one');
    await kept(({ slides }) => slides.map(({ shown }) => shown), [false, true, true]);
    fireEvent.click(screen.getByRole('button', { name: 'Remove the slide' }));
    await kept(order, 'two three');
  });

  it('that was changed elsewhere is not written over, unless one says so', async () => {
    await show({ id: 7, edition: 3 });
    refusal = { status: 409 };
    fireEvent.change(screen.getByLabelText('Name of the deck'), { target: { value: 'Mine' } });
    await screen.findByText('This deck was changed in another window', {}, { timeout: 5000 });
    expect(written).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Keep this one' }));
    await kept(({ name }) => name, 'Mine');
    expect(written[0]).toMatchObject({ id: 7 });
    expect(written[0]).not.toHaveProperty('edition');
  });

  it('that could not be written says so, and is written on a press', async () => {
    await show({ id: 7, edition: 3 });
    refusal = { status: 500 };
    fireEvent.change(screen.getByLabelText('Name of the deck'), { target: { value: 'Board, Q3' } });
    await screen.findByText('Not saved', {}, { timeout: 5000 });
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await kept(({ name }) => name, 'Board, Q3');
    await screen.findByText('Saved');
  });
});
