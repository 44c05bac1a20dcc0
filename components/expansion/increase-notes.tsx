'use client';

import { memo } from 'react';
import type { ExpansionFigures } from '@/lib/view/expansion';
import { increaseNotes } from '@/lib/view/expansion-real';

/** Rises by the same percentage on many accounts: what they were taken for. */
export const IncreaseNotes = memo(function IncreaseNotes({ figures }: { figures: ExpansionFigures }) {
  const notes = increaseNotes(figures);
  if (notes.length === 0) return null;
  return (
    <ul className="num col-span-full -mt-2 grid gap-0.5 text-xs text-ink-2">
      {notes.map(({ key, text, isDoubtful }) => (
        <li key={key} className={isDoubtful ? 'text-caution' : undefined}>
          {text}
        </li>
      ))}
    </ul>
  );
});
