'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { SettingsAnswer } from '@/lib/api/contract/settings';
import { shareOfPercent, valueWords } from '@/lib/view/settings';
import { SettingRow, useAtOnce } from './setting-row';

const nothing = () => undefined;

/** Gross margin in percent; empty: not stated. */
export function ShareField({ settings, label }: { settings: SettingsAnswer; label: string }) {
  const share = settings.settings.gross_margin;
  const stored = share === null ? '' : String(Number((share * 100).toFixed(2)));
  const [typed, setTyped] = useState<string | null>(null);
  const { set, isPending } = useAtOnce('gross_margin');
  const text = typed ?? stored;
  const value = shareOfPercent(text);
  return (
    <SettingRow name="gross_margin" settings={settings} draft={null} onDone={nothing}>
      {({ id, describedBy }) => (
        <form
          aria-label={label}
          className="flex items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (value === undefined) return;
            set(value, valueWords('gross_margin', value));
            setTyped(null);
          }}
        >
          <Input
            id={id}
            className="num w-24 text-right"
            inputMode="decimal"
            value={text}
            placeholder="–"
            aria-describedby={describedBy}
            aria-invalid={value === undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span className="text-ink-3">%</span>
          {text !== stored && (
            <Button type="submit" variant="primary" disabled={value === undefined || isPending}>
              Save
            </Button>
          )}
        </form>
      )}
    </SettingRow>
  );
}
