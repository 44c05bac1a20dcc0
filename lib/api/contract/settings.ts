/** The API's contract for settings: what may be stated, and what is answered. */
import * as z from 'zod';
import { stageNames } from '@/lib/domain/benchmarks/stages';
import { parseDay, parseMonth } from '@/lib/domain/day';
import { parseDecimal } from '@/lib/domain/money';
import { sources } from '@/lib/domain/source';
import { targetMetric } from '@/lib/domain/target-metric';
import { minor, ratio } from './parts';
import { currency, planRates, rate } from './plan-rates';

const day = z.string().refine((text) => parseDay(text) !== null, 'expected a day as YYYY-MM-DD');
const year = z.string().regex(/^\d{4}$/, 'expected a year such as 2026');
const wholeAmount = z.number().int().min(0).max(1_000_000_000);
const month = z.string().refine((text) => parseMonth(text) !== null, 'expected a month as YYYY-MM');

const target = z.object({ metric: z.string(), from: month, until: month.nullable(), value: z.string() });

const statedTarget = target
  .refine(({ metric }) => targetMetric(metric) !== null, { message: 'no such metric', path: ['metric'] })
  .refine(({ metric, value }) => isFigureOf(metric, value), {
    message: 'no figure that the metric can have',
    path: ['value'],
  })
  .refine(({ from, until }) => until === null || from <= until, { message: 'ends before it begins', path: ['until'] });

function isFigureOf(metric: string, value: string): boolean {
  const known = targetMetric(metric);
  const number = Number(value);
  return known === null || (parseDecimal(value) !== null && number >= known.low && number <= known.high);
}

const shape = {
  grace: z.number().int().min(0).max(366),
  usage_policy: z.enum(['last', 'mean3']),
  history_from: day.nullable(),
  gross_margin: z.number().gt(0).max(1).nullable(),
  plan_rates: planRates,
  plan_rates_by_year: z.record(currency, z.record(year, rate)),
  fiscal_year_start: z.number().int().min(1).max(12),
  time_zone: z.string().nullable(),
  stage: z.enum(stageNames).nullable(),
  expansion_trigger: z.string().trim().min(1).max(200).nullable(),
  data_through_by_source: z.record(z.string(), day),
  sales_assist: z.strictObject({
    from: wholeAmount,
    sources: z.partialRecord(z.enum(sources), wholeAmount.nullable()),
  }),
};

export const settingsRequest = z
  .strictObject({ ...shape, targets: z.array(statedTarget) })
  .partial()
  .extend({ dry_run: z.boolean().default(false) });
export type SettingsRequest = z.input<typeof settingsRequest>;

const settings = z.object({ currency: z.string(), ...shape, targets: z.array(target).readonly() });

export const settingsReport = z.object({
  ledger_version: z.number().int(),
  data_through: day.nullable(),
  settings,
  defaults: settings,
  sources: z.array(z.object({ key: z.string(), kind: z.string(), imported: day, day, holds_back: z.boolean() })),
  currencies: z.array(
    z.object({ currency: z.string(), accounts: z.number().int(), arr: minor, rate: z.string().nullable() }),
  ),
  fiscal_year: z.number().int().nullable(),
  stage_by_arr: z.enum(stageNames).nullable(),
  stages: z.array(z.enum(stageNames)).readonly(),
  history: z.array(
    z.object({
      name: z.enum([...(Object.keys(shape) as (keyof typeof shape)[]), 'currency', 'targets']),
      value: z.unknown(),
      version: z.number().int(),
      recorded_at: z.string(),
      by: z.string().nullable(),
      import_file: z.string().nullable(),
      is_withdrawn: z.boolean(),
    }),
  ),
});

const standing = z.object({
  arr: minor,
  accounts: z.number().int(),
  nrr: ratio,
  grr: ratio,
  data_through: day.nullable(),
});

export const settingsEffect = z.object({
  dry_run: z.boolean(),
  version: z.number().int().nullable(),
  currency: z.string(),
  before: standing.nullable(),
  after: standing.nullable(),
});

export type SettingsAnswer = z.infer<typeof settingsReport>;
export type SettingsEffectAnswer = z.infer<typeof settingsEffect>;
