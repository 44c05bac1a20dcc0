'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { SettingsAnswer } from '@/lib/api/contract/settings';
import { policyOptions, valueWords } from '@/lib/view/settings';
import { settingsSections } from '@/lib/view/settings-sections';
import { Section } from './section';
import { SettingRow } from './setting-row';
import type { Changes } from './use-settings';

type Policy = SettingsAnswer['settings']['usage_policy'];

function UsagePolicy({ settings }: { settings: SettingsAnswer }) {
  const stored = settings.settings.usage_policy;
  const [chosen, setChosen] = useState<Policy>(stored);
  const draft =
    chosen === stored
      ? null
      : { changes: { usage_policy: chosen }, done: `Metered revenue counts as ${valueWords('usage_policy', chosen)}` };
  return (
    <SettingRow name="usage_policy" settings={settings} draft={draft} onDone={() => setChosen(stored)}>
      {({ id, describedBy }) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          value={chosen}
          onChange={(event) => setChosen(event.target.value as Policy)}
        >
          {policyOptions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </SettingRow>
  );
}

interface TriedProps {
  settings: SettingsAnswer;
  name: 'grace' | 'history_from';
  type: 'number' | 'date';
  stored: string;
  /** Undefined: not yet a value. */
  read(text: string): Changes | undefined;
  value(text: string): unknown;
}

/** Typed, then tried out, and only then saved. */
function Tried({ settings, name, type, stored, read, value }: TriedProps) {
  const [text, setText] = useState(stored);
  const [tried, setTried] = useState<string | null>(null);
  const changes = read(text);
  const done = () => {
    setTried(null);
    setText(stored);
  };
  const draft =
    tried === text && text !== stored && changes
      ? { changes, done: `${name === 'grace' ? 'Days of grace' : 'History from'}: ${valueWords(name, value(text))}` }
      : null;
  return (
    <SettingRow name={name} settings={settings} draft={draft} onDone={done}>
      {({ id, describedBy }) => (
        <form
          className="flex items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            setTried(text);
          }}
        >
          <Input
            id={id}
            type={type}
            min={type === 'number' ? 0 : undefined}
            max={type === 'number' ? 366 : undefined}
            className="num w-40"
            value={text}
            aria-describedby={describedBy}
            aria-invalid={changes === undefined}
            onChange={(event) => setText(event.target.value)}
          />
          {text !== stored && draft === null && (
            <Button type="submit" disabled={changes === undefined}>
              Try it
            </Button>
          )}
        </form>
      )}
    </SettingRow>
  );
}

/** Usage policy, grace and history-from: what moves figures is tried out first. */
export function Figures({ settings }: { settings: SettingsAnswer }) {
  const { grace, history_from } = settings.settings;
  return (
    <Section section={settingsSections.figures}>
      <div>
        <UsagePolicy key={settings.settings.usage_policy} settings={settings} />
        <Tried
          key={`grace ${grace}`}
          settings={settings}
          name="grace"
          type="number"
          stored={String(grace)}
          value={Number}
          read={(text) => (/^\d{1,3}$/.test(text) && Number(text) <= 366 ? { grace: Number(text) } : undefined)}
        />
        <Tried
          key={`history ${history_from}`}
          settings={settings}
          name="history_from"
          type="date"
          stored={history_from ?? ''}
          value={(text) => (text === '' ? null : text)}
          read={(text) => ({ history_from: text === '' ? null : text })}
        />
      </div>
    </Section>
  );
}
