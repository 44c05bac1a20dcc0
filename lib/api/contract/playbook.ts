/** The playbook: what each stage does to expand, tied to the company's own figures. */
import * as z from 'zod';
import { leverFigures } from '@/lib/domain/benchmarks/levers';
import { stageNames } from '@/lib/domain/benchmarks/stages';
import { minor, ratio, reportHead } from './parts';

export const playbookReport = reportHead.extend({
  stage: z.enum(stageNames).nullable(),
  source: z.string(),
  stages: z.array(
    z.object({
      name: z.enum(stageNames),
      from_usd: z.number(),
      below_usd: z.number().nullable(),
      nrr_low: z.number(),
      nrr_high: ratio,
      levers: z.array(z.object({ lever: z.string(), figures: z.array(z.enum(leverFigures)).readonly() })).readonly(),
      infrastructure: z.array(z.string()).readonly(),
      avoid: z.string(),
    }),
  ),
  figures: z.array(
    z.object({
      figure: z.enum(leverFigures),
      period: z.string().nullable(),
      value: ratio,
      before: ratio,
      arr: minor.nullable(),
      accounts: z.number().int().nullable(),
      course: z.array(z.object({ period: z.string(), value: ratio })),
      is_explained: z.boolean(),
    }),
  ),
});
