'use client';

import { useId, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { SettingsAnswer } from '@/lib/api/contract/settings';
import { historyRows, type SettingKey, settingWords } from '@/lib/view/settings';
import { type Changes, useStateSettings } from './use-settings';

interface ValueHistoryProps {
  name: SettingKey;
  settings: SettingsAnswer;
}

/** Every value that a setting has had; any of them can hold again. Nothing where there was never more than one. */
export function ValueHistory({ name, settings }: ValueHistoryProps) {
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const { state, isPending } = useStateSettings();
  const rows = historyRows(settings.history, name);
  if (rows.length === 0) return null;
  const { label } = settingWords[name];
  return (
    <div className="text-xs">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
        className="inline-flex min-h-[24px] items-center text-ink-3 underline decoration-line-strong decoration-dotted underline-offset-3 hover:text-ink"
      >
        {rows.length === 1 ? `Set ${rows[0]?.on}` : `Changed ${rows.length - 1}×, last ${rows[0]?.on}`}
      </button>
      {isOpen && (
        <ul id={list} aria-label={`Values of ${label}`} className="num mt-1 grid border-l border-line pl-3">
          {rows.map((row) => (
            <li key={row.version} className="flex min-h-[30px] flex-wrap items-center gap-x-3 text-ink-2">
              <span className="w-24 text-ink-3">{row.on}</span>
              <span className="min-w-0 flex-1 font-medium text-ink [overflow-wrap:anywhere]">{row.words}</span>
              <span className="text-ink-3">{row.by}</span>
              {row.isInForce ? (
                <Badge>in force</Badge>
              ) : (
                name !== 'currency' && (
                  <Button
                    needs="write"
                    variant="quiet"
                    className="h-6 min-h-[24px] px-2 text-xs"
                    disabled={isPending}
                    aria-label={`Set ${label} to ${row.words} again`}
                    onClick={() => state({ [name]: row.value } as Changes, `${label}: ${row.words}`)}
                  >
                    Set again
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
