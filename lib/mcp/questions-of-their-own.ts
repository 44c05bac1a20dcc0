/** The tools whose questions are not those of every report: the forecast, and the book of an owner. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { bookReport } from '@/lib/reports/book-report';
import { type forecastParameters, forecastReport, parseForecastQuery } from '@/lib/reports/forecast-report';
import type { Ledger } from './ledger';
import { answered, queryOf, question, READ_ONLY } from './tools-question';

const accounts = { where: question.where, as_of: question.as_of };

export function registerOwnQuestions(server: McpServer, ledger: Ledger): void {
  server.registerTool(
    'forecast',
    {
      title: 'NRR and ARR ahead',
      description:
        'NRR and ARR in 12 or 24 months if the past year repeated itself, with bands and how such bands held in the past; and with churn, expansion or the time to first expansion changed, by the same draws.',
      inputSchema: {
        ...accounts,
        months: z.union([z.literal(12), z.literal(24)]).optional(),
        churn: z.number().optional().describe('Points added to a month’s churn, such as -1.'),
        expansion: z.number().optional().describe('Points added to a month’s expansion, such as 0.5.'),
        t2e: z.number().int().optional().describe('Months added to the time to first expansion, such as -2.'),
        seed: z.number().int().min(0).optional().describe('The same seed draws the same.'),
      },
      annotations: READ_ONLY,
    },
    ({ where, as_of, ...own }) =>
      answered(async () => {
        const asked = parseForecastQuery((name: (typeof forecastParameters)[number]) =>
          own[name] === undefined ? null : String(own[name]),
        );
        const query = queryOf({ where, as_of });
        return forecastReport(await ledger.view(query), query, asked);
      }),
  );
  server.registerTool(
    'book',
    {
      title: 'The accounts of an owner',
      description:
        'All owners beside each other, and of one: NRR and GRR of the accounts that are theirs now and twelve months ago, renewals within 90 days, whom nobody is at work on, targets.',
      inputSchema: { ...accounts, owner: z.string().optional().describe('The largest book where left out.') },
      annotations: READ_ONLY,
    },
    ({ owner, ...asked }) =>
      answered(async () => {
        const query = queryOf(asked);
        return bookReport(await ledger.view(query), query, owner ?? null);
      }),
  );
}
