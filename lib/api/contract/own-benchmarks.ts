/** The contract of benchmark figures that people bring along: what may be asked, and what is answered. */
import * as z from 'zod';
import { benchmarkMetrics } from '@/lib/domain/benchmarks/company';
import { ownMethods } from '@/lib/domain/benchmarks/own';
import { sizeKinds } from '@/lib/domain/benchmarks/population';
import { ratio } from './parts';

export const ownFigure = z.object({
  metric: z.enum(benchmarkMetrics),
  population: z.string(),
  size: z.object({ of: z.enum(sizeKinds), from: z.number(), below: z.number().nullable() }).nullable(),
  is_all: z.boolean(),
  method: z.enum(ownMethods),
  low: ratio,
  median: ratio,
  high: ratio,
  said: z.string(),
  year: z.string(),
  n: z.string().nullable(),
  publisher: z.string(),
  document: z.string(),
  url: z.string().nullable(),
  measures: z.string(),
  how_read: z.string(),
});

export const keptFigure = ownFigure.extend({ id: z.number().int() });

const optional = { size: null, is_all: false, low: null, median: null, high: null, n: null, url: null };
const blank = { said: '', measures: '', how_read: '' };

export const benchmarkRequest = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('keep'),
    /** Of the figure it replaces; null: it is added. */
    id: z.number().int().nullable().default(null),
    /** What is left out is not stated. */
    figure: z.preprocess(
      (given) => (typeof given === 'object' && given !== null ? { ...optional, ...blank, ...given } : given),
      ownFigure,
    ),
  }),
  z.object({ action: z.literal('remove'), id: z.number().int() }),
  /** Undoes the change that made a ledger version. */
  z.object({ action: z.literal('undo'), version: z.number().int() }),
]);

export const benchmarkFileRequest = z.object({
  file: z.string().min(1),
  text: z.string().max(1_000_000, 'expected at most a million characters'),
  dry_run: z.boolean().default(false),
  keep_good: z.boolean().default(false),
});

export const benchmarkList = z.object({ figures: z.array(keptFigure) });

export const benchmarkChanged = z.object({ version: z.number().int(), ids: z.array(z.number().int()) });

export const benchmarkImported = z.object({
  file: z.string(),
  read: z.number().int(),
  new: z.number().int(),
  unchanged: z.number().int(),
  corrected: z.number().int(),
  rejected: z.number().int(),
  problems: z.array(
    z.object({
      file: z.string(),
      row: z.number().int().nullable(),
      column: z.string().nullable(),
      code: z.string(),
      message: z.string(),
      remedy: z.string(),
      severity: z.literal('error'),
    }),
  ),
  version: z.number().int().nullable(),
});

export type BenchmarkRequest = z.infer<typeof benchmarkRequest>;
/** A change as it is asked for: a whole figure, or the number of one. */
export type BenchmarkChange =
  | { action: 'keep'; id: number | null; figure: z.infer<typeof ownFigure> }
  | Exclude<BenchmarkRequest, { action: 'keep' }>;
export type BenchmarkFileRequest = z.infer<typeof benchmarkFileRequest>;
export type BenchmarkImported = z.infer<typeof benchmarkImported>;
