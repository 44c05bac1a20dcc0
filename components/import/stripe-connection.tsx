'use client';

import { Check } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Progress } from '@/components/ui/progress';
import type { StripeStateAnswer } from '@/lib/api/contract/stripe';
import { prepareStripe, type StripeModel } from '@/lib/view/stripe';
import { useStripe } from './stripe-use';

const Settings = dynamic(() => import('./stripe-settings').then((module) => module.StripeSettings));
const Disconnect = dynamic(() => import('./stripe-disconnect').then((module) => module.StripeDisconnect));

export type ConnectionAnswer = NonNullable<StripeStateAnswer['connection']>;

function Objects({ rows }: Pick<StripeModel, 'rows'>) {
  return (
    <ul className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4 xl:grid-cols-7" aria-label="What is read">
      {rows.map(({ key, label, read, state, stateWords }) => (
        <li key={key} className="border-t border-line pt-2">
          <span className="flex items-center gap-1 text-xs text-ink-3">
            {label}
            {state === 'done' && <Check aria-hidden className="size-3" strokeWidth={2.5} />}
          </span>
          <span className={`block text-md font-semibold tabular-nums ${read === '–' ? 'text-ink-3' : 'text-ink'}`}>
            {read}
          </span>
          <span className="block text-xs text-ink-3">{stateWords}</span>
        </li>
      ))}
    </ul>
  );
}

const Facts = ({ facts }: Pick<StripeModel, 'facts'>) => (
  <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
    {facts.map(({ label, value }) => (
      <div key={label} className="border-t border-line pt-2">
        <dt className="text-xs text-ink-3">{label}</dt>
        <dd className="text-ink tabular-nums">{value}</dd>
      </div>
    ))}
  </dl>
);

const Notes = ({ notes }: { notes: NonNullable<StripeModel['notes']> }) => (
  <Callout title={notes.title} role="note">
    <ul className="grid gap-1 text-ink-2 wrap-anywhere">
      {notes.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    <p className="mt-1 text-ink-2">{notes.remedy}</p>
  </Callout>
);

/** The connection as it stands: how far the first reading is, or when it last read; settings and the way out. */
export function StripeConnection({ connection }: { connection: ConnectionAnswer }) {
  const model = prepareStripe(connection, new Date());
  const { read } = useStripe();
  const [open, setOpen] = useState<'settings' | 'disconnect' | null>(null);
  const { share, problem } = model;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id="stripe" className="text-md font-semibold tracking-snug text-ink">
            {model.title}
          </h2>
          <p className="text-ink-2">{model.sentence}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {connection.status === 'ready' && connection.data_through !== null && (
            <Button asChild variant="primary">
              <Link href="/">See your NRR</Link>
            </Button>
          )}
          <Button disabled={read.isPending || connection.status === 'reading'} onClick={() => read.mutate(false)}>
            {problem ? 'Try now' : 'Read now'}
          </Button>
          <Button
            variant="quiet"
            aria-expanded={open === 'settings'}
            onClick={() => setOpen(open === 'settings' ? null : 'settings')}
          >
            Settings
          </Button>
          <Button variant="quiet" onClick={() => setOpen('disconnect')}>
            Disconnect
          </Button>
        </div>
      </div>
      {problem && (
        <Callout tone="caution" title={problem.title}>
          <p className="text-ink-2">{problem.remedy}</p>
        </Callout>
      )}
      {share !== null && (
        <div className="grid gap-1">
          <Progress label="Kinds of objects that are read" share={share} />
          <p className="text-xs text-ink-3">{model.progressWords}</p>
        </div>
      )}
      {connection.status === 'ready' ? <Facts facts={model.facts} /> : <Objects rows={model.rows} />}
      {model.notes && <Notes notes={model.notes} />}
      {open === 'settings' && <Settings connection={connection} onAll={() => read.mutate(true)} />}
      {open === 'disconnect' && <Disconnect onClose={() => setOpen(null)} />}
    </>
  );
}
