/** The forecast: what the draws say, and how often such bands held. */
import type { Metric } from './metric';

export const forecastMetrics = [
  {
    slug: 'forecast_nrr',
    name: 'Forecast NRR',
    shortName: 'Forecast NRR',
    unit: 'ratio',
    additive: 'nothing',
    good: 'up',
    formula:
      'NRR after replaying the past twelve months of accounts drawn with replacement: the middle of 1,000 such draws.',
    inputs: ['nrr'],
    note: 'Its band is what 8 of 10 draws lie in.',
    section: 12,
  },
  {
    slug: 'forecast_arr',
    name: 'Forecast ARR',
    shortName: 'Forecast ARR',
    unit: 'money',
    additive: 'nothing',
    good: 'up',
    formula:
      'ARR after the same draws, with new business in the amounts of the past twelve months: the middle of 1,000.',
    inputs: ['arr', 'new'],
    note: 'Its band is what 8 of 10 draws lie in.',
    section: 12,
  },
  {
    slug: 'forecast_held',
    name: 'Forecasts that held',
    shortName: 'Held',
    unit: 'ratio',
    additive: 'nothing',
    good: 'up',
    formula: 'Past quarters whose outcome lay inside the band that was forecast at their end ÷ such quarters.',
    inputs: ['forecast_nrr'],
    note: 'A band of 80% should hold about 80%.',
    section: 12,
  },
] as const satisfies readonly Metric[];
