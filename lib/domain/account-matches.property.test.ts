import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountMatch, accountMatches, matchPieces } from './account-matches';
import type { MatchableAccount } from './account-matches-groups';

function atOnce<Value>(pieces: Generator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

const sources = ['stripe', 'chartmogul', 'files'] as const;
const names = ['Acme', 'Acme Inc', 'Acme Robotics', 'Acme Robotics Europe', 'Beta', 'Beta GmbH', 'Gamma Foods', null];
const domains = ['acme.com', 'beta.io', 'gamma.dev', 'gmail.com'];
const ids = ['cus_alpha1', 'cus_beta22', '1001', '1002'];

const drawn = fc.record({
  source: fc.constantFrom(...sources),
  externalId: fc.option(fc.constantFrom(...ids), { nil: null, freq: 2 }),
  name: fc.constantFrom(...names),
  email: fc.option(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom(...domains)), { nil: null }),
  domain: fc.option(fc.constantFrom(...domains), { nil: null }),
  named: fc.option(fc.constantFrom(...ids), { nil: null }),
  mergedInto: fc.option(fc.nat(), { nil: null, freq: 4 }),
});

const ledger: fc.Arbitrary<MatchableAccount[]> = fc.array(drawn, { maxLength: 14 }).map((rows) => {
  const accounts = rows.map(({ source, externalId, name, email, domain, named }, place) => ({
    account: `n${place}`,
    source,
    externalId: externalId ?? `own${place}`,
    name,
    attributes: {
      ...(email && { email: email.join('@') }),
      ...(domain && { domain }),
      ...(named && { external_id: named }),
    },
    readAs: `n${place}`,
  }));
  // Into one that comes before, and is read as itself or as one before that.
  rows.forEach(({ mergedInto }, place) => {
    if (mergedInto !== null && place > 0) accounts[place]!.readAs = accounts[mergedInto % place]!.readAs;
  });
  return accounts;
});

const withRefusals = fc
  .tuple(ledger, fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 6 }))
  .map(([accounts, pairs]) => ({
    accounts,
    apart: pairs
      .filter(([a, b]) => a < accounts.length && b < accounts.length)
      .map(([a, b]): [string, string] => [`n${a}`, `n${b}`])
      .filter(([a, b]) => rootIn(accounts, a) !== rootIn(accounts, b)),
  }));

const rootIn = (accounts: readonly MatchableAccount[], id: string): string =>
  accounts.find(({ account }) => account === id)!.readAs;

/** The ledger after all offers were accepted. */
function accepted(accounts: readonly MatchableAccount[], offers: readonly AccountMatch[]): MatchableAccount[] {
  let now = [...accounts];
  for (const { accounts: pair } of offers) {
    const [into, from] = pair.map((id) => rootIn(now, id));
    now = now.map((each) => (each.readAs === from ? { ...each, readAs: into! } : each));
  }
  return now;
}

const offersOf = (accounts: readonly MatchableAccount[], apart: readonly (readonly [string, string])[] = []) =>
  accountMatches(atOnce(matchPieces(accounts)), apart);

describe('laws of offers', () => {
  it('the order of accounts and of refusals, and which of two is named first, change nothing', () => {
    fc.assert(
      fc.property(withRefusals, fc.infiniteStream(fc.nat()), ({ accounts, apart }, chance) => {
        const shuffled = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item) => ({ item, at: chance.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const turned = shuffled(apart).map(([a, b]): [string, string] => [b, a]);
        expect(offersOf(shuffled(accounts), turned)).toEqual(offersOf(accounts, apart));
      }),
    );
  });

  it('two accounts are offered alike whichever of them has which name', () => {
    fc.assert(
      fc.property(ledger, (accounts) => {
        const pair = accounts.slice(0, 2).map((each) => ({ ...each, readAs: each.account }));
        if (pair.length < 2) return;
        const swapped = [
          { ...pair[0]!, account: 'n1', readAs: 'n1' },
          { ...pair[1]!, account: 'n0', readAs: 'n0' },
        ];
        expect(offersOf(swapped)).toEqual(offersOf(pair));
      }),
    );
  });

  it('a refused pair is not offered, nor made one by other offers, nor after either is merged', () => {
    fc.assert(
      fc.property(withRefusals, ({ accounts, apart }) => {
        const after = accepted(accounts, offersOf(accounts, apart));
        for (const [a, b] of apart) expect(rootIn(after, a)).not.toBe(rootIn(after, b));
      }),
    );
  });

  it('accounts that are one are never offered, and accepted offers come to an end', () => {
    fc.assert(
      fc.property(ledger, (accounts) => {
        let now = accounts;
        for (let round = 0; round <= accounts.length; round += 1) {
          const offers = offersOf(now);
          for (const { accounts: pair } of offers) {
            expect(pair[0] < pair[1]).toBe(true);
            for (const id of pair) expect(rootIn(now, id)).toBe(id);
          }
          if (offers.length === 0) return;
          now = accepted(now, offers);
        }
        expect(offersOf(now)).toEqual([]);
      }),
    );
  });

  it('no two offers join accounts of one source that nothing but a third one joins', () => {
    fc.assert(
      fc.property(ledger, (accounts) => {
        const basis = atOnce(matchPieces(accounts));
        const offers = accountMatches(basis);
        const after = accepted(accounts, offers);
        const likely = new Set(
          basis.pairs.map(({ a, b }) => `${basis.groups[a]!.account}/${basis.groups[b]!.account}`),
        );
        for (const one of basis.groups)
          for (const other of basis.groups) {
            if (one.account >= other.account || rootIn(after, one.account) !== rootIn(after, other.account)) continue;
            const shares = [...one.sources].some((source) => other.sources.includes(source));
            expect(!shares || likely.has(`${one.account}/${other.account}`)).toBe(true);
          }
      }),
    );
  });
});
