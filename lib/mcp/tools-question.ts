/** What tools are asked, and how they answer. */
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { parseReportQuery, QueryError, type ReportQuery } from '@/lib/reports/query';
import { ToolRefusal } from './ledger';

export const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

export const period = z.string().describe('Such as 2025-03, 2025-Q1, 2025, 2025-W09 or FY2026-Q1-04.');
const days = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day as YYYY-MM-DD');

/** The question of a report, as formats of the API and the command line have it. */
export const question = {
  grid: z.enum(['week', 'month', 'quarter', 'year']).optional(),
  window: z
    .union([z.literal(1), z.literal(3), z.literal(12)])
    .optional()
    .describe('Months a retention window has; 12 where left out.'),
  from: period.optional(),
  to: period.optional(),
  at: z.array(days).max(60).optional().describe('Days on which windows end, beside the closed months.'),
  where: z
    .array(z.string())
    .max(50)
    .optional()
    .describe('Filters: attribute=value, attribute!=value, employees>=50, product=Core.'),
  by: z.string().optional().describe('Split by an attribute, or by product.'),
  metric: z.string().optional(),
  fx: z.enum(['plan', 'rolling', 'monthly']).optional(),
  attr_at: z.enum(['current', 'start']).optional(),
  roll_up: z.enum(['account', 'parent']).optional(),
  threshold: z.number().int().min(0).optional().describe('Of coverage: accounts from this MRR on, in whole units.'),
  as_of: days.optional().describe('As it would have been said on that day.'),
  as_of_clock: z.enum(['recorded', 'appended']).optional(),
  data_through: days.optional(),
  search: z.string().max(200).optional().describe('Of accounts: part of a name or id.'),
  state: z.string().optional().describe('Of accounts: active, all, new, expanded, shrank, churned, …; by comma.'),
  sort: z.string().optional().describe('Of accounts: a column such as arr; -change_arr: the largest first.'),
  offset: z.number().int().min(0).optional(),
  limit: z.number().int().min(1).max(500).optional(),
};

export type Args = Readonly<Record<string, string | number | string[] | undefined>>;

export function queryOf(args: Args): ReportQuery {
  const words: [string, string][] = [];
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) words.push([name, String(each)]);
  }
  return parseReportQuery(words);
}

/** Answers as JSON, both as structure and as text; what cannot be answered is said plainly. */
export async function answered(work: () => Promise<object>): Promise<CallToolResult> {
  try {
    const answer = JSON.parse(JSON.stringify(await work())) as Record<string, unknown>;
    return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
  } catch (error) {
    if (!(error instanceof QueryError || error instanceof ToolRefusal)) throw error;
    return { content: [{ type: 'text', text: error.message }], isError: true };
  }
}
