'use client';

import { type ReactNode, useId } from 'react';
import { Label } from '@/components/ui/label';
import { Changeable } from '@/components/ui/rights';
import type { SettingsAnswer } from '@/lib/api/contract/settings';
import { type PlainSetting, settingWords } from '@/lib/view/settings';
import { EffectPreview } from './effect-preview';
import { type Changes, useStateSettings } from './use-settings';
import { ValueHistory } from './value-history';

interface SettingRowProps {
  name: PlainSetting;
  settings: SettingsAnswer;
  /** A change that is being thought over, and what is said when it is saved. */
  draft: { changes: Changes; done: string } | null;
  onDone(): void;
  /** What stands under the hint: a fact it rests on. */
  fact?: string | undefined;
  /** The control, labelled by the row and described by its hint. */
  children(ids: { id: string; describedBy: string }): ReactNode;
}

/** One setting: what it is at the left, its value at the right, and below it what a change would do. */
export function SettingRow({ name, settings, draft, onDone, fact, children }: SettingRowProps) {
  const id = useId();
  const describedBy = `${id}-hint`;
  const { label, hint } = settingWords[name];
  return (
    <div className="grid gap-x-8 gap-y-2 border-t border-line py-4 first-of-type:border-t-0 first-of-type:pt-1 last-of-type:pb-0 md:grid-cols-[minmax(0,1fr)_minmax(220px,280px)]">
      <div className="min-w-0">
        <Label htmlFor={id}>{label}</Label>
        <p id={describedBy} className="max-w-[56ch] text-xs text-pretty text-ink-3">
          {hint} {fact}
        </p>
      </div>
      <div className="grid content-start gap-1">
        <Changeable needs="write">{children({ id, describedBy })}</Changeable>
        <ValueHistory name={name} settings={settings} />
      </div>
      {draft && (
        <div className="md:col-span-2">
          <EffectPreview changes={draft.changes} done={draft.done} onDone={onDone} />
        </div>
      )}
    </div>
  );
}

/** States a setting at once, where it moves no figure. */
export function useAtOnce(name: PlainSetting) {
  const { state, isPending } = useStateSettings();
  return {
    isPending,
    set: (value: unknown, words: string) =>
      state({ [name]: value } as Changes, `${settingWords[name].label}: ${words}`),
  };
}
