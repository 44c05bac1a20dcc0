'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { NoteField } from '@/components/adjust/field';
import { useFiguresAnew } from '@/components/shell/use-figures-anew';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import type { FindingMarkRequest } from '@/lib/api/contract/health';
import { markFinding } from '@/lib/api/health-queries';
import type { FindingKind } from '@/lib/domain/health/kinds';

interface SetAsideProps {
  finding: FindingKind;
  title: string;
  isAside: boolean;
}

/** What was looked at and is as it should be is set aside with a note; it is told again when its cases change. */
export function SetAside({ finding, title, isAside }: SetAsideProps) {
  const [isOpen, setOpen] = useState(false);
  const anew = useFiguresAnew();
  const { mutate, isPending } = useMutation({
    mutationFn: (asked: Omit<FindingMarkRequest, 'finding'>) => markFinding({ finding, ...asked }),
    onSuccess: ({ set_aside }) => {
      anew();
      setOpen(false);
      toast({
        title: set_aside ? 'Set aside' : 'Told again',
        description: set_aside ? 'It is told again as soon as its cases change.' : title,
        tone: 'good',
        ...(set_aside && { action: { label: 'Undo', run: () => mutate({ action: 'take_up' }) } }),
      });
    },
    onError: sayFailed('It could not be marked'),
  });
  return (
    <div className="mt-3 md:pl-6.5 print:hidden">
      {isAside ? (
        <Button
          needs="act"
          disabled={isPending}
          aria-label={`Tell again: ${title}`}
          onClick={() => mutate({ action: 'take_up' })}
        >
          Tell it again
        </Button>
      ) : (
        <Button needs="act" aria-haspopup="dialog" aria-label={`Set aside: ${title}`} onClick={() => setOpen(true)}>
          Set aside
        </Button>
      )}
      {isOpen && (
        <SetAsideDialog
          title={title}
          isPending={isPending}
          onClose={() => setOpen(false)}
          onNote={(note) => mutate({ action: 'set_aside', note })}
        />
      )}
    </div>
  );
}

interface SetAsideDialogProps {
  title: string;
  isPending: boolean;
  onClose(): void;
  onNote(note: string): void;
}

function SetAsideDialog({ title, isPending, onClose, onNote }: SetAsideDialogProps) {
  const form = useId();
  const [note, setNote] = useState('');
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Set the finding aside"
        description={`${title}. It stands at the end of the list, and is told again as soon as its cases change.`}
        className="w-[min(560px,calc(100vw-32px))]"
        actions={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" disabled={isPending}>
              Set aside
            </Button>
          </>
        }
      >
        <form
          id={form}
          onSubmit={(event) => {
            event.preventDefault();
            onNote(note);
          }}
        >
          <NoteField label="Why it is as it should be" field="note" value={note} onValue={setNote} fault={null} />
        </form>
      </DialogContent>
    </Dialog>
  );
}
