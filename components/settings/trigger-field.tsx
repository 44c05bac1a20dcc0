'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { fieldLook } from '@/components/ui/field';
import type { SettingsAnswer } from '@/lib/api/contract/settings';
import { valueWords } from '@/lib/view/settings';
import { SettingRow, useAtOnce } from './setting-row';

const nothing = () => undefined;
const MOST_LETTERS = 200;

/** What makes an account ready to expand, in the company's own words; empty: not named. */
export function TriggerField({ settings }: { settings: SettingsAnswer }) {
  const stored = settings.settings.expansion_trigger ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const { set, isPending } = useAtOnce('expansion_trigger');
  const text = typed ?? stored;
  return (
    <SettingRow name="expansion_trigger" settings={settings} draft={null} onDone={nothing}>
      {({ id, describedBy }) => (
        <form
          className="grid justify-items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            const value = text.trim() || null;
            set(value, valueWords('expansion_trigger', value));
            setTyped(null);
          }}
        >
          <textarea
            id={id}
            rows={2}
            maxLength={MOST_LETTERS}
            className={`${fieldLook} h-auto py-1.5`}
            value={text}
            aria-describedby={describedBy}
            onChange={(event) => setTyped(event.target.value)}
          />
          {text !== stored && (
            <Button type="submit" variant="primary" disabled={isPending}>
              Save
            </Button>
          )}
        </form>
      )}
    </SettingRow>
  );
}
