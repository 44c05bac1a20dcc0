'use client';

import { useId, useState } from 'react';
import { useStateSettings } from '@/components/settings/use-settings';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

const LONGEST = 200;

/** Where the trigger of expansion is stated, in the company's own words. */
export function TriggerPopover({ stated, trigger }: { stated: string | null } & FloatingProps) {
  const [open, setOpen] = useState(true);
  const [words, setWords] = useState(stated ?? '');
  const { state, isPending } = useStateSettings();
  const id = useId();
  const save = (text: string | null, done: string) => state({ expansion_trigger: text }, done, () => setOpen(false));
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label="Trigger of expansion">
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (words.trim() !== '') save(words.trim(), 'Trigger stated');
          }}
        >
          <Label htmlFor={id}>What comes before an expansion?</Label>
          <Input
            id={id}
            value={words}
            maxLength={LONGEST}
            placeholder="80% of the seats are in use"
            onChange={(event) => setWords(event.target.value)}
          />
          <p className="text-xs text-ink-3">One sign that you know of. Systematic expansion begins with it.</p>
          <div className="flex justify-end gap-2">
            {stated !== null && (
              <Button disabled={isPending} onClick={() => save(null, 'Trigger taken away')}>
                Take it away
              </Button>
            )}
            <Button type="submit" variant="primary" disabled={isPending || words.trim() === ''}>
              Save
            </Button>
          </div>
        </form>
      </PopoverContent>
    </Popover>
  );
}
