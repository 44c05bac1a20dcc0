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
      offset: count,
      cases: z.array(healthCase),
    }),
  ),
  clear: z.array(finding),
});
