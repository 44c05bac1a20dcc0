/** The written playbook and what came of it; what rules do when they fire. */
import * as z from 'zod';
import { playOutcomes } from '@/lib/domain/play-outcomes';
import { count, day, ratio, reportHead } from './parts';

const text = (most: number) => z.string().trim().max(most);
const outcome = z.enum(playOutcomes);

const share = z.object({
  runs: count,
  /** Those whose 90 days are over. */
  followed: count,
  /** Of those followed, genuinely expanded within 90 days. */
  expanded: count,
  share: ratio,
  /** 90 %; null below 20 accounts. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  won: count,
  lost: count,
  no_answer: count,
});

export const playsReport = reportHead.extend({
  today: day,
  base_rate: ratio,
  plays: z.array(
    z.object({
      play: count,
      name: z.string(),
      trigger: z.string().nullable(),
      trigger_words: z.string().nullable(),
      say: z.string().nullable(),
      offer: z.string().nullable(),
      owner: z.string().nullable(),
      steps: z.array(z.string()),
      outcome: share,
      arms: z.array(z.object({ name: z.string(), what: z.string(), outcome: share })),
      differences: z.array(
        z.object({ arm: z.string(), against: z.string(), difference: ratio, low: ratio, high: ratio }),
      ),
      runs: z.array(
        z.object({
          id: count,
          account: z.string(),
          name: z.string(),
          arm: z.string().nullable(),
          began_on: day,
          outcome: outcome.nullable(),
          outcome_on: day.nullable(),
          note: z.string().nullable(),
          expanded_on: day.nullable(),
          follow_until: day,
          is_followed: z.boolean(),
        }),
      ),
    }),
  ),
});

export const playRequest = z.strictObject({
  /** Of the play that is written anew; left out: a new one. */
  play: count.optional(),
  name: text(120).min(1),
  /** 'action:offer_seats', 'rule:near-limit'; null: words alone. */
  trigger: text(120).nullable(),
  trigger_words: text(300).nullable(),
  say: text(4000).nullable(),
  offer: text(1000).nullable(),
  owner: text(120).nullable(),
  steps: z.array(text(300)).max(20),
  arms: z.array(z.strictObject({ name: text(40).min(1), what: text(300) })).max(4),
});

export const runRequest = z.strictObject({
  run: count.optional(),
  play: count,
  account: z.string().min(1),
  arm: text(40).nullable().optional(),
  began_on: day.optional(),
  outcome: outcome.nullable().optional(),
  outcome_on: day.nullable().optional(),
  note: text(1000).nullable().optional(),
});

export const playWritten = z.object({ play: count });
export const runWritten = z.object({ run: count });

const channel = z.enum(['email', 'slack', 'webhook']);

export const ruleActions = z.object({
  /** Where mail is sent from; null: no mail server is named. */
  mail_server: z.string().nullable(),
  actions: z.array(
    z.object({
      id: count,
      rule: z.string(),
      channel,
      /** An address; of a webhook its host alone. */
      recipient: z.string(),
      to_owner: z.boolean(),
      /** Of a webhook: its address is known here. No backup carries it. */
      has_address: z.boolean(),
    }),
  ),
  /** The last firings that were told or are to be, newest first. */
  firings: z.array(z.object({ rule: z.string(), account: z.string(), fired_on: day, told_at: z.string().nullable() })),
});

export const ruleActionRequest = z.strictObject({
  rule: z.string().min(1).max(60),
  channel,
  /** An e-mail address, or the whole address of a webhook. */
  to: text(2000).min(1),
  to_owner: z.boolean().default(false),
});

export type PlaysAnswer = z.output<typeof playsReport>;
export type PlayAnswer = PlaysAnswer['plays'][number];
export type PlayRequest = z.input<typeof playRequest>;
export type RunRequest = z.input<typeof runRequest>;
export type RuleActionsAnswer = z.output<typeof ruleActions>;
export type RuleActionRequest = z.input<typeof ruleActionRequest>;
