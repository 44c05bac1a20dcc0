'use client';

import { useId, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { fieldLook } from '@/components/ui/field';
import { Label } from '@/components/ui/label';
import type { PreviewSlide } from '@/lib/view/deck-preview';

const MOST_LETTERS = 10_000;

/** What the presenter wants to say, and what goes after it: the accounts behind the figures. */
export function PresenterNotes({ slide, onNotes }: { slide: PreviewSlide; onNotes(notes: string | null): void }) {
  const id = useId();
  const { choice, model } = slide;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className="mt-4 grid gap-x-6 gap-y-4 lg:grid-cols-2">
      <div className="grid content-start gap-1">
        <Label htmlFor={id}>Presenter’s notes</Label>
        <textarea
          id={id}
          rows={4}
          maxLength={MOST_LETTERS}
          autoComplete="off"
          placeholder="What you want to say"
          value={typed ?? choice.notes ?? ''}
          onChange={(event) => {
            setTyped(event.target.value);
            onNotes(event.target.value);
          }}
          onBlur={() => setTyped(null)}
          className={cn(fieldLook, 'field-sizing-content h-auto min-h-24 py-1.5 pointer-coarse:h-auto')}
        />
      </div>
      {model && model.notes.length > 0 && (
        <div className="grid content-start gap-1">
          <p className="font-medium text-ink">Goes after them in the file</p>
          <ul className="grid gap-1 text-xs text-ink-2">
            {model.notes.map((note) => (
              <li key={note} className="text-pretty">
                {note}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
