/** The API's contract for the audit log. */
import * as z from 'zod';
import { parseDay } from '@/lib/domain/day';

const MOST_ENTRIES = 200;
const USUAL_ENTRIES = 50;

const day = z.string().refine((text) => parseDay(text) !== null, 'expected a day as YYYY-MM-DD');

/** Days are the company's; both are counted in. */
export const auditQuery = z.object({
  action: z
    .string()
    .max(2000)
    .default('')
    .transform((text) => text.split(',').filter(Boolean)),
  by: z.string().max(200).optional(),
  from: day.optional(),
  until: day.optional(),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(USUAL_ENTRIES),
});
export type AuditQuery = z.output<typeof auditQuery>;

const entry = z.object({
  /** Its place in the chain, from 1. */
  no: z.number().int(),
  at: z.string(),
  by: z.object({ kind: z.string(), name: z.string() }),
  action: z.string(),
  /** The ledger version it made. */
  version: z.number().int().nullable(),
  details: z.record(z.string(), z.unknown()),
});

export const auditPage = z.object({
  entries: z.array(entry),
  /** Of the question in all. */
  found: z.number().int(),
  next: z.number().int().nullable(),
  names: z.array(z.string()),
  chain: z.object({
    entries: z.number().int(),
    end: z.object({ no: z.number().int(), hash: z.string() }).nullable(),
    findings: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
});
export type AuditPage = z.infer<typeof auditPage>;
