'use client';

import { useId } from 'react';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { hourText } from '@/lib/view/hours';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** The hour of the day at which something is done. */
export function HourField({ hour, onHour }: { hour: number; onHour(hour: number): void }) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>At</Label>
      <Select id={id} className="num w-24" value={String(hour)} onChange={({ target }) => onHour(Number(target.value))}>
        {hours.map((each) => (
          <option key={each} value={each}>
            {hourText(each)}
          </option>
        ))}
      </Select>
    </div>
  );
}
