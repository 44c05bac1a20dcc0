'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '@/components/import/failure';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import type { ApiTokenAnswer, ScopeName } from '@/lib/api/contract/people';
import { makeToken, revokeToken, tokensQuery } from '@/lib/api/people-queries';
import { queryKeys } from '@/lib/api/queries';
import { scopeChoices, scopeLabel } from '@/lib/view/people';
import { Field, wordsOf } from './field';
import { ShownOnce } from './link-once';

const DAYS = [30, 90, 180, 366] as const;
const day = (moment: string): string => moment.slice(0, 10);

function TokenLine({ token }: { token: ApiTokenAnswer }) {
  const client = useQueryClient();
  const [isSure, setSure] = useState(false);
  const revoke = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.tokens });
      toast({ title: `“${token.name}” opens nothing any more`, tone: 'good' });
    },
    onError: sayFailed('It was not revoked'),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-2.5 first:border-t-0 first:pt-0">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2 font-medium text-ink">
          <span className="[overflow-wrap:anywhere]">{token.name}</span>
          {token.scopes.map((scope) => (
            <Badge key={scope}>{scopeLabel(scope)}</Badge>
          ))}
        </p>
        <p className="num text-xs text-ink-2">
          {token.hint}…, until {day(token.expires_at)};{' '}
          {token.last_used_at === null ? 'never used' : `last used ${day(token.last_used_at)}`}
        </p>
      </div>
      {isSure && (
        <Button variant="quiet" onClick={() => setSure(false)}>
          Keep
        </Button>
      )}
      <Button
        variant="danger"
        aria-label={`Revoke ${token.name}`}
        disabled={revoke.isPending}
        onClick={() => (isSure ? revoke.mutate() : setSure(true))}
      >
        {isSure ? 'Revoke for good' : 'Revoke'}
      </Button>
    </li>
  );
}

function Make({ onMade }: { onMade(token: string): void }) {
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: makeToken,
    onSuccess: ({ token }) => {
      void client.invalidateQueries({ queryKey: queryKeys.tokens });
      onMade(token);
    },
  });
  return (
    <form
      className="mt-3 grid gap-3 border-t border-line pt-3"
      aria-label="Make a token"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const scopes = new FormData(form).getAll('scope') as ScopeName[];
        const { name = '', days = '90' } = wordsOf(form);
        make.mutate({ name, scopes, expires_in_days: Number(days) }, { onSuccess: () => form.reset() });
      }}
    >
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-56">
          <Field
            {...{ label: 'Name', name: 'name', required: true, maxLength: 100, autoComplete: 'off' }}
            error={make.error}
            hint="What will use it, such as Nightly sync"
          />
        </div>
        <div className="grid w-32 gap-1">
          <Label htmlFor="token-days">Ends after</Label>
          <Select id="token-days" name="days" defaultValue="90">
            {DAYS.map((days) => (
              <option key={days} value={days}>
                {days} days
              </option>
            ))}
          </Select>
        </div>
      </div>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-ink">It may</legend>
        {scopeChoices.map(({ name, label, says }) => (
          <label key={name} htmlFor={`scope-${name}`} className="flex items-center gap-1.5 text-ink">
            <Checkbox id={`scope-${name}`} name="scope" value={name} />
            <span>
              {label} <span className="text-xs text-ink-3">{says}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {make.error && <Failure title="It was not made" error={make.error} />}
      <Button type="submit" variant="primary" className="justify-self-start" disabled={make.isPending}>
        Make a token
      </Button>
    </form>
  );
}

/** Tokens of programs; for owners. */
export function Tokens() {
  const [made, setMade] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(tokensQuery());
  return (
    <Card
      id="tokens"
      title="API tokens"
      sub="For programs: Authorization: Bearer rt_…. None may more than whoever made it"
    >
      {error && !data ? (
        <Failure title="The tokens could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton className="h-20" />
      ) : data.tokens.length === 0 ? (
        <p className="text-ink-2">None yet.</p>
      ) : (
        <ul>
          {data.tokens.map((token) => (
            <TokenLine key={token.id} token={token} />
          ))}
        </ul>
      )}
      <Make onMade={setMade} />
      {made !== null && (
        <ShownOnce
          title="The new token"
          text={made}
          note="Shown this once; only a hash of it is kept."
          onDone={() => setMade(null)}
        />
      )}
    </Card>
  );
}
