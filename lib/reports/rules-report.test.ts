import { describe, expect, it } from 'vitest';
import { rulesReport as rulesShape } from '@/lib/api/contract/signals';
import type { RuleCondition } from '@/lib/domain/signals/rule';
import { signalColumns } from '@/lib/domain/testing/signals';
import type { LedgerView } from './ledger-view';
import { parseReportQuery, QueryError } from './query';
import { accountsOfRule, rulePreview, rulesReport } from './rules-report';
import { viewOf } from './testing/view';

const ask = (text = '') => parseReportQuery(new URLSearchParams(text));
const start = { on: '2025-01-10', minor: 100_000, quantity: 10, plan: 'Basic' };

const ledger = viewOf(
  {
    changes: [
      { account: 'a', ...start },
      { account: 'a', ...start, on: '2025-05-01', minor: 120_000, quantity: 12 },
      { account: 'b', ...start },
      { account: 'b', ...start, on: '2025-06-10', minor: 110_000 },
      { account: 'c', ...start },
      { account: 'c', ...start, on: '2025-09-29', minor: 150_000, plan: 'Pro' },
      { account: 'd', ...start },
    ],
    accounts: ['a', 'b', 'c', 'd'],
    attributes: [{ slug: 'segment', values: ['SMB', 'ENT'], codes: Int32Array.from([0, 0, 1, 1]), dated: null }],
  },
  { dataThrough: '2025-12-31' },
);
const view: LedgerView = {
  ...ledger,
  signals: signalColumns({
    signals: [
      { account: 'a', on: '2025-03-10', signal: 'premium_feature' },
      { account: 'b', on: '2025-04-20', signal: 'premium_feature' },
      { account: 'c', on: '2025-06-05', signal: 'premium_feature' },
      { account: 'd', on: '2025-11-10', signal: 'premium_feature' },
      { account: 'd', on: '2025-12-20', signal: 'premium_feature' },
      { account: 'd', on: '2025-12-20', signal: 'Asked for SSO' },
    ],
    usage: [{ account: 'd', on: '2025-12-20', used: 5 }],
  }),
};

const premium: RuleCondition = { kind: 'signal', signal: 'premium_feature', withinDays: 30, atLeast: 1 };
const of = (...conditions: RuleCondition[]) => rulePreview(view, conditions);

describe('a rule on the past, worked by hand', () => {
  const preview = of(premium);

  it('fires four times: three have their 90 days behind them, of which one expanded genuinely', () => {
    expect(
      preview.firings.map(({ account, on, expanded_on, is_followed }) => [account, on, expanded_on, is_followed]),
    ).toEqual([
      // On 31 December the signal of the 20th holds on: that is no further firing.
      ['d', '2025-11-30', null, false],
      // 29 September is 91 days after 30 June.
      ['c', '2025-06-30', null, true],
      // A higher price is no genuine expansion.
      ['b', '2025-04-30', null, true],
      ['a', '2025-03-31', '2025-05-01', true],
    ]);
    expect(preview).toMatchObject({ fired: 4, followed: 3, expanded: 1, precision: 1 / 3, holds_now: 1, never: [] });
  });

  it('is compared with all account-months from March to September: 4 of 28, so that the lift is 7 ÷ 3', () => {
    expect(preview).toMatchObject({ from: '2025-03-31', to: '2025-12-31' });
    expect(preview.base).toEqual({ account_months: 28, expanded: 4, rate: 1 / 7 });
    expect(preview.lift).toBeCloseTo(7 / 3, 12);
  });

  it('is told by the source of what followed', () => {
    expect(preview.by_source).toEqual([
      { source: 'seats', expanded: 1, precision: 1 / 3, base_rate: 2 / 28, lift: expect.closeTo(14 / 3, 10) },
      { source: 'plan', expanded: 0, precision: 0, base_rate: 2 / 28, lift: 0 },
    ]);
  });

  it('knows for whom it holds now', () => {
    expect(accountsOfRule(view, [premium])).toEqual(['d']);
    expect(accountsOfRule(view, [])).toEqual([]);
  });

  it('all conditions must hold: by attribute, figure, tenure, count', () => {
    expect(of(premium, { kind: 'attribute', slug: 'segment', operator: '=', values: ['ENT'] }).fired).toBe(2);
    expect(of(premium, { kind: 'figure', figure: 'arr', comparison: 'at_least', value: 1_300_000 }).fired).toBe(0);
    expect(of(premium, { kind: 'figure', figure: 'tenure_months', comparison: 'at_most', value: 3 }).fired).toBe(2);
    expect(of({ ...premium, withinDays: 60, atLeast: 2 }).fired).toBe(1);
    expect(of({ kind: 'figure', figure: 'score', comparison: 'at_least', value: 16 }).firings[0]?.account).toBe('d');
    expect(of({ kind: 'signal', signal: 'Asked for SSO', withinDays: 30, atLeast: 1 })).toMatchObject({ fired: 1 });
  });
});

describe('a rule that can never fire says so', () => {
  const never = (...conditions: RuleCondition[]) =>
    of(...conditions).never.map(({ condition, reason }) => [condition, reason]);

  it.each<[string, RuleCondition[], [number | null, string][]]>([
    ['no condition', [], [[null, 'no_condition']]],
    ['a signal nobody gave', [{ ...premium, signal: 'webinar' }], [[0, 'signal_never_given']]],
    ['a ticket nobody opened', [{ kind: 'risk', factor: 'severe_ticket', stands: true }], [[0, 'signal_never_given']]],
    ['a meter nobody reads', [{ kind: 'usage', meter: 'Seats', atLeast: 0.8 }], [[0, 'no_usage']]],
    ['a meter without a limit', [premium, { kind: 'usage', meter: null, atLeast: 0.8 }], [[1, 'no_limit']]],
    [
      'a score beyond the caps',
      [{ kind: 'figure', figure: 'score', comparison: 'at_least', value: 101 }],
      [[0, 'above_what_scores_reach']],
    ],
    [
      'two figures that exclude each other',
      [
        { kind: 'figure', figure: 'arr', comparison: 'at_most', value: 5 },
        { kind: 'figure', figure: 'arr', comparison: 'at_least', value: 6 },
      ],
      [[1, 'contradiction']],
    ],
    [
      'no such attribute',
      [{ kind: 'attribute', slug: 'size', operator: '=', values: ['x'] }],
      [[0, 'no_such_attribute']],
    ],
    ['no such value', [{ kind: 'attribute', slug: 'segment', operator: '=', values: ['x'] }], [[0, 'no_such_value']]],
    [
      'values that no account has together',
      [
        { kind: 'attribute', slug: 'segment', operator: '=', values: ['SMB'] },
        { kind: 'attribute', slug: 'segment', operator: '!=', values: ['SMB'] },
      ],
      [[null, 'contradiction']],
    ],
    ['no term ends', [{ kind: 'risk', factor: 'renewal_without_touchpoint', stands: true }], [[0, 'no_renewals']]],
  ])('%s', (_, conditions, expected) => {
    expect(never(...conditions)).toEqual(expected);
    expect(of(...conditions).fired).toBe(0);
  });
});

describe('the report of rules', () => {
  it('has the standard ones, the workspace’s own in their places, and keeps to the contract', () => {
    const own = { name: 'Tried', conditions: [premium], isOn: true, changedBy: 'Dana', changedAt: new Date(0) };
    const report = rulesReport(
      {
        ...view,
        rules: [
          { ...own, ruleId: 'premium-tried', isRemoved: false },
          { ...own, ruleId: 'at-risk', isRemoved: true },
          { ...own, ruleId: 'mine', isRemoved: false },
        ],
      },
      ask(),
    );
    expect(report.rows.map(({ rule, is_on }) => [rule, is_on])).toEqual([
      ['near-limit', false],
      ['premium-tried', true],
      ['team-grows', false],
      ['ready', false],
      ['renewal-unattended', false],
      ['mine', true],
    ]);
    expect(report.rows[1]).toMatchObject({ name: 'Tried', changed_by: 'Dana', preview: { fired: 4 } });
    expect(rulesShape.parse(report)).toEqual(report);
  });

  it('answers for one rule, and for a segment', () => {
    const [row, ...others] = rulesReport(view, ask('metric=premium-tried&where=segment%3DENT')).rows;
    expect(others).toEqual([]);
    expect(row?.preview).toMatchObject({ fired: 2, base: { account_months: 14, expanded: 2 } });
    expect(() => rulesReport(view, ask('metric=nothing'))).toThrow(QueryError);
  });

  it('of an empty ledger has rules, and nothing of the past', () => {
    const { day, rows } = rulesReport({ ...view, facts: null, basis: null, dataThrough: null }, ask());
    expect([day, rows[0]?.preview.precision, rows[0]?.preview.base.rate]).toEqual([null, null, null]);
  });
});
