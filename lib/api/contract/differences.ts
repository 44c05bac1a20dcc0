/** Another tool's MRR beside ours: what is kept, and where and why the two differ. */
import * as z from 'zod';
import { differenceCauses } from '@/lib/domain/differences';
import { count, minor, ratio, reportHead } from './parts';

const words = z.string().nullable();
const month = z.string().regex(/^\d{4}-\d{2}$/, 'expected a month as YYYY-MM');
const causeSum = z.object({ cause: z.enum(differenceCauses), difference: minor, accounts: count });

export const differencesReport = reportHead.extend({
  name: z.string(),
  file: z.string(),
  accounts: count,
  months: z.array(
    z.object({
      ...{ period: month, theirs: minor, ours: minor, difference: minor, unexplained: minor },
      causes: z.array(causeSum),
    }),
  ),
  uncompared: z.array(month),
  period: month.nullable(),
  causes: z.array(
    causeSum.extend({
      found: count,
      offset: count,
      cases: z.array(
        z.object({
          account: words,
          their_account: words,
          name: words,
          theirs: minor.nullable(),
          ours: minor.nullable(),
          difference: minor,
          size: ratio,
          matched_by: z.enum(['id', 'name']).nullable(),
        }),
      ),
    }),
  ),
});

export const comparisonEntry = z.object({
  id: count,
  name: z.string(),
  file: z.string(),
  from: month,
  to: month,
  /** 0: totals alone. */
  accounts: count,
  by: z.string(),
  at: z.string(),
});
export type ComparisonEntry = z.infer<typeof comparisonEntry>;

export const comparisonList = z.object({ comparisons: z.array(comparisonEntry) });

/** What became of the file, beside what is kept. */
export const comparisonKept = comparisonEntry.extend({ rejected: count, notices: z.array(z.string()) });

const LONGEST_PASTE = 4_000_000;

export const comparisonRequest = z
  .strictObject({
    name: z.string().trim().max(120).optional(),
    /** A file that was uploaded, or a table as it was pasted. */
    upload_id: z.string().optional(),
    text: z.string().trim().min(1).max(LONGEST_PASTE).optional(),
  })
  .refine(({ upload_id, text }) => (upload_id === undefined) !== (text === undefined), {
    message: 'expected either upload_id or text',
  });
export type ComparisonRequest = z.infer<typeof comparisonRequest>;
