import { describe, expect, it } from 'vitest';
import { reasonWords, systemName } from './match-words';
import {
  crossSourceFinding,
  type MatchesInput,
  matchesTable,
  mergedWords,
  mergeWords,
  prepareMatches,
} from './matches';
import { csvOf } from './twin';

const side = (account: string, name: string, source: string, arr: number, since: string | null = '2024-01-03') => ({
  ...{ account, name, sources: [source], arr, since },
});

const offer = (said: Partial<MatchesInput['offers'][number]> = {}): MatchesInput['offers'][number] => ({
  ...{ id: '1-5', confidence: 0.94, is_sure: true, has_same_arr: false },
  reasons: [
    { kind: 'domain', value: 'acme.com' },
    { kind: 'name', value: 'acme' },
  ],
  into: side('m1', 'Acme', 'chartmogul', 0),
  account: side('cus_1', 'ACME Inc.', 'stripe', 240_000, null),
  ...said,
});

const report = (said: Partial<MatchesInput> = {}): MatchesInput => ({
  ...{ currency: 'USD', accounts: 7, total: 1, sure: 1, refused: [] },
  by_sources: [{ sources: ['chartmogul', 'stripe'], offers: 1 }],
  offers: [offer()],
  ...said,
});

describe('offers of matches in words', () => {
  it('tell both sides, why and how sure', () => {
    const { finding, lines, sure, rest } = prepareMatches(report(), 'UTC');
    expect(finding).toBe('1 customer of Stripe looks like an account of ChartMogul');
    expect(lines).toEqual([
      {
        ...{ id: '1-5', confidence: '94%', likelihood: 'Very likely', isSure: true, caution: null },
        label: 'Acme (ChartMogul) and ACME Inc. (Stripe)',
        reasons: ['Domain acme.com', 'Same name'],
        into: { account: 'm1', name: 'Acme', from: 'ChartMogul · m1 · since 3 Jan 2024', arr: '$0' },
        account: { account: 'cus_1', name: 'ACME Inc.', from: 'Stripe · cus_1 · no revenue yet', arr: '$2,400' },
      },
    ]);
    expect([sure, rest]).toEqual([['1-5'], null]);
  });

  it('say what is found of which sources', () => {
    const of = (...by_sources: MatchesInput['by_sources']) => crossSourceFinding({ by_sources });
    const two = { sources: ['chartmogul', 'stripe'], offers: 12 };
    expect(of(two)).toBe('12 customers of Stripe look like accounts of ChartMogul');
    expect(of({ sources: ['files', 'stripe'], offers: 2 })).toBe(
      '2 customers of Stripe look like accounts of your files',
    );
    expect(of({ sources: ['stripe'], offers: 2 })).toBeNull();
    expect(of(two, { sources: ['recurly', 'stripe'], offers: 1 })).toBe(
      '13 pairs of accounts of ChartMogul, Recurly and Stripe look like one customer each',
    );
    const finding = (said: Partial<MatchesInput>) => prepareMatches(report(said), 'UTC').finding;
    expect(finding({ total: 3, by_sources: [two, { sources: ['stripe'], offers: 1 }] })).toBe(
      '3 pairs of accounts look like one customer each',
    );
    expect(finding({ total: 1, by_sources: [{ sources: ['stripe'], offers: 1 }] })).toBe(
      '1 pair of accounts looks like one customer',
    );
    expect(finding({ total: 0, by_sources: [], offers: [] })).toBe('No two accounts look like one customer');
    expect(finding({ accounts: 0, total: 0, by_sources: [], offers: [] })).toBe('There are no accounts yet');
  });

  it('warn where the same revenue may be stated twice, and tell what is left and what was refused', () => {
    const likely = offer({ id: '2-6', confidence: 0.7, is_sure: false, has_same_arr: true });
    const possible = offer({ id: '3-7', confidence: 0.5, is_sure: false });
    const refused = [
      {
        id: '4-8',
        accounts: [
          { account: 'a', name: 'A' },
          { account: 'b', name: 'B' },
        ],
        refused_by: 'local',
        refused_at: '2026-11-22T13:10:00.000Z',
      },
    ];
    const model = prepareMatches(report({ total: 60, offers: [likely, possible], refused }), 'UTC');
    expect(model.lines.map(({ likelihood }) => likelihood)).toEqual(['Likely', 'Possible']);
    expect(model.lines[0]?.caution).toContain('counts twice');
    expect(model.rest).toBe('2 of 60 offers');
    expect(model.refused).toEqual([{ id: '4-8', names: 'A and B', by: 'You, 22 Nov 2026, 13:10' }]);
  });

  it('have a word for each reason, and a file', () => {
    expect(reasonWords({ kind: 'external_id', value: 'cus_1' })).toBe('Id cus_1');
    expect(reasonWords({ kind: 'email', value: 'a@b.co' })).toBe('E-mail a@b.co');
    expect(reasonWords({ kind: 'similar_name', value: 'x' })).toBe('Similar name');
    expect(systemName('something')).toBe('something');
    expect([mergeWords(1), mergeWords(1200), mergedWords(1), mergedWords(2)]).toEqual([
      'Merge 1 pair',
      'Merge 1,200 pairs',
      '1 account is now read as another',
      '2 accounts are now read as others',
    ]);
    expect(csvOf(matchesTable(report()))).toContain('ACME Inc.,cus_1,Stripe,2400.00,0.94');
  });
});
