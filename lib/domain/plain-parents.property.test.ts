import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expansionRows } from './expansion';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { movements } from './movements';
import { rollUp } from './parents';
import { retentionOn } from './retention';
import { asPlainMovements } from './testing/as-plain';
import { sourceRecords } from './testing/columns';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { plainLedger } from './testing/plain';
import { plainExpansion } from './testing/plain-expansion';
import { plainMovements } from './testing/plain-movements';
import { plainRetention } from './testing/plain-retention';

/** The parent of each of four accounts, by its place; −1: none. Some are parts of each other. */
const anyParents = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 4, maxLength: 4 });

/** The topmost parent; of accounts that are parts of each other the first. */
function topOf(parents: number[], account: number): number {
  const above = [account];
  while (parents[above.at(-1)!]! >= 0) {
    const next = parents[above.at(-1)!]!;
    if (above.includes(next)) return Math.min(...above.slice(above.indexOf(next)));
    above.push(next);
  }
  return above.at(-1)!;
}

function compare(ledger: NastyLedger, parents: number[]): void {
  const { accounts, changes, invoices, settings, recordedBy } = ledger;
  const records = sourceRecords({ accounts, changes, invoices });
  const whole = rollUp({ ...records, accounts: { ...records.accounts, parents: Int32Array.from(parents) } });
  const facts = buildFacts(deriveLedger(whole, settings, { recordedBy }), whole.accounts, settings);
  const readAs = (account: string): string => accounts[topOf(parents, accounts.indexOf(account))]!;
  const plain = plainLedger(accounts, changes, invoices, settings, recordedBy, readAs);
  expect([...facts.accountIds].sort()).toEqual([...plain.balance.keys()].sort());
  const all = { from: null, to: null, accounts: null };
  for (const grid of ['week', 'month', 'quarter'] as const)
    expect(movements(facts, { ...all, grid }).map(asPlainMovements), grid).toEqual(plainMovements(plain, grid));
  for (const window of [1, 12]) {
    const { nrrHalf, grrHalf, logoInterval, ...exact } = plainRetention(plain, plain.lastDay, window);
    expect(retentionOn(facts, facts.dataThrough, window, null), String(window)).toMatchObject(exact);
  }
  expect(expansionRows(facts, { ...all, grid: 'month' })).toEqual(plainExpansion(plain));
}

describe('reading by parent against a plain computation', () => {
  it('the lines of all its parts are lines of the one on top', () => {
    fc.assert(fc.property(nastyLedger(4, 14, 6), anyParents, compare), plainRuns());
  });
});
