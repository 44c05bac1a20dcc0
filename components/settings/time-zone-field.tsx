'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { SettingsAnswer } from '@/lib/api/contract/settings';
import { timeZones } from '@/lib/view/time-zones';
import { SettingRow, useAtOnce } from './setting-row';

const nothing = () => undefined;

/** A time zone by its name, with those there are to choose from; empty: the machine's. */
export function TimeZoneField({ settings }: { settings: SettingsAnswer }) {
  const stored = settings.settings.time_zone ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const { set, isPending } = useAtOnce('time_zone');
  const text = typed ?? stored;
  const isKnown = text === '' || timeZones.includes(text);
  return (
    <SettingRow name="time_zone" settings={settings} draft={null} onDone={nothing}>
      {({ id, describedBy }) => (
        <form
          className="grid gap-1"
          onSubmit={(event) => {
            event.preventDefault();
            set(text === '' ? null : text, text === '' ? 'this machine’s' : text);
            setTyped(null);
          }}
        >
          <span className="flex gap-2">
            <Input
              id={id}
              list={`${id}-zones`}
              value={text}
              placeholder="This machine’s"
              autoComplete="off"
              aria-describedby={describedBy}
              aria-invalid={!isKnown}
              onChange={(event) => setTyped(event.target.value)}
            />
            {text !== stored && (
              <Button type="submit" variant="primary" disabled={!isKnown || isPending}>
                Save
              </Button>
            )}
          </span>
          <datalist id={`${id}-zones`}>
            {timeZones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          {!isKnown && <p className="text-xs text-ink-3">A name such as Europe/Berlin; empty: this machine’s.</p>}
        </form>
      )}
    </SettingRow>
  );
}
