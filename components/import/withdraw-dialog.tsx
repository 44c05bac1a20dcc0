'use client';

import { AlertDialog } from 'radix-ui';
import { Button } from '@/components/ui/button';
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
  const words = run && withdrawWords(run);
  const close = () => {
    withdraw.reset();
    onClose();
  };
  return (
    <AlertDialog.Root open={run !== null} onOpenChange={(open) => !open && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 grid w-[min(480px,calc(100vw-32px))] -translate-1/2 gap-4 rounded-lg bg-surface p-5 shadow-pop">
          <AlertDialog.Title className="text-md font-semibold tracking-snug text-ink">{words?.title}</AlertDialog.Title>
          <AlertDialog.Description className="text-ink-2">{words?.text}</AlertDialog.Description>
          {withdraw.error && <Failure title="It could not be withdrawn" error={withdraw.error} />}
          <div className="flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button variant="secondary">Keep it</Button>
            </AlertDialog.Cancel>
            <Button
              variant="primary"
              disabled={withdraw.isPending}
              onClick={() => run && withdraw.mutate(run.import_id)}
            >
              Withdraw
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
