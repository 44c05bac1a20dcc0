'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { AccountField } from './account-field';
import { AddDialog } from './change-dialog';

/** First the account, then what is to be added. */
export function AddOfAccount({ onClose }: { onClose(): void }) {
  const form = useId();
  const [chosen, setChosen] = useState<{ account: string; name: string } | null>(null);
  const [isChosen, setIsChosen] = useState(false);
  if (chosen && isChosen) return <AddDialog {...chosen} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Add a change by hand"
        description="One that no file states. Its effect on ARR and NRR is shown before anything is saved."
        className="w-[min(560px,calc(100vw-32px))]"
        actions={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" disabled={chosen === null}>
              Next
            </Button>
          </>
        }
      >
        <form
          id={form}
          onSubmit={(event) => {
            event.preventDefault();
            setIsChosen(chosen !== null);
          }}
        >
          <AccountField
            label="Of which account"
            except={null}
            value={chosen?.account ?? null}
            onValue={(account, name) => setChosen({ account, name })}
          />
        </form>
      </DialogContent>
    </Dialog>
  );
}
