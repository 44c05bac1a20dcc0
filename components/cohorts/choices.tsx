'use client';

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useAsked } from '@/components/filters/use-question';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { reportQuery } from '@/lib/api/queries';
import { metricOptions, splitOptions } from '@/lib/view/cohort-choices';
import { useCohortChoices } from './use-cohort-choices';

/** What a cell is, and by what the accounts are split. */
export function Choices() {
  const [{ metric, by }, setChoices] = useCohortChoices();
  const { question } = useAsked();
  const { data } = useQuery(reportQuery('attributes', question.as_of === null ? {} : { as_of: question.as_of }));
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <Segmented
        label="Figure of a cell"
        options={metricOptions}
        value={metric}
        onValue={(chosen) => void setChoices({ metric: chosen })}
        className="max-md:grid max-md:w-full max-md:grid-cols-3"
      />
      <span className="flex items-center gap-2">
        <label htmlFor={id} className="whitespace-nowrap text-ink-2">
          Split by
        </label>
        <Select
          id={id}
          value={by ?? ''}
          onChange={(event) => void setChoices({ by: event.target.value || null, part: null })}
          className="w-44"
        >
          {splitOptions(data?.attributes, by).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </span>
    </div>
  );
}
