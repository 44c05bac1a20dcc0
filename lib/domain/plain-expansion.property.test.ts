import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expansionRows } from './expansion';
import { expansionThenChurn } from './expansion-then-churn';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { plainExpansion } from './testing/plain-expansion';
import {
  type PlainTimeToExpansion,
  plainThenLost,
  plainTimeToExpansion,
  plainTimeToExpansionBy,
  startYear,
} from './testing/plain-survival';
import { expansionClocks, type TimeToExpansion, timeToExpansion, timeToExpansionBy } from './time-to-expansion';

const all = { from: null, to: null, accounts: null };

function expectSame({ curve, share_by, ...clocks }: TimeToExpansion, plain: PlainTimeToExpansion, where: string): void {
  const { share_by: shares, ...plainClocks } = plain;
  expect(clocks, where).toEqual(plainClocks);
  for (const [month, share] of Object.entries(shares)) {
    const found = share_by[month as keyof typeof share_by];
    if (share === null || found === null) expect(found, `${where}, share by ${month}`).toBe(share);
    else expect(found, `${where}, share by ${month}`).toBeCloseTo(share, 12);
  }
}

/** The acquisition channel of each account, '' for none, from a few that come around again. */
const channels = fc.array(fc.constantFrom('', 'web', 'partner', 'ads'), { minLength: 1, maxLength: 4 });

function compareClocks(ledger: NastyLedger, channel: string[]): void {
  const { facts, plain } = bothOf(ledger);
  const values = ['web', 'partner', 'ads'];
  const channelOf = (account: string): string => channel[ledger.accounts.indexOf(account) % channel.length]!;
  const codes = Int32Array.from(facts.accountIds, (id) => values.indexOf(channelOf(id)));
  const withChannel = { ...facts, attributes: [{ slug: 'channel', values, codes, dated: null }] };
  const clocks = expansionClocks(facts);
  expectSame(timeToExpansion(clocks, facts.everyAccount), plainTimeToExpansion(plain), 'time to first expansion');
  const found = timeToExpansionBy(withChannel, clocks, facts.everyAccount);
  const expected = {
    cohort: plainTimeToExpansionBy(plain, startYear),
    channel: plainTimeToExpansionBy(plain, channelOf),
  };
  for (const split of ['cohort', 'channel'] as const) {
    expect(found[split].map(({ key }) => key)).toEqual(expected[split].map(({ key }) => key));
    found[split].forEach((one, index) => {
      expectSame(one, expected[split][index]!, `${split} ${one.key}`);
    });
  }
  expect(timeToExpansionBy(facts, clocks, facts.everyAccount).channel).toEqual([]);
}

function compare(ledger: NastyLedger, channel: string[]): void {
  const { facts, plain } = bothOf(ledger);
  for (const grid of ['month', 'quarter', 'year'] as const)
    expect(expansionRows(facts, { ...all, grid }), grid).toEqual(plainExpansion(plain, grid));
  for (const [within, found] of Object.entries(expansionThenChurn(facts, all)))
    expect(found, `lost within ${within}`).toEqual(plainThenLost(plain, Number(within)));
  compareClocks(ledger, channel);
}

describe('expansion against a plain computation, day by day, to the unit', () => {
  it('of a few accounts', () => {
    fc.assert(fc.property(nastyLedger(), channels, compare), plainRuns());
  });

  it('of many accounts, so that some expand most', () => {
    fc.assert(fc.property(nastyLedger(40, 240, 20), channels, compare), { ...plainRuns(25), endOnFailure: true });
  });
});
