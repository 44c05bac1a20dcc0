/** Attributes: what a question can be filtered and split by. */
import * as z from 'zod';
import { count, day, minor, reportHead } from './parts';

export const attributesReport = reportHead.extend({
  day: day.nullable(),
  attributes: z.array(
    z.object({
      slug: z.string(),
      computed: z.boolean(),
      values: z.array(z.object({ value: z.string(), accounts: count, arr: minor })),
    }),
  ),
  products: z.array(z.string()),
});
