/** What gives cause to look at the ledger. */
import * as z from 'zod';
import { findingKinds, severities } from '@/lib/domain/health/kinds';
import { count, day, minor, ratio, reportHead } from './parts';

const words = z.string().nullable();
const finding = z.enum(findingKinds);

const healthCase = z.object({
  account: words,
  name: words,
  on: day.nullable(),
  until: day.nullable(),
  what: words,
  size: z.number().nullable(),
  stated: words,
  says: words,
  start_arr: minor.nullable(),
  end_arr: minor.nullable(),
  arr: minor.nullable(),
  import_id: words,
  records: z.array(
    z.object({ import_id: z.string(), file: z.string(), row: count, record: count, is_invoice: z.boolean() }),
  ),
});

export const healthReport = reportHead.extend({
  accounts: count,
  arr: minor,
  findings: z.array(
    z.object({
      finding,
      severity: z.enum(severities),
      found: count,
      accounts: count,
      arr: minor.nullable(),
      share: ratio,
      set_aside: z.object({ note: words, by: z.string(), at: z.string() }).nullable(),
      offset: count,
      cases: z.array(healthCase),
    }),
  ),
  clear: z.array(finding),
});

/** Sets a finding aside as it is, or takes it up again. */
export const findingMarkRequest = z.object({
  finding,
  action: z.enum(['set_aside', 'take_up']),
  note: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .default(null)
    .transform((text) => text || null),
});
export type FindingMarkRequest = z.input<typeof findingMarkRequest>;

export const findingMarked = z.object({ finding, set_aside: z.boolean() });
