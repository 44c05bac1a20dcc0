import { describe, expect, it } from 'vitest';
import { prepareFirst } from './expansion-first';
import { periodText, periodTick, periodTicks, spanText } from './expansion-periods';
import { prepareDue, prepareRenewals } from './expansion-renewals';
import { prepareSplit, splitBy, splitChoices } from './expansion-split';
import { prepareThenLost } from './expansion-then-lost';
import { expandedRow, expansionReport, lostShare, thenLost, timeToExpansion } from './testing/expansion';
import { movementsReport } from './testing/reports';

describe('expansion split', () => {
  const report = {
    ...movementsReport([expandedRow('2026-10', 100_000_00, { seats: 3_000_00, price: 1_000_00 })]),
    groups: [
      { key: 'SMB', rows: [expandedRow('2026-10', 80_000_00, { seats: 1_000_00 })] },
      { key: '', rows: [expandedRow('2026-10', 20_000_00, { seats: 2_000_00, price: 1_000_00 })] },
    ],
  };

  it('is by what has a few values, the usual first', () => {
    const many = Array.from({ length: 30 }, (_, index) => index);
    const attributes = [
      { slug: 'plan', values: [1, 2] },
      { slug: 'employees', values: many },
      { slug: 'segment', values: [1, 2] },
      { slug: 'currency', values: [1] },
    ];
    const choices = splitChoices({ attributes, products: ['A', 'B'] });
    expect(choices.map(({ value }) => value)).toEqual(['segment', 'plan', 'product']);
    expect(splitBy(choices, 'plan')).toBe('plan');
    expect(splitBy(choices, 'nonsense')).toBe('segment');
    expect(splitBy([], 'plan')).toBeNull();
  });

  it('holds each part against its part of ARR: 3,000 of 4,000 from a fifth', () => {
    const model = prepareSplit(report, 'segment', '2026-10');
    expect(model.finding).toBe('(none) brings 75% of expansion from 20% of ARR');
    expect(model.rows[0]).toMatchObject({ share: '75%', base: '20%', price: '33%', rate: '15.0%' });
    expect(model.rows[0]?.bar.at(-1)?.to).toBe(1);
    expect(model.rows[1]?.last).toMatchObject({
      text: '$1,000',
      figure: { period: '2026-10', where: ['segment=SMB'] },
    });
    expect(model.total).toMatchObject({
      amount: '$4,000',
      last: { figure: { metric: 'expansion', period: '2026-10' } },
    });
  });

  it('by product opens the product’s part of it', () => {
    const [first] = prepareSplit(report, 'product', '2026-10').rows;
    expect(first?.last.figure?.where).toEqual([`product=${first?.key}`]);
  });
});

describe('time to the first expansion', () => {
  it('rises in steps to the half, with its band', () => {
    const model = prepareFirst(expansionReport([]), 'all');
    expect(model.finding).toBe('Half of the customers have expanded after 3 months');
    expect(model.points.map(({ values }) => values.all)).toEqual([0, 0, 0, 50, 50, 50, 50, 50]);
    expect(model.points[3]?.band).toEqual([40, 60]);
  });

  it('compares channels, leaves the smallest out, and ends where few are followed', () => {
    const channel = [
      { key: 'Inbound', ...timeToExpansion() },
      { key: 'Partner', ...timeToExpansion({ median_months: 9 }) },
      { key: 'Other', ...timeToExpansion({ accounts: 4 }) },
    ];
    const model = prepareFirst(expansionReport([], { t2e_by: { cohort: [], channel } }), 'channel');
    expect(model.finding).toBe('Inbound expands first, after 3 months; Partner after 9');
    expect(model.curves.map(({ key }) => key)).toEqual(['Inbound', 'Partner']);
    expect(model.longest).toBe(3);
    expect(model.rows.map(({ note }) => note)).toEqual(['', '', '', '4 accounts: too few for a curve']);
  });

  it('says why there is no curve', () => {
    expect(prepareFirst(expansionReport([], { t2e: null, t2e_by: null }), 'all').empty).not.toBeNull();
    expect(prepareFirst(expansionReport([]), 'channel').empty).toMatch(/^No account has a channel/);
  });
});

describe('expansion then churn', () => {
  it('compares those that expanded with the others', () => {
    const then = thenLost(lostShare(100, 0.1), lostShare(1000, 0.2));
    const figures = expansionReport([], { then_lost: { 3: then, 6: then, 12: then } });
    const model = prepareThenLost(figures, '6');
    expect(model.finding).toBe(
      'Customers that expanded stay longer: 10.0% churned within 6 months, of the others 20.0%',
    );
    expect(model.tables.map((groups) => groups.map(({ rows }) => rows.length))).toEqual([[2]]);
    expect(model.tables[0]?.[0]?.rows[0]?.bars).toEqual({ churned: 0.5, contracted: 1 });
    expect(model.hasFew).toBe(false);
  });

  it('tells sources and motions apart where there are several, and leaves out a part that is the whole', () => {
    const one = thenLost(lostShare(100, 0.1), lostShare(1000, 0.2));
    const two = { ...one, by_source: { ...one.by_source, plan: lostShare(30, 0.05) } };
    const figures = expansionReport([], { then_lost: { 3: one, 6: two, 12: one } });
    expect(prepareThenLost(figures, '3').tables.map((groups) => groups.map(({ key }) => key))).toEqual([['all']]);
    expect(prepareThenLost(figures, '6').tables.map((groups) => groups.map(({ key }) => key))).toEqual([
      ['all'],
      ['source'],
    ]);
  });

  it('says where nobody was followed for long enough', () => {
    const none = thenLost(lostShare(0, null, null), lostShare(0, null, null));
    const figures = expansionReport([], { then_lost: { 3: none, 6: none, 12: none } });
    expect(prepareThenLost(figures, '12').empty).toContain('12 months of follow-up');
  });
});

describe('renewals', () => {
  const head = movementsReport([]);
  const row = {
    period: '2026-09',
    lines: 3,
    due_arr: 10_000_00,
    renewed: 9_000_00,
    expanded: 500_00,
    contracted: 400_00,
    lost: 600_00,
    rate: 0.9,
  };
  const renewals = {
    ...head,
    due: [{ within: 90, accounts: 1, arr: 2_000_00 }],
    awaiting: { accounts: 2, arr: 300_00 },
    rows: [row],
    by_distance: [
      { from_days: 1, to_days: 30, expansion: 300_00, events: 3, share: 0.3 },
      { from_days: null, to_days: null, expansion: 700_00, events: 1, share: 0.7 },
    ],
  };

  it('kept 9,000 of 10,000 and added 500', () => {
    const model = prepareRenewals(renewals);
    expect(model.finding).toBe('Renewals kept 90.0% of the ARR due, and added 5.0%');
    expect(model.columns[0]?.parts).toEqual({
      renewed: 9_000_00,
      expanded: 500_00,
      contracted: -400_00,
      lost: -600_00,
    });
    expect(model.columns[0]?.lines.at(-1)).toMatchObject({ label: 'Kept', value: '90.0%' });
    expect(prepareRenewals({ ...renewals, rows: [] }).empty).toMatch(/^No line’s term ended/);
  });

  it('are due next, and customers expand at a distance from them', () => {
    const model = prepareDue(renewals);
    expect(model.finding).toBe('$2,000 of ARR is due in the next 90 days');
    expect(model.due[0]).toMatchObject({ note: '1 account', bar: 1 });
    expect(model.distances.map(({ label, note }) => `${label} ${note}`)).toEqual([
      '1 to 30 days 30%',
      'No term end 70%',
    ]);
    expect(model.distanceFinding).toBe('30% of expansion comes in the 30 days before a term ends');
  });
});

describe('periods', () => {
  it('have names for every grid', () => {
    expect(['2026-10', '2026-Q3', '2026'].map(periodText)).toEqual(['Oct 2026', 'Q3 2026', '2026']);
    expect(['2026-01', '2026-02', '2026-Q1', '2026-Q2', '2026'].map(periodTick)).toEqual([
      'Jan ’26',
      'Feb',
      'Q1 ’26',
      'Q2',
      '2026',
    ]);
    expect(periodTicks(['2025-12', '2026-01', '2026-04'])[1]).toEqual(['2026-01', '2026-04']);
    expect(spanText(['2026-Q2', '2026-Q3'], 'quarter')).toBe('2 quarters to Q3 2026');
  });
});
