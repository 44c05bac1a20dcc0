'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { RuleActionRequest } from '@/lib/api/contract/plays';
import { ruleActionsQuery } from '@/lib/api/play-queries';
import { actionText, channelWords } from '@/lib/view/rules';
import { useAddAction, useRemoveAction } from './use-rules';

type Channel = RuleActionRequest['channel'];
const channels = Object.keys(channelWords) as Channel[];

/** Whom a rule tells when it fires, once each time. */
export function RuleActions({ rule, isOn }: { rule: string; isOn: boolean }) {
  const id = useId();
  const { data } = useQuery(ruleActionsQuery());
  const add = useAddAction();
  const remove = useRemoveAction();
  const [channel, setChannel] = useState<Channel>('email');
  const [to, setTo] = useState('');
  const [toOwner, setToOwner] = useState(true);
  const own = data?.actions.filter((action) => action.rule === rule) ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to.trim() === '') return;
    const body = { rule, channel, to: to.trim(), to_owner: channel === 'email' && toOwner };
    add.mutate(body, { onSuccess: () => setTo('') });
  };
  return (
    <section aria-label="When it fires" className="grid gap-3">
      <h3 className="border-b border-line-strong pb-1 font-medium text-ink">When it fires</h3>
      <p className="text-xs text-pretty text-ink-3">
        Each account is told once, when the rule begins to hold for it; those it holds for already are in the queue.
        {!isOn && ' It tells nobody while it is switched off.'}
        {channel === 'email' &&
          data?.mail_server === null &&
          ' No mail server is named: start Ratchet with RATCHET_SMTP_URL.'}
      </p>
      {own.length > 0 && (
        <ul>
          {own.map((action) => (
            <li key={action.id} className="flex items-center justify-between gap-2 border-b border-line py-0.5">
              <span className="min-w-0 text-ink [overflow-wrap:anywhere]">{actionText(action)}</span>
              <Button
                needs="write"
                variant="quiet"
                size="small"
                aria-label={`Tell no more: ${actionText(action)}`}
                onClick={() => remove.mutate(action.id)}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
        <Select
          aria-label="Told by"
          className="w-36"
          value={channel}
          onChange={({ target }) => setChannel(channels.find((each) => each === target.value) ?? 'email')}
        >
          {channels.map((each) => (
            <option key={each} value={each}>
              {channelWords[each]}
            </option>
          ))}
        </Select>
        <Input
          aria-label={channel === 'email' ? 'E-mail address' : 'Address of the webhook'}
          aria-invalid={add.isError}
          aria-describedby={add.isError ? `${id}-wrong` : undefined}
          type={channel === 'email' ? 'email' : 'url'}
          placeholder={channel === 'email' ? 'team@example.com' : 'https://hooks.slack.com/services/…'}
          className="min-w-48 flex-1"
          value={to}
          onChange={({ target }) => setTo(target.value)}
        />
        <Button needs="write" type="submit" disabled={add.isPending || to.trim() === ''}>
          Add
        </Button>
        {channel === 'email' && (
          <label htmlFor={`${id}-owner`} className="flex w-full items-center gap-1 text-ink-2">
            <Checkbox id={`${id}-owner`} checked={toOwner} onChange={({ target }) => setToOwner(target.checked)} />
            To the account’s owner where that is an address
          </label>
        )}
        {add.isError && (
          <p id={`${id}-wrong`} role="alert" className="w-full text-xs text-bad">
            {add.error.message}
          </p>
        )}
      </form>
    </section>
  );
}
