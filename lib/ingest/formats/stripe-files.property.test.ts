/** Files of Stripe, Baremetrics and OpenPay with any cells spoiled: every row is read or rejected, and no amount is unsafe. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../domain/testing/nasty';
import type { Kind } from '../fields';
import { csvLine } from '../rejects';
import { importText } from '../testing/files';
import { baremetricsCsv, openpayCsv } from '../testing/other-samples';
import {
  customerMrrChangesCsv,
  stripeInvoicesCsv,
  stripeItemChangesCsv,
  stripeSubscriptionsCsv,
} from '../testing/stripe-samples';

const samples: readonly (readonly [Kind, string, Record<string, string>])[] = [
  ['stripe_subscriptions', stripeSubscriptionsCsv, {}],
  ['stripe_item_changes', stripeItemChangesCsv, {}],
  ['stripe_invoices', stripeInvoicesCsv, {}],
  ['mrr_movements', customerMrrChangesCsv, { account_id: 'Customer', on: 'Changed', change: 'Difference' }],
  ['baremetrics', baremetricsCsv, {}],
  ['openpay', openpayCsv, {}],
];

const period = '"period":{"start":1767225600,"end":1769904000}';
const cell = fc.constantFrom(
  ...['', '0', '-1', '1e9', '9'.repeat(30), '12.5', '1,234', 'NA', '#REF!', 'a\0b', 'x'.repeat(600), 'soon', 'XXX'],
  ...['2025-02-30', '03/04/25', '31/12/2025', '€5', '(5)', 'true', '__proto__', '9007199254740991', '1767225600'],
  ...['[]', '{}', 'null', '[null]', '[[]]', '[{}]', '{"data":5}', '[{"amount":1e308}]', '['.repeat(5000)],
  ...[
    `[{"amount":9007199254740991,${period}}]`,
    `[{"amount":1.5,${period}}]`,
    `[{"amount":5,"currency":"xx",${period}}]`,
  ],
  `[{"amount":-9007199254740991,"proration":true,"quantity":9007199254740991,"price":{"unit_amount":9007199254740991,"recurring":{"interval":"day"}},${period}}]`,
  `[{"amount":5,"discount_amounts":[{"amount":9007199254740991}],"tax_amounts":[{"amount":-9007199254740991,"inclusive":true}],${period}}]`,
);
const spoiled = fc.array(fc.record({ row: fc.nat(20), column: fc.nat(30), cell }), { maxLength: 12 });

describe.each(samples)('%s with any cells spoiled', (kind, text, mapping) => {
  const [header = [], ...rows] = Papa.parse<string[]>(text.trimEnd()).data;

  it('accepted + rejected = rows, each reject with row, code and remedy, and every amount is safe', async () => {
    await fc.assert(
      fc.asyncProperty(spoiled, async (spoils) => {
        const cells = rows.map((row) => [...row]);
        for (const { row, column, cell: other } of spoils) {
          const target = cells[row % cells.length];
          if (target !== undefined) target[column % header.length] = other;
        }
        const written = [header, ...cells].map((row) => csvLine(row, ',')).join('');
        const options = { kind, mapping, dates: 'dmy', decimal: '.', dataThrough: '2026-03-10' } as const;
        const { result, problems, changes, lines, rejects } = await importText(written, options);
        if (result === null) {
          expect(problems.length).toBeGreaterThan(0);
          return;
        }
        expect(result.read).toBe(result.accepted + result.rejected);
        expect(Papa.parse(rejects.trimEnd()).data.length).toBe(result.rejected + (rejects === '' ? 0 : 1));
        for (const problem of problems) {
          expect(problem.remedy).not.toBe('');
          if (problem.code !== 'no_rows') expect(problem.row).not.toBeNull();
        }
        for (const { amountMinor } of [...changes, ...lines]) expect(Number.isSafeInteger(amountMinor)).toBe(true);
        for (const { amountMinor } of changes) expect(amountMinor).toBeGreaterThanOrEqual(0);
        for (const { startDay, endDay } of lines) expect(endDay).toBeGreaterThan(startDay);
        for (const { quantityMicro } of lines) expect(Number.isSafeInteger(quantityMicro ?? 0)).toBe(true);
      }),
      propertyRuns(25),
    );
  });
});
