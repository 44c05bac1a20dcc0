/** The glossary: what each figure means. */
import * as z from 'zod';

/** Sections of the definitions. */
const section = z.literal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

export const glossary = z.object({
  metrics: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      short_name: z.string(),
      unit: z.enum(['ratio', 'multiple', 'money', 'count', 'points', 'days', 'months', 'years']),
      additive: z.enum(['accounts and periods', 'accounts', 'nothing']),
      good: z.enum(['up', 'down']).nullable(),
      formula: z.string(),
      inputs: z.array(z.string()).readonly(),
      note: z.string(),
      section,
    }),
  ),
});
