'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast-messages';
import { beginCode, confirmCode, endCode } from '@/lib/api/people-queries';
import { queryKeys } from '@/lib/api/queries';
import { Field, wordsOf } from './field';

type Begun = Awaited<ReturnType<typeof beginCode>>;

/** Drawn in the browser: the secret goes to nobody. */
function Picture({ uri }: { uri: string }) {
  const { data } = useQuery({
    queryKey: queryKeys.codePicture(uri),
    queryFn: async () => {
      const { renderSVG } = await import('uqr');
      return `data:image/svg+xml,${encodeURIComponent(renderSVG(uri, { border: 2 }))}`;
    },
    gcTime: 0,
  });
  return (
    <div className="size-44 rounded-sm border border-line bg-white">
      {/* biome-ignore lint/performance/noImgElement: a picture made here a moment ago, which no server could resize */}
      {data && <img src={data} alt="The code to scan with an authenticator app" className="size-full" />}
    </div>
  );
}

function Confirm({ begun, onDone }: { begun: Begun; onDone(): void }) {
  const confirm = useMutation({ mutationFn: confirmCode, onSuccess: onDone });
  const secret = new URL(begun.uri).searchParams.get('secret') ?? '';
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-5">
        <Picture uri={begun.uri} />
        <div className="grid min-w-0 flex-1 basis-56 content-start gap-2 text-ink-2">
          <p>Scan it with an authenticator app, or type this:</p>
          <p className="num text-ink [overflow-wrap:anywhere]">{secret}</p>
          <p>For the day the app is lost, note these down. Each works once, and they are shown this once:</p>
          <ul className="num grid grid-cols-2 gap-x-4 text-ink">
            {begun.backup_codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </div>
      </div>
      <form
        aria-label="Confirm the code"
        className="grid max-w-[380px] gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate(wordsOf(event.currentTarget).code ?? '');
        }}
      >
        <Field
          {...{ label: 'Code', name: 'code', autoComplete: 'one-time-code', required: true }}
          error={confirm.error}
          hint="The six digits that the app shows now."
        />
        <Button type="submit" variant="primary" className="justify-self-start" disabled={confirm.isPending}>
          Ask for it from now on
        </Button>
      </form>
    </div>
  );
}

/** A code of an authenticator app beside the password: on, or off again. */
export function AppCode({ has }: { has: boolean }) {
  const client = useQueryClient();
  const [begun, setBegun] = useState<Begun | null>(null);
  const done = (title: string) => () => {
    setBegun(null);
    void client.invalidateQueries({ queryKey: queryKeys.me });
    toast({ title, tone: 'good' });
  };
  const begin = useMutation({ mutationFn: beginCode, onSuccess: setBegun });
  const end = useMutation({ mutationFn: endCode, onSuccess: done('The password alone signs you in') });
  const go = has ? end : begin;
  return (
    <div className="grid gap-2">
      <h3 className="flex items-center gap-2 font-medium text-ink">
        Code of an authenticator app {has && <Badge tone="good">On</Badge>}
      </h3>
      <p className="max-w-[56ch] text-pretty text-ink-2">
        {has
          ? 'Asked for after the password. Whoever has lost the app and its codes is let in again by an owner.'
          : 'Asked for after the password, so that a password somebody else knows opens nothing.'}
      </p>
      {begun ? (
        <Confirm begun={begun} onDone={done('From now on a code is asked for as well')} />
      ) : (
        <form
          aria-label={has ? 'Stop asking for a code' : 'Ask for a code'}
          className="grid max-w-[380px] gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            go.mutate(wordsOf(event.currentTarget).password ?? '');
          }}
        >
          <Field
            {...{
              label: 'Your password',
              name: 'password',
              type: 'password',
              autoComplete: 'current-password',
              required: true,
            }}
            error={go.error}
          />
          <Button type="submit" className="justify-self-start" disabled={go.isPending}>
            {has ? 'Stop asking for it' : 'Set it up'}
          </Button>
        </form>
      )}
    </div>
  );
}
