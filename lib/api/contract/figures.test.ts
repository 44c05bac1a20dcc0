/** Every number of a report as the contract has it, also where no ledger at hand makes one: it is in the catalogue. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { catalogue } from '@/lib/domain/catalogue';
import { figureOf } from '@/lib/domain/catalogue/figures';
import type { Metric } from '@/lib/domain/catalogue/metric';
import { reportContract } from '../report-contract';
import { bookReport } from './book';
import { differencesReport } from './differences';
import { forecastReport } from './forecast';
import { matchesReport } from './matches';
import { playsReport } from './plays';

// An explanation's numbers are of the metric that was asked for; the glossary has none of the ledger.
const { explain: _ofAny, glossary: _ofNone, ...ofReports } = reportContract;
const contracts: Readonly<Record<string, z.ZodType>> = {
  ...ofReports,
  book: bookReport,
  differences: differencesReport,
  forecast: forecastReport,
  matches: matchesReport,
  plays: playsReport,
};

interface Schema {
  type?: string;
  const?: unknown;
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: Schema | false;
  propertyNames?: { enum?: readonly string[] };
  items?: Schema | false;
  prefixItems?: readonly Schema[];
  anyOf?: readonly Schema[];
}

/** Paths of numbers without places in lists, and whether they are whole; a group's rows are those of the whole. */
function* numbers(schema: Schema, path: readonly string[] = []): Generator<[path: string, isWhole: boolean]> {
  if (schema.type === 'number' || schema.type === 'integer') yield [path.join('.'), schema.type === 'integer'];
  for (const [key, part] of Object.entries(schema.properties ?? {}))
    yield* numbers(part, key === 'groups' ? path : [...path, key]);
  if (schema.additionalProperties)
    for (const key of schema.propertyNames?.enum ?? ['some'])
      yield* numbers(schema.additionalProperties, [...path, key]);
  for (const part of [...(schema.anyOf ?? []), ...(schema.prefixItems ?? []), ...(schema.items ? [schema.items] : [])])
    yield* numbers(part, path);
}

const metrics = new Map<string, Metric>(catalogue.map((metric) => [metric.slug, metric]));

describe.each(Object.entries(contracts))('every number of %s', (name, contract) => {
  const found = [...numbers(z.toJSONSchema(contract, { unrepresentable: 'any' }) as Schema)];

  it('is in the catalogue', () => {
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(found.map(([path]) => path))].filter((path) => figureOf(name, path) === undefined)).toEqual([]);
  });

  it('is no whole number where the catalogue says a rate', () => {
    const wrong = found.filter(([path, isWhole]) => {
      const unit = metrics.get(figureOf(name, path) ?? '')?.unit;
      return isWhole && (unit === 'ratio' || unit === 'multiple');
    });
    expect(wrong).toEqual([]);
  });
});
