'use client';

import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import type { ImportRun } from '@/lib/api/contract';
import { withdrawWords } from '@/lib/view/import-history';
import { Failure } from './failure';
import { useWithdraw } from './use-withdraw';

interface WithdrawDialogProps {
  /** The import asked about; null: closed. */
  run: ImportRun | null;
  onClose(): void;
}

/** Asks before an import is withdrawn, and says what that will change. */
export function WithdrawDialog({ run, onClose }: WithdrawDialogProps) {
  const withdraw = useWithdraw(onClose);
  const close = () => {
    withdraw.reset();
    onClose();
  };
  if (run === null) return null;
  const words = withdrawWords(run);
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        title={words.title}
        actions={
          <>
            <DialogClose asChild>
              <Button>Keep it</Button>
            </DialogClose>
            <Button variant="danger" disabled={withdraw.isPending} onClick={() => withdraw.mutate(run.import_id)}>
              Withdraw
            </Button>
          </>
        }
      >
        <p className="text-ink-2">{words.text}</p>
        {withdraw.error && <Failure title="It could not be withdrawn" error={withdraw.error} />}
      </DialogContent>
    </Dialog>
  );
}
