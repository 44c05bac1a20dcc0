import { describe, expect, it } from 'vitest';
import { prepareConcentration } from './expansion-concentration';
import { prepareExpansionHeadline } from './expansion-headline';
import { prepareRate, prepareToNew } from './expansion-lines';
import { expansionSentence } from './expansion-sentence';
import { expandedRow, expansionReport, expansionRow } from './testing/expansion';
import { figures, movementsReport, retentionReport } from './testing/reports';

const september = expansionRow('2026-09', 100_000_00, { seats: 3_500_00 }, { expansion_to_new_3m: null });
const october = expansionRow('2026-10', 100_000_00, { seats: 1_500_00, price: 500_00 });
const months = expansionReport([september, october]);
const movements = movementsReport([
  expandedRow('2026-09', 100_000_00, { seats: 3_500_00 }),
  expandedRow('2026-10', 100_000_00, { seats: 1_500_00, price: 500_00 }),
  expandedRow('2026-11', 100_000_00, { seats: 100_00 }, true),
]);
const retention = retentionReport([1.05], { current: figures(1.0889) });
const reports = {
  movements,
  expansion: months,
  months,
  renewals: { ...movements, due: [], awaiting: { accounts: 0, arr: 0 }, rows: [], by_distance: [] },
  retention,
};

describe('the first screen', () => {
  it('says how much, from what, and whether it is real: 2,000 of 100,000 is 2 %, 500 of it price', () => {
    const sentence = expansionSentence(reports);
    expect(sentence?.parts.map(({ text }) => text).join('')).toBe(
      'Existing customers added $2,000 of ARR in October, 2.0% of what they paid at its start: below the guide of 3 to 5% a month. Seats bring 75% of it; 75% is genuine, the rest is price.',
    );
    expect(sentence?.note).toBe('Over the 2 months to Oct 2026: $5,500, 9% of it price. November to date adds $100.');
    expect(expansionSentence({ ...reports, months: expansionReport([]) })).toBeNull();
  });

  it('has five figures of the last closed month', () => {
    const cards = prepareExpansionHeadline(reports);
    expect(cards.map(({ metric, value }) => `${metric} ${value}`)).toEqual([
      'expansion_rate 2.0%',
      'expansion $2k',
      'genuine_rate 1.5%',
      'expanding_accounts 10.0%',
      'expansion_to_new_3m 0.50×',
    ]);
    expect(cards[0]).toMatchObject({
      side: 'Of $100k at its start',
      changes: [{ span: '1 mo', text: '−1.5', tone: 'bad' }],
    });
    expect(cards[1]?.figure).toEqual({ metric: 'expansion', period: '2026-10' });
    expect(cards[3]?.caption).toBe('10 of 100 accounts');
  });
});

describe('the rate of expansion', () => {
  it('is held against the guide of 3 to 5 % a month', () => {
    const model = prepareRate(months);
    expect(model.finding).toBe('Genuine expansion reached the guide in one month of 2: Sep 2026');
    expect(model.band).toMatchObject({ from: 3, to: 5 });
    expect(model.ends.map(({ text }) => text)).toEqual(['With price 2.0%', 'Genuine 1.5%']);
    expect(prepareRate(expansionReport([])).empty).not.toBeNull();
  });

  it('against new business has gaps where there was none', () => {
    const model = prepareToNew(months);
    expect(model.points.map(({ values }) => values.ratio)).toEqual([null, 0.5]);
    expect(model.finding).toBe('Expansion is 0.50× new business');
    expect(model.table.rows[1]?.[1]).toEqual({ text: '–', plain: '' });
  });
});

describe('concentration', () => {
  it('is the fewest accounts that bring half, of the ten that expanded', () => {
    const model = prepareConcentration(months, retention);
    expect(model.finding).toBe('Five accounts bring 60% of expansion: concentrated');
    expect(model.points.map(({ accounts, share }) => [accounts, share])).toEqual([
      [1, 20],
      [5, 60],
      [10, 100],
    ]);
    expect(model.diagnosis).toContain('10 of 100 accounts (10.0%) expanded in October');
  });

  it('under a high NRR, few expanding accounts are said', () => {
    const few = expansionReport([{ ...october, expanding_accounts: 0.04, accounts_expanding: 4 }]);
    expect(prepareConcentration(few, retention)).toMatchObject({
      finding: 'Only 4 accounts expanded in October',
      diagnosis: '4 of 100 accounts (4.0%) expanded in October: the NRR of 108.9% rests on few of them.',
    });
    const none = expansionReport([
      expansionRow('2026-10', 100_000_00, {}, { expanding_accounts: 0, accounts_expanding: 0 }),
    ]);
    expect(prepareConcentration(none, retention)).toMatchObject({ finding: 'Nobody expanded genuinely', points: [] });
  });
});
