/** Signals, the queue that they make, rules over them with what came of them, and the weights of the scores. */
import * as z from 'zod';
import { actionNames, riskNames, signalCategories, signalNames, zones } from '@/lib/domain/signals/kinds';
import { comparisons, neverReasons, ruleFigures } from '@/lib/domain/signals/rule';
import { count, day, minor, ratio, reportHead, source } from './parts';

const signalName = z.enum(signalNames);
const signalCategory = z.enum(signalCategories);
const riskName = z.enum(riskNames);

/** Points are of the scores: numbers with a fraction, since they decay. */
const points = z.number();

/** Where a usage reading is behind it: what the meter said, and what of. */
const reading = z.object({
  meter: z.string(),
  used: z.number(),
  limit: ratio,
  /** The reading it is compared with, and the change as a ratio (0.3 = 30 % more); null where nothing is compared. */
  before: ratio,
  before_on: day.nullable(),
  change: ratio,
});

const scorePart = z.object({
  /** One of the names known, or a name of the company's own. */
  signal: z.string(),
  category: signalCategory,
  on: day,
  age_days: count,
  weight: points,
  half_life_days: points,
  /** weight × ½ ^ (age ÷ half-life), before the category's cap. */
  points,
  /** Made of usage readings, rather than stated. */
  is_derived: z.boolean(),
  reading: reading.nullable(),
  note: z.string().nullable(),
});

const categoryScore = z.object({
  category: signalCategory,
  /** The sum of its signals, and what of it counts. */
  sum: points,
  cap: points,
  points,
});

const riskPart = z.object({
  factor: riskName,
  points,
  /** The day it dates from: of the reading, the ticket, the seats that went, the renewal. */
  on: day.nullable(),
  /** What stands behind it, where it is an amount: seats' ARR that went, ARR due for renewal. */
  arr: minor.nullable(),
  /** How many: open tickets, days without use. */
  count: count.nullable(),
  reading: reading.nullable(),
  note: z.string().nullable(),
});

/** What decides where the account stands, strongest first. */
const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signal'), signal: z.string(), on: day, points }),
  z.object({ kind: z.literal('risk'), factor: riskName, on: day.nullable(), points }),
  z.object({ kind: z.literal('expanded'), on: day }),
]);

export const queueRow = z.object({
  account: z.string(),
  name: z.string(),
  arr: minor,
  owner: z.string().nullable(),
  score: points,
  categories: z.array(categoryScore),
  /** Every signal that has points left, strongest first. */
  signals: z.array(scorePart),
  churn_risk: points,
  risks: z.array(riskPart),
  readiness: points,
  /** The day its ARR last rose within the 30 days before; null: it did not. It makes readiness 0. */
  expanded_on: day.nullable(),
  zone: z.enum(zones),
  reasons: z.array(reason),
  action: z.enum(actionNames),
});

export const signalSettings = z.object({
  signals: z.array(
    z.object({
      signal: signalName,
      category: signalCategory,
      weight: points,
      half_life_days: points,
      default_weight: points,
      default_half_life_days: points,
    }),
  ),
  caps: z.array(z.object({ category: signalCategory, cap: points, default_cap: points })),
  risks: z.array(z.object({ factor: riskName, points, default_points: points })),
  risk_line: points,
  default_risk_line: points,
  ready_line: points,
  default_ready_line: points,
});

export const queueReport = reportHead.extend({
  /** The day the scores are of: the later of data-through and the last signal or reading by today. */
  day: day.nullable(),
  /** Rows before the first one given, of `total`. */
  offset: count,
  total: count,
  zones: z.record(z.enum(zones), z.object({ accounts: count, arr: minor })),
  rows: z.array(queueRow),
  settings: signalSettings,
  /** Signals and readings of accounts that the ledger does not know. */
  unknown_accounts: count,
});

export const condition = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('signal'),
    signal: z.string().trim().min(1).max(100),
    within_days: z.number().int().min(1).max(366),
    at_least: z.number().int().min(1).max(1000),
  }),
  z.object({ kind: z.literal('risk'), factor: riskName, stands: z.boolean() }),
  z.object({ kind: z.literal('usage'), meter: z.string().nullable(), at_least: z.number().gt(0).max(100) }),
  z.object({
    kind: z.literal('figure'),
    figure: z.enum(ruleFigures),
    comparison: z.enum(comparisons),
    value: z.number(),
  }),
  z.object({
    kind: z.literal('attribute'),
    slug: z.string().trim().min(1),
    operator: z.enum(['=', '!=', '>=', '<=', '>', '<']),
    values: z.array(z.string()).min(1),
  }),
]);

/** What a rule would have found on the company's own past. */
export const rulePreview = z.object({
  /** Month ends looked at, the first and the last. */
  from: day.nullable(),
  to: day.nullable(),
  /** Times it began to hold, and those of them whose 90 days are over. */
  fired: count,
  followed: count,
  /** Of those followed, genuinely expanded within 90 days. */
  expanded: count,
  precision: ratio,
  /** The same share over all active account-months. */
  base: z.object({ account_months: count, expanded: count, rate: ratio }),
  lift: ratio,
  /** By the source of the expansion that followed. */
  by_source: z.array(z.object({ source, expanded: count, precision: ratio, base_rate: ratio, lift: ratio })),
  /** Accounts for which it holds now. */
  holds_now: count,
  never: z.array(z.object({ condition: count.nullable(), reason: z.enum(neverReasons) })),
  /** The last firings, newest first, at most 50. */
  firings: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      on: day,
      expanded_on: day.nullable(),
      source: source.nullable(),
      /** Its 90 days are over. */
      is_followed: z.boolean(),
    }),
  ),
});

export const rule = z.object({
  rule: z.string(),
  name: z.string(),
  conditions: z.array(condition),
  is_on: z.boolean(),
  /** Null: one of those that come with the product and were never changed. */
  changed_at: z.string().nullable(),
  changed_by: z.string().nullable(),
});

export const rulesReport = reportHead.extend({
  day: day.nullable(),
  rows: z.array(rule.extend({ preview: rulePreview })),
});

const given = { count, accounts: count, last_on: day.nullable() };

export const signalsReport = reportHead.extend({
  day: day.nullable(),
  rows: z.array(
    z.object({
      ...given,
      signal: z.string(),
      is: z.enum(['signal', 'risk', 'own']),
      category: signalCategory.nullable(),
      stated_as: z.array(z.string()),
    }),
  ),
  meters: z.array(z.object({ ...given, meter: z.string(), with_limit: count })),
  unknown: z.array(
    z.object({
      ...given,
      account: z.string(),
      alike: z.array(z.object({ account: z.string(), name: z.string() })),
    }),
  ),
});

export type QueueAnswer = z.output<typeof queueReport>;
export type QueueRowAnswer = z.output<typeof queueRow>;
export type RulesAnswer = z.output<typeof rulesReport>;
export type RulePreviewAnswer = z.output<typeof rulePreview>;
export type SignalsAnswer = z.output<typeof signalsReport>;
