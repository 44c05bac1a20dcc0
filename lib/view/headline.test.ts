import { describe, expect, it } from 'vitest';
import { metricNames } from './catalogue';
import { type HeadlineReports, prepareHeadline } from './headline';
import { figures, movementRow, movementsReport, retentionReport } from './testing/reports';

const months = [
  movementRow('2026-10', 200_000_00, { new: 40_000_00 }),
  movementRow('2026-11', 240_000_00, { new: 12_000_00 }, true),
];

const reports = (change: Partial<HeadlineReports['retention']> = {}): HeadlineReports => ({
  movements: movementsReport(months),
  retention: {
    1: retentionReport([1], { window: 1, current: { ...figures(1), start_arr: 230_000_00, accounts: 10 } }),
    3: retentionReport([1], { window: 3, current: { ...figures(1), start_arr: 260_000_00, accounts: 14 } }),
    12: retentionReport([1.05, 1.06], {
      current: figures(1.0889, 0.9),
      at: [figures(1.0839), figures(1.02), figures(null), figures(1.0278)],
    }),
    ...change,
  },
  arrBefore: { week: 260_000_00 },
});

const card = (metric: string, given = reports()) => prepareHeadline(given).find((each) => each.metric === metric);

describe('the headline', () => {
  it('gives five figures, each with a name in the catalogue', () => {
    expect(prepareHeadline(reports()).map((each) => each.metric)).toEqual([
      'nrr',
      'grr',
      'arr',
      'expansion_rate',
      'logo_retention',
    ]);
    for (const each of prepareHeadline(reports())) expect(metricNames).toHaveProperty(each.metric);
  });

  it('compares a rate with the windows before it: 108.89 − 102.78 = 6.1, 108.89 − 108.39 = 0.5; none a year ago', () => {
    expect(card('nrr')?.changes).toEqual([
      { span: '1 wk', text: '+6.1', tone: 'good' },
      { span: '1 mo', text: '+0.5', tone: 'flat' },
    ]);
  });

  it('colours no change within half the interval: it could be luck', () => {
    const worse = reports({
      12: retentionReport([1.05], {
        current: figures(0.99),
        at: [figures(1.05), figures(1), figures(1), figures(1.03)],
      }),
    });
    expect(card('nrr', worse)?.changes.map((change) => change.tone)).toEqual(['flat', 'bad', 'flat']);
    const few = reports({ 12: retentionReport([2], { current: figures(2, 1, null), at: [figures(1)] }) });
    expect(card('nrr', few)?.changes[0]?.tone).toBe('flat');
  });

  it('says the interval in words, or why there is none', () => {
    expect(card('nrr')?.interval).toBe('90% interval 103.9 to 113.9%');
    const few = reports({ 12: retentionReport([1], { current: figures(1.1, 0.9, null) }) });
    expect(card('nrr', few)?.interval).toBe('Too few accounts for an interval');
    expect(card('nrr', few)?.track).toBeNull();
    const none = reports({ 12: retentionReport([null], { current: figures(null) }) });
    expect(card('nrr', none)).toMatchObject({
      value: '–',
      interval: 'No account was active when the window began',
      changes: [],
      filled: [],
    });
  });

  it('fills the formula with today’s numbers: 1,088,900 ÷ 1,000,000', () => {
    expect(card('nrr')?.filled).toEqual([
      '100 accounts active then',
      '$1,088,900.00 today',
      '÷ $1,000,000.00 then',
      '= 108.9%',
    ]);
    expect(card('grr')?.filled[1]).toBe('$900,000.00 kept');
    expect(card('logo_retention')?.filled).toEqual(['80 still active', '÷ 100 then', '= 80.0%']);
  });

  it('takes ARR’s past from where the windows began: 252,000 − 230,000 = 22,000; 252,000 − 260,000 = −8,000', () => {
    expect(card('arr')).toMatchObject({
      value: '$252k',
      exact: '$252,000.00',
      interval: 'MRR $21,000',
      changeUnit: '$',
    });
    expect(card('arr')?.changes.slice(0, 2)).toEqual([
      { span: '1 wk', text: '−8k', tone: 'bad' },
      { span: '1 mo', text: '+22k', tone: 'good' },
    ]);
    expect(card('arr')?.caption).toBe('11 active accounts, $22.9k each');
  });

  it('names the comparison in place of the year: 108.89 − 98.89 = 10', () => {
    const given = reports({
      12: retentionReport([1], { current: figures(1.0889), at: [1, 1, 1, 1, 0.9889].map((nrr) => figures(nrr)) }),
    });
    const comparison = { months: 24, words: '24 months before', end: '24 mo before', short: '−24 mo' };
    expect(card('nrr', { ...given, comparison })?.changes.at(-1)).toEqual({
      span: '24 mo',
      text: '+10.0',
      tone: 'good',
    });
  });

  it('divides the last closed month’s expansion by ARR at its start: 6,000 ÷ 200,000 = 3%, 2 points above the month before', () => {
    const movements = movementsReport([
      movementRow('2026-09', 200_000_00, { expansion: 2_000_00 }),
      movementRow('2026-10', 200_000_00, { expansion: 6_000_00 }),
      movementRow('2026-11', 206_000_00, { expansion: 50_000_00 }, true),
    ]);
    expect(card('expansion_rate', { ...reports(), movements })).toMatchObject({
      value: '3.0%',
      span: 'Oct 2026',
      changes: [{ span: '1 mo', text: '+2.0', tone: 'good' }],
      interval: '$6k added',
    });
  });

  it('shows where the last closed month stood, beside today', () => {
    expect(card('nrr')).toMatchObject({
      caption: 'Oct 2026 closed at 106.0%',
      sparkToDate: true,
      spark: [1.05, 1.06, 1.0889],
    });
  });
});
