'use client';

import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { DigestStateAnswer } from '@/lib/api/contract/digest';
import { usePlan, useTest } from './use-plan';

interface StateProps {
  state: DigestStateAnswer;
}

function MailServer({ state: { mail_server: server } }: StateProps) {
  if (server === null)
    return (
      <Callout tone="caution" title="No mail server is named, so no mail can be sent">
        <p className="text-ink-2">
          Start Ratchet with{' '}
          <code className="font-mono text-xs [overflow-wrap:anywhere]">
            RATCHET_SMTP_URL=smtps://user:password@host:465
          </code>
          . The password stays in the environment: it is in no table, no backup and no log.
        </p>
      </Callout>
    );
  return (
    <p className="text-xs text-ink-3 [overflow-wrap:anywhere]">
      By {server.host}
      {server.user === null ? '' : ` as ${server.user}`}, from {server.from}. Named by RATCHET_SMTP_URL; its password is
      never shown.
    </p>
  );
}

function Addresses({ state }: StateProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const { save, isPending } = usePlan(state);
  const test = useTest();
  const { recipients } = state.plan;
  const address = typed.trim();
  return (
    <div className="grid gap-3 *:min-w-0">
      {recipients.length > 0 && (
        <ul className="grid">
          {recipients.map((each) => (
            <li key={each} className="flex min-h-(--row) items-center gap-2 border-b border-line">
              <span className="min-w-0 flex-1 truncate text-ink" title={each}>
                {each}
              </span>
              <Button
                aria-label={`Send a test to ${each}`}
                disabled={test.isPending || state.mail_server === null}
                onClick={() => test.mutate({ channel: 'email', to: each })}
              >
                {test.isPending && test.variables.channel === 'email' && test.variables.to === each
                  ? 'Sending'
                  : 'Send test'}
              </Button>
              <Button
                variant="quiet"
                size="small"
                aria-label={`Remove ${each}`}
                disabled={isPending}
                onClick={() => save({ recipients: recipients.filter((other) => other !== each) }, `${each} is removed`)}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="grid gap-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (address === '') return;
          save({ recipients: [...recipients, address] }, `${address} is added`);
          setTyped('');
        }}
      >
        <Label htmlFor={id}>Add an address</Label>
        <div className="flex gap-2">
          <Input
            id={id}
            type="email"
            placeholder="name@example.com"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" disabled={isPending || address === ''}>
            Add
          </Button>
        </div>
      </form>
    </div>
  );
}

function Webhook({ state }: StateProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const { webhook } = usePlan(state);
  const test = useTest();
  const host = state.webhook;
  if (host !== null)
    return (
      <div className="flex min-h-(--row) flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 text-ink">
          Channel at {host}
          <span className="block text-xs text-ink-3">
            Its address is a secret: it is not shown again and in no backup.
          </span>
        </span>
        <Button disabled={test.isPending} onClick={() => test.mutate({ channel: 'webhook' })}>
          {test.isPending && test.variables.channel === 'webhook' ? 'Sending' : 'Send test'}
        </Button>
        <Button disabled={webhook.isPending} onClick={() => webhook.mutate(null)}>
          Remove
        </Button>
      </div>
    );
  return (
    <form
      className="grid gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') webhook.mutate(typed.trim(), { onSuccess: () => setTyped('') });
      }}
    >
      <Label htmlFor={id}>Webhook of a channel</Label>
      <div className="flex gap-2">
        <Input
          id={id}
          type="url"
          placeholder="https://hooks.slack.com/services/…"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" disabled={webhook.isPending || typed.trim() === ''}>
          {webhook.isPending ? 'Checking' : 'Set'}
        </Button>
      </div>
      <p className="text-xs text-ink-3">Slack, and whatever takes its messages. It also gets the alerts.</p>
    </form>
  );
}

/** Whom the digest and alerts go to, and by which way. */
export function RecipientsCard({ state }: StateProps) {
  const { recipients } = state.plan;
  const count = recipients.length;
  return (
    <Card
      title={
        count === 0
          ? 'Nobody gets it by mail yet'
          : `${count} ${count === 1 ? 'address gets' : 'addresses get'} it by mail`
      }
      sub="The digest and alerts; each address gets a message of its own"
    >
      <div className="grid min-w-0 gap-4 *:min-w-0">
        <MailServer state={state} />
        <Addresses state={state} />
        <div className="border-t border-line pt-4">
          <Webhook state={state} />
        </div>
      </div>
    </Card>
  );
}
