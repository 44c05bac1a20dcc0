'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Failure } from './failure';
import { useStripeState } from './stripe-use';

const Connect = dynamic(() => import('./stripe-connect').then((module) => module.StripeConnect));
const Connection = dynamic(() => import('./stripe-connection').then((module) => module.StripeConnection));

interface StripeSectionProps {
  /** No file is in hand: it is offered as a way in. */
  offered: boolean;
}

/** Stripe, read live: offered beside files, and told of once it is connected. */
export function StripeSection({ offered }: StripeSectionProps) {
  const { data, error, refetch } = useStripeState();
  const [isOpen, setOpen] = useState(false);
  if (!data && error && offered)
    return <Failure title="How Stripe stands could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data || (data.connection === null && !offered)) return null;
  const { connection } = data;
  return (
    <section
      aria-labelledby="stripe"
      className="grid gap-4 rounded-lg border border-line bg-surface p-5 max-sm:px-4 print:hidden"
    >
      {connection === null ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <div className="min-w-0 flex-1 basis-72">
              <h2 id="stripe" className="text-md font-semibold tracking-snug text-ink">
                Or read Stripe live
              </h2>
              <p className="text-ink-2">
                With a restricted key Ratchet reads your subscriptions and invoices with their whole history, and goes
                on reading what changes. It can read only: nothing in Stripe is ever changed.
              </p>
            </div>
            {!isOpen && <Button onClick={() => setOpen(true)}>Connect Stripe</Button>}
          </div>
          {isOpen && <Connect state={data} onCancel={() => setOpen(false)} />}
        </>
      ) : (
        <Connection connection={connection} />
      )}
    </section>
  );
}
