import fc from 'fast-check';
import { it } from 'vitest';
import { nastyLedger, propertyRuns } from '@/lib/domain/testing/nasty';
import { parseReportQuery } from '@/lib/reports/query';
import { viewOf } from '@/lib/reports/testing/view';
import { checkRows } from './check-rows';
import { largestGap } from './check-sheet';
import { collectWorkbook } from './collect';

it('what the cube’s cells come to is what the reports say, for every month and window', async () => {
  const law = fc.asyncProperty(nastyLedger(), fc.constantFrom('1', '3', '12'), async (ledger, window) => {
    const view = viewOf(ledger, ledger.settings);
    if ((view.facts?.months ?? 0) === 0) return true;
    const input = await collectWorkbook(view, parseReportQuery([['window', window]]), {
      company: 'Law',
      closings: {},
      hidesNames: false,
    });
    const rows = checkRows(input);
    return rows.length === input.movements.length && largestGap(rows, input.head.exponent) === 0;
  });
  await fc.assert(law, propertyRuns(60));
});
