/** What the shapes of the reports are made of: days, amounts, rates, and what every report says of itself. */
import * as z from 'zod';
import { parseDay } from '@/lib/domain/day';
import { grids } from '@/lib/domain/grid';
import { movementTypes } from '@/lib/domain/movement-type';
import { motions, sources } from '@/lib/domain/source';

/** Year 0 is in no calendar that the store knows. */
const isDay = (text: string): boolean => parseDay(text) !== null && text >= '0001-01-01';
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day as YYYY-MM-DD')
  .refine(isDay, 'there is no such day');
/** A rate, a multiple or a number of months; null where there is none. */
export const ratio = z.number().nullable();
/** Money in whole smallest units, ARR unless its key says otherwise. */
export const minor = z.number().int();
export const count = z.number().int();

export const grid = z.enum(grids);
export const gridFromMonths = grid.exclude(['week']);
export const movementType = z.enum(movementTypes);
export const source = z.enum(sources);

export const bySource = z.record(source, minor);
export const motion = z.enum(motions);

export const reportHead = z.object({
  currency: z.string(),
  data_through: day.nullable(),
  as_of: day.nullable(),
  began_on: day.nullable(),
  ledger_version: z.number().int(),
});

/** One segment of a split; what it holds stands beside its key. */
export const segment = z.object({ key: z.string() });
