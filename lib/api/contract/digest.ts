/** The API's contract for the weekly digest and alerts: what is planned, what would be sent, what was. */
import * as z from 'zod';

const MOST_RECIPIENTS = 50;
const LARGEST_TOP = 1000;

const address = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+\.[^\s@<>",;:\\.]+$/, 'expected an e-mail address such as name@example.com');

export const digestPlan = z.object({
  weekly: z.boolean(),
  /** 1 is Monday. */
  weekday: z.number().int().min(1).max(7),
  hour: z.number().int().min(0).max(23),
  recipients: z
    .array(address)
    .max(
      MOST_RECIPIENTS,
      `a digest goes to at most ${MOST_RECIPIENTS} addresses; a list behind one of them reaches more`,
    )
    .refine((all) => new Set(all.map((each) => each.toLowerCase())).size === all.length, 'an address is there twice'),
  alerts: z.object({
    /** `threshold`: a ratio; null: the company's own target, else its stage's. */
    nrr: z.object({ on: z.boolean(), threshold: z.number().min(0).max(10).nullable() }),
    top_account: z.object({ on: z.boolean(), top: z.number().int().min(1).max(LARGEST_TOP) }),
    import_failed: z.object({ on: z.boolean() }),
  }),
});
export type DigestPlanAnswer = z.infer<typeof digestPlan>;

/** Null takes the webhook away. */
export const webhookRequest = z.object({ url: z.string().trim().max(2000).nullable() });

/** To one address, or to the webhook. */
export const testRequest = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('email'), to: address }),
  z.object({ channel: z.literal('webhook') }),
]);
export type TestRequest = z.infer<typeof testRequest>;

const moment = z.string();

const delivery = z.object({
  id: z.number().int(),
  kind: z.enum(['digest', 'alert', 'test', 'rule']),
  channel: z.enum(['email', 'webhook']),
  recipient: z.string(),
  subject: z.string(),
  status: z.enum(['sending', 'sent', 'failed', 'unknown']),
  tries: z.number().int(),
  error: z.string().nullable(),
  began_at: moment,
});

const job = z.object({
  kind: z.string(),
  due_at: moment,
  status: z.enum(['waiting', 'running', 'done', 'failed', 'skipped']),
  attempts: z.number().int(),
  /** When it is tried again; null: not any more. */
  next_at: moment.nullable(),
  last_error: z.string().nullable(),
});

const occurrence = z.object({
  id: z.number().int(),
  alert: z.enum(['nrr_under_target', 'top_account_lost', 'import_failed']),
  title: z.string(),
  detail: z.string(),
  began_at: moment,
  ended_at: moment.nullable(),
  told_at: moment.nullable(),
});

export const digestState = z.object({
  plan: digestPlan,
  /** IANA name; null: the machine's own. */
  time_zone: z.string().nullable(),
  /** The clock that holds while the company has none of its own. */
  machine_zone: z.string(),
  /** Null: no digest is sent by itself. */
  next_due: moment.nullable(),
  /** Null: none is named in the environment. Its password is never answered. */
  mail_server: z.object({ host: z.string(), user: z.string().nullable(), from: z.string() }).nullable(),
  /** Its host alone: the address is a secret. */
  webhook: z.string().nullable(),
  /** The target that NRR is held against where no threshold is stated; a ratio, null: none is known. */
  nrr_target: z.number().nullable(),
  jobs: z.array(job),
  deliveries: z.array(delivery),
  occurrences: z.array(occurrence),
});
export type DigestStateAnswer = z.infer<typeof digestState>;

export const digestPreview = z.object({
  /** Null while there is no data to tell of. */
  preview: z.object({ subject: z.string(), html: z.string(), text: z.string() }).nullable(),
});

export const digestSent = z.object({
  sent: z.array(
    z.object({
      channel: z.enum(['email', 'webhook']),
      recipient: z.string(),
      status: z.enum(['sent', 'failed', 'unknown', 'skipped']),
      error: z.string().nullable(),
    }),
  ),
});
export type DigestSentAnswer = z.infer<typeof digestSent>;
