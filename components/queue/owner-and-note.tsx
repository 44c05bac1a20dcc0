'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { fieldLook } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Changeable } from '@/components/ui/rights';
import type { WorkRowAnswer } from '@/lib/api/contract/queue';
import { useWork } from './use-queue';

/** Whose the account is, and what was noted of it. */
export function OwnerAndNote({ row }: { row: WorkRowAnswer }) {
  const id = useId();
  const work = useWork();
  const [owner, setOwner] = useState(row.owner ?? '');
  const [note, setNote] = useState(row.note ?? '');
  const isChanged = owner.trim() !== (row.owner ?? '') || note.trim() !== (row.note ?? '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isChanged || work.isPending) return;
    work.mutate({
      body: {
        account: row.account,
        ...(owner.trim() !== (row.owner ?? '') && { owner: owner.trim() || null }),
        note: note.trim() || null,
      },
      said: `${row.name || row.account}: owner and note are saved`,
    });
  };
  return (
    <Changeable needs="act">
      <form onSubmit={save} className="grid gap-3">
        <div className="grid gap-1">
          <Label htmlFor={`${id}-owner`}>Owner</Label>
          <Input
            id={`${id}-owner`}
            value={owner}
            maxLength={120}
            placeholder="Nobody"
            onChange={(event) => setOwner(event.target.value)}
          />
        </div>
        <div className="grid gap-1">
          <Label htmlFor={`${id}-note`}>Note</Label>
          <textarea
            id={`${id}-note`}
            rows={3}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            className={cn(fieldLook, 'h-auto resize-y py-1.5 pointer-coarse:h-auto')}
          />
        </div>
        {/* A button that is disabled as it is pressed would lose the focus. */}
        <Button
          needs="act"
          type="submit"
          className="justify-self-start aria-disabled:opacity-50 print:hidden"
          aria-disabled={!isChanged || work.isPending}
        >
          Save
        </Button>
      </form>
    </Changeable>
  );
}
