/** One account's whole story. */
import * as z from 'zod';
import { planStatuses, touchpointKinds } from '@/lib/domain/planning';
import { changeKinds } from '@/lib/domain/records';
import { count, day, minor, motion, movementType, ratio, reportHead, source } from './parts';
import { queueRow } from './signals';

const named = z.object({ account: z.string(), name: z.string() });
const words = z.string().nullable();

const statedRecord = z.object({
  import_id: z.string(),
  file: z.string(),
  row: count,
  recorded_at: z.string(),
  account: z.string(),
  stated: z.record(z.string(), z.string()),
});

const toldRecord = statedRecord.extend({
  kind: z.enum(['change', 'invoice_line']),
  stands: z.boolean(),
  earlier: z.array(statedRecord),
});

const event = z.object({
  on: day,
  type: movementType.nullable(),
  start_arr: minor,
  end_arr: minor,
  parts: z.array(z.object({ source: source.nullable(), motion: motion.nullable(), product: z.string(), arr: minor })),
  records: z.array(toldRecord),
  is_lapse: z.boolean(),
});

const attribute = z.object({
  slug: z.string(),
  spells: z.array(z.object({ from: day.nullable(), value: words, is_ahead: z.boolean() })),
});

export const accountReport = reportHead.extend({
  excluded: z.object({ reason: words, since: day }).nullable(),
  merged: z.array(named.extend({ since: day })),
  parent: named.nullable(),
  parts: z.array(named),
  account: z.string(),
  asked: z.string(),
  name: z.string(),
  day: day.nullable(),
  arr: minor,
  mrr: minor,
  share: ratio,
  since: day.nullable(),
  until: day.nullable(),
  is_opening: z.boolean(),
  largest_arr: minor,
  plan: words,
  seats: z.number().nullable(),
  renews_on: day.nullable(),
  due_arr: minor.nullable(),
  lines: z.array(
    z.object({
      product: z.string(),
      plan: words,
      kind: z.enum(changeKinds),
      quantity: z.number().nullable(),
      arr: minor,
      since: day,
    }),
  ),
  nrr: z.object({
    window: count,
    from: day.nullable(),
    start_arr: minor,
    end_arr: minor,
    base_arr: minor,
    nrr: ratio,
    without: ratio,
    contribution: ratio,
    effect: ratio,
  }),
  start_arr: minor,
  opening: z.object({ on: day, arr: minor, records: z.array(toldRecord) }).nullable(),
  events: z.array(event),
  ahead: z.array(event),
  products: z.array(z.object({ product: z.string(), steps: z.array(z.object({ on: day, arr: minor })) })),
  attributes: z.array(attribute),
  computed: z.array(attribute),
  scores: queueRow.extend({ day }).nullable(),
  given: z.array(
    z.object({
      on: day,
      signal: z.string(),
      is: z.enum(['signal', 'risk', 'own']),
      ends: z.boolean(),
      weight: z.number().nullable(),
      note: words,
    }),
  ),
  touchpoints: z.array(
    z.object({
      record: count.nullable(),
      on: day,
      kind: z.enum(touchpointKinds).nullable(),
      owner: words,
      note: words,
    }),
  ),
  plans: z.array(
    z.object({
      record: count.nullable(),
      opened_on: day,
      source: words,
      amount_arr: minor.nullable(),
      expected_on: day.nullable(),
      champion: words,
      owner: words,
      status: z.enum(planStatuses),
      closed_on: day.nullable(),
    }),
  ),
});
