'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { fieldLook } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Changeable, useMay } from '@/components/ui/rights';
import { Select } from '@/components/ui/select';
import { type NoteKind, noteKinds } from '@/lib/domain/note-kinds';
import { noteKindNames } from '@/lib/view/notes';
import { closeNote, type NoteDraft } from './note-desk';
import { useWriteNote } from './use-write-note';

/** A note on a day, written or changed. */
export function NoteDialog({ draft }: { draft: NoteDraft }) {
  const id = useId();
  const [note, setNote] = useState(draft);
  const { write, remove } = useWriteNote();
  const may = useMay('act');
  const change = (part: Partial<NoteDraft>) => setNote({ ...note, ...part });
  const isWhole = note.title.trim() !== '' && note.on !== '';
  const isNew = draft.id === null;
  return (
    <Dialog open onOpenChange={(open) => !open && closeNote()}>
      <DialogContent
        title={isNew ? 'Note on a day' : may ? 'Change the note' : 'Note'}
        description="Every trend shows it, for everyone who opens this workspace."
        actions={
          <>
            {!isNew && (
              <Button
                needs="act"
                variant="danger"
                className="mr-auto"
                onClick={() => {
                  remove.mutate(draft.id ?? 0);
                  closeNote();
                }}
              >
                Remove
              </Button>
            )}
            <DialogClose asChild>
              <Button>{may ? 'Cancel' : 'Close'}</Button>
            </DialogClose>
            <Button needs="act" type="submit" form={id} variant="primary" disabled={!isWhole}>
              {isNew ? 'Add the note' : 'Save'}
            </Button>
          </>
        }
      >
        <Changeable needs="act">
          <form
            id={id}
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              if (!isWhole) return;
              const text = note.text?.trim() || null;
              write.mutate({ draft: { ...note, title: note.title.trim(), text }, before: isNew ? null : draft });
              closeNote();
            }}
          >
            <div className="grid gap-1">
              <Label htmlFor={`${id}-title`}>What happened</Label>
              <Input
                id={`${id}-title`}
                autoFocus
                maxLength={80}
                placeholder="Price list +6%"
                value={note.title}
                onChange={(event) => change({ title: event.target.value })}
              />
            </div>
            <div className="grid grid-cols-2 gap-4">
              <div className="grid gap-1">
                <Label htmlFor={`${id}-on`}>On</Label>
                <Input
                  id={`${id}-on`}
                  type="date"
                  className="num"
                  required
                  value={note.on}
                  onChange={(event) => change({ on: event.target.value })}
                />
              </div>
              <div className="grid gap-1">
                <Label htmlFor={`${id}-kind`}>Kind</Label>
                <Select
                  id={`${id}-kind`}
                  value={note.kind}
                  onChange={(event) => change({ kind: event.target.value as NoteKind })}
                >
                  {noteKinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {noteKindNames[kind]}
                    </option>
                  ))}
                </Select>
              </div>
            </div>
            <div className="grid gap-1">
              <Label htmlFor={`${id}-text`}>
                More <span className="font-normal text-ink-3">(optional)</span>
              </Label>
              <textarea
                id={`${id}-text`}
                rows={3}
                maxLength={1000}
                className={cn(fieldLook, 'h-auto resize-y py-1.5 pointer-coarse:h-auto')}
                value={note.text ?? ''}
                onChange={(event) => change({ text: event.target.value })}
              />
            </div>
          </form>
        </Changeable>
      </DialogContent>
    </Dialog>
  );
}
