'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useState } from 'react';
import { Kbd } from '@/components/ui/kbd';

const load = () => import('./command-menu').then((module) => module.CommandMenu);
const CommandMenu = dynamic(load, { ssr: false });

/** Where keys are text, or something else is open over the page. */
const BUSY =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="dialog"], [role="alertdialog"]';

/** Opens the command menu, by its button or by Ctrl or Cmd with K. */
export function CommandSearch() {
  const [open, setOpen] = useState(false);
  const onClose = useCallback(() => setOpen(false), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      if (event.defaultPrevented || (event.target instanceof Element && event.target.closest(BUSY))) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label="Search and commands"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        className="flex h-(--control) items-center gap-2 rounded-sm border border-line-strong bg-surface px-2 text-ink-3 transition-colors duration-(--t-fast) hover:bg-hover hover:text-ink-2 max-md:size-(--control-touch) max-md:justify-center max-md:border-transparent max-md:bg-transparent md:mb-3 pointer-coarse:h-(--control-touch)"
      >
        <Search aria-hidden className="size-3.5 shrink-0 max-md:size-4.5" />
        <span className="max-md:hidden">Search</span>
        <span className="ml-auto flex gap-0.5 max-md:hidden pointer-coarse:hidden">
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      {open && <CommandMenu onClose={onClose} />}
    </>
  );
}
