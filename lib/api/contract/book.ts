/** The book of an owner, and all owners beside each other. */
import * as z from 'zod';
import { count, day, minor, ratio, reportHead } from './parts';
import { targetsReport } from './planning';

const ownerRow = z.object({
  owner: z.string(),
  accounts: count,
  arr: minor,
  nrr: ratio,
  grr: ratio,
  due: z.object({ accounts: count, arr: minor }),
  coverage: ratio,
});

const who = { account: z.string(), name: z.string(), arr: minor };
const handedOver = z.object({ ...who, from: z.string(), to: z.string() });

export const bookReport = reportHead.extend({
  owners: z.array(ownerRow),
  book: ownerRow
    .extend({
      held_before: z.object({ nrr: ratio, grr: ratio, accounts: count }),
      came: z.array(handedOver),
      went: z.array(handedOver),
      renewals: z.array(z.object({ ...who, ends_on: day, at_work: z.boolean() })),
      uncovered: z.array(z.object({ ...who, owner: z.string().nullable() })),
      targets: targetsReport.shape.rows,
    })
    .nullable(),
});
