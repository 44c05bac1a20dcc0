'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import type { ConnectionAnswer } from './stripe-connection';
import { useStripe } from './stripe-use';

interface SettingsProps {
  connection: ConnectionAnswer;
}

const METADATA = [
  ['product', 'Metadata key of the product'],
  ['plan', 'Metadata key of the plan'],
  ['kind', 'Metadata key of the kind'],
] as const;

/** How Stripe's objects count. */
function Counting({ connection }: SettingsProps) {
  const id = useId();
  const { set } = useStripe();
  const [options, setOptions] = useState(connection.options);
  const isSame = JSON.stringify(options) === JSON.stringify(connection.options);
  const isWhole = Object.values(options.metadata).every((key) => key.trim() !== '');
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ options });
      }}
    >
      <div className="grid gap-3 sm:grid-cols-3">
        {METADATA.map(([name, label]) => (
          <div key={name} className="grid content-start gap-1">
            <Label htmlFor={`${id}-${name}`}>{label}</Label>
            <Input
              id={`${id}-${name}`}
              autoComplete="off"
              maxLength={40}
              value={options.metadata[name]}
              onChange={({ target }) =>
                setOptions({ ...options, metadata: { ...options.metadata, [name]: target.value } })
              }
            />
          </div>
        ))}
        <div className="grid content-start gap-1">
          <Label htmlFor={`${id}-ends`}>A cancelled subscription ends</Label>
          <Select
            id={`${id}-ends`}
            value={options.ends_at}
            onChange={({ target }) =>
              setOptions({ ...options, ends_at: target.value === 'request' ? 'request' : 'period_end' })
            }
          >
            <option value="period_end">with the period that was paid</option>
            <option value="request">on the day it was cancelled</option>
          </Select>
        </div>
        <div className="grid content-start gap-1">
          <Label htmlFor={`${id}-past`}>Past due counts as ended after</Label>
          <Input
            id={`${id}-past`}
            type="number"
            min={1}
            max={365}
            inputMode="numeric"
            placeholder="days; empty: never"
            value={options.past_due_days ?? ''}
            onChange={({ target }) =>
              setOptions({ ...options, past_due_days: target.value === '' ? null : Number(target.value) })
            }
          />
        </div>
      </div>
      <p className="text-xs text-ink-3">
        Metadata is looked for on the subscription item, then its price, its product and its subscription; the kind is
        core, add_on or one_time. Without metadata the product’s name and the price’s nickname count.
      </p>
      <Button type="submit" className="justify-self-start" disabled={isSame || !isWhole || set.isPending}>
        {set.isPending ? 'Saving' : 'Save and read again'}
      </Button>
    </form>
  );
}

function Webhook({ connection }: SettingsProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const { set } = useStripe();
  if (connection.webhook)
    return (
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-2">A webhook’s signing secret is set. It is kept encrypted and never shown again.</p>
        <Button disabled={set.isPending} onClick={() => set.mutate({ webhook_secret: null })}>
          Remove the secret
        </Button>
      </div>
    );
  return (
    <form
      className="grid max-w-prose gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ webhook_secret: typed.trim() }, { onSuccess: () => setTyped('') });
      }}
    >
      <Label htmlFor={id}>Signing secret of a webhook (optional)</Label>
      <div className="flex gap-2">
        <Input
          id={id}
          type="password"
          autoComplete="off"
          placeholder="whsec_…"
          value={typed}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" disabled={!typed.trim().startsWith('whsec_') || set.isPending}>
          Set
        </Button>
      </div>
      <p id={`${id}-hint`} className="text-xs text-ink-3">
        Not needed: without one Ratchet looks every 15 minutes. On this machine{' '}
        <code className="font-mono [overflow-wrap:anywhere]">
          stripe listen --forward-to localhost:3000/api/v1/stripe/webhook
        </code>{' '}
        brings events here and prints the secret.
      </p>
    </form>
  );
}

/** What the connection can be told: how objects count, a webhook, and to read everything again. */
export function StripeSettings({ connection, onAll }: SettingsProps & { onAll(): void }) {
  return (
    <div className="grid gap-5 border-t border-line pt-4">
      <Counting connection={connection} />
      <Webhook connection={connection} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-2">
          Read everything from the beginning, such as after an import of Stripe’s was undone. What is known stays as it
          is.
        </p>
        <Button onClick={onAll}>Read everything again</Button>
      </div>
    </div>
  );
}
