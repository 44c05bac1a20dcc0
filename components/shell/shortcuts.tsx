'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { useQuestion } from '@/components/filters/use-question';
import { pages } from '@/lib/view/pages';
import { pageHref } from '@/lib/view/question';
import { KEY_WAIT_MS, pressKey, type Shortcut } from '@/lib/view/shortcuts';

/** Where keys are text, or already mean something else. */
const busyPlaces =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

const isForPage = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !event.isComposing &&
  !(event.target instanceof Element && event.target.closest(busyPlaces));

/** Calls with the shortcut that the keys just pressed make. */
function useShortcuts(onShortcut: (shortcut: Shortcut) => void): void {
  // The page may be drawn anew between two keys: the first of them is still to count.
  const tell = useEffectEvent(onShortcut);
  useEffect(() => {
    let pending: readonly string[] = [];
    let lastAt = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isForPage(event) || event.key === 'Shift') return;
      const step = pressKey(event.timeStamp - lastAt <= KEY_WAIT_MS ? pending : [], event.key);
      pending = step.pending;
      lastAt = event.timeStamp;
      if (!step.done) return;
      event.preventDefault();
      tell(step.done);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

const ShortcutList = dynamic(() => import('./shortcut-list').then((module) => module.ShortcutList), { ssr: false });

const OPEN_LIST = 'ratchet:list-shortcuts';

/** Opens the list from elsewhere. */
export const openShortcutList = (): boolean => window.dispatchEvent(new Event(OPEN_LIST));

/** The keys of every page, and the dialog that lists them. */
export function Shortcuts() {
  const router = useRouter();
  const [question] = useQuestion();
  const [listed, setListed] = useState(false);
  // Filters go along, as they do from the navigation.
  const hrefOf = (href: string) =>
    pages.some((page) => page.href === href && page.isOfQuestion) ? pageHref(href, question) : href;
  useShortcuts((shortcut) => {
    if (shortcut.href === null) setListed(true);
    else router.push(hrefOf(shortcut.href));
  });
  useEffect(() => {
    const onAsked = () => setListed(true);
    window.addEventListener(OPEN_LIST, onAsked);
    return () => window.removeEventListener(OPEN_LIST, onAsked);
  }, []);
  return listed && <ShortcutList onClose={() => setListed(false)} />;
}
