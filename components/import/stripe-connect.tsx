'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { StripeKeyTestAnswer, StripeStateAnswer } from '@/lib/api/contract/stripe';
import { Failure } from './failure';
import { useStripe } from './stripe-use';

function HowTo({ rights }: { rights: readonly string[] }) {
  return (
    <ol className="grid max-w-prose list-decimal gap-1 pl-5 text-ink-2">
      <li>
        In Stripe, open{' '}
        <a
          href="https://dashboard.stripe.com/apikeys"
          target="_blank"
          rel="noreferrer"
          className="text-ink underline decoration-line-strong underline-offset-2 hover:decoration-ink"
        >
          Developers, API keys
        </a>{' '}
        and choose “Create restricted key”.
      </li>
      <li>
        Set these to Read and leave all others at None:{' '}
        <span className="font-medium text-ink">{rights.join(', ')}</span>.
      </li>
      <li>Copy the key, which begins with rk_live_, or rk_test_ to try with test data.</li>
    </ol>
  );
}

function Tested({ test }: { test: StripeKeyTestAnswer }) {
  const { troubles, hint, mode } = test;
  if (troubles.length === 0)
    return <Callout tone="good" title={`${hint} works: it reads everything that is needed, from ${mode} data.`} />;
  return (
    <Callout tone="caution" title={`${hint} lacks ${troubles.length === 1 ? 'a right' : `${troubles.length} rights`}`}>
      <ul className="grid gap-1 text-ink-2">
        {troubles.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Callout>
  );
}

interface StripeConnectProps {
  state: StripeStateAnswer;
  onCancel(): void;
}

/** The key: how to make one, tried, and connected with. */
export function StripeConnect({ state, onCancel }: StripeConnectProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const { connect, test } = useStripe();
  const { environment_key: stated, rights } = state;
  const key = typed.trim() === '' ? null : typed.trim();
  const isMissing = key === null && stated === null;
  const isBusy = connect.isPending || test.isPending;
  const error = connect.error ?? test.error;
  return (
    <form
      className="grid gap-4 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isMissing) connect.mutate(key);
      }}
    >
      <HowTo rights={rights} />
      <div className="grid max-w-prose gap-1">
        <Label htmlFor={id}>Restricted key</Label>
        <Input
          id={id}
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder={stated === null ? 'rk_live_…' : `${stated}, from STRIPE_API_KEY`}
          value={typed}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setTyped(event.target.value);
            test.reset();
            connect.reset();
          }}
        />
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          Kept encrypted on this machine; in no backup, no log, and never shown again but for its last four characters.
        </p>
      </div>
      {test.data && <Tested test={test.data} />}
      {error && <Failure title="Stripe cannot be read with this key" error={error} />}
      <div className="flex flex-wrap gap-2" aria-busy={isBusy}>
        <Button type="submit" variant="primary" disabled={isMissing || isBusy}>
          {connect.isPending ? 'Connecting' : 'Connect and read'}
        </Button>
        <Button disabled={isMissing || isBusy} onClick={() => test.mutate(key)}>
          {test.isPending ? 'Testing' : 'Test the key'}
        </Button>
        <Button variant="quiet" disabled={isBusy} onClick={onCancel}>
          Not now
        </Button>
      </div>
    </form>
  );
}
