/** What the page on the forecast asks for, as its address carries it. */
import { createLoader, type inferParserType, parseAsFloat, parseAsInteger, parseAsStringLiteral } from 'nuqs/server';
import { STANDARD_SEED } from '@/lib/domain/forecast/forecast';
import type { AskedOfAll } from './question';

export const forecastMeasures = ['nrr', 'arr'] as const;
export type ForecastMeasure = (typeof forecastMeasures)[number];

export const forecastParsers = {
  show: parseAsStringLiteral(forecastMeasures).withDefault('nrr'),
  months: parseAsStringLiteral(['12', '24']).withDefault('24'),
  /** Points of a month's ARR, and months, added to what the past year says. */
  churn: parseAsFloat.withDefault(0),
  expansion: parseAsFloat.withDefault(0),
  t2e: parseAsInteger.withDefault(0),
  seed: parseAsInteger.withDefault(STANDARD_SEED),
};

export type ForecastChoices = inferParserType<typeof forecastParsers>;

/** Reads the choices from the page's address on the server. */
export const loadForecastChoices = createLoader(forecastParsers);

/** Always of 24 months: what is drawn of them is the page's choice. */
export const forecastQuestion = ({ churn, expansion, t2e, seed }: ForecastChoices, asked: AskedOfAll) => ({
  ...asked,
  ...(churn !== 0 && { churn }),
  ...(expansion !== 0 && { expansion }),
  ...(t2e !== 0 && { t2e }),
  ...(seed !== STANDARD_SEED && { seed }),
});
