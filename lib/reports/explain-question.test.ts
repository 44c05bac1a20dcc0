import { describe, expect, it } from 'vitest';
import { expansionReport } from './expansion-report';
import { explainPage, WHOLE } from './explain-question';
import { explainedReport, explainFigure } from './explain-report';
import { movementsReport } from './movements-report';
import { parseReportQuery } from './query';
import { renewalsReport } from './renewals-report';
import { retentionReport } from './retention-report';
import { richView } from './testing/rich-view';
import { viewOf } from './testing/view';

const rich = richView();
const ask = (text: string) => parseReportQuery(new URLSearchParams(text));
const figure = (metric: string, period: string, more = '', view = rich) =>
  explainFigure(view, ask(`metric=${metric}${more}`), period).explained;

describe('a page', () => {
  it('is as many accounts as are asked for, all where none are', () => {
    expect(explainPage({}, null)).toEqual(WHOLE);
    expect(explainPage({}, 200)).toEqual({ limit: 200, offset: 0, first: null });
    expect(explainPage({ limit: '5', offset: '10', account: 'a' }, 200)).toEqual({ limit: 5, offset: 10, first: 'a' });
    expect(explainPage({ limit: 'all' }, 200).limit).toBeNull();
  });
  it.each([
    [{ limit: '0' }, 'limit: expected a whole number from 1 on, found "0"'],
    [{ limit: 'many' }, 'limit: expected'],
    [{ offset: '-1' }, 'offset: expected a whole number from 0 on, found "-1"'],
    [{ offset: '1.5' }, 'offset: expected'],
    [{ offset: '99999999999999999999' }, 'offset: expected'],
  ])('%j is refused', (stated, words) => {
    expect(() => explainPage(stated, null)).toThrow(words);
  });
  it('begins with the account asked for; one that is none of them changes nothing', () => {
    const asked = explainFigure(rich, ask('metric=arr'), '2025-11');
    const idsOf = (first: string | null) =>
      explainedReport(rich, asked, { limit: 3, offset: 0, first }).accounts.map(({ account }) => account);
    const [first, second] = idsOf(null);
    expect(idsOf('a23')).toEqual(['a23', first, second]);
    expect(idsOf('nobody')).toEqual(idsOf(null));
  });
});

describe('a figure of products', () => {
  it('is that of the reports, with filters of accounts beside it', () => {
    const more = '&where=product%3DCore&where=channel%3Dweb';
    const { rows } = movementsReport(rich, ask(more));
    expect(figure('expansion', '2025-03', more).sum).toBe(rows.find(({ period }) => period === '2025-03')?.expansion);
    const retention = retentionReport(rich, ask(more)).rows.at(-1);
    expect(figure('grr_12m', '2025-12', more).value).toBe(retention?.grr);
    const atStart = `${more}&attr_at=start`;
    expect(figure('nrr_12m', '2025-12', atStart).value).toBe(retentionReport(rich, ask(atStart)).rows.at(-1)?.nrr);
  });
  it.each(['cohort_net.2024-01', 'renewal_rate', 'due_arr.30d', 'expansion_rate', 'expansion.sales'])(
    'is not %s, which is of whole accounts',
    (metric) => {
      expect(() => figure(metric, '2025-01', '&where=product%3DCore')).toThrow('of products there are arr, nrr_12m');
    },
  );
  it('between products is of some; a product that is none is refused by naming those that are', () => {
    expect(() => figure('between_products', '2025-01')).toThrow('between_products is of products; name some');
    expect(() => figure('arr', '2025-01', '&where=product%3DGold')).toThrow('there is no product "Gold"; there are');
  });
});

describe('the figures of expansion and renewals', () => {
  it('are those of the reports, of the accounts that pass the filters', () => {
    const more = '&where=channel%3Dweb&attr_at=start&grid=quarter';
    const row = expansionReport(rich, ask(more)).rows.at(-1)!;
    expect(figure('expanding_accounts', row.period, more).value).toBe(row.expanding_accounts);
    expect(figure('expansion.sales', row.period, more).sum).toBe(row.by_motion.sales);
    const { rows, due } = renewalsReport(rich, ask('where=channel%3Dweb'));
    const renewed = rows.find(({ due_arr }) => due_arr > 0)!;
    expect(figure('renewal_rate', renewed.period, '&where=channel%3Dweb').value).toBe(renewed.rate);
    expect(figure('due_arr.90d', '2025-12', '&where=channel%3Dweb').sum).toBe(due[2]?.arr);
  });
  it.each([
    ['expansion_rate', '2025-W10', 'a month, quarter or year, found 2025-W10'],
    ['expansion.sales', '2025-W10', 'a month, quarter or year'],
    ['genuine', '2025-03-10', 'a month, quarter or year, found 2025-03-10'],
    ['expansion_rate', '2025', '2025 is not over; the data is complete through 2025-11-30'],
    ['renewal_rate', '2025-W10', 'renewals are those of a month, quarter or year'],
    ['renewal_rate', '2025-11', 'renewals of 2025-11 are not settled yet; those up to 2025-10 are'],
    ['due_arr.30d', '2025-10', 'from the last day of the data on, 2025-11-30, found 2025-10'],
    ['due_arr.45d', '2025-10', 'there are due_arr'],
    ['expansion', '2031', 'lies outside the ledger, which goes from 2024-01-01 to 2025-11-30'],
    ['expansion', 'soon', 'expected a period such as'],
  ])('%s of %s is refused', (metric, period, words) => {
    expect(() => figure(metric, period, '', earlier)).toThrow(words);
  });
  it('weeks have genuine expansion, days and the month to date what is due', () => {
    expect(figure('genuine', '2025-W11', '', earlier).sum).toBe(figure('expansion', '2025-W11', '', earlier).sum);
    for (const period of ['2025-11-30', '2025', '2025-11'])
      expect(figure('due_arr.60d', period, '', earlier).sum).toBe(1200);
  });
});

const earlier = viewOf(
  {
    changes: [
      { account: 'a', on: '2024-01-10', minor: 100, quantity: 10, renewsOn: '2026-01-10' },
      { account: 'b', on: '2025-03-10', minor: 100 },
    ],
    accounts: ['a', 'b'],
  },
  { dataThrough: '2025-11-30' },
);
