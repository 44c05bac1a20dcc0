/** The API's contract for marks of accounts: what may be asked, and what is answered. */
import * as z from 'zod';

const account = z.string().min(1);
const dry_run = z.boolean().default(false);

export const markRequest = z.discriminatedUnion('action', [
  z.object({ action: z.literal('merge'), account, into: account, dry_run }),
  z.object({ action: z.literal('unmerge'), account, dry_run }),
  z.object({ action: z.literal('exclude'), account, reason: z.string().nullable().default(null), dry_run }),
  z.object({ action: z.literal('include'), account, dry_run }),
  z.object({ action: z.literal('parent'), account, parent: account, dry_run }),
  z.object({ action: z.literal('no_parent'), account, dry_run }),
]);
export type MarkRequest = z.infer<typeof markRequest>;

const standing = z.object({
  arr: z.number().int(),
  accounts: z.number().int(),
  nrr: z.number().nullable(),
  grr: z.number().nullable(),
  data_through: z.string().nullable(),
});

export const markEffect = z.object({
  account: z.string(),
  dry_run: z.boolean(),
  version: z.number().int().nullable(),
  currency: z.string(),
  before: standing.nullable(),
  after: standing.nullable(),
  note: z.string().nullable(),
});

export const markList = z.object({
  marks: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      merged_into: z.string().nullable(),
      parent: z.string().nullable(),
      excluded: z.boolean(),
      reason: z.string().nullable(),
      since: z.string(),
    }),
  ),
});
