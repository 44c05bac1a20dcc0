'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import Link from 'next/link';
import { cloneElement, type ReactElement, useId, useState } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast-messages';
import type { ShareRequest } from '@/lib/api/contract/shares';
import { queryKeys } from '@/lib/api/queries';
import { makeShare } from '@/lib/api/share-queries';
import { shareSpans } from '@/lib/view/shares';

export interface ShareScope {
  scope: ShareRequest['scope'];
  /** A name to begin with. */
  name: string;
  /** 'Retention with these filters' */
  what: string;
}

async function copy(address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    toast({ title: 'Link copied', tone: 'good' });
  } catch {
    toast({ title: 'The browser did not allow copying', description: 'Copy it from the field.', tone: 'bad' });
  }
}

/** The link, shown this once. */
function Made({ link, onDone }: { link: string; onDone(): void }) {
  const id = useId();
  const address = new URL(link, window.location.origin).href;
  return (
    <div className="grid gap-4">
      <div className="grid gap-1">
        <Label htmlFor={id}>The link</Label>
        <div className="flex gap-2">
          <Input id={id} readOnly autoFocus value={address} onFocus={(event) => event.target.select()} />
          <Button variant="primary" onClick={() => void copy(address)}>
            <Copy aria-hidden />
            Copy
          </Button>
        </div>
      </div>
      <p className="text-xs text-pretty text-ink-3">
        It is shown this once: Ratchet keeps only a fingerprint of it. Revoke it at any time in{' '}
        <Link prefetch={false} href="/settings#sharing" onClick={onDone} className="underline underline-offset-2">
          Settings, Sharing
        </Link>
        .
      </p>
    </div>
  );
}

const LEAST_PASSWORD = 8;

function Form({ scope, name: suggested, onMade }: ShareScope & { onMade(link: string): void }) {
  const id = useId();
  const client = useQueryClient();
  const [name, setName] = useState(suggested);
  const [days, setDays] = useState(30);
  const [password, setPassword] = useState('');
  const [hidesNames, setHidesNames] = useState(true);
  const make = useMutation({
    mutationFn: (body: ShareRequest) => makeShare(body),
    onSuccess: ({ link }) => {
      void client.invalidateQueries({ queryKey: queryKeys.shares });
      onMade(link);
    },
  });
  const isShort = password !== '' && password.length < LEAST_PASSWORD;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '' || isShort) return;
        make.mutate({
          name: name.trim(),
          scope,
          hide_names: hidesNames,
          expires_in_days: days,
          password: password === '' ? null : password,
        });
      }}
    >
      {make.error && (
        <Callout tone="bad" title="The link could not be made">
          {make.error.message}
        </Callout>
      )}
      <div className="grid gap-1">
        <Label htmlFor={`${id}-name`}>Name</Label>
        <Input id={`${id}-name`} maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className="grid grid-cols-2 gap-4">
        <div className="grid content-start gap-1">
          <Label htmlFor={`${id}-days`}>Lasts</Label>
          <Select id={`${id}-days`} value={String(days)} onChange={(event) => setDays(Number(event.target.value))}>
            {shareSpans.map((span) => (
              <option key={span.days} value={span.days}>
                {span.label}
              </option>
            ))}
          </Select>
        </div>
        <div className="grid content-start gap-1">
          <Label htmlFor={`${id}-password`}>Password, if you like</Label>
          <Input
            id={`${id}-password`}
            type="password"
            autoComplete="new-password"
            maxLength={200}
            aria-invalid={isShort}
            aria-describedby={isShort ? `${id}-short` : undefined}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          {isShort && (
            <p id={`${id}-short`} className="text-xs text-bad">
              At least {LEAST_PASSWORD} letters
            </p>
          )}
        </div>
      </div>
      <div className="flex items-start gap-1.5">
        <Checkbox id={`${id}-names`} checked={hidesNames} onChange={(event) => setHidesNames(event.target.checked)} />
        <div className="pt-0.5">
          <Label htmlFor={`${id}-names`}>Hide the names of accounts</Label>
          <p className="text-xs text-ink-3">They are called Account 1, Account 2, … by size.</p>
        </div>
      </div>
      <div className="flex items-center justify-between gap-3 border-t border-line pt-4">
        <p className="text-xs text-pretty text-ink-3">
          Works where this server can be reached; now that is this machine alone.
        </p>
        <Button type="submit" variant="primary" disabled={make.isPending || name.trim() === '' || isShort}>
          {make.isPending ? 'Making' : 'Make link'}
        </Button>
      </div>
    </form>
  );
}

/** Makes a read-only link to exactly what is named. */
export function ShareDialog({ trigger, ...share }: ShareScope & FloatingProps) {
  const [isOpen, setOpen] = useState(true);
  const [link, setLink] = useState<string | null>(null);
  const change = (open: boolean) => {
    setOpen(open);
    if (!open) setLink(null);
  };
  return (
    <>
      {cloneElement(trigger as ReactElement<ButtonProps>, {
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        onClick: () => change(true),
      })}
      <Dialog open={isOpen} onOpenChange={change}>
        <DialogContent
          title={link === null ? 'Share a read-only link' : 'The link is made'}
          description={`It opens ${share.what}, and nothing else.`}
        >
          {link === null ? <Form {...share} onMade={setLink} /> : <Made link={link} onDone={() => change(false)} />}
        </DialogContent>
      </Dialog>
    </>
  );
}
