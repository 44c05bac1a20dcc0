'use client';

import { useId, useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { DayRange } from '@/lib/view/import-choices';

interface CompleteFieldProps {
  range: DayRange | null;
  disabled: boolean;
  /** Null until both days are there, the second not before the first. */
  onRange(range: DayRange | null): void;
}

interface DayFieldProps {
  label: string;
  value: string;
  disabled: boolean;
  onDay(day: string): void;
}

function DayField({ label, value, disabled, onDay }: DayFieldProps) {
  const id = useId();
  return (
    <div className="grid w-40 gap-1">
      <Label htmlFor={id}>{label}</Label>
      <Input id={id} type="date" value={value} disabled={disabled} onChange={(event) => onDay(event.target.value)} />
    </div>
  );
}

/** Whether the file states all there is in a range of days, so that what it no longer states is withdrawn. */
export function CompleteField({ range, disabled, onRange }: CompleteFieldProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(range !== null);
  const [days, setDays] = useState({ from: range?.from ?? '', to: range?.to ?? '' });
  const change = (next: typeof days) => {
    setDays(next);
    onRange(next.from !== '' && next.to !== '' && next.from <= next.to ? next : null);
  };
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <div className="flex items-start gap-2">
        <Checkbox
          id={id}
          checked={isOpen}
          disabled={disabled}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setOpen(event.target.checked);
            change(event.target.checked ? days : { from: '', to: '' });
          }}
        />
        <div>
          <Label htmlFor={id}>This file is complete for a range of days</Label>
          <p id={`${id}-hint`} className="text-xs text-ink-3">
            What earlier files of the same source stated in that range, and this one does not, is withdrawn. The check
            shows how much.
          </p>
        </div>
      </div>
      {isOpen && (
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2 pl-8">
          <DayField
            label="Complete from"
            value={days.from}
            disabled={disabled}
            onDay={(from) => change({ ...days, from })}
          />
          <DayField label="Complete to" value={days.to} disabled={disabled} onDay={(to) => change({ ...days, to })} />
          {range === null && (
            <p role="status" className="pb-1.5 text-caution">
              {days.from !== '' && days.to !== '' ? 'The range ends before it begins.' : 'Say both days.'}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
