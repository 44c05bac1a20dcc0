/** The API's contract for share links: what one opens, until when, and who looked. */
import * as z from 'zod';
import { sharedPages } from '@/lib/domain/shared-pages';
import { deckChoice } from './decks';

const LONGEST_DAYS = 366;
const LEAST_PASSWORD = 8;
const MOST_PASSWORD = 200;

const scope = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('page'),
    path: z.enum(sharedPages, { error: `expected one of ${sharedPages.join(', ')}` }),
    search: z.string().max(2000).default(''),
  }),
  /** A deck that is kept, as it stands now: what is changed in it later is not shared. */
  z.object({ kind: z.literal('deck'), deck: z.number().int() }),
  /** A deck as it is stated here, kept or not. */
  z.object({ kind: z.literal('slides'), choice: deckChoice }),
]);

export const shareRequest = z.object({
  name: z.string().trim().min(1, 'a link needs a name').max(120),
  scope,
  hide_names: z.boolean().default(false),
  expires_in_days: z.number().int().min(1).max(LONGEST_DAYS),
  password: z
    .string()
    .min(LEAST_PASSWORD, `a password has at least ${LEAST_PASSWORD} letters`)
    .max(MOST_PASSWORD)
    .nullable()
    .default(null),
});
export type ShareRequest = z.input<typeof shareRequest>;
export type ShareAsked = z.infer<typeof shareRequest>;

export const share = z.object({
  id: z.number().int(),
  name: z.string(),
  kind: z.enum(['page', 'deck']),
  /** Of a page. */
  path: z.string().nullable(),
  search: z.string().nullable(),
  hides_names: z.boolean(),
  has_password: z.boolean(),
  expires_at: z.string(),
  state: z.enum(['open', 'expired', 'revoked']),
  opened: z.number().int(),
  last_opened_at: z.string().nullable(),
  created_at: z.string(),
  created_by: z.string(),
});
export type ShareAnswer = z.infer<typeof share>;

export const shareList = z.object({ shares: z.array(share) });

/** `link`: its path with the secret, told this once. */
export const shareMade = z.object({ share, link: z.string() });
