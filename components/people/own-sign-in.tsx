'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTimeZone } from '@/components/adjust/use-time-zone';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import type { Me } from '@/lib/api/contract/people';
import { changePassword, endOtherSessions, endSession, signOut } from '@/lib/api/people-queries';
import { queryKeys } from '@/lib/api/queries';
import { instantInWords } from '@/lib/view/import-history';
import { agentWords, roleLabel } from '@/lib/view/people';
import { AppCode } from './app-code';
import { Field, wordsOf } from './field';

function Password() {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.me });
      toast({ title: 'The password is changed; everywhere else you are signed out', tone: 'good' });
    },
  });
  return (
    <form
      aria-label="Change the password"
      className="grid max-w-[380px] gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const { password = '', next = '' } = wordsOf(form);
        change.mutate({ password, next }, { onSuccess: () => form.reset() });
      }}
    >
      <Field
        {...{
          label: 'Password now',
          name: 'password',
          type: 'password',
          autoComplete: 'current-password',
          required: true,
        }}
        error={change.error}
      />
      <Field
        {...{ label: 'New password', name: 'next', type: 'password', autoComplete: 'new-password', required: true }}
        error={change.error}
        hint="12 characters or more; a few words do well."
      />
      <Button type="submit" className="justify-self-start" disabled={change.isPending}>
        Change the password
      </Button>
    </form>
  );
}

function Sessions({ me }: { me: Me }) {
  const zone = useTimeZone();
  const client = useQueryClient();
  const ended = (title: string) => () => {
    void client.invalidateQueries({ queryKey: queryKeys.me });
    toast({ title, tone: 'good' });
  };
  const onError = sayFailed('It was not done');
  const end = useMutation({ mutationFn: endSession, onSuccess: ended('You are signed out there'), onError });
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: ended('Everywhere else you are signed out'),
    onError,
  });
  return (
    <div className="grid gap-2">
      <h3 className="font-medium text-ink">Signed in</h3>
      <ul className="grid gap-1 text-ink-2">
        {me.sessions.map(({ id, began_at, agent, is_this }) => (
          <li key={id} className="flex min-h-(--row) flex-wrap items-center gap-2">
            <span>
              {agentWords(agent)}, since <span className="num">{instantInWords(began_at, zone)}</span>
            </span>
            {is_this ? (
              <Badge tone="accent">This one</Badge>
            ) : (
              <Button
                variant="quiet"
                aria-label={`Sign out of ${agentWords(agent)}, since ${instantInWords(began_at, zone)}`}
                disabled={end.isPending}
                onClick={() => end.mutate(id)}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {me.sessions.length > 2 && (
        <Button className="justify-self-start" disabled={endOthers.isPending} onClick={() => endOthers.mutate()}>
          Sign out everywhere else
        </Button>
      )}
    </div>
  );
}

/** One's own name, password, code and sessions. */
export function OwnSignIn({ me }: { me: Me }) {
  const out = useMutation({
    mutationFn: signOut,
    onSuccess: () => window.location.assign('/sign-in'),
    onError: sayFailed('You are still signed in'),
  });
  return (
    <Card
      id="you"
      title={me.name ?? 'You'}
      sub={`${me.email ?? ''}, ${roleLabel(me.role ?? 'viewer')}`}
      actions={
        <Button className="mr-1.5" disabled={out.isPending} onClick={() => out.mutate()}>
          Sign out
        </Button>
      }
    >
      <div className="grid gap-6">
        <Password />
        <AppCode has={me.has_code} />
        <Sessions me={me} />
      </div>
    </Card>
  );
}
