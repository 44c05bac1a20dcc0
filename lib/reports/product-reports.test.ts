import { describe, expect, it } from 'vitest';
import { dayOf } from '@/lib/domain/testing/reports';
import { accountsReport } from './accounts-report';
import { movementsReport } from './movements-report';
import { parseReportQuery, QueryError } from './query';
import { retentionReport } from './retention-report';
import { caseRows } from './testing/case-rows';
import { OWN_CASES, paramsOf, workedCases } from './testing/cases';
import { differences } from './testing/expectation';
import { viewOf } from './testing/view';

const worked = workedCases(OWN_CASES).find(({ name }) => name === '8-swap-void-product')!;
const { accounts, changes } = caseRows(worked);
const segments = {
  slug: 'segment',
  values: ['SMB', 'ENT'],
  codes: Int32Array.from(accounts, (_, account) => account % 2),
  dated: null,
};
const view = viewOf({ accounts, changes, attributes: [segments] }, { dataThrough: worked.today });
const ask = (text = '') => parseReportQuery(new URLSearchParams(text));

describe('swaps, a withdrawn change and further items, by product', () => {
  const runs = worked.runs.filter(({ args }) => args.some((arg) => arg.includes('product')));

  it.each(runs.map((run) => [run.args.join(' '), run] as const))('%s', (_, { args, expect: expected }) => {
    const [name, ...options] = args;
    const query = parseReportQuery(paramsOf(options));
    const report = name === 'movements' ? movementsReport(view, query) : retentionReport(view, query);
    expect(differences(expected, report)).toEqual([]);
  });

  it('by product, of some products and of all but some', () => {
    const keys = (text: string) => movementsReport(view, ask(`by=product${text}`)).groups?.map(({ key }) => key);
    expect(keys('&where=product=Core&where=product=Pro')).toEqual(['Core', 'Pro']);
    expect(keys('&where=product!=Core')).toEqual(['A', 'B', 'Basic', 'C', 'Pro']);
    expect(keys('&where=segment=SMB')).toEqual(['Basic', 'Core', 'Pro']);
  });

  it('segments of accounts go with it: s1, s3, s5 of Core and the others add up to all of Core', () => {
    const february = (text: string) => movementsReport(view, ask(`where=product=Core&from=2025-02${text}`));
    const [whole] = february('').rows;
    const groups = february('&by=segment').groups!;
    const parts = groups.map(({ rows }) => rows[0]!);
    expect(groups.map(({ key }) => key)).toEqual(['ENT', 'SMB']);
    for (const key of ['start_arr', 'expansion', 'end_arr'] as const)
      expect(parts[0]![key] + parts[1]![key]).toBe(whole![key]);
    expect(february('&where=segment=SMB').rows[0]).toEqual(parts[1]);
  });

  it('the groups of a split have each what the filter gives', () => {
    const { groups = [] } = retentionReport(view, ask('window=1&by=product'));
    for (const { key, rows, current } of groups)
      expect(retentionReport(view, ask(`window=1&where=product=${key}`))).toMatchObject({ rows, current });
  });

  it('segments at the start, too: where nobody moved they are the current ones', () => {
    const rows = (text: string) => movementsReport(view, ask(`where=product=Core&where=segment=SMB${text}`)).rows;
    expect(rows('&attr_at=start')).toMatchObject(rows(''));
    const core = (text: string) => retentionReport(view, ask(`window=1&by=product&where=segment=SMB${text}`)).groups;
    expect(core('&attr_at=start')).toMatchObject(core('')!);
  });

  it('a product that nobody of the segment has: no rate, no group', () => {
    const text = 'window=1&where=product=Basic&where=segment=ENT';
    expect(retentionReport(view, ask(text)).current).toMatchObject({ accounts: 0, nrr: null, nrr_without_price: null });
    expect(retentionReport(view, ask(`${text}&by=product`)).groups).toEqual([]);
  });
});

describe('questions about products that have no answer', () => {
  it.each([
    ['where=product=Cor', 'where', 'no product "Cor"; there are Core'],
    ['where=product>=3', 'where', 'products have no order'],
    ['by=product&fx=monthly', 'fx', 'expected plan or rolling for products'],
    ['grid=week&fx=monthly', 'fx', 'rates are by month'],
  ])('%s is refused', (text, field, words) => {
    const refused = () => movementsReport(view, ask(text));
    expect(refused).toThrow(words);
    expect(refused).toThrow(expect.objectContaining({ field }));
  });

  it('other reports are of whole accounts', () => {
    expect(() => accountsReport(view, ask('where=product=Core'))).toThrow(QueryError);
    expect(() => accountsReport(view, ask('by=product'))).toThrow('movements and retention go by product');
  });
});

describe('products of segments at the start', () => {
  const owners = {
    slug: 'owner',
    values: ['Ali', 'Bo'],
    codes: Int32Array.from([1]),
    // Ali's until the middle of February.
    dated: {
      account: Int32Array.from([0, 0]),
      day: Int32Array.from([dayOf('2025-01-01'), dayOf('2025-02-15')]),
      code: Int32Array.from([0, 1]),
    },
  };
  const moved = viewOf(
    {
      accounts: ['a'],
      changes: [
        { account: 'a', on: '2025-01-10', minor: 300, item: 'Core' },
        { account: 'a', on: '2025-01-10', minor: 100, item: 'Hosting' },
      ],
      attributes: [owners],
    },
    { dataThrough: '2025-03-31' },
  );

  it('what moves out of Ali’s book is the product’s revenue: 12 × 1.00 of Hosting, not 12 × 4.00 of the account', () => {
    const { groups = [] } = movementsReport(moved, ask('where=product=Hosting&by=owner&attr_at=start&from=2025-02'));
    const [ali, bo] = groups.map(({ rows }) => rows);
    expect(ali?.[0]).toMatchObject({ start_arr: 1200, end_arr: 1200, moved_out: { accounts: 1, arr: 1200 } });
    expect(bo?.[0]).toMatchObject({ start_arr: 0, moved_in: { accounts: 1, arr: 1200 } });
    expect(bo?.[1]).toMatchObject({ start_arr: 1200, moved_in: { accounts: 0, arr: 0 } });
  });

  it('of an account that is Bo’s now, the products are listed of Ali’s book then, and add up to it', () => {
    const query = ask('by=product&where=owner=Ali&attr_at=start&from=2025-02&window=1');
    const { rows, groups = [] } = movementsReport(moved, query);
    expect(groups.map(({ key }) => key)).toEqual(['Core', 'Hosting']);
    expect(groups.map((group) => group.rows[0]?.start_arr)).toEqual([3600, 1200]);
    expect(rows[0]?.start_arr).toBe(4800);
    const kept = retentionReport(moved, query).groups;
    expect(kept?.map((group) => [group.key, group.rows[0]?.nrr])).toEqual([
      ['Core', 1],
      ['Hosting', 1],
    ]);
    expect(movementsReport(moved, ask('by=product&where=owner=Ali&attr_at=start&from=2025-03')).groups).toEqual([]);
  });
});
