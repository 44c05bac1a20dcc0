'use client';

import { type KeyboardEvent, useState } from 'react';
import type { SlideModel } from '@/lib/view/deck/deck';
import { slideLayout } from '@/lib/view/deck/layout';
import { placed, titleStyle } from './slide-view';

const MOST_LETTERS = 300;

interface TitleFieldProps {
  slide: SlideModel;
  /** Null: the drafted title stands. */
  written: string | null;
  hasLogo: boolean;
  /** Null: as drafted. */
  onTitle(title: string | null): void;
}

/** The slide's title, written where it stands. Enter and leaving it keep it, Escape takes back what was typed. */
export function TitleField({ slide, written, hasLogo, onTitle }: TitleFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const layout = slideLayout({ figures: slide.figures.length, hasLogo });
  const text = typed ?? slide.title;
  const type = (next: string) => {
    const line = next.replaceAll('\n', ' ');
    setTyped(line);
    onTitle(line.trim() === slide.draftedTitle ? null : line);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') {
      setTyped(null);
      onTitle(before);
    }
    if (event.key === 'Escape' || event.key === 'Enter') {
      event.preventDefault();
      event.currentTarget.blur();
    }
  };
  return (
    <textarea
      aria-label="Title of the slide"
      value={text}
      maxLength={MOST_LETTERS}
      autoComplete="off"
      spellCheck
      onFocus={() => {
        setBefore(written);
        setTyped(written ?? slide.title);
      }}
      onBlur={() => setTyped(null)}
      onChange={(event) => type(event.target.value)}
      onKeyDown={press}
      className="absolute resize-none overflow-hidden rounded-xs bg-transparent font-semibold text-ink outline-offset-[3px] hover:outline hover:outline-line-strong focus-visible:outline-2 focus-visible:outline-focus"
      style={{ ...placed(layout.title), ...titleStyle(text) }}
    />
  );
}
