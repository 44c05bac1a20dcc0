import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { AccountsReport, MovementsReport, RetentionReport } from '@/lib/domain/report';
import { accountsReport as makeAccounts } from '@/lib/reports/accounts-report';
import { movementsReport as makeMovements } from '@/lib/reports/movements-report';
import { parseReportQuery } from '@/lib/reports/query';
import { retentionReport as makeRetention } from '@/lib/reports/retention-report';
import { viewOf } from '@/lib/reports/testing/view';
import { accountsReport, movementsReport, retentionReport } from './contract';

const view = viewOf({ changes: [{ account: 'a', on: '2025-01-10', minor: 100 }] }, { dataThrough: '2025-04-15' });
const query = parseReportQuery([['at', '2025-03-31']]);

describe('the contract', () => {
  it('passes what the reports answer, and drops none of it', () => {
    for (const [schema, report] of [
      [movementsReport, makeMovements(view, query)],
      [retentionReport, makeRetention(view, query)],
      [accountsReport, makeAccounts(view, query)],
    ] as const)
      expect(schema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it('has the types of the reports', () => {
    expectTypeOf<z.infer<typeof movementsReport>>().toMatchTypeOf<MovementsReport>();
    expectTypeOf<z.infer<typeof retentionReport>>().toMatchTypeOf<RetentionReport>();
    expectTypeOf<z.infer<typeof accountsReport>>().toMatchTypeOf<AccountsReport>();
  });
});
