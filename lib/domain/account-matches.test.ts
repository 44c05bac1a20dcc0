import { describe, expect, it } from 'vitest';
import { accountMatches, matchPieces } from './account-matches';
import type { MatchableAccount } from './account-matches-groups';
import { companyDomain, emailOf } from './account-matches-mail';
import { areAlike, companyName } from './account-matches-name';

function atOnce<Value>(pieces: Generator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

const account = (id: string, said: Partial<MatchableAccount> & { source: string }): MatchableAccount => ({
  account: id,
  externalId: id,
  name: null,
  attributes: {},
  readAs: id,
  ...said,
});
const stripe = (id: string, name: string | null, attributes = {}) =>
  account(id, { source: 'stripe', name, attributes });
const mogul = (id: string, name: string | null, attributes = {}) =>
  account(id, { source: 'chartmogul', name, attributes });
const matches = (accounts: MatchableAccount[], apart: [string, string][] = []) =>
  accountMatches(atOnce(matchPieces(accounts)), apart);

describe('names', () => {
  it.each([
    ['ACME Robotics, Inc.', 'Acme Robotics'],
    ['Café Müller GmbH & Co. KG', 'cafe muller'],
    ['S.A.R.L. Dupont', 'sarl dupont'],
    ['Dupont S.A.R.L.', 'dupont'],
    ['Kowalski Sp. z o.o.', 'Kowalski'],
    ["O'Brien's Foods Ltd", 'OBriens Foods'],
    ['The Øresund Company', 'Oresund'],
    ['Data Dog', 'Datadog'],
    ['株式会社トヨタ', 'トヨタ'],
  ])('%s is %s', (one, other) => {
    expect(companyName(one)?.joined).toBe(companyName(other)?.joined);
  });

  it('nothing but signs is none, and a legal form alone is a name', () => {
    expect([companyName(' – '), companyName('Limited')?.words]).toEqual([null, ['limited']]);
  });

  it.each([
    ['Acme Robotics', 'Acme Robotics Europe', true],
    ['Wayne Enterprise', 'Wayne Enterprises', true],
    ['Wayne Enterprises', 'Wayne Enterpirses', true],
    ['Acme', 'Acme Robotics', false],
    ['First National', 'First National Bank Chicago', false],
    ['Site 12 Logistics', 'Site 13 Logistics', false],
    ['Alpha', 'Alphb', false],
    ['Acme Consulting Group', 'Beta Consulting Group', false],
  ])('%s and %s: %s', (one, other, alike) => {
    expect(areAlike(companyName(one)!, companyName(other)!)).toBe(alike);
    expect(areAlike(companyName(other)!, companyName(one)!)).toBe(alike);
  });
});

describe('domains', () => {
  it.each([
    ['billing@shop.acme.co.uk', 'acme.co.uk'],
    ['https://www.Acme.com/pricing?x=1', 'acme.com'],
    ['acme.io:8080', 'acme.io'],
    ['acme.myshopify.com', 'acme.myshopify.com'],
    ['someone@gmail.com', null],
    ['someone@yahoo.co.uk', null],
    ['https://linkedin.com/company/acme', null],
    ['127.0.0.1', null],
    ['n/a', null],
  ])('%s is of %s', (text, domain) => {
    expect(companyDomain(text)).toBe(domain);
  });

  it('an address is its mailbox', () => {
    expect([emailOf(' Ann+news@Acme.com '), emailOf('Ann <ann@acme.com>'), emailOf('ann@acme')]).toEqual([
      'ann@acme.com',
      null,
      null,
    ]);
  });
});

describe('offers', () => {
  it('one customer in two sources, with every reason and how sure it is', () => {
    const found = matches([
      stripe('cus_1', 'Acme Inc.', { email: 'billing@acme.com' }),
      mogul('m1', 'ACME', { website: 'https://acme.com' }),
      mogul('m2', 'Beta Ltd', { website: 'beta.dev' }),
    ]);
    expect(found).toEqual([
      {
        accounts: ['cus_1', 'm1'],
        isOfTwoSources: true,
        reasons: [
          { kind: 'domain', value: 'acme.com' },
          { kind: 'name', value: 'acme' },
        ],
        confidence: 0.94,
      },
    ]);
  });

  it('an id that the other source names is nearly proof; a number is not', () => {
    const named = matches([stripe('cus_abc123', 'A'), mogul('m1', 'Z', { stripe_id: 'cus_ABC123' })]);
    expect(named).toMatchObject([{ reasons: [{ kind: 'external_id', value: 'cus_abc123' }], confidence: 0.98 }]);
    const same = (id: string, name: string) => [
      account('stripe', { source: 'stripe', externalId: id, name }),
      account('chartmogul', { source: 'chartmogul', externalId: id, name: 'Acme' }),
    ];
    expect(matches(same('acct-7731', 'Other'))).toMatchObject([{ confidence: 0.98 }]);
    expect(matches(same('1001', 'Other'))).toEqual([]);
    expect(matches(same('1001', 'Acme'))).toMatchObject([{ confidence: 0.82 }]);
    expect(matches([stripe('42', 'A'), mogul('m1', 'Z', { plan_id: '42' })])).toEqual([]);
    expect(matches([stripe('42', 'A'), mogul('m1', 'Z', { stripe_id: '42' })])).toHaveLength(1);
  });

  it('free mail is the same person only by the whole address', () => {
    expect(
      matches([stripe('a', null, { email: 'ann@gmail.com' }), mogul('b', null, { email: 'bob@gmail.com' })]),
    ).toEqual([]);
    expect(matches([stripe('a', null, { email: 'ann@gmail.com' }), mogul('ann@gmail.com', 'Ann')])).toMatchObject([
      { reasons: [{ kind: 'email', value: 'ann@gmail.com' }], confidence: 0.95 },
    ]);
  });

  it('the address of our own people says nothing of whose an account is', () => {
    const owner = { owner_email: 'ann@ours.com' };
    expect(matches([stripe('a', 'Acme', owner), mogul('b', 'Beta', owner)])).toEqual([]);
  });

  it('what speaks against a reason makes it less', () => {
    const names = (one: object, other: object) => matches([stripe('a', 'Acme', one), mogul('b', 'Acme', other)]);
    expect(names({}, {})).toMatchObject([{ reasons: [{ kind: 'name' }], confidence: 0.7 }]);
    expect(names({ domain: 'acme.com' }, { domain: 'acme.dev' })).toEqual([]);
    const domain = { domain: 'acme.com' };
    expect(matches([stripe('a', 'Acme', domain), mogul('b', 'Beta', domain)])).toMatchObject([{ confidence: 0.56 }]);
  });

  it('within a source a domain is no customer; a name beside it may be', () => {
    const at = { domain: 'acme.com' };
    expect(matches([stripe('a', 'Acme East', at), stripe('b', 'Acme West', at)])).toEqual([]);
    expect(matches([stripe('a', 'Acme', at), stripe('b', 'ACME Ltd', at)])).toMatchObject([
      { isOfTwoSources: false, confidence: 0.68 },
    ]);
  });

  it('an account is offered to the likelier of two of one source, and to the other once that is refused', () => {
    const accounts = [
      stripe('a', 'Acme', { email: 'x@acme.com' }),
      mogul('b', 'Acme', { email: 'x@acme.com' }),
      mogul('c', 'Acme Holding', { domain: 'acme.com' }),
    ];
    expect(matches(accounts)).toMatchObject([{ accounts: ['a', 'b'], confidence: 0.99 }]);
    expect(matches(accounts, [['b', 'a']])).toEqual([]);
    const alike = [stripe('a', 'Acme'), mogul('b', 'Acme'), account('c', { source: 'recurly', name: 'Acme' })];
    expect(matches(alike).map((match) => match.accounts)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
    expect(matches(alike, [['a', 'b']]).map((match) => match.accounts)).toEqual([['a', 'c']]);
  });

  it('what is read as one is one; its accounts speak for it together', () => {
    const merged = { ...mogul('b', 'Acme', { domain: 'acme.com' }), readAs: 'a' };
    const accounts = [stripe('a', 'Acme'), merged, account('c', { source: 'recurly', externalId: 'x@acme.com' })];
    expect(matches(accounts)).toMatchObject([{ accounts: ['a', 'c'], reasons: [{ kind: 'domain' }] }]);
    expect(matches(accounts, [['c', 'b']])).toEqual([]);
  });

  it('what many have tells nobody apart', () => {
    const many = Array.from({ length: 14 }, (_, i) => stripe(`s${i}`, 'Test', { domain: 'agency.com' }));
    expect(matches([...many, mogul('m', 'Test', { domain: 'agency.com' })])).toEqual([]);
  });
});
