'use client';

import { useState } from 'react';
import { Field } from '@/components/adjust/field';
import { useTimeZone } from '@/components/adjust/use-time-zone';
import { saveFile } from '@/components/charts/save-file';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { calendarFile } from '@/lib/view/calendar-file';
import { dayText } from '@/lib/view/format';
import { type TouchpointInput, touchpointName } from '@/lib/view/plans';

const LENGTHS = [15, 30, 45, 60, 90, 120];

/** A planned meeting as a file for any calendar, at a time of day or for the whole day. */
export function CalendarDialog({ touchpoint, onClose }: { touchpoint: TouchpointInput; onClose(): void }) {
  const timeZone = useTimeZone();
  const [at, setAt] = useState('10:00');
  const [minutes, setMinutes] = useState(60);
  const { record, account, name, on, kind, owner, note } = touchpoint;
  const summary = `${touchpointName(kind)}: ${name}`;
  const download = () => {
    const uid = `touchpoint-${record ?? `${account}-${on}`}@ratchet`;
    const description = [owner && `Owner: ${owner}`, note].filter(Boolean).join('\n');
    const text = calendarFile({ uid, on, at: at || null, minutes, timeZone, summary, description, now: new Date() });
    saveFile(new Blob([text], { type: 'text/calendar;charset=utf-8' }), `${on}-${account}.ics`);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={summary}
        description={`On ${dayText(on)}, as a file for your calendar`}
        actions={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" onClick={download}>
              Download .ics
            </Button>
          </>
        }
      >
        <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          <Field label="Begins at" hint={at === '' ? 'The whole day' : `In your time zone, ${timeZone}`}>
            {(props) => <Input {...props} type="time" value={at} onChange={(event) => setAt(event.target.value)} />}
          </Field>
          <Field label="Length" required>
            {(props) => (
              <Select
                {...props}
                value={minutes}
                disabled={at === ''}
                onChange={(event) => setMinutes(Number(event.target.value))}
              >
                {LENGTHS.map((length) => (
                  <option key={length} value={length}>
                    {length} minutes
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      </DialogContent>
    </Dialog>
  );
}
