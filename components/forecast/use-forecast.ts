'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useDeferredValue } from 'react';
import { useAsked } from '@/components/filters/use-question';
import { forecastQuery } from '@/lib/api/forecast-queries';
import { workspaceQuery } from '@/lib/api/queries';
import { forecastParsers, forecastQuestion } from '@/lib/view/forecast-question';

/** Choices in the address; sliders are moved on and on, so that each step is no step back. */
export const useForecastChoices = () => useQueryStates(forecastParsers, { history: 'replace', throttleMs: 120 });

export function useForecast() {
  const [choices, setChoices] = useForecastChoices();
  const { asked } = useAsked();
  const workspace = useQuery(workspaceQuery());
  const settled = useDeferredValue(choices);
  const hasData = workspace.data?.workspace?.has_data === true;
  const query = useQuery({ ...forecastQuery(forecastQuestion(settled, asked)), enabled: hasData });
  return { choices, setChoices, query, isEmpty: workspace.data !== undefined && !hasData };
}
