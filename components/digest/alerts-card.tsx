'use client';

import { type ReactNode, useId, useState } from 'react';
import { useTimeZone } from '@/components/adjust/use-time-zone';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { DigestPlanAnswer, DigestStateAnswer } from '@/lib/api/contract/digest';
import { occurrenceRows } from '@/lib/view/digest/page';
import { goalPercent } from '@/lib/view/goals';
import { usePlan } from './use-plan';

type Alerts = DigestPlanAnswer['alerts'];

interface AlertProps {
  on: boolean;
  title: string;
  note: string;
  onToggle(on: boolean): void;
  children?: ReactNode;
}

function Alert({ on, title, note, onToggle, children }: AlertProps) {
  const id = useId();
  return (
    <li className="grid gap-2 border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0">
      <div className="flex items-start gap-1.5">
        <Checkbox
          id={id}
          aria-describedby={`${id}-note`}
          checked={on}
          onChange={({ target }) => onToggle(target.checked)}
        />
        <div className="min-w-0 pt-0.5">
          <Label htmlFor={id}>{title}</Label>
          <p id={`${id}-note`} className="text-xs text-pretty text-ink-3">
            {note}
          </p>
        </div>
      </div>
      {children && <div className="pl-[30px]">{children}</div>}
    </li>
  );
}

interface NumberFormProps {
  label: string;
  unit: string;
  stored: string;
  placeholder?: string;
  /** Undefined: not yet a value. */
  read(text: string): number | null | undefined;
  onSave(value: number | null): void;
}

/** A number that is saved when it is stated. */
function NumberForm({ label, unit, stored, placeholder, read, onSave }: NumberFormProps) {
  const id = useId();
  const [text, setText] = useState(stored);
  const value = read(text.trim().replace(',', '.'));
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== undefined) onSave(value);
      }}
    >
      <label htmlFor={id} className="text-ink-2">
        {label}
      </label>
      <Input
        id={id}
        className="num w-20 text-right"
        inputMode="decimal"
        placeholder={placeholder}
        aria-invalid={value === undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <span className="text-ink-2">{unit}</span>
      {text !== stored && (
        <Button type="submit" disabled={value === undefined}>
          Save
        </Button>
      )}
    </form>
  );
}

/** '' is none, '104' and '103.5' are ratios of 1.04 and 1.035. */
const ratioOf = (text: string): number | null | undefined =>
  text === '' ? null : /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) / 100 : undefined;

const countOf = (text: string): number | undefined =>
  /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1000 ? Number(text) : undefined;

function Occurrences({ state }: { state: DigestStateAnswer }) {
  const rows = occurrenceRows(state.occurrences, useTimeZone());
  if (rows.length === 0) return null;
  return (
    <div className="mt-4 border-t border-line pt-3">
      <h3 className="text-2xs font-medium text-ink-3">What alerts found</h3>
      <ul className="grid">
        {rows.map(({ key, title, detail, when, state: told, tone }) => (
          <li key={key} className="border-b border-line py-2 last:border-b-0 last:pb-0">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="min-w-0 font-medium text-ink [overflow-wrap:anywhere]">{title}</span>
              <Badge tone={tone}>{told}</Badge>
            </span>
            <span className="num block text-xs text-ink-3 [overflow-wrap:anywhere]">
              {when}. {detail}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is told at once, when it happens. */
export function AlertsCard({ state }: { state: DigestStateAnswer }) {
  const { save } = usePlan(state);
  const { alerts } = state.plan;
  const { nrr, top_account: top, import_failed: failed } = alerts;
  const on = [nrr, top, failed].filter((each) => each.on).length;
  const set = (change: Partial<Alerts>, done: string) => save({ alerts: { ...alerts, ...change } }, done);
  const toggled = (name: string, isOn: boolean) => `${name}: ${isOn ? 'on' : 'off'}`;
  const target = state.nrr_target === null ? 'no target is known' : `now ${goalPercent(state.nrr_target)}`;
  return (
    <Card
      title={on === 0 ? 'No alert is on' : on === 1 ? 'One alert is on' : `${on} alerts are on`}
      sub="Looked for after each change of the ledger and every morning; told once for each occurrence"
    >
      <ul className="grid">
        <Alert
          on={nrr.on}
          title="NRR falls under its target"
          note={`Without a threshold, under your own target, else your stage’s: ${target}.`}
          onToggle={(isOn) => set({ nrr: { ...nrr, on: isOn } }, toggled('NRR under target', isOn))}
        >
          <NumberForm
            key={String(nrr.threshold)}
            label="Threshold"
            unit="%"
            stored={nrr.threshold === null ? '' : String(Number((nrr.threshold * 100).toFixed(2)))}
            placeholder="target"
            read={ratioOf}
            onSave={(threshold) => set({ nrr: { ...nrr, threshold } }, 'Threshold of NRR')}
          />
        </Alert>
        <Alert
          on={top.on}
          title="A large account contracts or churns"
          note="By ARR a month before the data ends."
          onToggle={(isOn) => set({ top_account: { ...top, on: isOn } }, toggled('Large accounts', isOn))}
        >
          <NumberForm
            key={top.top}
            label="The largest"
            unit="accounts"
            stored={String(top.top)}
            read={countOf}
            onSave={(count) =>
              count !== null && set({ top_account: { ...top, top: count } }, `The ${count} largest accounts`)
            }
          />
        </Alert>
        <Alert
          on={failed.on}
          title="An import fails"
          note="Unless a later import of the same file succeeds."
          onToggle={(isOn) => set({ import_failed: { on: isOn } }, toggled('Failed imports', isOn))}
        />
      </ul>
      <Occurrences state={state} />
    </Card>
  );
}
