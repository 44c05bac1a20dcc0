'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Skeleton } from '@/components/ui/skeleton';
import { lookAtEntry, takeEntry } from '@/lib/api/people-queries';
import { roleLabel } from '@/lib/view/people';
import { EntryFrame } from './entry-frame';
import { Field, isOf, wordsOf } from './field';

type Seen = Awaited<ReturnType<typeof lookAtEntry>>;

const titles = { setup: 'The first owner', invitation: 'You are invited', reset: 'Choose a new password' } as const;

const subOf = ({ kind, role, email }: Seen): string =>
  kind === 'setup'
    ? 'Who begins here lets everybody else in.'
    : kind === 'invitation'
      ? `As ${roleLabel(role ?? 'viewer')}, with ${email ?? ''}.`
      : `For ${email ?? ''}. Wherever it is signed in, it is signed out.`;

function Choose({ token, seen }: { token: string; seen: Seen }) {
  const take = useMutation({
    mutationFn: takeEntry,
    onSuccess: ({ next }) => window.location.assign(next === 'in' ? '/' : '/sign-in'),
  });
  const isKnown = ['name', 'email', 'password'].some((name) => isOf(take.error, name));
  return (
    <EntryFrame title={titles[seen.kind]} sub={subOf(seen)}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const { password = '', ...words } = wordsOf(event.currentTarget);
          take.mutate({ token, password, ...words });
        }}
      >
        {seen.kind !== 'reset' && (
          <Field
            {...{ label: 'Name', name: 'name', autoComplete: 'name', required: true, maxLength: 100 }}
            error={take.error}
          />
        )}
        {seen.email === null ? (
          <Field
            {...{ label: 'E-mail', name: 'email', type: 'email', autoComplete: 'username', required: true }}
            error={take.error}
          />
        ) : (
          // For whatever keeps passwords: whose this one is.
          <input type="hidden" autoComplete="username" value={seen.email} readOnly />
        )}
        <Field
          {...{ label: 'Password', name: 'password', type: 'password', autoComplete: 'new-password', required: true }}
          hint="12 characters or more; a few words do well."
          error={take.error}
        />
        {take.error && !isKnown && <Callout tone="bad">{take.error.message}</Callout>}
        <Button type="submit" variant="primary" className="justify-self-start" disabled={take.isPending}>
          {seen.kind === 'reset' ? 'Keep this password' : 'Come in'}
        </Button>
      </form>
    </EntryFrame>
  );
}

/** What a link lets one do; its token stands behind #, where no server is told of it. */
export function Entry() {
  const [token, setToken] = useState('');
  const look = useMutation({ mutationFn: lookAtEntry });
  const { mutate } = look;
  useEffect(() => {
    const stated = window.location.hash.slice(1);
    setToken(stated);
    mutate(stated === '' ? 'none' : stated);
  }, [mutate]);
  if (look.data) return <Choose token={token} seen={look.data} />;
  return (
    <EntryFrame title={look.error ? 'This link opens nothing' : 'One moment'}>
      {look.error ? (
        <>
          <Callout tone="bad">{look.error.message}</Callout>
          <Button asChild className="justify-self-start">
            <a href="/sign-in">Sign in</a>
          </Button>
        </>
      ) : (
        <Skeleton className="h-40" />
      )}
    </EntryFrame>
  );
}
