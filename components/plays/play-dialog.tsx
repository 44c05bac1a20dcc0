'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { fieldLook } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import type { PlayAnswer, PlayRequest } from '@/lib/api/contract/plays';
import { triggerChoices } from '@/lib/view/plays';
import { ArmsField } from './arms-field';
import { useWritePlay } from './use-plays';

interface PlayDialogProps {
  /** Null: a new one. */
  play: PlayAnswer | null;
  rules: readonly { rule: string; name: string }[];
  onClose(): void;
}

const NOTHING: PlayRequest = {
  ...{ name: '', trigger: null, trigger_words: null, say: null, offer: null, owner: null, steps: [], arms: [] },
};

const requestOf = ({
  play,
  name,
  trigger,
  trigger_words,
  say,
  offer,
  owner,
  steps,
  arms,
}: PlayAnswer): PlayRequest => ({
  ...{ play, name, trigger, trigger_words, say, offer, owner, steps },
  arms: arms.map((arm) => ({ name: arm.name, what: arm.what })),
});

const areaLook = cn(fieldLook, 'h-auto resize-y py-1.5 pointer-coarse:h-auto');

/** A play written, or changed. */
export function PlayDialog({ play, rules, onClose }: PlayDialogProps) {
  const id = useId();
  const write = useWritePlay();
  const before = play && requestOf(play);
  const [draft, setDraft] = useState<PlayRequest>(before ?? NOTHING);
  const [steps, setSteps] = useState((before?.steps ?? []).join('\n'));
  const change = (part: Partial<PlayRequest>) => setDraft({ ...draft, ...part });
  const isWhole = draft.name.trim() !== '' && draft.arms.length !== 1;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole) return;
    const lines = steps.split('\n').map((line) => line.trim());
    write.mutate({ body: { ...draft, steps: lines.filter((line) => line !== '') }, before });
    onClose();
  };
  const text = (name: 'trigger_words' | 'offer' | 'owner', label: string, placeholder: string) => (
    <div className="grid gap-1">
      <Label htmlFor={`${id}-${name}`}>{label}</Label>
      <Input
        id={`${id}-${name}`}
        maxLength={300}
        placeholder={placeholder}
        value={draft[name] ?? ''}
        onChange={({ target }) => change({ [name]: target.value === '' ? null : target.value })}
      />
    </div>
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        place="panel"
        title={play ? 'Change the play' : 'Write a play'}
        actions={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={id} variant="primary" disabled={!isWhole}>
              {play ? 'Save' : 'Add the play'}
            </Button>
          </>
        }
      >
        <form id={id} onSubmit={save} className="grid gap-4">
          <div className="grid gap-1">
            <Label htmlFor={`${id}-name`}>Name</Label>
            <Input
              id={`${id}-name`}
              autoFocus
              maxLength={120}
              placeholder="Near a limit"
              value={draft.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          </div>
          <div className="grid gap-1">
            <Label htmlFor={`${id}-trigger`}>When</Label>
            <Select
              id={`${id}-trigger`}
              value={draft.trigger ?? ''}
              onChange={({ target }) => change({ trigger: target.value === '' ? null : target.value })}
            >
              <option value="">Nothing calls for it by itself</option>
              {triggerChoices(rules).map(({ name, options }) => (
                <optgroup key={name} label={name}>
                  {options.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          </div>
          {text('trigger_words', 'And in words', 'Two months before the renewal')}
          <div className="grid gap-1">
            <Label htmlFor={`${id}-say`}>What to say</Label>
            <textarea
              id={`${id}-say`}
              rows={4}
              maxLength={4000}
              className={areaLook}
              value={draft.say ?? ''}
              onChange={({ target }) => change({ say: target.value === '' ? null : target.value })}
            />
          </div>
          {text('offer', 'Offer', 'Ten seats for the price of eight')}
          {text('owner', 'Owner', 'The account’s owner')}
          <div className="grid gap-1">
            <Label htmlFor={`${id}-steps`}>Steps, one a line</Label>
            <textarea
              id={`${id}-steps`}
              rows={4}
              className={areaLook}
              value={steps}
              onChange={({ target }) => setSteps(target.value)}
            />
          </div>
          <ArmsField arms={draft.arms} onArms={(arms) => change({ arms })} />
        </form>
      </DialogContent>
    </Dialog>
  );
}
