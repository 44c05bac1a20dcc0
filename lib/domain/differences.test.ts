import { describe, expect, it } from 'vitest';
import type { Change } from './testing/columns';
import { comparedTotals, comparedWith, type OurSide, type Theirs } from './testing/compared';

const months = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06'];
const all = (mrr: number) => months.map(() => mrr);
/** Nine others that both sides have alike, so that only what is planted differs. */
const others: Change[] = Array.from({ length: 9 }, (_, at) => ({
  account: `o${at}`,
  on: '2024-06-01',
  minor: 7_000 + at * 130,
}));
const alike: Theirs[] = others.map(({ account, minor = 0 }) => ({ id: account, mrr: all(minor) }));

/** Cause, month, amount and size of every difference. */
function found(changes: Change[], theirs: Theirs[], side: Partial<OurSide> = {}): unknown[] {
  const rows = { ...side.rows, changes: [...others, ...changes, ...(side.rows?.changes ?? [])] };
  return comparedWith({ ...side, rows }, months, [...alike, ...theirs]).flatMap(
    ({ month, theirs: one, ours, cases }) => {
      expect(cases.reduce((sum, { minor }) => sum + minor, 0)).toBe(one - ours);
      return cases.map(({ account, their, cause, minor, size }) => [month, account ?? their, cause, minor, size]);
    },
  );
}

const acme: Change = { account: 'acme', on: '2024-06-01', minor: 10_000 };

describe('causes of differences, each planted by itself', () => {
  it('none where both sides say the same', () => {
    expect(found([acme], [{ id: 'acme', mrr: all(10_000) }])).toEqual([]);
  });

  it('an account that one side has alone', () => {
    expect(found([], [{ id: 'x', name: 'Xylo', mrr: [0, 0, 0, 0, 500, 500] }])).toEqual([
      ['2025-05', 'x', 'only_theirs', 500, null],
      ['2025-06', 'x', 'only_theirs', 500, null],
    ]);
    expect(found([{ ...acme, on: '2025-06-10' }], [])).toEqual([['2025-06', 'acme', 'only_ours', -10_000, null]]);
    expect(found([acme], [{ id: 'acme', mrr: all(0) }])).toHaveLength(6);
    expect(found([acme], [{ id: 'acme', mrr: all(0) }])[0]).toEqual(['2025-01', 'acme', 'only_ours', -10_000, null]);
  });

  it('a change in another month, later or earlier', () => {
    const rise = [acme, { ...acme, on: '2025-03-20', minor: 15_000 }];
    expect(found(rise, [{ id: 'acme', mrr: [10_000, 10_000, 10_000, 10_000, 15_000, 15_000] }])).toEqual([
      ['2025-03', 'acme', 'date', -5000, 2],
      ['2025-04', 'acme', 'date', -5000, 2],
    ]);
    expect(found(rise, [{ id: 'acme', mrr: [10_000, 15_000, 15_000, 15_000, 15_000, 15_000] }])).toEqual([
      ['2025-02', 'acme', 'date', 5000, -1],
    ]);
    const end: Change[] = [acme, { ...acme, on: '2025-06-05', minor: 0, status: 'ended' }];
    expect(found(end, [{ id: 'acme', mrr: all(10_000) }])).toEqual([['2025-06', 'acme', 'date', 10_000, 1]]);
  });

  it('a list price beside a net one', () => {
    const net = { ...acme, minor: 8000 };
    expect(found([net], [{ id: 'acme', mrr: all(10_000) }])).toEqual(
      months.map((month) => [month, 'acme', 'discount', 2000, 0.2]),
    );
    expect(found([acme], [{ id: 'acme', mrr: all(8500) }])[0]).toEqual(['2025-01', 'acme', 'discount', -1500, 0.15]);
    const invoices = months.flatMap((month, at) => {
      const line = { account: 'acme', from: `${month}-01`, until: `2025-0${at + 2}-01` };
      return [
        { ...line, minor: 9900 },
        { ...line, minor: -1234 },
      ];
    });
    expect(found([], [{ id: 'acme', mrr: all(9900) }], { rows: { invoices } })[5]).toEqual([
      ...['2025-06', 'acme', 'discount', 1234, null],
    ]);
  });

  it('amounts in another currency: left as they are, or at other rates', () => {
    const euros: Change = { ...acme, currency: 'EUR' };
    const two = [euros, { ...euros, account: 'bolt', minor: 33_333 }];
    const settings = { planRates: { EUR: '1.1' } };
    expect(found([euros], [{ id: 'acme', mrr: all(10_000) }], { settings })[0]).toEqual([
      ...['2025-01', 'acme', 'currency', -1000, null],
    ]);
    const at = (rate: number) => [
      { id: 'acme', mrr: all(Math.round(10_000 * rate)) },
      { id: 'bolt', mrr: all(Math.round(33_333 * rate)) },
    ];
    const told = found(two, at(1.0837), { settings });
    expect(told).toHaveLength(12);
    for (const line of told) expect(line).toMatchObject([{}, {}, 'currency', {}, expect.closeTo(1.0837, 4)]);
    const rates = { EUR: { '2025-04': '1.2' } };
    expect(found([euros], [{ id: 'acme', mrr: all(11_000).with(3, 12_000) }], { settings, rates })).toEqual([
      ['2025-04', 'acme', 'currency', 1000, 1.2],
    ]);
    expect(found([euros], [{ id: 'acme', currency: 'EUR', mrr: all(10_000) }], { settings })).toEqual([]);
  });

  it('what is charged once, and usage', () => {
    const setup: Change = { account: 'acme', item: 'Setup', on: '2025-02-03', kind: 'one_time', minor: 45_000 };
    expect(found([acme, setup], [{ id: 'acme', mrr: all(10_000).with(1, 55_000) }])).toEqual([
      ['2025-02', 'acme', 'one_time', 45_000, null],
    ]);
    const usage = months.map(
      (month, at): Change => ({
        account: 'acme',
        item: 'Calls',
        on: `${month}-01`,
        kind: 'usage',
        minor: 900 + at * 10,
      }),
    );
    const told = found([acme, ...usage], [{ id: 'acme', mrr: all(10_000) }]);
    expect(told).toHaveLength(6);
    expect(told[1]).toEqual(['2025-02', 'acme', 'usage', -910, null]);
  });

  it('other definitions: the average of a month, grace, terms not divided, trials and pauses', () => {
    const rise = [acme, { ...acme, on: '2025-04-16', minor: 16_000 }];
    const mean = [10_000, 10_000, 10_000, 13_000, 16_000, 16_000];
    expect(found(rise, [{ id: 'acme', mrr: mean }])).toEqual([['2025-04', 'acme', 'average', -3000, null]]);
    const invoices = [
      { account: 'acme', from: '2024-05-20', until: '2025-05-20', minor: 120_000 },
      { account: 'acme', from: '2025-06-11', until: '2026-06-11', minor: 120_000 },
    ];
    expect(
      found([], [{ id: 'acme', mrr: [10_000, 10_000, 10_000, 10_000, 0, 10_000] }], { rows: { invoices } }),
    ).toEqual([['2025-05', 'acme', 'awaiting_renewal', -10_000, null]]);
    const yearly: Change = { ...acme, minor: 120_000, every: [1, 'year'] };
    expect(found([yearly], [{ id: 'acme', mrr: all(120_000) }])[0]).toEqual([
      ...['2025-01', 'acme', 'not_annualised', 110_000, null],
    ]);
    const year = [{ account: 'acme', from: '2025-02-01', until: '2026-02-01', minor: 120_000 }];
    expect(found([], [{ id: 'acme', mrr: [0, 120_000, 0, 0, 0, 0] }], { rows: { invoices: year } })[1]).toEqual([
      ...['2025-03', 'acme', 'not_annualised', -10_000, null],
    ]);
    const stop = (cause: string): Change[] => [acme, { ...acme, on: '2025-03-01', status: 'ended', minor: 0, cause }];
    for (const [word, cause] of [
      ['pause', 'paused'],
      ['trial', 'trial'],
      ['unpaid', 'past_due'],
    ] as const)
      expect(found(stop(word), [{ id: 'acme', mrr: all(12_000).fill(10_000, 0, 2) }])[0]).toEqual([
        ...['2025-03', 'acme', cause, 12_000, null],
      ]);
  });

  it('a unit of rounding, and what nothing explains', () => {
    expect(found([acme], [{ id: 'acme', mrr: all(10_000).with(2, 10_001) }])).toEqual([
      ['2025-03', 'acme', 'rounding', 1, null],
    ]);
    expect(found([acme], [{ id: 'acme', mrr: all(10_000).with(2, 11_111) }])).toEqual([
      ['2025-03', 'acme', 'unexplained', 1111, null],
    ]);
  });
});

describe('whose account it is', () => {
  it('is told by its id, by the id behind a source, by a merge, or by a name that is one account’s', () => {
    const changes = ['stripe:c1', 'm1', 'k9'].map((account): Change => ({ ...acme, account }));
    const theirs = (mrr: number): Theirs[] => [
      { id: 'c1', mrr: all(mrr) },
      { id: 'old', mrr: all(mrr) },
      { id: '771', name: 'K9 Inc.', mrr: all(mrr) },
    ];
    const mergedInto = new Map([['old', 'm1']]);
    expect(found(changes, theirs(10_000), { mergedInto })).toEqual([]);
  });
});

describe('totals alone', () => {
  const side: OurSide = {
    rows: {
      changes: [
        ...others,
        { ...acme, currency: 'EUR' },
        { account: 'acme', item: 'Setup', on: '2025-02-03', kind: 'one_time', minor: 45_000 },
      ],
    },
    settings: { planRates: { EUR: '1.1' } },
  };
  const ours = others.reduce((sum, { minor = 0 }) => sum + minor, 11_000);

  it('are explained where one reading, or two, make them to the cent', () => {
    const totals = [ours, ours - 1000 + 45_000, ours - 1000, ours + 17, null, ours];
    const told = comparedTotals(side, months, totals).flatMap(({ month, cases }) =>
      cases.map(({ account, cause, minor }) => [month, account, cause, minor]),
    );
    expect(told).toEqual([
      ['2025-02', 'acme', 'currency', -1000],
      ['2025-02', 'acme', 'one_time', 45_000],
      ['2025-03', 'acme', 'currency', -1000],
      ['2025-04', null, 'unexplained', 17],
    ]);
  });
});
