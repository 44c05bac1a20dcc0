import { describe, expect, it } from 'vitest';
import { bytesText, prepareHealth } from './ledger-health';
import { currencyWords, rateRows, withRate } from './plan-rates';
import { historyRows, shareOfPercent, valueWords } from './settings';
import { prepareEffect } from './settings-effect';
import { actualText, targetListRows, targetValue } from './targets-list';

describe('values in words', () => {
  it('are as a reader says them', () => {
    expect([
      valueWords('fiscal_year_start', 4),
      valueWords('grace', 1),
      valueWords('history_from', null),
      valueWords('gross_margin', 0.79),
      valueWords('time_zone', null),
      valueWords('stage', null),
      valueWords('plan_rates', { EUR: '1.08', GBP: '1.3' }),
      valueWords('plan_rates_by_year', { EUR: { '2026': '1.1' } }),
      valueWords('targets', []),
    ]).toEqual([
      ...['April', '1 day', 'From the first record', '79%', 'This machine’s', 'By ARR'],
      ...['EUR 1.08, GBP 1.3', 'EUR 2026: 1.1', 'None'],
    ]);
  });

  it('a history is of one setting, the newest in force, without what went with its import', () => {
    const stated = (version: number, value: unknown, is_withdrawn = false, by: string | null = 'local') => ({
      ...{ name: 'grace', value, version, by, import_file: null, is_withdrawn },
      recorded_at: '2026-11-22T10:00:00.000Z',
    });
    const history = [
      stated(4, 99, true),
      stated(3, 20, false, 'ana'),
      { ...stated(2, 'USD'), name: 'currency' },
      stated(1, 10),
    ];
    expect(historyRows(history, 'grace').map(({ words, by, isInForce }) => [words, by, isInForce])).toEqual([
      ['20 days', 'by ana', true],
      ['10 days', 'by hand', false],
    ]);
  });

  it('a share is typed in percent', () => {
    expect([shareOfPercent('79'), shareOfPercent('79,5%'), shareOfPercent(''), shareOfPercent('0')]).toEqual([
      ...[0.79, 0.795, null, undefined],
    ]);
  });
});

describe('what a change would do', () => {
  const before = { arr: 100_000_00, accounts: 10, nrr: 1.05, grr: 0.9, data_through: '2026-10-31' };

  it('tells each figure before and after', () => {
    const after = { ...before, arr: 90_000_00, nrr: 1.03, accounts: 9, data_through: '2026-11-30' };
    const { words, rows } = prepareEffect({ currency: 'USD', before, after });
    expect(words).toBe('NRR would go from 105.0% to 103.0%, ARR from $100k to $90k.');
    expect(rows.map(({ name, difference }) => [name, difference])).toEqual([
      ...[
        ['NRR, 12 months', '−2.0 pt'],
        ['GRR, 12 months', ''],
        ['ARR', '−$10k'],
        ['Active accounts', '−1'],
      ],
      ['Data through', ''],
    ]);
  });

  it('says when nothing moves, and when there is nothing', () => {
    expect(prepareEffect({ currency: 'USD', before, after: before }).words).toBe(
      'None of today’s figures would change.',
    );
    expect(prepareEffect({ currency: 'USD', before: null, after: null }).rows).toEqual([]);
  });
});

describe('plan rates', () => {
  const settings = {
    fiscal_year: 2026,
    currencies: [
      { currency: 'USD', accounts: 5, arr: 500_00, rate: null },
      { currency: 'EUR', accounts: 1, arr: 100_00, rate: '1.1' },
    ],
    settings: {
      currency: 'USD',
      fiscal_year_start: 4,
      plan_rates: { EUR: '1.05', CHF: '1.1' },
      plan_rates_by_year: { EUR: { '2026': '1.1', '2027': '1.2' } },
    },
  };

  it('by currency and year; the latest year that has begun is in force', () => {
    expect(rateRows(settings).map(({ currency, span, isInForce, uses }) => [currency, span, isInForce, uses])).toEqual([
      ['CHF', 'Every year', true, 'No active account'],
      ['EUR', 'Every year', false, ''],
      ['EUR', 'FY2026', true, '1 account, $100 ARR'],
      ['EUR', 'FY2027', false, ''],
    ]);
    expect(currencyWords(settings)).toBe('1 account with $100 of ARR is billed in EUR.');
  });

  it('are stated and taken away one at a time', () => {
    const { settings: stored } = settings;
    expect(withRate(stored, 'CHF', null, null)).toEqual({ plan_rates: { EUR: '1.05' } });
    expect(withRate(stored, 'GBP', '2026', '1.3').plan_rates_by_year?.GBP).toEqual({ '2026': '1.3' });
    expect(withRate({ ...stored, plan_rates_by_year: { EUR: { '2026': '1.1' } } }, 'EUR', '2026', null)).toEqual({
      plan_rates_by_year: {},
    });
  });
});

describe('targets', () => {
  it('are typed in percent or whole money, and refused where the metric cannot have them', () => {
    expect([targetValue('nrr_12m', '110'), targetValue('nrr_12m', '107.5 %'), targetValue('arr', '9,000,000')]).toEqual(
      [...['1.1', '1.075', '9000000']],
    );
    expect([targetValue('grr_12m', '120'), targetValue('arr', 'much'), targetValue('luck', '1')]).toEqual([
      ...[null, null, null],
    ]);
  });

  it('are listed newest first, with where each stands', () => {
    const rows = targetListRows(
      [
        { metric: 'nrr_12m', from: '2026-01', until: '2026-06', value: '1.05' },
        { metric: 'arr', from: '2026-07', until: null, value: '9000000' },
      ],
      'USD',
    );
    expect(rows.map(({ name, value, span, isOpen }) => [name, value, span, isOpen])).toEqual([
      ['ARR', '$9,000,000', 'From Jul 2026', true],
      ['NRR, 12 months', '105%', 'Jan 2026 to Jun 2026', false],
    ]);
    const measured = [{ metric: 'nrr_12m', period: '2026-11', segment: null, owner: null, actual: 1.06 }];
    expect([actualText('nrr_12m', measured, '2026-11', 'USD'), actualText('arr', measured, '2026-11', 'USD')]).toEqual([
      ...['106.0%', '–'],
    ]);
  });
});

describe('the health of the ledger', () => {
  const whole = {
    whole: true,
    conservation: true,
    findings: [],
    ledger_version: 3,
    holdings: { accounts: 2, records: [{ table: 'rate', rows: 0 }], imports: 1, audit: 4 },
    database: { kind: 'embedded' as const, bytes: 12_300_000, folder: '/data' },
  };

  it('is said in one sentence, with what is held', () => {
    const model = prepareHealth(whole);
    expect(model.title).toBe('The ledger adds up, and every reference holds');
    expect(model.facts.map(({ name }) => name)).not.toContain('Exchange rates');
    expect(model.facts.at(-1)).toEqual({ name: 'Data folder', value: '/data' });
    expect([bytesText(1_500_000), bytesText(2_400_000_000)]).toEqual(['1.5 MB', '2.4 GB']);
  });

  it('each finding comes with what to do', () => {
    const model = prepareHealth({
      ...whole,
      whole: false,
      conservation: false,
      findings: [{ code: 'counts_differ', message: '1 imports hold another number' }],
    });
    expect(model.findings.map(({ tone }) => tone)).toEqual(['bad', 'bad']);
    expect(model.findings[1]?.remedy).toContain('read its file again');
  });
});
