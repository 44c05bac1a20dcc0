import { describe, expect, it } from 'vitest';
import type { FindingKind } from '@/lib/domain/health/kinds';
import { type FindingInput, healthFindingsModel, joinedCases, prepareCases } from './health';

const nothing = {
  ...{ account: null, name: null, on: null, until: null, what: null, size: null, stated: null, says: null },
  ...{ start_arr: null, end_arr: null, arr: null, import_id: null, records: [] },
};
const slip = {
  ...nothing,
  ...{ account: 'acme', name: 'Acme', on: '2025-05-01', until: '2025-06-01', what: 'Core', size: 10 },
  ...{ start_arr: 144_000, end_arr: 1_440_000, arr: 1_296_000 },
  records: [{ import_id: 'i', file: 'changes.csv', row: 3, record: 7, is_invoice: false }],
};
const finding = (kind: FindingKind, cases: FindingInput['cases'], more: Partial<FindingInput> = {}): FindingInput => ({
  ...{ finding: kind, severity: 'bad', found: cases.length, accounts: 1, arr: 144_000, share: 0.5, offset: 0, cases },
  ...more,
});
const report = (findings: FindingInput[], data_through: string | null = '2025-12-31') => ({
  ...{ currency: 'USD', data_through, accounts: 2, arr: 288_000, findings, clear: ['gap', 'overlap'] as FindingKind[] },
});

describe('ledger health in words', () => {
  it('says what matters most first', () => {
    const gap = finding('gap', [nothing], { severity: 'caution' });
    const rate = finding('missing_rate', [nothing], { severity: 'note' });
    const said = (...findings: FindingInput[]) => healthFindingsModel(report(findings)).finding;
    expect(said(finding('jump', [slip]), gap, gap, rate)).toBe(
      '1 finding likely makes figures wrong, 2 are worth a look, 1 is good to know',
    );
    expect(said(gap)).toBe('1 finding is worth a look');
    expect(said(rate, rate)).toBe('2 findings are good to know');
    expect(said()).toBe('Nothing in the ledger gives cause to doubt its figures');
    expect(healthFindingsModel(report([], null)).finding).toBe('The ledger is empty');
  });
  it('what was set aside is no more than told', () => {
    const set_aside = { note: 'They pay late', by: 'Ada', at: '2026-11-23T10:00:00.000Z' };
    const { finding: said, lines } = healthFindingsModel(report([finding('gap', [nothing], { set_aside })]));
    expect(said).toBe('Nothing in the ledger is left to look at');
    expect(lines[0]).toMatchObject({ mark: 'Set aside', aside: 'Set aside by Ada on 23 Nov 2026: They pay late' });
    const silent = { ...set_aside, note: null };
    expect(healthFindingsModel(report([finding('gap', [nothing], { set_aside: silent })])).lines[0]?.aside).toBe(
      'Set aside by Ada on 23 Nov 2026',
    );
  });
  it('a finding has its accounts and what they have today; what was not found is named', () => {
    const { lines, clear } = healthFindingsModel(report([finding('jump', [slip])]));
    expect(lines).toMatchObject([
      { title: '1 amount looks like a slipped decimal point', accounts: '1', arr: '$1.44k', share: '50.0%' },
    ]);
    expect(clear).toBe('Looked for and not found: gaps between invoices, charges billed twice.');
  });
});

describe('a case', () => {
  const told = (kind: FindingKind, each: Partial<FindingInput['cases'][number]>) =>
    prepareCases(finding(kind, [{ ...nothing, ...each }]), 'USD').lines[0];

  it('of a slip says whose, when, by how much and where it is stated, and is corrected there', () => {
    expect(told('jump', slip)).toMatchObject({
      ...{ account: 'acme', name: 'Acme', what: 'Core', when: '1 May 2025 – 1 Jun 2025', happened: '× 10, then back' },
      ...{ course: '$1,440 → $14,400', doubt: '$12,960', stated: ['changes.csv, row 3'] },
      mending: { by: 'correct', record: 7, label: 'Correct' },
    });
    expect(told('jump', { ...slip, size: 0.01, until: null })).toMatchObject({ happened: '÷ 100', when: '1 May 2025' });
    const invoiced = slip.records.map((record) => ({ ...record, is_invoice: true }));
    expect(told('jump', { ...slip, records: invoiced })?.mending).toMatchObject({ by: 'page', href: '/import' });
  });
  it.each([
    ['gap', { size: 31 }, '31 days without an invoice'],
    ['overlap', { size: 1 }, 'Both run for 1 day'],
    ['blank_quantity', { size: 2.5 }, 'Quantity 2.5, then blank'],
    ['far_ahead', { size: 400 }, '400 days after the data ends'],
    [
      'denied_source',
      { stated: 'price', says: 'the price did not change' },
      'Stated “price”, but the price did not change',
    ],
    ['rejected_rows', { size: 2, import_id: 'i' }, '2 rows left out'],
    ['lagging_source', { size: 61, until: '2025-12-31' }, '61 days behind 31 Dec 2025'],
    ['price_increase', { size: 7.25 }, '+7.25 %'],
    ['missing_rate', { size: 1 }, '1 month without a rate'],
  ] as const)('of %s', (kind, each, happened) => expect(told(kind, each)?.happened).toBe(happened));

  it('of an import leads to it, of a currency to rates', () => {
    expect(told('rejected_rows', { import_id: 'a b' })?.mending).toMatchObject({ href: '/import?import=a%20b' });
    expect(told('missing_rate', { on: '2025-01-01', until: '2025-03-01' })).toMatchObject({
      when: 'Jan 2025 – Mar 2025',
      mending: { href: '/import?as=rates' },
    });
  });
  it('pages of cases are one list, and say how many there are', () => {
    const page = report([finding('jump', [slip], { found: 3 })]);
    const all = joinedCases([page, page]);
    expect(all?.cases).toHaveLength(2);
    expect(prepareCases(all!, 'USD').rest).toBe('2 of 3 cases');
    expect(joinedCases([])).toBeNull();
    expect(joinedCases([report([])])).toBeNull();
  });
});
