import { describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/domain/catalogue';
import { figureOf } from '@/lib/domain/catalogue/figures';
import type { Metric } from '@/lib/domain/catalogue/metric';
import { cohortMetrics } from '@/lib/domain/cohort-metric';
import { parseReportQuery, QueryError } from './query';
import { reports } from './reports';
import { richView } from './testing/rich-view';

const metrics = new Map<string, Metric>(catalogue.map((metric) => [metric.slug, metric]));
const view = richView();

/** Questions that between them make a report say all it can; one that it does not take is left out. */
const questions = ['', 'by=channel', 'at=2025-11-30,2025-12-31', 'window=1&by=channel&attr_at=start', 'fx=monthly'];

/** Paths of numbers, and of what there is none of, without places in lists; a group's rows are those of the whole. */
function* figures(value: unknown, path: readonly string[] = []): Generator<[path: string, value: number | null]> {
  if (Array.isArray(value)) for (const item of value) yield* figures(item, path);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* figures(item, key === 'groups' ? path : [...path, key]);
  else if (typeof value === 'number' || value === null) yield [path.join('.'), value];
}

function answersOf(name: keyof typeof reports): object[] {
  return questions.flatMap((text) => {
    try {
      return [reports[name](view, parseReportQuery(new URLSearchParams(text)))];
    } catch (error) {
      if (error instanceof QueryError) return [];
      throw error;
    }
  });
}

describe.each(Object.keys(reports) as (keyof typeof reports)[])('every figure of %s', (name) => {
  const answers = answersOf(name);
  const found = answers.flatMap((answer) => [...figures(answer)]);

  it('is in the catalogue', () => {
    expect(answers.length).toBeGreaterThan(1);
    const unknown = found.map(([path]) => path).filter((path) => figureOf(name, path) === undefined);
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('is of the unit that the catalogue says: money and counts are whole', () => {
    for (const [path, value] of found) {
      const unit = metrics.get(figureOf(name, path) ?? '')?.unit;
      if (value !== null && (unit === 'money' || unit === 'count')) expect(value, path).toSatisfy(Number.isSafeInteger);
    }
  });
});

it('the view that is looked at has all lists filled: rises, renewals, reviews, charges, changes ahead', () => {
  const ask = parseReportQuery([]);
  expect(reports.expansion(view, ask).price_increases.length).toBeGreaterThan(0);
  expect(reports.renewals(view, ask).rows.length).toBeGreaterThan(0);
  expect(reports.plans(view, ask).qbr.length).toBeGreaterThan(0);
  expect(reports['one-time'](view, ask).charges.length).toBeGreaterThan(0);
  expect(reports.scheduled(view, ask).changes.length).toBeGreaterThan(0);
  expect(reports.coverage(view, ask).uncovered.length).toBeGreaterThan(0);
});

describe('figures by the end of their path', () => {
  it.each([
    ['movements', 'rows.expansion_by_source.seats', 'expansion.seats'],
    ['movements', 'rows.accounts.churn', 'moving_accounts'],
    ['movements', 'rows.churn', 'churn'],
    ['retention', 'current.moved_in.arr', 'moved_arr'],
    ['expansion', 't2e_by.channel.accounts', 't2e_accounts'],
    ['expansion', 'price_increases.accounts', null],
    ['bridge', 'entered.contribution', 'bridge_contribution'],
    ['retention', 'rows.luck', undefined],
    ['nowhere', 'luck', undefined],
  ])('%s %s is %s', (report, path, slug) => {
    expect(figureOf(report, path)).toBe(slug);
  });
  it('every metric of the cohort table has an entry', () => {
    for (const metric of cohortMetrics) expect(metrics.has(`cohort_${metric}`), metric).toBe(true);
  });
});
