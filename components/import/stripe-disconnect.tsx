'use client';

import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Failure } from './failure';
import { useStripe } from './stripe-use';

/** The key goes either way; what came of it stays or is withdrawn. */
export function StripeDisconnect({ onClose }: { onClose(): void }) {
  const { disconnect } = useStripe();
  const leave = (withdraw: boolean) => disconnect.mutate(withdraw, { onSuccess: onClose });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Disconnect Stripe?"
        description="The key is forgotten, and nothing more is read. What was imported can stay, or be withdrawn; the history below can bring each import back."
        actions={
          <>
            <Button disabled={disconnect.isPending} onClick={() => leave(true)}>
              Disconnect and withdraw
            </Button>
            <Button variant="primary" disabled={disconnect.isPending} onClick={() => leave(false)}>
              {disconnect.isPending ? 'Disconnecting' : 'Disconnect, keep what came'}
            </Button>
          </>
        }
      >
        {disconnect.error && <Failure title="It could not be disconnected" error={disconnect.error} />}
      </DialogContent>
    </Dialog>
  );
}
