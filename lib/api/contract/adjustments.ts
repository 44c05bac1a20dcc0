/** The API's contract for adjustments by hand: what may be asked, and what is answered. */
import * as z from 'zod';
import { listedKinds } from '@/lib/domain/adjustment-kinds';
import { costMotions } from '@/lib/domain/planning';
import { day, minor, ratio } from './parts';

const account = z.string().min(1);
const reason = z.string().trim().min(1, 'say why').max(500);
const words = z.string().max(500);
const fields = z.record(z.string(), words);
const record = z.number().int().min(0);
const accounts = z.array(account).min(1).max(5000);
/** Fields of a plan or touchpoint by the names of its file; null takes it away, a field that is left out stays. */
const planned = z.record(z.string(), z.string().max(4000).nullable()).nullable();
const why = z.string().trim().max(500).nullable().default(null);
const date = z.iso.date('expected YYYY-MM-DD');

export const adjustmentAsked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), account, reason, fields }),
  z.object({ kind: z.literal('correct'), account, reason, record, fields }),
  z.object({ kind: z.literal('end'), account, reason, record, on: date }),
  z.object({
    kind: z.literal('attributes'),
    accounts,
    effective_on: date.nullable().default(null),
    attributes: z.record(z.string(), words.nullable()),
    reason: z.string().trim().max(500).nullable().default(null),
  }),
  z.object({
    kind: z.literal('override'),
    account,
    reason,
    on: date,
    product: z.string(),
    source: z.string().nullable().default(null),
    motion: z.string().nullable().default(null),
  }),
  z.object({
    kind: z.literal('churn'),
    account,
    on: date,
    churn_reason: words,
    note: z.string().nullable().default(null),
  }),
  z.object({ kind: z.literal('note'), account, on: date, note: z.string() }),
  z.object({ kind: z.literal('plan'), account, record: record.nullable().default(null), fields: planned, reason: why }),
  z.object({
    kind: z.literal('touchpoint'),
    account,
    record: record.nullable().default(null),
    fields: planned,
    reason: why,
  }),
  z.object({
    kind: z.literal('cost'),
    costs: z
      .array(
        z.object({
          month: z.string().max(20),
          motion: z.enum(costMotions),
          team: z.string().trim().max(200).nullable().default(null),
          amount: z.string().max(40).nullable(),
        }),
      )
      .min(1)
      .max(2000),
    reason: why,
  }),
  z.object({ kind: z.literal('exclude'), accounts, reason }),
  z.object({ kind: z.literal('include'), accounts }),
  z.object({ kind: z.literal('merge'), account, reason, into: account.nullable() }),
  z.object({ kind: z.literal('parent'), account, reason, parent: account.nullable() }),
]);
export type AdjustmentAsked = z.infer<typeof adjustmentAsked>;

export const adjustmentPost = z.object({ request: adjustmentAsked, dry_run: z.boolean().default(false) });

const figures = z.object({ arr: minor, nrr: ratio });
const effect = z.object({ before: figures, after: figures, arr: minor, nrr: ratio });
const part = z.object({ product: z.string(), source: z.string(), motion: z.string(), arr: minor });
const named = z.object({ account: z.string(), name: z.string() });

const adjustmentKind = z.enum(listedKinds);

export const adjustmentOutcome = z.object({
  adjustment_id: z.string().nullable(),
  dry_run: z.boolean(),
  kind: adjustmentKind,
  description: z.string(),
  version: z.number().int().nullable(),
  currency: z.string(),
  data_through: day,
  effect,
  accounts: z.array(named.extend({ before: minor, after: minor })),
  parts: z.object({ before: z.array(part), after: z.array(part) }).nullable(),
});
export type AdjustmentOutcomeAnswer = z.infer<typeof adjustmentOutcome>;

const rows = z.coerce.number().int().min(0);

/** Which adjustments are listed: the words searched for, a kind, an account; and which of them are given. */
export const adjustmentsAsked = z.object({
  search: z.string().trim().max(200).default(''),
  kind: adjustmentKind.nullable().default(null),
  account: account.nullable().default(null),
  offset: rows.default(0),
  limit: rows.nullable().default(null),
});

export const adjustmentList = z.object({
  currency: z.string(),
  data_through: day.nullable(),
  ledger_version: z.number().int(),
  current: figures.nullable(),
  all: z.number().int(),
  total: z.number().int(),
  standing: z.number().int(),
  kinds: z.array(z.object({ kind: adjustmentKind, adjustments: z.number().int() })),
  account: named.nullable(),
  offset: z.number().int(),
  has_effects: z.boolean(),
  adjustments: z.array(
    z.object({
      adjustment_id: z.string(),
      kind: adjustmentKind,
      description: z.string(),
      reason: z.string().nullable(),
      who: z.string(),
      made_at: z.string(),
      undone_at: z.string().nullable(),
      version: z.number().int(),
      accounts: z.array(named),
      can_undo: z.boolean(),
      request: adjustmentAsked.nullable(),
      effect: effect.nullable(),
    }),
  ),
});
export type AdjustmentList = z.infer<typeof adjustmentList>;

export const adjustmentUndone = z.object({ adjustment_id: z.string(), version: z.number().int() });

export const adjustableAccount = z.object({
  account: z.string(),
  name: z.string(),
  currency: z.string(),
  data_through: day,
  arr: minor,
  lines: z.array(
    z.object({
      item: z.string(),
      product: z.string(),
      is_invoiced: z.boolean(),
      arr: minor,
      changes: z.array(
        z.object({
          record: z.number().int(),
          account: z.string(),
          on: day,
          fields: z.record(z.string(), z.string()),
          arr: minor,
          is_ended: z.boolean(),
          by_hand: z.boolean(),
          file: z.string(),
          row: z.number().int(),
        }),
      ),
    }),
  ),
});
export type AdjustableAccountAnswer = z.infer<typeof adjustableAccount>;
