/** Accounts whose names would be formulas, markup or no XML at all, for tests of what is exported. */
import type { LedgerView } from '@/lib/reports/ledger-view';
import { viewOf } from '@/lib/reports/testing/view';

export const hostileNames: readonly string[] = [
  '=cmd|’/C calc’!A0',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\tTab',
  '<script>alert("x")</script> & co',
  'x'.repeat(200),
  'شركة التجارة العربية',
  '株式会社さくら',
  'Control \u0001\u001b\u0085\r\n end',
  'Looks like _x0041_ an escape',
  'Half \ud83d of a pair',
  "'Quoted",
];

/** Accounts of those names in two currencies, some of which leave and come back, with a month that is running. */
export function nastyNames(): LedgerView {
  const changes = hostileNames.flatMap((account, at) => {
    const currency = at % 3 === 0 ? 'EUR' : 'USD';
    const month = String((at % 11) + 1).padStart(2, '0');
    return [
      { account, on: `2024-${month}-05`, minor: 1_001 + at * 17, currency },
      { account, on: '2025-03-10', minor: at % 4 === 0 ? 0 : 2_003 + at, currency },
      ...(at % 4 === 0 ? [{ account, on: '2025-06-11', minor: 777, currency }] : []),
    ];
  });
  const codes = Int32Array.from(hostileNames, (_, at) => at % 2);
  const attributes = [{ slug: '=slug', values: ['=1+1', 'plain'], codes, dated: null }];
  return viewOf(
    { changes, accounts: hostileNames, attributes },
    { dataThrough: '2025-07-19', planRates: { EUR: '1.0937' } },
  );
}
