import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridge, bridgeGroups } from './bridge';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { plainBridge } from './testing/plain-bridge';
import { plainRetention } from './testing/plain-retention';

function compare(ledger: NastyLedger, daysBack: number): void {
  const { facts, plain } = bothOf(ledger);
  const ends = { to: facts.dataThrough, from: facts.dataThrough - daysBack };
  for (const window of [1, 3, 12]) {
    const side = (day: number) => ({ day, accounts: null });
    const found = bridge(facts, window, side(ends.from), side(ends.to));
    const days: [number, number] = [plain.lastDay - daysBack, plain.lastDay];
    const [before, after] = days.map((day) => plainRetention(plain, day, window).nrr);
    expect([found.from.nrr, found.to.nrr], `rates of ${window}`).toEqual([before, after]);
    const rows = plainBridge([plain, plain], days, window);
    if (rows === null) expect([found.points, ...bridgeGroups.flatMap((group) => found[group])]).toEqual([null]);
    else {
      expect(found.points).toBeCloseTo(100 * (after! - before!), 9);
      for (const group of bridgeGroups) {
        const byId = (a: { account: string }, b: { account: string }): number => (a.account < b.account ? -1 : 1);
        expect(found[group].map(({ name, ...row }) => row).sort(byId), group).toEqual(rows[group].sort(byId));
      }
    }
  }
}

describe('the bridge against a plain computation', () => {
  it('by account, in its three groups', () => {
    fc.assert(fc.property(nastyLedger(), fc.constantFrom(1, 7, 31, 90, 365), compare), plainRuns());
  });
});
