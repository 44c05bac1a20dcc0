'use client';

import { Check } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { comparisonNames } from '@/lib/view/comparison';
import { monthRange, periodPresets, type Question } from '@/lib/view/question';

export interface PeriodPopoverProps {
  period: string;
  compare: Question['compare'];
  onPeriod(period: string): void;
  onCompare(compare: Question['compare']): void;
}

interface CompareProps {
  compare: Question['compare'];
  onCompare(compare: Question['compare']): void;
}

const comparisons = ['none', 'previous', 'year'] as const;

/** What the courses are held against. */
function CompareWith({ compare, onCompare }: CompareProps) {
  return (
    <fieldset className="mt-1 border-t border-line pt-2">
      <legend className="float-left px-2.5 pb-1 text-2xs font-medium text-ink-3">Compare with</legend>
      <ul className="clear-both">
        {comparisons.map((name) => (
          <li key={name}>
            <Button
              variant="quiet"
              className="w-full justify-start text-ink"
              aria-pressed={name === compare}
              onClick={() => onCompare(name)}
            >
              {comparisonNames[name]}
              {name === compare && <Check aria-hidden className="ml-auto" />}
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Months to show: as many as are usually looked at, or from one month to another. */
export function PeriodPopover({ period, compare, onPeriod, onCompare, trigger }: PeriodPopoverProps & FloatingProps) {
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
        <CompareWith
          compare={compare}
          onCompare={(chosen) => {
            setOpen(false);
            onCompare(chosen);
          }}
        />
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
