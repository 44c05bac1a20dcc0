'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { forgotPassword, signIn, signInWithCode } from '@/lib/api/people-queries';
import { EntryFrame } from './entry-frame';
import { Field, wordsOf } from './field';

type Step = 'password' | 'code' | 'forgot';

/** Loaded anew: nothing of whoever looked before is left in memory. */
const goTo = (to: string): void => window.location.assign(to);

function Code({ to, onBack }: { to: string; onBack(): void }) {
  const send = useMutation({ mutationFn: signInWithCode, onSuccess: () => goTo(to) });
  return (
    <EntryFrame title="One more step" sub="The code that your authenticator app shows now.">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(wordsOf(event.currentTarget).code ?? '');
        }}
      >
        <Field
          {...{ label: 'Code', name: 'code', autoComplete: 'one-time-code', autoFocus: true, required: true }}
          error={send.error}
          hint="Six digits; without the app, one of the codes you noted down."
        />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" disabled={send.isPending}>
            Sign in
          </Button>
          <Button variant="quiet" onClick={onBack}>
            Back
          </Button>
        </div>
      </form>
    </EntryFrame>
  );
}

function Forgot({ onBack }: { onBack(): void }) {
  const send = useMutation({ mutationFn: forgotPassword });
  return (
    <EntryFrame title="A new password" sub="A link to choose one goes to your address, if it is known here.">
      {send.data ? (
        <Callout tone={send.data.mailed ? 'good' : 'caution'}>
          {send.data.mailed
            ? 'If somebody has this address here, a link is on its way. It works for two hours.'
            : 'This server sends no mail. Ask an owner for a link, or whoever runs it: ratchet people reset-password.'}
        </Callout>
      ) : (
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate(wordsOf(event.currentTarget).email ?? '');
          }}
        >
          <Field
            {...{ label: 'E-mail', name: 'email', type: 'email', autoComplete: 'username', required: true }}
            error={send.error}
          />
          {send.error && <Callout tone="bad">{send.error.message}</Callout>}
          <div className="flex items-center justify-between gap-2">
            <Button type="submit" variant="primary" disabled={send.isPending}>
              Send a link
            </Button>
            <Button variant="quiet" onClick={onBack}>
              Back to sign in
            </Button>
          </div>
        </form>
      )}
      {send.data && (
        <Button className="justify-self-start" onClick={onBack}>
          Back to sign in
        </Button>
      )}
    </EntryFrame>
  );
}

/** E-mail and password, then the code where there is one. */
export function SignIn({ to }: { to: string }) {
  const [step, setStep] = useState<Step>('password');
  const send = useMutation({
    mutationFn: signIn,
    onSuccess: ({ next }) => (next === 'in' ? goTo(to) : setStep('code')),
  });
  if (step === 'code') return <Code to={to} onBack={() => setStep('password')} />;
  if (step === 'forgot') return <Forgot onBack={() => setStep('password')} />;
  return (
    <EntryFrame title="Sign in">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const { email = '', password = '' } = wordsOf(event.currentTarget);
          send.mutate({ email, password });
        }}
      >
        <Field
          {...{ label: 'E-mail', name: 'email', type: 'email', autoComplete: 'username', required: true }}
          error={send.error}
        />
        <Field
          {...{
            label: 'Password',
            name: 'password',
            type: 'password',
            autoComplete: 'current-password',
            required: true,
          }}
        />
        {send.error && <Callout tone="bad">{send.error.message}</Callout>}
        <div className="flex items-center justify-between gap-2">
          <Button type="submit" variant="primary" disabled={send.isPending}>
            {send.isPending ? 'Signing in' : 'Sign in'}
          </Button>
          <Button variant="quiet" onClick={() => setStep('forgot')}>
            Forgot the password?
          </Button>
        </div>
      </form>
    </EntryFrame>
  );
}
