/** A change of price within a period on one product, as Stripe's invoices tell it: what is left is credited and charged anew. */
import { describe, expect, it } from 'vitest';
import { movements } from '../../domain/movements';
import { factsOf } from '../../domain/testing/reports';
import { linesOf } from '../testing/as-rows';
import { importText } from '../testing/files';

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;

interface Line {
  price: string;
  /** Cents of one seat, each month. */
  unit: number;
  seats: number;
  amount: number;
  from: string;
  to: string;
}

const shapes: Record<'until 2025' | 'since 2025', (line: Line) => object> = {
  'until 2025': ({ price, unit, seats, amount, from, to }: Line) => ({
    ...{ amount, quantity: seats, proration: from === '2026-03-16', period: { start: at(from), end: at(to) } },
    price: { id: price, product: 'prod_app', unit_amount: unit, recurring: { interval: 'month', interval_count: 1 } },
  }),
  'since 2025': ({ price, seats, amount, from, to }: Line) => ({
    ...{ amount, quantity: seats, period: { start: at(from), end: at(to) } },
    pricing: { type: 'price_details', price_details: { price, product: 'prod_app' } },
    parent: { subscription_item_details: { subscription_item: 'si_1', proration: from === '2026-03-16' } },
  }),
};

async function marchOf(shape: keyof typeof shapes, change: readonly Line[]) {
  const month = (from: string, to: string, line: Omit<Line, 'from' | 'to'>): Line => ({ ...line, from, to });
  const basic = { price: 'price_basic', unit: 1000, seats: 10, amount: 10_000 };
  const after = change.at(-1)!;
  const invoices: [string, Line[]][] = [
    ['2026-02-01', [month('2026-02-01', '2026-03-01', basic)]],
    ['2026-03-01', [month('2026-03-01', '2026-04-01', basic)]],
    ['2026-04-01', [...change, month('2026-04-01', '2026-05-01', { ...after, amount: after.unit * after.seats })]],
  ];
  const rows = invoices.map(([on, lines], index) => {
    const cell = JSON.stringify(lines.map(shapes[shape])).replaceAll('"', '""');
    return `in_${index},cus_a,${at(on)},usd,paid,subscription_cycle,"${cell}"`;
  });
  const imported = await importText(['id,customer,created,currency,status,billing_reason,lines', ...rows].join('\n'));
  expect(imported.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const facts = factsOf({ invoices: linesOf(imported) }, { dataThrough: '2026-04-30', graceDays: 0 });
  const [march, april] = movements(facts, { grid: 'month', from: null, to: null, accounts: null }).slice(-2);
  return { march: march!, april: april! };
}

const half = { from: '2026-03-16', to: '2026-04-01' };
const credit: Line = { ...half, price: 'price_basic', unit: 1000, seats: 10, amount: -5161 };
/** What of a source is not 0. */
const told = (by: Record<string, number>) => Object.fromEntries(Object.entries(by).filter(([, minor]) => minor !== 0));

describe.each(['until 2025', 'since 2025'] as const)('in the shape that lines have %s', (shape) => {
  it('10 seats of Basic at $10 to 10 of Pro at $25: plan 10 × 15 × 12 = 1,800 a year, and no seat', async () => {
    const pro: Line = { ...half, price: 'price_pro', unit: 2500, seats: 10, amount: 12_903 };
    const { march, april } = await marchOf(shape, [credit, pro]);
    expect(Object.keys(told(march.expansion_by_source))).toEqual(['plan']);
    expect(march.end_arr).toBeGreaterThan(299_000);
    expect([april.end_arr, told(april.contraction_by_source).seats]).toEqual([300_000, undefined]);
    expect(told(april.expansion_by_source).seats).toBeUndefined();
  });

  it('10 seats of Basic to 14 of it: seats, and 4 of them: 4 × 10 × 12 = 480 a year', async () => {
    const more: Line = { ...half, price: 'price_basic', unit: 1000, seats: 14, amount: 7226 };
    const { march } = await marchOf(shape, [credit, more]);
    expect(Object.keys(told(march.expansion_by_source))).toContain('seats');
    expect(Math.abs(march.expansion_by_source.seats - 48_000)).toBeLessThan(500);
  });

  it('10 seats of Pro credited and charged as 10 of Lite at $5: a plan, downgraded', async () => {
    const lite: Line = { ...half, price: 'price_lite', unit: 500, seats: 10, amount: 2581 };
    const { march } = await marchOf(shape, [credit, lite]);
    expect(Object.keys(told(march.contraction_by_source))).toEqual(['plan']);
  });
});
