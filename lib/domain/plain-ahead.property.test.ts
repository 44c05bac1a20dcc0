import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneTimeCharges } from './one-time';
import { scheduled } from './scheduled';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { plainAhead, plainOneTime } from './testing/plain-ahead';

function compare(ledger: NastyLedger): void {
  const { facts, basis, plain } = bothOf(ledger);
  const lists = [facts.everyAccount];
  const { current_arr, contracted_arr, rows } = scheduled(facts, basis, lists)[0]!;
  const ahead = rows.map(({ period, ...amounts }) => {
    const moved = Object.entries(amounts).filter(([, amount]) => amount > 0);
    return [period, Object.fromEntries(moved)];
  });
  const found = { current_arr, contracted_arr, rows: Object.fromEntries(ahead) };
  expect(found).toEqual(plainAhead(ledger, plain));
  const once = oneTimeCharges(facts, basis, { from: null, to: null, lists })[0]!.rows;
  expect(Object.fromEntries(once.map(({ period, ...month }) => [period, month]))).toEqual(plainOneTime(ledger, plain));
}

describe('scheduled changes and one-time charges against a plain computation', () => {
  it('to the unit', () => {
    fc.assert(fc.property(nastyLedger(), compare), plainRuns());
  });
});
