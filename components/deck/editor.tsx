'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { Failure } from '@/components/import/failure';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { DeckAnswer } from '@/lib/api/contract/decks';
import { queryKeys } from '@/lib/api/queries';
import { DeckActions } from './deck-actions';
import { DeckBar } from './deck-bar';
import { EDITOR, EDITOR_GRID, RAIL, STAGE } from './editor-grid';
import { SlideRail } from './slide-rail';
import { Stage } from './stage';
import { type DeckEditor, type DeckStart, useDeckEditor } from './use-deck-editor';

interface EditorProps {
  start: DeckStart;
  onWritten(deck: DeckAnswer): void;
}

const isTyped = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [role=dialog]') !== null;

/** Undo and redo by their usual keys; in a field they are the field's own. */
function useUndoKeys({ undo, redo }: Pick<DeckEditor, 'undo' | 'redo'>) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyped(event.target)) return;
    const key = event.key.toLowerCase();
    const act = key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

/** What stands in the way of keeping the deck, and the ways on. */
function Elsewhere({ editor }: { editor: DeckEditor }) {
  const client = useQueryClient();
  if (editor.saveState !== 'changed elsewhere') return null;
  const { saver } = editor;
  const load = () => {
    saver.forget();
    if (saver.id !== null) void client.invalidateQueries({ queryKey: queryKeys.deck(saver.id) });
  };
  return (
    <Callout
      tone="caution"
      title="This deck was changed in another window"
      className="mb-4"
      action={
        <span className="flex gap-2">
          <Button onClick={load}>Load that one</Button>
          <Button onClick={() => void saver.insist()}>Keep this one</Button>
        </span>
      }
    >
      What you changed here since then is not saved.
    </Callout>
  );
}

/** A deck that is put together: its slides at the left, the one looked at on its ground, and what concerns the whole above. */
export function Editor({ start, onWritten }: EditorProps) {
  const editor = useDeckEditor(start, onWritten);
  const { preview, numbers, index } = editor;
  useUndoKeys(editor);
  const current = preview.slides[index];
  return (
    <div className={EDITOR}>
      <div className="print:hidden">
        <PageHeader title="Deck" actions={<DeckActions editor={editor} />} />
        <DeckBar editor={editor} />
      </div>
      <div className={EDITOR_GRID}>
        <SlideRail className={RAIL} editor={editor} />
        <div className={STAGE}>
          <div className="mx-auto max-w-(--slide)">
            <Elsewhere editor={editor} />
            {preview.error && (
              <Failure title="The slides could not be drawn" error={preview.error} onRetry={preview.retry} />
            )}
            {current && !preview.error && (
              <Stage key={current.choice.id} slide={current} number={numbers[index] ?? null} editor={editor} />
            )}
            {!current && (
              <p className="grid aspect-video place-items-center rounded-sm border border-dashed border-line-strong text-ink-2">
                No slides. Add one at the left, or from the menu of a chart on any page.
              </p>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
