'use client';

import { Check } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { monthRange, periodPresets } from '@/lib/view/question';

export interface PeriodPopoverProps {
  period: string;
  onPeriod(period: string): void;
}

/** Months to show: as many as are usually looked at, or from one month to another. */
export function PeriodPopover({ period, onPeriod, trigger }: PeriodPopoverProps & FloatingProps) {
  const [open, setOpen] = useState(true);
  const [range, setRange] = useState(monthRange(period) ?? { from: '', to: '' });
  const id = useId();
  const choose = (chosen: string) => {
    setOpen(false);
    onPeriod(chosen);
  };
  const text = `${range.from}..${range.to}`;
  const isWhole = monthRange(text) !== null;
  const isBackwards = range.from !== '' && range.to !== '' && !isWhole;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label="Months to show" className="w-64 p-1">
        <ul>
          {Object.entries(periodPresets).map(([name, { label }]) => (
            <li key={name}>
              <Button
                variant="quiet"
                className="w-full justify-start text-ink"
                aria-pressed={name === period}
                onClick={() => choose(name)}
              >
                {label}
                {name === period && <Check aria-hidden className="ml-auto" />}
              </Button>
            </li>
          ))}
        </ul>
        <form
          className="mt-1 grid gap-2 border-t border-line p-2.5"
          onSubmit={(event) => {
            event.preventDefault();
            if (isWhole) choose(text);
          }}
        >
          <Label htmlFor={`${id}from`} className="text-xs text-ink-2">
            From month
          </Label>
          <Input
            id={`${id}from`}
            type="month"
            value={range.from}
            onChange={(event) => setRange({ ...range, from: event.target.value })}
          />
          <Label htmlFor={`${id}to`} className="text-xs text-ink-2">
            To month
          </Label>
          <Input
            id={`${id}to`}
            type="month"
            value={range.to}
            aria-invalid={isBackwards}
            aria-describedby={isBackwards ? `${id}why` : undefined}
            onChange={(event) => setRange({ ...range, to: event.target.value })}
          />
          {isBackwards && (
            <p id={`${id}why`} className="text-xs text-bad">
              The last month lies before the first.
            </p>
          )}
          <Button type="submit" disabled={!isWhole}>
            Show these months
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
