/** The API's contract for what people keep beside the ledger: notes, views; and for the health and the end of a workspace. */
import * as z from 'zod';
import { parseDay } from '@/lib/domain/day';
import { noteKinds } from '@/lib/domain/note-kinds';

const MOST_TITLE = 80;
const MOST_TEXT = 1000;
const MOST_PATH = 600;
const MOST_SEARCH = 2000;

const id = z.number().int();
const day = z.string().refine((text) => parseDay(text) !== null, 'expected a day as YYYY-MM-DD');

const noteText = z.object({
  on: day,
  title: z.string().trim().min(1, 'a note needs a title').max(MOST_TITLE),
  text: z.string().trim().max(MOST_TEXT).nullable().default(null),
  kind: z.enum(noteKinds).default('other'),
});

/** `id`: of the note that is written anew. */
export const noteRequest = noteText.extend({ id: id.optional() });
export type NoteRequest = z.input<typeof noteRequest>;

export const note = z.object({
  id,
  on: z.string(),
  title: z.string(),
  text: z.string().nullable(),
  kind: z.enum(noteKinds),
});
export const noteList = z.object({ notes: z.array(note) });
export type NoteAnswer = z.infer<typeof note>;

const viewText = z.object({
  name: z.string().trim().min(1, 'a view needs a name').max(MOST_TITLE),
  // An account's page has the account's id in its path; two slashes or a backslash would lead to another site.
  path: z
    .string()
    .max(MOST_PATH)
    .regex(/^\/(?!\/)[^\s?#\\]*$/, 'expected the path of a page, such as /retention'),
  search: z.string().max(MOST_SEARCH),
  is_default: z.boolean().default(false),
});

/** `id`: of the view that is saved anew. */
export const viewRequest = viewText.extend({ id: id.optional() });
export type ViewRequest = z.input<typeof viewRequest>;

export const savedView = z.object({
  id,
  name: z.string(),
  path: z.string(),
  search: z.string(),
  is_default: z.boolean(),
});
export const viewList = z.object({ views: z.array(savedView) });
export type SavedViewAnswer = z.infer<typeof savedView>;

export const ledgerHealth = z.object({
  whole: z.boolean(),
  conservation: z.boolean().nullable(),
  findings: z.array(z.object({ code: z.string(), message: z.string() })),
  contradictions: z.array(
    z.object({
      account: z.string(),
      on: z.string(),
      product: z.string(),
      stated: z.string(),
      says: z.string(),
      row: z.number().int(),
    }),
  ),
  ledger_version: z.number().int(),
  holdings: z.object({
    accounts: z.number().int(),
    records: z.array(z.object({ table: z.string(), rows: z.number().int() })),
    imports: z.number().int(),
    audit: z.number().int(),
  }),
  database: z.object({ kind: z.enum(['embedded', 'server']), bytes: z.number(), folder: z.string().nullable() }),
});
export type LedgerHealthAnswer = z.infer<typeof ledgerHealth>;

/** The workspace's name, typed, so that nothing goes by accident. */
export const removeRequest = z.object({ name: z.string() });
