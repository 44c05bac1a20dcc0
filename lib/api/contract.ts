/**
 * The API's contract in Zod, shared by both sides: route handlers answer these shapes, the browser parses them.
 * Here: workspace, uploads, imports, refusals; reports are in report-contract.ts. Everything is snake_case as it travels.
 */
import * as z from 'zod';
import { foreignKinds } from '@/lib/domain/foreign-kinds';
import { dayRange, endDay, endDayFound, importStatus, monthEffect, rememberedMapping } from './contract/imports';
import { day, minor, ratio } from './contract/parts';
import { planRates } from './contract/plan-rates';

/** Where the workspace stands: shown in the shell on every page. */
export const workspaceState = z.object({
  workspace: z
    .object({
      name: z.string(),
      is_sample: z.boolean(),
      has_data: z.boolean(),
      currency: z.string().nullable(),
      data_through: day.nullable(),
      /** The source that holds data-through back, in words. */
      data_through_source: z.string().nullable(),
      ledger_version: z.number().int(),
      accounts: z.number().int(),
      /** The month that fiscal years begin with, 1 to 12. */
      fiscal_year_start: z.number().int(),
      /** Start + movements = end for every month; null while there is nothing to add up. */
      ledger_adds_up: z.boolean().nullable(),
    })
    .nullable(),
  /** Only while there is no data: the id of the import that is bringing it, the company's own or the sample's. */
  importing: z.string().optional(),
});

export const problem = z.object({
  file: z.string(),
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  severity: z.enum(['error', 'warning', 'notice']),
  /** What a problem of the whole file is about: the currency that has no rate. */
  about: z.string().optional(),
});

/** A table out of a workbook, an archive or a JSON document, staged as an upload of its own. */
export const uploadPart = z.object({
  upload_id: z.string(),
  /** 'book.xlsx › Sheet1' */
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** Rows that hold anything, its column names among them; null: not counted. */
  rows: z.number().int().nullable(),
  /** What was done to it on the way; each preview of it says so too. */
  notices: z.array(problem),
});

export const upload = z.object({
  upload_id: z.string(),
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** To be previewed and imported in its place; empty: the file itself is a table. */
  parts: z.array(uploadPart).default([]),
});

export const importKind = z.enum([
  'accounts',
  'changes',
  'invoices',
  'mrr',
  'rates',
  'touchpoints',
  'plans',
  'costs',
  'targets',
  'control_totals',
  'usage',
  'signals',
  ...foreignKinds,
]);
const decimalSign = z.enum(['.', ',']);
const dayOrder = z.enum(['dmy', 'mdy']);

/** What the user decided about reading a file. Every field is optional: left out means "recognise it". */
export const readChoices = z.object({
  kind: importKind.optional(),
  /** Field to header; an empty header leaves the field out. */
  map: z.record(z.string(), z.string()).optional(),
  decimal: decimalSign.optional(),
  dates: dayOrder.optional(),
  /** What the end date means, where the file has one. */
  end_day: endDay.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'expected a currency code such as USD')
    .optional(),
});

export const previewRequest = readChoices.extend({
  upload_id: z.string(),
  /** False: what was chosen last for these column names is not used. */
  remembered: z.boolean().default(true),
});

export const preview = z.object({
  upload_id: z.string(),
  file: z.string(),
  bytes: z.number().int(),
  kind: importKind.nullable(),
  /** 0 to 1. */
  confidence: z.number(),
  kinds: z.array(z.object({ kind: importKind, confidence: z.number() })),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(
    z.object({
      header: z.string(),
      index: z.number().int(),
      field: z.string().nullable(),
      confidence: z.number(),
      samples: z.array(z.string()),
      decimal: decimalSign.nullable(),
      dates: z.string().nullable(),
      undecided: z.enum(['decimal', 'dates']).nullable(),
    }),
  ),
  /** Fields that the kind knows, in the order to offer them. */
  fields: z.array(z.object({ field: z.string(), required: z.boolean(), meaning: z.string() })),
  /** The first rows as they are in the file, cell by cell. */
  rows: z.array(z.array(z.string())),
  /** Their rows in the file, as a spreadsheet counts. */
  row_numbers: z.array(z.number().int()),
  /** Rows below the column names; null where the file is too long to be counted beforehand. */
  row_count: z.number().int().nullable(),
  /** What stops the file from being read, or is worth knowing before it is. */
  problems: z.array(problem),
  /** Asked where no cell decides. */
  questions: z.array(
    z.object({
      code: z.enum(['decimal', 'dates', 'end_day']),
      column: z.string(),
      example: z.string(),
      options: z.array(z.object({ value: z.string(), meaning: z.string() })),
    }),
  ),
  /** Null where the file has no end date. */
  end_day: endDayFound.nullable(),
  /** Used for this preview, where these column names were imported before; null: nothing is remembered, or it was not wanted. */
  remembered: rememberedMapping.nullable(),
  /** The choices this preview was made with: stated ones, and remembered ones where none was stated. */
  choices: readChoices,
  /** It has days by which `complete` can withdraw what it no longer states. */
  can_be_complete: z.boolean(),
  /** Data-through must be stated: nothing in the file says it. */
  needs_data_through: z.boolean(),
  data_through_hint: day.nullable(),
  /** Null once the workspace has its reporting currency. */
  currency_choice: z.object({ suggested: z.string() }).nullable(),
});

export const importRequest = readChoices.extend({
  upload_id: z.string(),
  data_through: day.optional(),
  history_from: day.optional(),
  grace: z.number().int().min(0).max(366).optional(),
  /** Units of the reporting currency for one of each currency; it counts where a currency has no plan rate yet. */
  plan_rates: planRates.optional(),
  /** The file states all there is of its source in these days; what it no longer states there is withdrawn. */
  complete: dayRange.optional(),
  dry_run: z.boolean(),
  keep_good: z.boolean().default(false),
});

/** Several uploads as one: imported in the order of their kinds, undone together. */
export const batchRequest = z.object({
  dry_run: z.boolean(),
  items: z
    .array(importRequest.omit({ dry_run: true }))
    .min(1)
    .max(100),
});

export const importStarted = z.object({ import_id: z.string() });

const standing = z.object({
  arr: minor,
  accounts: z.number().int(),
  nrr: ratio,
  grr: ratio,
  data_through: day.nullable(),
});

export const importRun = z.object({
  import_id: z.string(),
  /** `checked` is a dry run that found nothing to reject; `rejected` wrote nothing because rows were refused. */
  status: importStatus,
  dry_run: z.boolean(),
  kind: z.string(),
  file: z.string(),
  started_at: z.string(),
  finished_at: z.string().nullable(),
  withdrawn_at: z.string().nullable(),
  data_through: day.nullable(),
  /** The batch it came with; null: it came alone. */
  batch_id: z.string().nullable(),
  complete: z.object({ from: day, to: day }).nullable(),
  progress: z.object({
    phase: z.enum(['reading', 'storing', 'computing', 'done']),
    bytes: z.number(),
    bytes_total: z.number(),
    rows: z.number().int(),
    rows_per_second: z.number(),
    seconds_left: z.number().nullable(),
  }),
  result: z
    .object({
      read: z.number().int(),
      new: z.number().int(),
      unchanged: z.number().int(),
      corrected: z.number().int(),
      rejected: z.number().int(),
      /** Records of earlier files that this complete one no longer states. */
      withdrawn: z.number().int(),
      /** Accounts met for the first time. */
      accounts_new: z.number().int(),
      /** The first 1,000. */
      problems: z.array(problem),
      problem_counts: z.array(z.object({ code: z.string(), count: z.number().int() })),
    })
    .nullable(),
  effect: z
    .object({
      currency: z.string(),
      before: standing.nullable(),
      after: standing.nullable(),
      months: z.array(monthEffect).default([]),
    })
    .nullable(),
  /** There is a rejects file at GET /imports/ID/rejects. */
  has_rejects: z.boolean(),
  error: z.string().nullable(),
});

export const importList = z.object({ imports: z.array(importRun) });

/** RFC 9457 problem document; `field` names what was wrong with the request. */
export const apiProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  field: z.string().optional(),
  request_id: z.string().optional(),
});

export type WorkspaceState = z.infer<typeof workspaceState>;
export type Upload = z.infer<typeof upload>;
export type PreviewRequest = z.input<typeof previewRequest>;
export type Preview = z.infer<typeof preview>;
export type ReadChoices = z.infer<typeof readChoices>;
export type ImportRequest = z.input<typeof importRequest>;
export type BatchRequest = z.input<typeof batchRequest>;
export type ImportRun = z.infer<typeof importRun>;
export type ApiProblem = z.infer<typeof apiProblem>;
