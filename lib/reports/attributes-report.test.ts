import { describe, expect, it } from 'vitest';
import { attributesReport } from './attributes-report';
import { parseReportQuery, QueryError } from './query';
import { richView } from './testing/rich-view';

const view = richView();
const ask = (text = '') => attributesReport(view, parseReportQuery(new URLSearchParams(text)));

describe('the attributes of a ledger', () => {
  it('have values whose ARR and accounts add up to all that is active, in every attribute alike', () => {
    const { attributes } = ask();
    const totals = attributes.map(({ values }) => [
      values.reduce((sum, { arr }) => sum + arr, 0),
      values.reduce((sum, { accounts }) => sum + accounts, 0),
    ]);
    expect(attributes.length).toBeGreaterThan(3);
    expect(totals[0]?.[0]).toBeGreaterThan(0);
    for (const total of totals) expect(total).toEqual(totals[0]);
  });

  it('name stated ones before computed ones; bands keep their order, others begin with the largest ARR', () => {
    const { attributes } = ask();
    expect(attributes.map(({ computed }) => computed)).toEqual(
      attributes.map(({ computed }) => computed).sort((a, b) => Number(a) - Number(b)),
    );
    const channel = attributes.find(({ slug }) => slug === 'channel');
    const arrs = channel?.values.map(({ arr }) => arr) ?? [];
    expect(arrs).toEqual(arrs.toSorted((a, b) => b - a));
    expect(attributes.find(({ slug }) => slug === 'tenure')?.values[0]?.value).toBe('<1 year');
  });

  it('of some accounts count those alone', () => {
    const [first] = ask().attributes.find(({ slug }) => slug === 'channel')?.values ?? [];
    const filtered = ask(`where=channel=${first?.value}`).attributes.find(({ slug }) => slug === 'channel');
    expect(filtered?.values).toEqual([first]);
  });

  it('are not split: a question that asks for it is refused', () => {
    expect(() => ask('by=channel')).toThrow(QueryError);
  });

  it('of an empty ledger are none', () => {
    const report = attributesReport({ ...view, facts: null, basis: null }, parseReportQuery([]));
    expect(report).toMatchObject({ day: null, attributes: [], products: [] });
  });
});
