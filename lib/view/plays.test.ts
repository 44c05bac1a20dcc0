import { describe, expect, it } from 'vitest';
import { type PlayInput, playModel, triggerText } from './plays';
import { actionText, conditionText, previewModel, storedValue, typedValue } from './rules';

const share = (expanded: number, followed: number, interval: PlayInput['outcome']['interval'] = null) => ({
  ...{ runs: followed, followed, expanded, share: followed === 0 ? null : expanded / followed, interval },
  ...{ won: 0, lost: 0, no_answer: 0 },
});
const play: PlayInput = {
  ...{ play: 1, name: 'Seats', trigger: 'action:offer_seats', trigger_words: null, say: null, offer: null },
  ...{ owner: null, steps: [], runs: [] },
  outcome: { ...share(7, 44, { low: 0.09, high: 0.27 }), won: 2 },
  arms: [
    { name: 'A', what: 'By mail', outcome: share(6, 22, { low: 0.149, high: 0.446 }) },
    { name: 'B', what: 'By phone', outcome: share(1, 22, { low: 0.01, high: 0.18 }) },
  ],
  differences: [{ arm: 'B', against: 'A', difference: -5 / 22, low: -0.4, high: -0.03 }],
};
const rules = new Map([['near-limit', 'Near a limit']]);

describe('a play in words', () => {
  it('says what came of it beside what accounts do anyway, and which arm did better', () => {
    const model = playModel(play, 0.06, rules);
    expect(model.title).toBe(
      'Seats: 15.9% of 44 accounts expanded within 90 days, beside 6.0% of all accounts in any 90 days',
    );
    expect(model.findings).toEqual([
      'B expands 22.7 points less often than A (90% interval −40.0 to −3.0): more than luck would do.',
    ]);
    expect(model.bars.map(({ counts, interval }) => [counts, interval])).toEqual([
      ['6 of 22 expanded', '14.9% to 44.6%'],
      ['1 of 22 expanded', '1.0% to 18.0%'],
    ]);
    expect(model.said).toBe('As recorded: 2 won.');
  });

  it('says where luck could do it, and why there is no interval or share', () => {
    const of = (part: Partial<PlayInput['differences'][number]>) =>
      playModel({ ...play, differences: [{ ...play.differences[0]!, ...part }] }, null, rules).findings[0];
    expect(of({ high: 0.1 })).toContain('that could be luck');
    expect(of({ low: null, high: null })).toContain('under 20 accounts');
    expect(of({ difference: null })).toContain('not to be compared');
    const fresh = { ...play, outcome: share(0, 0), arms: [], differences: [] };
    expect(playModel(fresh, null, rules)).toMatchObject({
      title: 'Seats: not run yet',
      bars: [{ share: '–', interval: 'nobody’s 90 days are over', value: null }],
    });
  });

  it('names what calls for it', () => {
    const of = (trigger: string | null, words: string | null = null) =>
      triggerText({ trigger, trigger_words: words }, rules);
    expect(of('rule:near-limit')).toBe('When the rule “Near a limit” fires');
    expect(of('action:offer_seats', 'only in spring')).toBe(
      'When the queue recommends “Offer seats for the new users”; only in spring',
    );
    expect(of(null)).toBeNull();
  });
});

describe('a rule in words', () => {
  it('says its conditions, money in whole units', () => {
    const of = (condition: Parameters<typeof conditionText>[0]) => conditionText(condition, 'USD');
    expect(of({ kind: 'signal', signal: 'new_users', within_days: 30, at_least: 2 })).toBe(
      'New users invited 2 times within 30 days',
    );
    expect(of({ kind: 'usage', meter: null, at_least: 0.8 })).toBe('Any meter at 80% of its limit or more');
    expect(of({ kind: 'figure', figure: 'arr', comparison: 'at_least', value: 2_500_000 })).toBe(
      'ARR at least $25,000',
    );
    expect(of({ kind: 'attribute', slug: 'segment', operator: '=', values: ['SMB', 'ENT'] })).toBe(
      'segment = SMB or ENT',
    );
    expect(typedValue('arr', 2_500_000, 'USD')).toBe('25000');
    expect(storedValue('arr', '25000.5', 'USD')).toBe(2_500_050);
    expect(storedValue('arr', '25000', 'JPY')).toBe(25_000);
    expect(storedValue('readiness', '40', 'USD')).toBe(40);
  });

  it('tells what it was worth, and why it can never fire', () => {
    const preview = {
      ...{ from: '2025-01-31', to: '2025-12-31', fired: 30, followed: 20, expanded: 8, precision: 0.4, lift: 4 },
      ...{ base: { account_months: 1000, expanded: 100, rate: 0.1 }, by_source: [], holds_now: 1, never: [] },
      firings: [{ account: 'a', name: '', on: '2025-03-31', expanded_on: null, is_followed: true }],
    };
    const model = previewModel(preview);
    expect(model.finding).toBe(
      'Of 20 firings 40.0% expanded within 90 days, beside 10.0% of all account-months: it tells.',
    );
    expect(model.figures.find(({ name }) => name === 'Lift')?.value).toBe('4.0×');
    expect(model.firings).toMatchObject([{ name: 'a', after: 'Did not expand' }]);
    expect(previewModel({ ...preview, lift: 0.5 }).finding).toContain('the opposite');
    expect(previewModel({ ...preview, fired: 0, never: [{ condition: 0, reason: 'no_usage' }] })).toMatchObject({
      finding: 'It has never fired.',
      never: ['Condition 1 never holds: there are no readings of such a meter.'],
    });
  });

  it('says whom it tells, and when a webhook’s address did not come along', () => {
    const of = (part: object) =>
      actionText({ channel: 'email', recipient: 'team@example.com', to_owner: true, has_address: true, ...part });
    expect(of({})).toBe('E-mail to the account’s owner, else to team@example.com');
    expect(of({ channel: 'slack', recipient: 'hooks.slack.com', has_address: false })).toContain('state it anew');
  });
});
