'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { unstable_createAdapterProvider as createAdapterProvider, renderQueryString } from 'nuqs/adapters/custom';
import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useCallback,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { choose, listen, type Routed, searchNow, wasChosen, watchHistory } from './ahead';

if (typeof window !== 'undefined') watchHistory(window.history);

/** Each write of an address is followed by one of the router's; a browser allows so many in a while. */
const WRITES_OF_A_CHOICE = 2;

const nowhere: Routed = { pathname: '/', search: new URLSearchParams() };
const RoutedContext = createContext(nowhere);

/** Where the router has led by itself; that it takes over a choice tells the page nothing. */
function useRouted(): Routed {
  const pathname = usePathname();
  const search = useSearchParams();
  const [seen, setSeen] = useState(() => ({ pathname, search, routed: { pathname, search } as Routed }));
  if (seen.pathname === pathname && seen.search === search) return seen.routed;
  const routed = seen.pathname === pathname && wasChosen(pathname, search) ? seen.routed : { pathname, search };
  setSeen({ pathname, search, routed });
  return routed;
}

/** The part of the address that these keys make, as text: the same text, the same choices. */
const textOf = (search: URLSearchParams, keys: readonly string[]): string =>
  new URLSearchParams([...search].filter(([key]) => keys.length === 0 || keys.includes(key))).toString();

function useAddress(keys: string[]) {
  const routed = use(RoutedContext);
  const text = useSyncExternalStore(
    listen,
    () => textOf(searchNow(routed), keys),
    () => textOf(routed.search, keys),
  );
  const searchParams = useMemo(() => new URLSearchParams(text), [text]);
  const updateUrl = useCallback(
    (search: URLSearchParams, { history, scroll }: { history: 'push' | 'replace'; scroll: boolean }) => {
      const { pathname, hash } = window.location;
      // The router is told in a transition: what was pressed is drawn first.
      startTransition(() => choose(routed, search, `${pathname}${renderQueryString(search)}${hash}`, history));
      if (scroll) window.scrollTo(0, 0);
    },
    [routed],
  );
  return { searchParams, pathname: routed.pathname, updateUrl, rateLimitFactor: WRITES_OF_A_CHOICE };
}

const Choices = createAdapterProvider(useAddress);

/** The address as state: choices stand in it at once, and none is lost however fast they follow each other. */
export function Address({ children }: { children: ReactNode }) {
  const routed = useRouted();
  return (
    <RoutedContext value={routed}>
      <Choices>{children}</Choices>
    </RoutedContext>
  );
}
