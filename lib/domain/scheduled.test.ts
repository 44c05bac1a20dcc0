import { describe, expect, it } from 'vitest';
import { buildFacts } from './facts';
import { deriveLedger } from './ledger';
import { oneTimeCharges } from './one-time';
import { scheduled } from './scheduled';
import { type Rows, sourceRecords } from './testing/columns';
import { usualSettings } from './testing/reports';

function read(rows: Rows, planRates: Record<string, string> = {}) {
  const settings = { ...usualSettings, dataThrough: '2025-03-31', planRates };
  const records = sourceRecords(rows);
  const query = { recordedBy: null };
  const facts = buildFacts(deriveLedger(records, settings, query), records.accounts, settings);
  return { facts, basis: { records, settings, query } };
}

describe('scheduled changes', () => {
  const { facts, basis } = read({
    changes: [
      { account: 'a', on: '2025-01-01', minor: 100 },
      { account: 'a', on: '2025-05-01', minor: 150 },
      { account: 'a', on: '2025-06-15', status: 'ended' },
      { account: 'b', on: '2025-01-01', minor: 200 },
      { account: 'b', on: '2025-01-01', item: 'Extra', minor: 50 },
      { account: 'b', on: '2025-05-20', item: 'Extra', status: 'ended' },
      { account: 'c', on: '2025-04-01', minor: 10 },
      { account: 'm', on: '2025-03-01', item: 'Meter', kind: 'usage', minor: 7 },
    ],
    invoices: [{ account: 'i', from: '2025-03-01', until: '2025-04-15', minor: 1_000 }],
  });
  const ahead = scheduled(facts, basis, [facts.everyAccount])[0]!;

  it('contracted ARR = current + new 120 + expansion 600 − contraction 600 − churn 1,800', () => {
    expect(ahead.ahead).toEqual({ new: 120, reactivation: 0, expansion: 600, contraction: 600, churn: 1_800 });
    expect(ahead.contracted_arr).toBe(ahead.current_arr + 120 + 600 - 600 - 1_800);
  });

  it('neither a period that runs out nor a meter that was not read yet is a known change', () =>
    expect(ahead.changes.map(({ account }) => account)).toEqual(['c', 'a', 'b', 'a']));

  it('by month and by day, each with its movement', () => {
    expect(
      ahead.rows.map(({ period, expansion, contraction, churn }) => [period, expansion, contraction, churn]),
    ).toEqual([
      ['2025-04', 0, 0, 0],
      ['2025-05', 600, 600, 0],
      ['2025-06', 0, 0, 1_800],
    ]);
    expect(ahead.changes[1]).toEqual({
      on: '2025-05-01',
      account: 'a',
      name: 'a',
      type: 'expansion',
      start_arr: 1_200,
      end_arr: 1_800,
    });
  });

  it('of lists of accounts: of a; of b and c; of nobody', () => {
    const [a, b, nobody] = scheduled(
      facts,
      basis,
      [[0], [1, 2], []].map((list) => Int32Array.from(list)),
    );
    expect([a?.current_arr, b?.current_arr, nobody?.current_arr]).toEqual([1_200, 3_000, 0]);
    expect(a?.ahead).toMatchObject({ expansion: 600, churn: 1_800, new: 0 });
    expect(b?.ahead).toMatchObject({ contraction: 600, new: 120 });
    expect(b?.changes.map(({ account }) => account)).toEqual(['c', 'b']);
    expect(nobody).toMatchObject({ contracted_arr: 0, rows: [], changes: [] });
  });
});

describe('one-time charges', () => {
  const rows: Rows = {
    changes: [
      { account: 'a', on: '2025-01-01', minor: 100 },
      { account: 'a', on: '2025-01-05', item: 'Setup', kind: 'one_time', minor: 500 },
      { account: 'a', on: '2025-02-05', item: 'Training', kind: 'one_time', minor: 300, currency: 'EUR' },
      { account: 'a', on: '2025-04-05', item: 'Later', kind: 'one_time', minor: 900 },
    ],
    invoices: [
      { account: 'b', from: '2025-02-01', until: '2025-02-02', minor: -50, kind: 'one_time', product: 'Credit' },
    ],
  };
  const all = { from: null, to: null };

  it('by month at plan rates: 500; 300 × 2 − 50 = 550; none after data-through', () => {
    const { facts, basis } = read(rows, { EUR: '2' });
    expect(oneTimeCharges(facts, basis, { ...all, lists: [facts.everyAccount] })[0]?.rows).toEqual([
      { period: '2025-01', charges: 1, amount: 500 },
      { period: '2025-02', charges: 2, amount: 550 },
    ]);
  });

  it('without a rate an amount stays in its own currency', () => {
    const { facts, basis } = read(rows);
    const [none, ofA] = oneTimeCharges(facts, basis, { ...all, lists: [new Int32Array(), Int32Array.of(0)] });
    expect(none).toEqual({ rows: [], charges: [] });
    expect(ofA?.charges.map(({ product, amount, reporting_amount }) => [product, amount, reporting_amount])).toEqual([
      ['Setup', 500, 500],
      ['Training', 300, null],
    ]);
  });
});
