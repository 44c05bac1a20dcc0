'use client';

import { useState } from 'react';
import { Field } from '@/components/adjust/field';
import { useSettings, useStateSettings } from '@/components/settings/use-settings';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Skeleton } from '@/components/ui/skeleton';
import type { SettingsAnswer } from '@/lib/api/contract/settings';
import { sources } from '@/lib/domain/source';
import { sourceNames } from '@/lib/view/source-names';

const NEVER = 'never';
const own = sources.filter((source) => source !== 'unclassified');

/** A whole amount; null: never; undefined: not said; NaN: not understood. */
function amountOf(text: string): number | null | undefined {
  const typed = text.trim().toLowerCase().replace(/[,\s]/g, '');
  if (typed === '') return undefined;
  return typed === NEVER ? null : /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
}

/** From which amount on a plan is for sales assist, and of which sources from another. */
export function SalesAssistDialog({ onClose }: { onClose(): void }) {
  const { data } = useSettings();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {data ? (
        <Form settings={data.settings} onClose={onClose} />
      ) : (
        <DialogContent title="Sales-assist threshold">
          <Skeleton className="h-54" />
        </DialogContent>
      )}
    </Dialog>
  );
}

function Form({ settings, onClose }: { settings: SettingsAnswer['settings']; onClose(): void }) {
  const { sales_assist, currency } = settings;
  const [from, setFrom] = useState(String(sales_assist.from));
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      Object.entries(sales_assist.sources).map(([source, amount]) => [source, String(amount ?? NEVER)]),
    ),
  );
  const { state, isPending } = useStateSettings();
  const whole = amountOf(from);
  const amounts = own.map((source) => [source, amountOf(texts[source] ?? '')] as const);
  const isRight =
    typeof whole === 'number' && !Number.isNaN(whole) && !amounts.some(([, amount]) => Number.isNaN(amount));
  const save = () => {
    const stated = Object.fromEntries(amounts.filter(([, amount]) => amount !== undefined));
    state({ sales_assist: { from: whole ?? 0, sources: stated } }, 'The sales-assist threshold was changed', onClose);
  };
  return (
    <DialogContent
      title="Sales-assist threshold"
      description="CS below an amount of ARR, sales assist from it on. It proposes; whoever makes the plan decides."
      actions={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" disabled={!isRight || isPending} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label={`Sales assist from, ${currency} of ARR`} required>
          {(props) => (
            <Input
              {...props}
              inputMode="numeric"
              className="num"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
        <fieldset className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          <legend className="mb-2 text-xs text-ink-3">
            By source, where another amount holds; “never” leaves a source to CS.
          </legend>
          {own.map((source) => (
            <Field key={source} label={sourceNames[source]}>
              {(props) => (
                <Input
                  {...props}
                  className="num"
                  placeholder={from}
                  value={texts[source] ?? ''}
                  onChange={(event) => setTexts((before) => ({ ...before, [source]: event.target.value }))}
                />
              )}
            </Field>
          ))}
        </fieldset>
      </div>
    </DialogContent>
  );
}
