import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { makeQueryClient } from '@/components/shell/query-client';
import type { WorkspaceState } from '@/lib/api/contract';
import { type DeckAnswer, deckRequest } from '@/lib/api/contract/decks';
import { snakeKeys } from '@/lib/api/contract/keys';
import { decksQuery } from '@/lib/api/deck-queries';
import { queryKeys } from '@/lib/api/queries';
import { templateDeck } from '@/lib/view/deck/templates';
import { Deck } from './deck';

const workspace: WorkspaceState['workspace'] = {
  ...{ name: 'Acme', is_sample: false, has_data: true, currency: 'USD', data_through: '2026-11-21', ledger_version: 1 },
  ...{ data_through_source: null, accounts: 3, fiscal_year_start: 1, ledger_adds_up: true },
};
const at = '2026-11-22T10:00:00.000Z';
const named = (name: string, edition: number): DeckAnswer => ({
  ...{ id: 4, edition, createdAt: at, updatedAt: at },
  choice: { ...templateDeck('summary'), name },
});

let stored = named('Kept', 1);

// What answers are held against is loaded on demand; it is there before anything is timed.
beforeAll(async () => {
  await import('@/lib/api/contract/deck-model');
  await import('@/lib/api/contract');
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(address: string, decks: { id: number }[]) {
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (path.endsWith('/decks/preview')) return new Promise<Response>(() => undefined);
    if (path.endsWith('/decks/9')) {
      const problem = { type: 'about:blank', title: 'No such deck', status: 404, detail: 'It is not there.' };
      return Response.json(problem, { status: 404 });
    }
    if (path.endsWith('/decks') && init?.method === 'POST') {
      const { choice, edition } = deckRequest.parse(JSON.parse(String(init.body)));
      if (edition !== undefined && edition !== stored.edition) {
        const problem = { type: 'about:blank', title: 'Changed', status: 409, detail: 'Changed' };
        return Response.json(problem, { status: 409 });
      }
      stored = { ...stored, choice, edition: stored.edition + 1 };
    }
    return Response.json(snakeKeys(stored));
  });
  const client = makeQueryClient();
  client.setQueryData(queryKeys.workspace, { workspace });
  const entry = { name: '', template: 'board', period: null, slides: 1, edition: 1, createdAt: at, updatedAt: at };
  client.setQueryData(decksQuery().queryKey, { decks: decks.map(({ id }) => ({ ...entry, id })) });
  render(
    <NuqsTestingAdapter hasMemory searchParams={address}>
      <QueryClientProvider client={client}>
        <Deck />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
  return client;
}

const name = () => screen.findByLabelText<HTMLInputElement>('Name of the deck', {}, { timeout: 5000 });

it('opens the deck last written, the template that the address names, and the board’s where none is kept', async () => {
  stored = named('Kept', 1);
  show('', [{ id: 4 }]);
  expect((await name()).value).toBe('Kept');
  cleanup();
  show('?template=cohorts', [{ id: 4 }]);
  expect((await name()).value).toBe('CS cohort review');
  cleanup();
  show('', []);
  expect((await name()).value).toBe('Board retention review');
});

it('says that a deck is gone, and how it comes back', async () => {
  show('?deck=9', []);
  await screen.findByRole('heading', { name: 'There is no such deck' }, { timeout: 5000 });
  expect(screen.getByRole('button', { name: 'Bring it back' })).toBeTruthy();
});

it('what a template becomes when it is changed is kept on in the same editor', async () => {
  stored = named('Kept', 0);
  show('?template=board', []);
  const field = await name();
  fireEvent.change(field, { target: { value: 'Board, November' } });
  await screen.findByText('Saved', {}, { timeout: 5000 });
  expect(await name()).toBe(field);
  fireEvent.blur(field);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(field.value).toBe('Board retention review');
});

it('takes the deck that somebody else has written, where one says so', async () => {
  stored = named('Kept', 1);
  show('?deck=4', [{ id: 4 }]);
  const field = await name();
  stored = named('Theirs', 2);
  fireEvent.change(field, { target: { value: 'Mine' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Load that one' }, { timeout: 5000 }));
  await waitFor(async () => expect((await name()).value).toBe('Theirs'), { timeout: 5000 });
  await act(async () => undefined);
  expect(screen.getByText('Saved')).toBeTruthy();
});
