/** What is stated about signals, and answered: weights, rules, and whose the signals of unknown accounts are. */
import * as z from 'zod';
import { riskNames, signalCategories, signalNames } from '@/lib/domain/signals/kinds';
import { day } from './parts';
import { condition, rule, rulePreview, signalSettings } from './signals';

const points = z.number().min(0).max(100);

const choices = {
  weights: z.partialRecord(z.enum(signalNames), points).optional(),
  /** Days. */
  half_lives: z.partialRecord(z.enum(signalNames), z.number().min(1).max(730)).optional(),
  caps: z.partialRecord(z.enum(signalCategories), points).optional(),
  risks: z.partialRecord(z.enum(riskNames), points).optional(),
  risk_line: points.optional(),
  ready_line: points.optional(),
};

export const signalSettingsRequest = z.strictObject({
  ...choices,
  /** What is left out goes back to the standard; else it stays as it is. */
  replace: z.boolean().default(false),
});

export const signalSettingsReport = z.object({
  ledger_version: z.number().int(),
  settings: signalSettings,
  /** What differs from the standard: sent with `replace`, it makes these settings again. */
  choices: z.object(choices),
  /** Every value they have had, newest first. */
  history: z.array(z.object({ recorded_at: z.string(), by: z.string().nullable(), choices: z.object(choices) })),
});

export const rulePreviewRequest = z.strictObject({ conditions: z.array(condition).max(12) });

export const ruleRequest = z.strictObject({
  /** Of the rule that is written anew; left out: a new one. */
  rule: z.string().min(1).max(60).optional(),
  name: z.string().trim().min(1).max(120),
  conditions: z.array(condition).max(12),
  is_on: z.boolean().default(false),
});

export const ruleWritten = z.object({ rule, preview: rulePreview });
export const ruleRemoved = z.object({ rule: z.string() });

/** Signals of an account that the ledger does not know: of which account they are; null: of none, they are left out. */
export const signalAccountRequest = z.strictObject({
  account: z.string().min(1),
  read_as: z.string().min(1).nullable(),
});
export const signalAccountUndo = z.strictObject({ account: z.string().min(1), undo: z.literal(true) });

export const signalAccounts = z.object({
  ledger_version: z.number().int(),
  marks: z.array(
    z.object({ account: z.string(), read_as: z.string().nullable(), made_by: z.string(), made_at: z.string() }),
  ),
});

/** One signal of an account that the ledger knows, stated by hand. */
export const handSignalRequest = z.strictObject({
  account: z.string().min(1),
  on: day,
  signal: z.string().trim().min(1).max(100),
  weight: z.number().min(0).max(1000).nullable().default(null),
  note: z.string().trim().max(4000).nullable().default(null),
});

export const handSignal = z.object({ import_id: z.string().nullable() });

export type HandSignalRequest = z.input<typeof handSignalRequest>;
export type SignalSettingsRequest = z.input<typeof signalSettingsRequest>;
export type SignalSettingsAnswer = z.output<typeof signalSettingsReport>;
export type RuleRequest = z.input<typeof ruleRequest>;
export type RuleWrittenAnswer = z.output<typeof ruleWritten>;
export type SignalAccountRequest = z.input<typeof signalAccountRequest>;
export type SignalAccountsAnswer = z.output<typeof signalAccounts>;
