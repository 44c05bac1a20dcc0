/** The API's contract for people who sign in, and tokens of programs. */
import * as z from 'zod';

export const role = z.enum(['owner', 'editor', 'cs', 'viewer']);
export const tokenScope = z.enum(['read', 'write', 'ingest']);

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$|^[^\s@]+@localhost$/, 'expected an address such as ada@example.com');
const password = z.string().min(1, 'is missing').max(1000);
const name = z.string().trim().min(1, 'is missing').max(100);
const entryToken = z.string().min(1).max(200);
const moment = z.iso.datetime();

export const signInRequest = z.object({ email, password });
export const codeRequest = z.object({ code: z.string().trim().min(6).max(40) });
export const passwordRequest = z.object({ password });
export const entryRequest = z.object({ token: entryToken });
export const entryTaken = z.object({
  token: entryToken,
  password,
  name: name.optional(),
  /** The first owner's; of others the link knows it. */
  email: email.optional(),
});
export const forgotRequest = z.object({ email });
export const passwordChange = z.object({ password, next: password });
export const roleRequest = z.object({ role });
export const inviteRequest = z.object({ email, role });
export const tokenRequest = z.object({
  name,
  scopes: z.array(tokenScope).min(1, 'choose at least one').max(3),
  expires_in_days: z.number().int().min(1).max(366),
});

/** What came of a sign-in: done, or a code of the authenticator app is asked for. */
export const signedIn = z.object({ next: z.enum(['in', 'code']) });
export const entryAnswer = z.object({
  kind: z.enum(['setup', 'invitation', 'reset']),
  email: z.string().nullable(),
  role: role.nullable(),
});
export const done = z.object({ done: z.literal(true) });
export const forgotAnswer = z.object({ mailed: z.boolean() });

const need = z.enum(['read', 'act', 'ingest', 'write', 'admin']);
export const me = z.object({
  sign_in: z.enum(['on', 'off']),
  name: z.string().nullable(),
  email: z.string().nullable(),
  role: role.nullable(),
  may: z.array(need),
  has_code: z.boolean(),
  sessions: z.array(z.object({ id: z.string(), began_at: moment, agent: z.string().nullable(), is_this: z.boolean() })),
});

export const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  has_code: z.boolean(),
  joined_at: moment,
  last_seen_at: moment.nullable(),
  is_you: z.boolean(),
});
export const invitation = z.object({
  id: z.number(),
  email: z.string(),
  role,
  created_by: z.string(),
  expires_at: moment,
});
export const people = z.object({ people: z.array(person), invitations: z.array(invitation) });
/** A link is told once; `mailed`: whether it went out by mail as well. */
export const linkMade = z.object({ link: z.string(), expires_at: moment, mailed: z.boolean() });

export const apiToken = z.object({
  id: z.number(),
  name: z.string(),
  scopes: z.array(tokenScope),
  hint: z.string(),
  created_by: z.string(),
  created_at: moment,
  expires_at: moment,
  last_used_at: moment.nullable(),
});
export const apiTokens = z.object({ tokens: z.array(apiToken) });
export const tokenMade = z.object({ made: apiToken, token: z.string() });
export const codeBegun = z.object({ uri: z.string(), backup_codes: z.array(z.string()) });

export type Me = z.infer<typeof me>;
export type People = z.infer<typeof people>;
export type PersonAnswer = z.infer<typeof person>;
export type InvitationAnswer = z.infer<typeof invitation>;
export type ApiTokenAnswer = z.infer<typeof apiToken>;
export type RoleName = z.infer<typeof role>;
export type ScopeName = z.infer<typeof tokenScope>;
