'use client';

import { useId } from 'react';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { HourField } from '@/components/ui/hour-field';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import type { DigestStateAnswer } from '@/lib/api/contract/digest';
import { scheduleFinding, scheduleNote, weekdayNames } from '@/lib/view/digest/page';
import { hourText } from '@/lib/view/hours';
import { usePlan } from './use-plan';

/** The weekday and the hour, where the company is. */
export function ScheduleCard({ state }: { state: DigestStateAnswer }) {
  const id = useId();
  const { save } = usePlan(state);
  const { weekly, weekday, hour } = state.plan;
  return (
    <Card title={scheduleFinding(state)} sub={scheduleNote(state)}>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <div className="flex min-h-(--control) basis-full items-center gap-1.5">
          <Checkbox
            id={`${id}-weekly`}
            checked={weekly}
            onChange={({ target }) =>
              save(
                { weekly: target.checked },
                target.checked ? 'The digest is sent every week' : 'No digest is sent by itself',
              )
            }
          />
          <Label htmlFor={`${id}-weekly`}>Send it every week</Label>
        </div>
        <div className="grid gap-1">
          <Label htmlFor={`${id}-day`}>On</Label>
          <Select
            id={`${id}-day`}
            className="w-36"
            value={String(weekday)}
            onChange={({ target }) =>
              save({ weekday: Number(target.value) }, `Every ${weekdayNames[Number(target.value) - 1] ?? ''}`)
            }
          >
            {weekdayNames.map((name, index) => (
              <option key={name} value={index + 1}>
                {name}
              </option>
            ))}
          </Select>
        </div>
        <HourField hour={hour} onHour={(next) => save({ hour: next }, `At ${hourText(next)}`)} />
      </div>
    </Card>
  );
}
