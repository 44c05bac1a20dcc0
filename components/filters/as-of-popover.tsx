'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

export interface AsOfPopoverProps {
  day: string | null;
  onDay(day: string | null): void;
}

/**
 * Shows the figures as they stood at the end of a past day. Days end at midnight UTC: what a report said of a day must
 * not change with the workspace's time zone.
 */
export function AsOfPopover({ day, onDay, trigger }: AsOfPopoverProps & FloatingProps) {
  const [open, setOpen] = useState(true);
  const [chosen, setChosen] = useState(day ?? '');
  const id = useId();
  const choose = (asked: string | null) => {
    setOpen(false);
    onDay(asked);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label="As of a past day" className="w-72">
        <form
          className="grid gap-2.5"
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen !== '') choose(chosen);
          }}
        >
          <Label htmlFor={id}>Figures as they stood on</Label>
          <Input id={id} type="date" value={chosen} onChange={(event) => setChosen(event.target.value)} />
          <p className="text-xs text-ink-3">
            Only what had been recorded by midnight UTC at its end counts, in every time zone alike; later corrections
            and imports are left out.
          </p>
          <div className="flex justify-end gap-2">
            {day !== null && (
              <Button variant="quiet" onClick={() => choose(null)}>
                Back to today
              </Button>
            )}
            <Button type="submit" variant="primary" disabled={chosen === ''}>
              Show that day
            </Button>
          </div>
        </form>
      </PopoverContent>
    </Popover>
  );
}
