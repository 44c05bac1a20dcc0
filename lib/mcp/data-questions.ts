/** The tools that ask of the data itself: another tool's numbers beside ours, and accounts that may be one customer. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { differencesReport as differencesContract } from '@/lib/api/contract/differences';
import { matchesReport as matchesContract } from '@/lib/api/contract/matches';
import { differenceCauses } from '@/lib/domain/differences';
import { differencesReport, parseDifferencesQuery } from '@/lib/reports/differences-report';
import { matchesReport } from '@/lib/reports/matches-report';
import { listComparisons, readComparison } from '@/lib/store/comparisons';
import { differenceWords } from '@/lib/view/difference-words';
import { type Ledger, provenanceOf, ToolRefusal } from './ledger';
import { withMoneyText } from './money-text';
import { answered, READ_ONLY } from './tools-question';

const offset = z.number().int().min(0).optional();
const limit = z.number().int().min(0).max(200).optional();

export function registerDataQuestions(server: McpServer, ledger: Ledger): void {
  server.registerTool(
    'differences',
    {
      title: 'Where another tool’s numbers differ',
      description:
        'MRR by month as the kept export of another tool states it, beside the ledger’s; the causes of each difference, and of one month the accounts of each cause. All causes of a month sum to its difference. Amounts are MRR.',
      inputSchema: {
        comparison: z
          .number()
          .int()
          .min(1)
          .optional()
          .describe('Its number among those kept; the last where left out.'),
        period: z
          .string()
          .optional()
          .describe('The month whose accounts are told, such as 2025-03; the last that differs where left out.'),
        cause: z.enum(differenceCauses).optional().describe('Only the accounts of this cause.'),
        ...{ offset, limit },
      },
      annotations: READ_ONLY,
    },
    (asked) => answered(() => differences(ledger, asked)),
  );
  server.registerTool(
    'matches',
    {
      title: 'Accounts that may be one customer',
      description:
        'Pairs of accounts with ids, e-mail addresses, domains or names in common, the likeliest first, with their reasons, how sure, and what either pays. While they are apart a customer that moved from one to the other counts as lost and as new.',
      inputSchema: { offset, limit },
      annotations: READ_ONLY,
    },
    ({ offset: from = 0, limit: most = 50 }) =>
      answered(async () => {
        const view = await ledger.view();
        const report = await matchesReport(await ledger.reader(), view, { offset: from, limit: most });
        return { ...provenanceOf(view), answer: withMoneyText(matchesContract, report, view.currency) };
      }),
  );
}

type DifferencesAsked = Readonly<
  Record<'comparison' | 'period' | 'cause' | 'offset' | 'limit', string | number | undefined>
>;

async function differences(ledger: Ledger, { comparison, ...rest }: Partial<DifferencesAsked>): Promise<object> {
  const words = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  const asked = parseDifferencesQuery(words);
  const { db, principal, workspaceId } = await ledger.reader();
  const all = await listComparisons(db, principal, workspaceId);
  const id = comparison === undefined ? all[0]?.id : Number(comparison);
  if (id === undefined)
    throw new ToolRefusal(
      'No export of another tool is kept to compare with. Keep one: ratchet differences FILE --keep NAME.',
    );
  const kept = await readComparison(db, principal, workspaceId, id);
  if (kept === null)
    throw new ToolRefusal(
      `comparison: there is none with the number ${id}; kept are ${all.map((one) => one.id).join(', ')}`,
    );
  const view = await ledger.view();
  const report = await differencesReport(view, kept, asked, `${id}`);
  return {
    ...provenanceOf(view),
    comparisons: all.map((one) => ({ comparison: one.id, name: one.name, file: one.file, from: one.from, to: one.to })),
    causes: Object.fromEntries(report.causes.map(({ cause }) => [cause, differenceWords[cause]])),
    answer: withMoneyText(differencesContract, report, view.currency),
  };
}
