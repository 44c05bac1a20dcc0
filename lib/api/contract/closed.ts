/** The API's contract for closed months, restatement and tie-out. */
import * as z from 'zod';
import { parseMonth } from '@/lib/domain/day';
import { restatedFigures } from '@/lib/domain/restatement';
import { tieOutCauses } from '@/lib/domain/tie-out';

const MOST_NAME = 80;
const MOST_TEXT = 1000;
const MOST_PASTED = 40_000;

const month = z.string().refine((text) => parseMonth(text) !== null, 'expected a month as YYYY-MM');
const minor = z.number().int();
const ratio = z.number().nullable();
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .default(null)
    .transform((text) => (text === '' ? null : text));

const edition = z.object({
  edition: z.number().int(),
  closed_on: z.string(),
  closed_at: z.string(),
  by: z.string(),
  note: z.string().nullable(),
  ledger_version: z.number().int(),
  data_through: z.string(),
  currency: z.string(),
  sha256: z.string(),
  end_arr: minor,
  nrr: ratio,
  grr: ratio,
  reopened: z.object({ on: z.string(), at: z.string(), by: z.string(), reason: z.string() }).nullable(),
});

const tieOutState = z.enum(['none', 'open', 'explained', 'signed', 'outdated']);

export const closedList = z.object({
  currency: z.string(),
  data_through: z.string().nullable(),
  ledger_version: z.number().int(),
  today: z.string(),
  months: z.array(
    z.object({
      period: z.string(),
      state: z.enum(['open', 'closed', 'restated']),
      end_arr: minor.nullable(),
      nrr: ratio,
      grr: ratio,
      difference: minor.nullable(),
      editions: z.array(edition),
      tie_out: z.object({
        state: tieOutState,
        ledger: minor.nullable(),
        ours: minor.nullable(),
        unexplained: minor.nullable(),
        signed_by: z.string().nullable(),
        signed_on: z.string().nullable(),
      }),
    }),
  ),
});
export type ClosedList = z.infer<typeof closedList>;
export type ClosedMonthAnswer = ClosedList['months'][number];

/** The months that are closed, the latest first, with rates over 12 months as closed; and how the first stands now. */
export const closedMarks = z.object({
  months: z.array(z.object({ period: z.string(), closed_on: z.string(), by: z.string(), nrr: ratio, grr: ratio })),
  latest: z.enum(['closed', 'restated']).nullable(),
});

/** Closes a month; tried out (`dry_run`) it tells what would be kept. */
export const closeRequest = z.object({
  period: month,
  by: words(MOST_NAME),
  note: words(MOST_TEXT),
  dry_run: z.boolean().default(false),
});
export type CloseRequestBody = z.input<typeof closeRequest>;

export const closeOutcome = z.object({
  dry_run: z.boolean(),
  period: z.string(),
  edition: z.number().int(),
  currency: z.string(),
  data_through: z.string(),
  ledger_version: z.number().int(),
  sha256: z.string().nullable(),
  end_arr: minor,
  nrr: ratio,
  grr: ratio,
  earlier_open: z.array(z.string()),
});

export const reopenRequest = z.object({
  by: words(MOST_NAME),
  reason: z.string().trim().min(1, 'say why it is reopened').max(MOST_TEXT),
});
export type ReopenRequestBody = z.input<typeof reopenRequest>;
export const reopened = z.object({ period: z.string(), edition: z.number().int(), reopened_at: z.string() });

/** Whether what was kept still has its hash, and the ledger as of its moment says the same again. */
export const closedCheck = z.object({
  period: z.string(),
  holds: z.boolean(),
  findings: z.array(z.object({ code: z.string(), message: z.string() })),
});

export const restatementAsked = z.object({
  figure: z.enum(restatedFigures).default('end_arr'),
  change: z.string().max(MOST_NAME).nullable().default(null),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.union([z.literal('all').transform(() => null), z.coerce.number().int().min(1).max(1000)]).default(50),
});

const values = z.record(z.enum(restatedFigures), z.number().nullable());

export const restatement = z.object({
  period: z.string(),
  currency: z.string(),
  ledger_version: z.number().int(),
  data_through: z.string().nullable(),
  state: z.enum(['closed', 'restated']),
  closed: edition,
  comparable: z.boolean(),
  figures: z.array(z.object({ figure: z.enum(restatedFigures), reported: ratio, now: ratio, difference: ratio })),
  changes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['import', 'withdrawal', 'adjustment', 'undone', 'accounts', 'settings']),
      on: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      file: z.string().nullable(),
      import_id: z.string().nullable(),
      holds: z.string().nullable(),
      description: z.string().nullable(),
      reason: z.string().nullable(),
      settings: z.array(z.string()),
      accounts: z.number().int(),
      differences: values,
    }),
  ),
  differing_accounts: z.number().int(),
  total_accounts: z.number().int(),
  offset: z.number().int(),
  accounts: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      reported_arr: minor,
      now_arr: minor,
      differences: values,
      changes: z.array(
        z.object({
          id: z.string(),
          differences: values,
          rows: z.array(z.object({ row: z.number().int(), on: z.string() })),
        }),
      ),
    }),
  ),
});
export type Restatement = z.infer<typeof restatement>;

export const tieOut = z.object({
  period: z.string(),
  currency: z.string(),
  ledger_version: z.number().int(),
  state: tieOutState,
  ledger: z.object({ mrr: minor, file: z.string(), stated_on: z.string() }).nullable(),
  ours: minor.nullable(),
  difference: minor.nullable(),
  explained: minor,
  unexplained: minor.nullable(),
  causes: z.array(
    z.object({
      id: z.number().int(),
      cause: z.enum(tieOutCauses),
      amount: minor,
      account: z.string().nullable(),
      name: z.string().nullable(),
      note: z.string().nullable(),
      by: z.string(),
      on: z.string(),
    }),
  ),
  signed: z
    .object({
      id: z.number().int(),
      name: z.string(),
      note: z.string().nullable(),
      on: z.string(),
      ledger: minor,
      ours: minor,
      unexplained: minor,
    })
    .nullable(),
});
export type TieOut = z.infer<typeof tieOut>;

/** Months and amounts as they are pasted from a sheet, or typed; tried out it tells how they are read. */
export const totalsRequest = z.object({
  text: z.string().max(MOST_PASTED),
  dry_run: z.boolean().default(false),
});
export type TotalsRequestBody = z.input<typeof totalsRequest>;

export const totalsOutcome = z.object({
  dry_run: z.boolean(),
  currency: z.string(),
  totals: z.array(z.object({ month: z.string(), mrr: minor, before: minor.nullable() })),
  problems: z.array(z.object({ line: z.number().int(), message: z.string() })),
  import_id: z.string().nullable(),
  version: z.number().int().nullable(),
});

/** `amount`: MRR as a decimal in major units with a point, signed: part of the general ledger's less ours. */
export const causeRequest = z.object({
  period: month,
  cause: z.enum(tieOutCauses),
  amount: z
    .string()
    .trim()
    .regex(/^[-+]?\d{1,15}(\.\d{1,3})?$/, 'expected an amount such as -1250.00'),
  account: words(MOST_NAME * 3),
  note: words(MOST_TEXT),
});
export type CauseRequestBody = z.input<typeof causeRequest>;

export const signOffRequest = z.object({
  period: month,
  name: z.string().trim().min(1, 'say who signs it off').max(MOST_NAME),
  note: words(MOST_TEXT),
});
export type SignOffRequestBody = z.input<typeof signOffRequest>;

/** A cause or a sign-off that was written, taken away or brought back. */
export const tieOutEntry = z.object({ id: z.number().int(), period: z.string() });
