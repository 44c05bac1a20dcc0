import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../domain/testing/nasty';
import type { Kind } from '../fields';
import { csvLine } from '../rejects';
import { companyOf } from '../testing/company';
import { asMonthlySummary, asMovements } from '../testing/exports';
import { importText } from '../testing/files';

const company = companyOf(7, 3);

const RECURLY =
  'uuid,account_code,plan_code,state,quantity,unit_amount,currency,activated_at,expires_at,current_period_started_at,current_period_ends_at\n' +
  'u1,ann,pro,active,3,49.00,USD,2024-05-10,,2025-06-10,2025-07-10\nu2,bob,pro,canceled,1,490,EUR,2024-07-01,2025-07-01,2024-07-01,2025-07-01\n';
const ADD_ONS =
  'subscription_uuid,add_on_add_on_code,subscription_add_on_quantity,subscription_add_on_unit_amount_in_cents,subscription_add_on_created_at,account_code,subscription_currency\n' +
  'u1,sms,2,1500,2024-06-01,ann,USD\nu2,fee,1,100,2024-06-01,bob,EUR\n';
const INVOICES =
  'customer_external_id,date,currency,type,plan_external_id,service_period_start,service_period_end,amount_in_cents,quantity,prorated,proration_type,tax_amount_in_cents\n' +
  'ann,2025-01-01,USD,subscription,pro,2025-01-01,2026-01-01,120000,12,false,,20000\nann,2025-01-01,USD,one_time,,,,500,1,,,\n';
const INTERVALS =
  'CUSTOMER_UUID,MRR,START_DATE,END_DATE,PLAN_UUID,QUANTITY,SUBSCRIPTION_UUID,SUBSCRIPTION_SET_UUID,SUB_SET_PLAN_UUIDS,IS_FREE,IS_TRIAL\n' +
  'a,5000,2025-01-10,2025-03-01,pl,10,s1,set,pl,false,false\na,7500,2025-03-01,,pl,15,s1,set,pl,false,false\n';
const SUBSCRIPTIONS =
  'CUSTOMER_EXTERNAL_IDS,CUSTOMER_NAME,CUSTOMER_SUBSCRIPTION_ID,BILLING_SYSTEM,PLAN_NAME,QUANTITY,MRR,CURRENCY,BILLING_CURRENCY,INTERVAL_UNIT,STATUS\n' +
  'ann|x,Ann,s1,Stripe,Basic,10,5000,USD,USD,month,Active\nbob,Bob,s2,Stripe,Pro,1,9900,USD,USD,month,Cancelled\n';
const CUSTOMERS = 'External ID,Name,Zip,Lead created at\nann,Ann,N1,2024-12-01\nbob,Bob,,\n';

const samples: readonly (readonly [Kind, string])[] = [
  ['chartmogul_movements', asMovements(company)],
  ['chartmogul_movements', asMovements(company, 'customer')],
  ['chartmogul_customers', CUSTOMERS],
  ['chartmogul_invoices', INVOICES],
  ['chartmogul_intervals', INTERVALS],
  ['chartmogul_subscriptions', SUBSCRIPTIONS],
  ['chargebee_mrr', asMonthlySummary(company)],
  ['recurly_subscriptions', RECURLY],
  ['recurly_add_ons', ADD_ONS],
];

const cell = fc.constantFrom(
  ...['', '0', '-1', '1e9', '9'.repeat(30), '12.5', '1,234', 'NA', '#REF!', 'null', 'a\0b', '\uFFFD', 'x'.repeat(600)],
  ...['2025-02-30', '03/04/25', '31/12/2025', 'soon', 'USD', 'XXX', '€5', '(5)', 'true', '__proto__', 'constructor'],
);

const spoiled = fc.array(fc.record({ row: fc.nat(200), column: fc.nat(20), cell }), { maxLength: 12 });

describe.each(samples)('%s with any cells spoiled', (kind, text) => {
  const [header = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

  it('accepted + rejected = rows, each reject with row, code and remedy, and every amount is safe', async () => {
    await fc.assert(
      fc.asyncProperty(spoiled, async (spoils) => {
        const cells = rows.map((row) => [...row]);
        for (const { row, column, cell: other } of spoils) {
          const target = cells[row % cells.length];
          if (target !== undefined) target[column % header.length] = other;
        }
        const written = [header, ...cells].map((row) => csvLine(row, ',')).join('');
        const options = { kind, dates: 'dmy', decimal: '.', dataThrough: '2025-06-30' } as const;
        const { result, problems, changes, lines, rejects } = await importText(written, options);
        if (result === null) {
          expect(problems.length).toBeGreaterThan(0);
          return;
        }
        expect(result.read).toBe(result.accepted + result.rejected);
        expect(rejects === '' ? 0 : rejects.trimEnd().split('\n').length - 1).toBe(result.rejected);
        for (const problem of problems) {
          expect(problem.remedy).not.toBe('');
          if (problem.code !== 'no_rows') expect(problem.row).not.toBeNull();
        }
        for (const { amountMinor } of [...changes, ...lines]) expect(Number.isSafeInteger(amountMinor)).toBe(true);
        for (const { amountMinor } of changes) expect(amountMinor).toBeGreaterThanOrEqual(0);
      }),
      propertyRuns(40),
    );
  });

  it('as it is, all of it is read', async () => {
    const { result, problems, analysis } = await importText(text, { dataThrough: '2025-06-30' });
    expect(analysis.kind).toBe(kind);
    expect(problems).toEqual([]);
    expect(result).toMatchObject({ rejected: 0, accepted: rows.length });
  });
});
