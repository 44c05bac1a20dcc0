/** Benchmarks: the company's figures against its stage, rules of thumb, and what others have published. */
import * as z from 'zod';
import { benchmarkMetrics } from '@/lib/domain/benchmarks/company';
import { readinessChecks } from '@/lib/domain/benchmarks/readiness';
import { stageNames } from '@/lib/domain/benchmarks/stages';
import { keptFigure } from './own-benchmarks';
import { minor, ratio, reportHead } from './parts';

const published = z.object({
  metric: z.string(),
  population: z.string(),
  size: z.object({ of: z.enum(['arr', 'acv', 'arpa']), from: z.number(), below: z.number().nullable() }).nullable(),
  is_all: z.boolean(),
  p25: ratio,
  median: ratio,
  p75: ratio,
  said: z.string(),
  year: z.string(),
  n: z.string().nullable(),
  publisher: z.string(),
  document: z.string(),
  url: z.string().nullable(),
  kind: z.enum(['survey', 'billing data', 'portfolio', 'target']),
  how_read: z.string(),
  measures: z.string(),
});

const stand = {
  verdict: z.enum(['below', 'within', 'above']).nullable(),
  gap: ratio,
  gap_arr: minor.nullable(),
  reaches: z.boolean().nullable(),
  toward: z.boolean().nullable(),
};

const ownCompared = keptFigure.extend({ ...stand, fit: z.enum(['size', 'all', 'other size', 'not known']) });

const band = z.object({
  kind: z.enum(['stage target', 'own target', 'rule of thumb']),
  population: z.string(),
  note: z.string(),
  low: ratio,
  high: ratio,
  ...stand,
});

export const benchmarksReport = reportHead.extend({
  stage: z
    .object({
      name: z.enum(stageNames),
      by_arr: z.enum(stageNames),
      is_chosen: z.boolean(),
      arr: minor,
      arr_usd: minor.nullable(),
      nrr_low: z.number(),
      nrr_high: ratio,
      to_next_arr: minor.nullable(),
      levers: z.array(z.string()).readonly(),
      infrastructure: z.array(z.string()).readonly(),
      avoid: z.string(),
    })
    .nullable(),
  rows: z.array(
    z.object({
      metric: z.enum(benchmarkMetrics),
      value: ratio,
      low: ratio,
      high: ratio,
      bands: z.array(band),
      like: z.array(published),
      all: z.array(published),
      others: z.array(published),
      own: z.array(ownCompared),
    }),
  ),
  readiness: z.array(
    z.object({
      check: z.enum(readinessChecks),
      value: ratio,
      needed: z.number(),
      met: z.boolean().nullable(),
      stated: z.string().nullable(),
      behind: z.array(
        z.object({ part: z.string().nullable(), metric: z.string(), period: z.string(), where: z.array(z.string()) }),
      ),
    }),
  ),
});
