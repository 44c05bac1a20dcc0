'use client';

import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { ForecastReport } from '@/lib/domain/forecast/shape';
import type { ForecastChoices } from '@/lib/view/forecast-question';
import { triedText, type WhatIfField, whatIfFields } from '@/lib/view/forecast-what-if';

interface WhatIfCardProps {
  report: ForecastReport;
  choices: ForecastChoices;
  onChange(changed: Partial<Pick<ForecastChoices, 'churn' | 'expansion' | 't2e'>>): void;
}

const AS_IT_WAS = { churn: 0, expansion: 0, t2e: 0 } as const;

/** Decimals of the slider's own steps: 0.1 + 0.2 is 0.3. */
const stepped = (value: number, step: number): number => Number((Math.round(value / step) * step).toFixed(1));

function Slider({ field, value, onValue }: { field: WhatIfField; value: number; onValue(value: number): void }) {
  return (
    <label className="grid gap-1">
      <span className="flex items-baseline justify-between gap-3">
        <span className="font-medium text-ink">{field.name}</span>
        <span className="num text-xs text-ink-2">{triedText(field.key, value)}</span>
      </span>
      <input
        type="range"
        min={field.least}
        max={field.most}
        step={field.step}
        value={value}
        autoComplete="off"
        aria-label={field.name}
        aria-valuetext={`${triedText(field.key, value)}: ${field.tried}`}
        onChange={(event) => onValue(stepped(Number(event.target.value), field.step))}
        className="h-[24px] w-full accent-accent"
      />
      <span className="num flex justify-between gap-3 text-xs text-ink-3">
        <span>Past year {field.now}</span>
        {value !== 0 && <span className="text-ink-2">tried {field.tried}</span>}
      </span>
    </label>
  );
}

/** What would be if churn, expansion or the time to the first one were other than in the past year. */
export function WhatIfCard({ report, choices, onChange }: WhatIfCardProps) {
  const isTried = choices.churn !== 0 || choices.expansion !== 0 || choices.t2e !== 0;
  return (
    <Card
      title="What if"
      sub="The same draws, so that what differs is what is tried out and not luck"
      actions={
        <Button disabled={!isTried} onClick={() => onChange(AS_IT_WAS)}>
          As it was
        </Button>
      }
    >
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-3">
        {whatIfFields(report, choices).map((field) => (
          <Slider
            key={field.key}
            field={field}
            value={choices[field.key]}
            onValue={(value) => onChange({ [field.key]: value })}
          />
        ))}
      </div>
    </Card>
  );
}
