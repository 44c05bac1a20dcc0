/** The ingest API: what a call may say beside its rows, and what it is answered. */
import * as z from 'zod';
import { apiProblem } from '../contract';
import { day } from './parts';

const flag = z.enum(['true', 'false']);

export const intakeQuery = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'expected a short name in lower case such as api, files or stripe')
    .default('api')
    .describe(
      'Whose account ids the rows use. The same id in two sources is two accounts: give “files” to add to accounts that came in files.',
    ),
  keep_good: flag
    .default('false')
    .describe('Write the good rows where some are rejected. Without it a rejected row means that nothing is written.'),
  dry_run: flag.default('false').describe('Do everything, say what would become of each row, and write nothing.'),
  data_through: day
    .optional()
    .describe(
      'The last day that the data of this source is complete to. Asked for with the first changes of an empty ledger.',
    ),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'expected a currency code such as USD')
    .optional()
    .describe('The currency of amounts that state none; of a new ledger, the reporting currency.'),
});

const rowProblem = z.object({
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
});

export const intakeAnswer = z.object({
  import_id: z.string().nullable().describe('Null where nothing was written.'),
  outcome: z.enum(['done', 'checked', 'rejected']).describe('checked: a dry run. rejected: nothing was written.'),
  kind: z.string(),
  source: z.string(),
  read: z.number().int(),
  new: z.number().int(),
  corrected: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  ledger_version: z.number().int().nullable(),
  data_through: day.nullable(),
  problems: z
    .array(rowProblem.extend({ file: z.string(), row: z.number().int().nullable(), severity: z.string() }))
    .describe('Of the call as a whole: why nothing was written, and what is worth knowing.'),
  rows: z
    .array(
      z.object({
        row: z.number().int().describe('Counted from 1 in the order they were sent.'),
        status: z.enum(['new', 'corrected', 'unchanged', 'rejected']),
        problems: z.array(rowProblem),
      }),
    )
    .describe('One for each row; of a call that was refused, the rows that are why.'),
});

/** A call of which nothing was written: the problem document, and the same answer. */
export const intakeProblem = apiProblem.omit({ field: true }).extend(intakeAnswer.shape);
