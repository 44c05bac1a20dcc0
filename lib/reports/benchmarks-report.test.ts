import { describe, expect, it } from 'vitest';
import type { KeptFigure } from '@/lib/domain/benchmarks/own';
import { benchmarksReport } from './benchmarks-report';
import { explainFigure } from './explain-report';
import type { LedgerView } from './ledger-view';
import { parseReportQuery, QueryError } from './query';
import { viewOf } from './testing/view';

const ask = (view: LedgerView, text = '') => benchmarksReport(view, parseReportQuery(new URLSearchParams(text)));

/** Ten accounts from the start of 2025, of one size; one leaves, and the others grow by a tenth. Data through 2026-01-31. */
function company(minor: number): LedgerView {
  const accounts = Array.from({ length: 10 }, (_, index) => `a${index}`);
  return viewOf(
    {
      changes: [
        ...accounts.map((account) => ({ account, on: '2025-01-01', minor })),
        { account: 'a0', on: '2025-06-01', status: 'ended' },
        ...accounts.slice(1).map((account) => ({ account, on: '2025-12-15', minor: Math.round(minor * 1.1) })),
      ],
      accounts,
    },
    { dataThrough: '2026-01-31' },
  );
}

describe('the stage', () => {
  it('of nine accounts that pay $11,000 a month each is 1-5M: ARR 9 × 11,000 × 12 = $1,188,000, $3,812,000 to the next', () => {
    expect(ask(company(10_000_00)).stage).toMatchObject({
      name: '1-5M',
      arr: 1_188_000_00,
      arr_usd: 1_188_000,
      to_next_arr: 3_812_000_00,
      nrr_low: 1,
      nrr_high: 1.1,
    });
  });

  it('in another currency goes by the plan rate of the dollar, and is told apart where there is none', () => {
    const euros = (planRates: Record<string, string>): LedgerView => {
      const view = company(10_000_00);
      const basis = view.basis && { ...view.basis, settings: { ...view.basis.settings, currency: 'EUR', planRates } };
      return { ...view, currency: 'EUR', basis };
    };
    // A dollar is 0.2 euro: 1,188,000 euros are 5,940,000 dollars.
    expect(ask(euros({ USD: '0.2' })).stage).toMatchObject({ name: '5-20M', arr_usd: 5_940_000 });
    expect(ask(euros({})).stage).toMatchObject({ name: '1-5M', arr_usd: null, to_next_arr: null });
  });
});

describe('benchmarks', () => {
  it('hold NRR of 99 % (9 × 1.1 ÷ 10) a point below 100 %: $12,000 of $1.2M', () => {
    const nrr = ask(company(10_000_00)).rows.find(({ metric }) => metric === 'nrr_12m');
    expect(nrr?.value).toBeCloseTo(0.99, 12);
    const [target] = nrr?.bands ?? [];
    expect(target).toMatchObject({ kind: 'stage target', verdict: 'below', gap_arr: -12_000_00 });
    expect(target?.gap).toBeCloseTo(-0.01, 12);
  });

  it('name what was published of companies of its size, and nothing where no source covers it', () => {
    const like = (minor: number, metric: string) =>
      ask(company(minor))
        .rows.find((row) => row.metric === metric)
        ?.like.map(({ population }) => population) ?? [];
    // $132,000 a year an account.
    expect(like(10_000_00, 'nrr_12m')).toEqual([
      'ARR <$5M',
      'contract value $100-250K',
      'revenue per account >$1000/mo',
    ]);
    expect(like(10_000_00, 'expansion_share_of_new')).toEqual([]);
    const { rows } = ask(company(10_000_00));
    for (const row of rows)
      for (const one of [...row.like, ...row.all, ...row.others]) expect(one.metric).toBe(row.metric);
  });

  it('put the company’s own target first', () => {
    const target = { metric: 'nrr', period: '2026', value: '1.05', segment: null, owner: null };
    const view = { ...company(10_000_00), planning: { touchpoints: [], plans: [], costs: [], targets: [target] } };
    const nrr = ask(view).rows.find(({ metric }) => metric === 'nrr_12m');
    expect(nrr?.bands[0]).toMatchObject({ kind: 'own target', low: 1.05, high: null, verdict: 'below' });
  });

  it('say what readiness lacks: 10 % churn, nine accounts, no trigger; what it counts opens to its accounts', () => {
    const view = company(10_000_00);
    expect(ask(view).readiness).toEqual([
      {
        ...{ check: 'gross_churn', value: expect.closeTo(0.1, 12), needed: 0.08, met: false, stated: null },
        behind: [{ part: null, metric: 'grr_12m', period: '2026-01-31', where: [] }],
      },
      {
        ...{ check: 'accounts', value: 9, needed: 50, met: false, stated: null },
        behind: [{ part: null, metric: 'arr_settled', period: '2026-01-31', where: [] }],
      },
      { check: 'trigger', value: 0, needed: 1, met: false, stated: null, behind: [] },
      { check: 'tiers', value: 0, needed: 2, met: false, stated: null, behind: [] },
      { check: 'metered_or_seats', value: 0, needed: 1, met: false, stated: null, behind: [] },
    ]);
    expect(ask({ ...view, expansionTrigger: '80 % of the seats' }).readiness[2]).toMatchObject({
      met: true,
      stated: '80 % of the seats',
    });
    const query = parseReportQuery(new URLSearchParams('metric=arr_settled'));
    const { explained } = explainFigure(view, query, '2026-01-31');
    expect([explained.accounts.length, explained.sum]).toEqual([9, 9 * 11_000_00 * 12]);
  });

  it('hold own figures and peers apart: 99 % is 13 points below a peer’s 112 %, $156,000 of $1.2M', () => {
    const figure: KeptFigure = {
      ...{ id: 1, metric: 'nrr_12m', population: 'Globex', size: null, is_all: false, method: 'peer' },
      ...{ low: null, median: 1.12, high: null, said: '', year: '2025', n: null, publisher: 'Globex' },
      ...{ document: 'Annual report', url: null, measures: '', how_read: '' },
    };
    const target: KeptFigure = {
      ...figure,
      ...{ id: 2, method: 'target', low: 0.95, median: null, high: 1.05, population: 'ARR $1-5M' },
      size: { of: 'arr', from: 1e6, below: 5e6 },
    };
    const { rows } = ask({ ...company(10_000_00), ownBenchmarks: [figure, target] });
    const nrr = rows.find(({ metric }) => metric === 'nrr_12m');
    expect(nrr?.own).toMatchObject([
      { id: 2, verdict: 'within', gap: 0, fit: 'size' },
      { id: 1, verdict: 'below', gap_arr: -156_000_00, fit: 'not known' },
    ]);
    expect(nrr?.own[1]?.gap).toBeCloseTo(-0.13, 12);
    expect(nrr?.bands.map(({ kind }) => kind)).not.toContain('peer');
    expect(rows.filter(({ metric }) => metric !== 'nrr_12m').flatMap(({ own }) => own)).toEqual([]);
  });

  it('tell payback of the last closed quarter: $3,000 ÷ (9 × $1,000 × 0.8) = 0.42 months, within the 3 of the rule', () => {
    const costs = ['2025-10', '2025-11', '2025-12'].map((month) => ({
      month,
      motion: 'expansion' as const,
      team: null,
      amountMinor: 1_000_00,
    }));
    const planning = { touchpoints: [], plans: [], costs, targets: [] };
    const { rows } = ask({ ...company(10_000_00), planning, grossMargin: 0.8 });
    const payback = rows.find(({ metric }) => metric === 'expansion_payback_months');
    expect(payback?.value).toBeCloseTo(3000 / 7200, 12);
    expect(payback?.bands).toMatchObject([{ kind: 'rule of thumb', verdict: 'within', gap: 0, gap_arr: null }]);
    expect(rows.find(({ metric }) => metric === 'win_rate')).toMatchObject({ value: null, bands: [{ verdict: null }] });
  });

  it('are of the whole company: segments are refused; an empty ledger has none', () => {
    expect(() => ask(company(1_00), 'by=plan')).toThrow(QueryError);
    expect(ask({ ...company(1_00), facts: null, basis: null })).toMatchObject({ stage: null, rows: [], readiness: [] });
  });
});
