'use client';

import { Select } from '@/components/ui/select';
import type { SettingsAnswer } from '@/lib/api/contract/settings';
import { monthOptions, type PlainSetting, settingWords, valueWords } from '@/lib/view/settings';
import { settingsSections } from '@/lib/view/settings-sections';
import { Section } from './section';
import { SettingRow, useAtOnce } from './setting-row';
import { ShareField } from './share-field';
import { TimeZoneField } from './time-zone-field';
import { TriggerField } from './trigger-field';

const nothing = () => undefined;

interface ChoiceProps {
  name: PlainSetting;
  settings: SettingsAnswer;
  value: string;
  options: readonly { value: string; label: string }[];
  fact?: string;
  read(value: string): unknown;
}

/** A choice that is saved when it is made. */
function Choice({ name, settings, value, options, fact, read }: ChoiceProps) {
  const { set, isPending } = useAtOnce(name);
  return (
    <SettingRow name={name} settings={settings} draft={null} onDone={nothing} fact={fact}>
      {({ id, describedBy }) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          value={value}
          disabled={isPending}
          onChange={(event) => {
            const chosen = read(event.target.value);
            set(chosen, valueWords(name, chosen));
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </SettingRow>
  );
}

/** Fiscal year, time zone, stage and margin. */
export function Company({ settings }: { settings: SettingsAnswer }) {
  const { stage_by_arr, stages } = settings;
  const { fiscal_year_start, stage } = settings.settings;
  const byArr = stage_by_arr === null ? 'By ARR' : `By ARR: $${stage_by_arr}`;
  return (
    <Section section={settingsSections.company}>
      <div>
        <Choice
          name="fiscal_year_start"
          settings={settings}
          value={String(fiscal_year_start)}
          options={monthOptions}
          read={Number}
          {...(settings.fiscal_year !== null && { fact: `Data through lies in fiscal ${settings.fiscal_year}.` })}
        />
        <TimeZoneField settings={settings} />
        <Choice
          name="stage"
          settings={settings}
          value={stage ?? ''}
          options={[{ value: '', label: byArr }, ...stages.map((name) => ({ value: name, label: `$${name}` }))]}
          read={(value) => (value === '' ? null : value)}
        />
        <ShareField settings={settings} label={settingWords.gross_margin.label} />
        <TriggerField settings={settings} />
      </div>
    </Section>
  );
}
