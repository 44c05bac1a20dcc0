import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancesOn } from './balances';
import { brokenMonths } from './conservation';
import { buildFacts, type Facts } from './facts';
import { deriveLedger } from './ledger';
import { movements } from './movements';
import { rollUp } from './parents';
import type { SourceRecords } from './records';
import { type Change, sourceRecords } from './testing/columns';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';

const factsFrom = (records: SourceRecords, { settings, recordedBy }: NastyLedger): Facts =>
  buildFacts(deriveLedger(records, settings, { recordedBy }), records.accounts, settings);

const withParents = (ledger: NastyLedger, parents: number[]): SourceRecords => {
  const records = sourceRecords(ledger);
  return { ...records, accounts: { ...records.accounts, parents: Int32Array.from(parents) } };
};

/** Parents of four accounts, cycles among them too. */
const anyParents = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 4, maxLength: 4 });

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe('reading by parent', () => {
  it('conserves: each month adds up, ends at the same total, and every day has the total of the accounts', () => {
    fc.assert(
      fc.property(nastyLedger(), anyParents, (ledger, parents) => {
        const records = withParents(ledger, parents);
        const apart = factsFrom(records, ledger);
        const rolled = factsFrom(rollUp(records), ledger);
        expect(brokenMonths(rolled)).toEqual([]);
        const all = { grid: 'month', from: null, to: null, accounts: null } as const;
        const ends = (facts: Facts) => movements(facts, all).map((row) => [row.period, row.end_arr]);
        expect(ends(rolled)).toEqual(ends(apart));
        for (let back = 0; back < 40; back += 13) {
          const day = apart.dataThrough - back;
          expect(sum(balancesOn(rolled, day))).toBe(sum(balancesOn(apart, day)));
        }
      }),
      propertyRuns(200),
    );
  });

  it('of one parent for all is the ledger of one account with every record', () => {
    fc.assert(
      fc.property(nastyLedger(), (ledger) => {
        const rolled = factsFrom(rollUp(withParents(ledger, [-1, 0, 1, 0])), ledger);
        const one = (row: Change): Change => ({
          ...row,
          account: 'a1',
          item: `${row.account}/${row.item ?? 'Core'}`,
          product: row.product ?? row.item ?? 'Core',
        });
        expect(rolled.accounts).toBe(1);
        const changes = ledger.changes.map(one);
        const single = factsFrom(sourceRecords({ changes, accounts: ['a1'] }), ledger);
        const alike = factsFrom(rollUp(withParents({ ...ledger, invoices: [] }, [-1, 0, 1, 0])), ledger);
        expect(alike.ledger).toEqual(single.ledger);
      }),
      propertyRuns(200),
    );
  });

  it('changes nothing where nobody has a parent', () => {
    const records = sourceRecords({ changes: [{ account: 'a', on: '2025-01-01', minor: 1 }] });
    expect(rollUp(records)).toBe(records);
  });
});
