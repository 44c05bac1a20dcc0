/** The API's contract for Stripe, read live: how the connection stands, and what can be said to it. */
import * as z from 'zod';

const trouble = z.object({ code: z.string(), message: z.string(), remedy: z.string() });
const mode = z.enum(['live', 'test']);
const MOST_DAYS = 365;
const metadataKey = z.string().trim().min(1).max(40);

const options = z.object({
  /** The metadata keys that name product, plan and kind. */
  metadata: z.object({ product: metadataKey, plan: metadataKey, kind: metadataKey }),
  ends_at: z.enum(['period_end', 'request']),
  past_due_days: z.number().int().min(1).max(MOST_DAYS).nullable(),
});
export type StripeOptionsAnswer = z.infer<typeof options>;

export const stripeState = z.object({
  rights: z.array(z.string()),
  environment_key: z.string().nullable(),
  connection: z
    .object({
      mode,
      key: z.string(),
      webhook: z.boolean(),
      options,
      status: z.enum(['reading', 'ready', 'stopped']),
      problem: trouble.nullable(),
      /** What was left out of what was read, and why. */
      notices: z.array(z.object({ message: z.string(), remedy: z.string() })),
      objects: z.array(
        z.object({ name: z.string(), read: z.number().int(), pages: z.number().int(), done: z.boolean() }),
      ),
      last_read_at: z.string().nullable(),
      last_import_id: z.string().nullable(),
      data_through: z.string().nullable(),
      next_due: z.string(),
    })
    .nullable(),
});
export type StripeStateAnswer = z.infer<typeof stripeState>;

/** `key` null: the one of the environment. */
export const stripeConnectRequest = z.object({ key: z.string().trim().min(1).max(300).nullable() });

export const stripeKeyTest = z.object({ mode, hint: z.string(), troubles: z.array(trouble) });
export type StripeKeyTestAnswer = z.infer<typeof stripeKeyTest>;

/** `all`: everything is read from the beginning and imported again. */
export const stripeSyncRequest = z.object({ all: z.boolean().optional() });

/** `webhook_secret` null takes it away; what is left out stays. */
export const stripeSettingsRequest = z.object({
  options: options.optional(),
  webhook_secret: z
    .string()
    .trim()
    .regex(/^whsec_\S{1,200}$/, 'expected a signing secret, whsec_…')
    .nullable()
    .optional(),
});
export type StripeSettingsRequest = z.infer<typeof stripeSettingsRequest>;

/** `withdraw`: what came is withdrawn as well, which can be undone import by import. */
export const stripeDisconnectRequest = z.object({ withdraw: z.boolean() });

export const stripeDisconnected = z.object({ withdrawn: z.number().int(), state: stripeState });
