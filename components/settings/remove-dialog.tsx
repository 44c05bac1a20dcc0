'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { toast } from '@/components/ui/toast-messages';
import { removeWorkspace } from '@/lib/api/queries';
import { BackupButton } from './health';

/** Asks for the workspace's name before all of it goes, and offers a copy first. */
export function RemoveDialog({ name, onClose }: { name: string; onClose(): void }) {
  const [typed, setTyped] = useState('');
  const client = useQueryClient();
  const router = useRouter();
  const remove = useMutation({
    mutationFn: removeWorkspace,
    onSuccess: () => {
      client.clear();
      toast({ title: `${name} is removed`, tone: 'good' });
      router.push('/');
      router.refresh();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Remove ${name}?`}
        description="Every import, setting, note and view goes, and cannot be taken back."
        actions={
          <>
            <DialogClose asChild>
              <Button>Keep it</Button>
            </DialogClose>
            <Button variant="danger" disabled={typed !== name || remove.isPending} onClick={() => remove.mutate(typed)}>
              {remove.isPending ? 'Removing' : 'Remove for good'}
            </Button>
          </>
        }
      >
        <div className="grid gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3 rounded-sm bg-sunken px-4 py-3">
            <p className="text-ink-2">First keep a copy: “ratchet restore” reads it back.</p>
            <BackupButton />
          </div>
          <div className="grid gap-1">
            <Label htmlFor="workspace-name">Type “{name}” to go on</Label>
            <Input
              id="workspace-name"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          {remove.error && <Failure title="It could not be removed" error={remove.error} />}
        </div>
      </DialogContent>
    </Dialog>
  );
}
