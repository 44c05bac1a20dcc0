import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target } from './planning';
import { targetRow } from './targets';
import { bothOf } from './testing/both';
import { goals } from './testing/goals';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { decimals } from './testing/plain-money';
import { plainTargets } from './testing/plain-targets';

const named = <Name extends string>(...names: Name[]) =>
  fc.array(fc.constantFrom('', ...names), { minLength: 3, maxLength: 3 });

const said = fc.record({ segments: named('SMB', 'Mid'), owners: named('Ali', 'Bo'), onlyFirstTwo: fc.boolean() });
type Said = typeof said extends fc.Arbitrary<infer Value> ? Value : never;

function compare(ledger: NastyLedger, targets: Target[], { segments, owners, onlyFirstTwo }: Said): void {
  const { facts, plain } = bothOf(ledger);
  const { currency } = ledger.settings;
  const column = (slug: string, values: string[], of: string[]) => {
    const codes = Int32Array.from(facts.accountIds, (id) => values.indexOf(of[ledger.accounts.indexOf(id)]!));
    return { slug, values, codes, dated: null };
  };
  const attributes = [column('segment', ['SMB', 'Mid'], segments), column('owner', ['Ali', 'Bo'], owners)];
  const asked = onlyFirstTwo ? ledger.accounts.slice(0, 2) : ledger.accounts;
  const list = onlyFirstTwo ? facts.everyAccount.filter((account) => asked.includes(facts.accountIds[account]!)) : null;
  const found = targets.map((target) => targetRow({ ...facts, attributes }, target, decimals[currency]!, list));
  const members = ({ segment, owner }: Target): string[] =>
    asked.filter((account) => {
      const place = ledger.accounts.indexOf(account);
      return (segment === null || segments[place] === segment) && (owner === null || owners[place] === owner);
    });
  const expected = plainTargets(plain, targets, currency, members);
  expect(found.length).toBe(expected.length);
  found.forEach((row, index) => {
    expect(row).toMatchObject(expected[index]!);
  });
}

describe('targets against a plain computation', () => {
  it('the actual figure, attainment and gap of each, of a segment, an owner, or both', () => {
    fc.assert(fc.property(nastyLedger(3, 14, 6), goals, said, compare), plainRuns());
  });
});
