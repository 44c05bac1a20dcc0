'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Failure } from '@/components/import/failure';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import type { InvitationAnswer, PersonAnswer, RoleName } from '@/lib/api/contract/people';
import {
  changeRole,
  endInvitation,
  invite,
  peopleQuery,
  removeCode,
  removePerson,
  resetPerson,
  restorePerson,
} from '@/lib/api/people-queries';
import { queryKeys } from '@/lib/api/queries';
import { roleChoices, roleLabel } from '@/lib/view/people';
import { Field, wordsOf } from './field';
import { ShownOnce } from './link-once';

interface Shown {
  title: string;
  link: string;
  mailed: boolean;
}

const Roles = () =>
  roleChoices.map(({ name, label }) => (
    <option key={name} value={name}>
      {label}
    </option>
  ));

function usePeople(onLink: (shown: Shown) => void) {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: queryKeys.people });
  const onError = sayFailed('It was not done');
  const restore = useMutation({
    mutationFn: (person: PersonAnswer) => restorePerson(person.id),
    onSuccess: again,
    onError,
  });
  const remove = useMutation({
    mutationFn: (person: PersonAnswer) => removePerson(person.id),
    onSuccess: (_, person) => {
      again();
      toast({
        title: `${person.name} is out, everywhere`,
        tone: 'good',
        action: { label: 'Undo', run: () => restore.mutate(person) },
      });
    },
    onError,
  });
  const setRole = useMutation({
    mutationFn: ({ person, role }: { person: PersonAnswer; role: RoleName }) => changeRole(person.id, role),
    onSuccess: (_, { person, role }) => {
      again();
      toast({ title: `${person.name}: ${roleLabel(role)}`, tone: 'good' });
    },
    onError,
  });
  const reset = useMutation({
    mutationFn: (person: PersonAnswer) => resetPerson(person.id),
    onSuccess: (made, person) => onLink({ title: `A new password for ${person.name}`, ...made }),
    onError,
  });
  const endCode = useMutation({
    mutationFn: (person: PersonAnswer) => removeCode(person.id),
    onSuccess: (_, person) => {
      again();
      toast({ title: `${person.name} signs in with the password alone, anew everywhere`, tone: 'good' });
    },
    onError,
  });
  return { remove, setRole, reset, endCode };
}

function PersonLine({ person, actions }: { person: PersonAnswer; actions: ReturnType<typeof usePeople> }) {
  const { remove, setRole, reset, endCode } = actions;
  const [isSure, setSure] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-2.5 first:border-t-0 first:pt-0">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2 font-medium text-ink">
          <span className="[overflow-wrap:anywhere]">{person.name}</span>
          {person.is_you && <Badge tone="accent">You</Badge>}
          {person.has_code && <Badge tone="good">Code of an app</Badge>}
        </p>
        <p className="text-xs text-ink-2 [overflow-wrap:anywhere]">{person.email}</p>
      </div>
      <Select
        aria-label={`Role of ${person.name}`}
        className="w-44"
        value={person.role}
        disabled={setRole.isPending}
        onChange={(event) => setRole.mutate({ person, role: event.target.value as RoleName })}
      >
        <Roles />
      </Select>
      {person.has_code && !person.is_you && (
        <>
          {isSure && (
            <Button variant="quiet" onClick={() => setSure(false)}>
              Keep it
            </Button>
          )}
          <Button
            variant={isSure ? 'danger' : 'secondary'}
            aria-label={isSure ? `Take the code of ${person.name} away` : `${person.name} has lost the app`}
            title="Then the password alone signs in, until they set up an app anew"
            disabled={endCode.isPending}
            onClick={() => (isSure ? endCode.mutate(person, { onSettled: () => setSure(false) }) : setSure(true))}
          >
            {isSure ? 'Take the code away' : 'Lost the app'}
          </Button>
        </>
      )}
      <Button aria-label={`New password for ${person.name}`} onClick={() => reset.mutate(person)}>
        New password
      </Button>
      <Button
        aria-label={`Remove ${person.name}`}
        variant="danger"
        disabled={person.is_you || remove.isPending}
        onClick={() => remove.mutate(person)}
      >
        Remove
      </Button>
    </li>
  );
}

function InvitationLine({ invitation }: { invitation: InvitationAnswer }) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => endInvitation(invitation.id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.people });
      toast({ title: `The invitation of ${invitation.email} opens nothing any more`, tone: 'good' });
    },
    onError: sayFailed('It was not taken back'),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2 font-medium text-ink">
          <span className="[overflow-wrap:anywhere]">{invitation.email}</span>
          <Badge tone="caution">Invited</Badge>
        </p>
        <p className="text-xs text-ink-2">
          {roleLabel(invitation.role)}, by {invitation.created_by}
        </p>
      </div>
      <Button
        aria-label={`Take back the invitation of ${invitation.email}`}
        disabled={end.isPending}
        onClick={() => end.mutate()}
      >
        Take back
      </Button>
    </li>
  );
}

function Invite({ onLink }: { onLink(shown: Shown): void }) {
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: invite,
    onSuccess: (made, { email }) => {
      void client.invalidateQueries({ queryKey: queryKeys.people });
      onLink({ title: `The invitation of ${email}`, ...made });
    },
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { email = '', role = 'viewer' } = wordsOf(form);
    send.mutate({ email, role: role as RoleName }, { onSuccess: () => form.reset() });
  };
  return (
    <form className="mt-3 border-t border-line pt-3" aria-label="Invite somebody" onSubmit={onSubmit}>
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-56">
          <Field
            {...{ label: 'E-mail', name: 'email', type: 'email', autoComplete: 'off', required: true }}
            error={send.error}
          />
        </div>
        <div className="grid w-44 gap-1">
          <Label htmlFor="invited-role">Role</Label>
          <Select id="invited-role" name="role" defaultValue="viewer">
            <Roles />
          </Select>
        </div>
        <div className="grid gap-1">
          {/* As high as the labels beside it. */}
          <span aria-hidden>&nbsp;</span>
          <Button type="submit" variant="primary" disabled={send.isPending}>
            Invite
          </Button>
        </div>
      </div>
      <ul className="mt-2 grid gap-0.5 text-xs text-ink-3">
        {roleChoices.map(({ name, label, says }) => (
          <li key={name}>
            {label}: {says}.
          </li>
        ))}
      </ul>
    </form>
  );
}

/** Everybody who may enter, and who is invited; for owners. */
export function PeopleList() {
  const [shown, setShown] = useState<Shown | null>(null);
  const { data, error, refetch } = useQuery(peopleQuery());
  const actions = usePeople(setShown);
  return (
    <Card id="people" title="People" sub="Who may enter, and what each may do. One owner stays at least">
      {error && !data ? (
        <Failure title="People could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton className="h-24" />
      ) : (
        <ul>
          {data.people.map((person) => (
            <PersonLine key={person.id} person={person} actions={actions} />
          ))}
          {data.invitations.map((invitation) => (
            <InvitationLine key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
      <Invite onLink={setShown} />
      {shown && (
        <ShownOnce
          title={shown.title}
          text={shown.link}
          note={
            shown.mailed
              ? 'It went out by mail as well. It works once.'
              : 'Hand it over yourself: it works once, and is shown this once.'
          }
          onDone={() => setShown(null)}
        />
      )}
    </Card>
  );
}
