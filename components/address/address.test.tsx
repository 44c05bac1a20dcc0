import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { parseAsString, useQueryStates } from 'nuqs';
import { type ReactNode, useInsertionEffect, useState } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Address } from './address';

const ownState = { __NA: true };
let pushed: string[] = [];
let take: (url: string) => void = () => undefined;
let follow: (url: string) => void = () => undefined;

/** As Next's router does: hears of every write, comes to it later, and then writes the address it has come to. */
function Router({ children }: { children: ReactNode }) {
  const [url, setUrl] = useState({ href: location.href, isPush: false });
  const { pathname, searchParams } = new URL(url.href);
  useInsertionEffect(() => {
    if (url.isPush) history.pushState(ownState, '', url.href);
    else history.replaceState(ownState, '', url.href);
  }, [url]);
  take = (href) => setUrl({ href, isPush: false });
  follow = (href) => setUrl({ href: new URL(href, location.href).href, isPush: true });
  return (
    <PathnameContext value={pathname}>
      <SearchParamsContext value={searchParams}>{children}</SearchParamsContext>
    </PathnameContext>
  );
}

const keys = { window: parseAsString.withDefault('12'), lines: parseAsString.withDefault(''), by: parseAsString };

function Page() {
  const [{ window, lines, by }, set] = useQueryStates(keys, { history: 'push' });
  return (
    <>
      <button type="button" onClick={() => void set({ window: '3' })}>
        window
      </button>
      <button type="button" onClick={() => void set({ lines: 'top' })}>
        lines
      </button>
      <button type="button" onClick={() => void set({ by: 'region' })}>
        by
      </button>
      <output>{`${window} ${lines} ${by ?? '–'}`}</output>
    </>
  );
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const said = () => screen.getByRole('status').textContent;
/** Longer than any queue holds a choice back. */
const wait = () => act(() => vi.advanceTimersByTimeAsync(500));

// One clock for all: the queue of choices remembers when it was last emptied.
beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

beforeEach(() => {
  history.replaceState(null, '', '/retention');
  pushed = [];
  const { pushState } = history;
  vi.spyOn(history, 'pushState').mockImplementation((state, unused, url) => {
    pushState.call(history, state, unused, url);
    pushed.push(location.href);
  });
  render(
    <Router>
      <Address>
        <Page />
      </Address>
    </Router>,
  );
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('Address', () => {
  it('keeps each of three choices while the router comes to them late and in between', async () => {
    press('window');
    await wait();
    press('lines');
    await wait();
    const [first = '', second = ''] = pushed;
    act(() => take(first));
    expect(said()).toBe('3 top –');
    expect(location.search).toBe('?window=3&lines=top');
    press('by');
    await wait();
    act(() => take(second));
    expect(location.search).toBe('?window=3&lines=top&by=region');
    act(() => take(pushed.at(-1) ?? ''));
    expect(location.search).toBe('?window=3&lines=top&by=region');
    expect(said()).toBe('3 top region');
  });

  it('puts choices of one moment into one address', async () => {
    press('window');
    press('lines');
    await wait();
    expect(location.search).toBe('?window=3&lines=top');
    expect(said()).toBe('3 top –');
  });

  it('follows a link on the same page, also to an address that was chosen before', async () => {
    press('window');
    await wait();
    act(() => take(pushed[0] ?? ''));
    act(() => follow('/retention?lines=price'));
    expect(said()).toBe('12 price –');
    act(() => follow('/retention?window=3'));
    expect(said()).toBe('3  –');
    press('by');
    await wait();
    expect(location.search).toBe('?window=3&by=region');
  });

  it('goes back at once, and on from there', async () => {
    press('window');
    await wait();
    press('lines');
    await wait();
    const back = new URL('/retention?window=3', location.href).href;
    // The browser goes back by itself: nobody writes an address.
    History.prototype.replaceState.call(history, ownState, '', back);
    act(() => void window.dispatchEvent(new PopStateEvent('popstate')));
    expect(said()).toBe('3  –');
    act(() => take(back));
    expect(said()).toBe('3  –');
    press('by');
    await wait();
    expect(location.search).toBe('?window=3&by=region');
  });
});
