import { describe, expect, it } from 'vitest';
import { dayNumber, formatDay } from '../../domain/day';
import { importText } from '../testing/files';
import { stripeLineOf } from './stripe-invoice-line';
import { StripePriceBook } from './stripe-price-book';

const seconds = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;
const of = (from: string, until: string) => ({ period: { start: seconds(from), end: seconds(until) } });

/** As Stripe's API answers since its version of 31 March 2025. */
const line = (said: object) => ({
  ...{ id: 'il_1', object: 'line_item', amount: 9900, currency: 'usd', description: '3 × Pro', quantity: 3 },
  ...of('2026-03-01', '2026-04-01'),
  discount_amounts: [{ amount: 900, discount: 'di_1' }],
  taxes: [{ amount: 1500, tax_behavior: 'inclusive' }],
  pricing: {
    type: 'price_details',
    price_details: { price: 'price_pro', product: 'prod_pro' },
    unit_amount_decimal: '3300',
  },
  parent: {
    type: 'subscription_item_details',
    subscription_item_details: { subscription: 'sub_1', subscription_item: 'si_1', proration: false },
  },
  ...said,
});

function read(said: object, invoicedDay: number | null = null) {
  const found = stripeLineOf(line(said), { takesDiscount: true, invoicedDay });
  if (found === null || typeof found === 'string') throw new Error(`no line: ${found}`);
  return { ...found, startDay: formatDay(found.startDay), endDay: formatDay(found.endDay) };
}

describe('a line that names its price by its id alone', () => {
  it('recurs where it is of a subscription’s item: after discounts and taxes that are in the amount', () => {
    expect(read({})).toEqual({
      ...{ lineId: 'il_1', product: 'prod_pro', plan: 'price_pro', kind: 'core', currency: 'usd' },
      ...{ startDay: '2026-03-01', endDay: '2026-04-01', amountMinor: 7500, quantityMicro: 3_000_000 },
      ...{ isDiscounted: true, barePrice: 'price_pro', statedMinor: 9900, isProration: false },
    });
  });

  it('gives back what a change within its period leaves unused', () => {
    const parent = {
      type: 'invoice_item_details',
      invoice_item_details: { invoice_item: 'ii_1', proration: true, subscription: 'sub_1' },
    };
    const credit = { ...of('2026-03-15', '2026-04-01'), amount: -5320, discount_amounts: [], taxes: [], parent };
    expect(read(credit)).toMatchObject({ kind: 'core', amountMinor: -5320, quantityMicro: -3_000_000 });
  });

  it('costs its whole days at the price that other lines of the file show, unless these differ', () => {
    const book = new StripePriceBook();
    const [start, end] = [dayNumber(2026, 3, 1), dayNumber(2026, 4, 1)];
    book.learn('price_pro', 9900, 3, start, end);
    book.learn('price_pro', 39_600, 12, start, end);
    book.learn('price_tiers', 9900, 3, start, end);
    book.learn('price_tiers', 10_000, 4, start, end);
    book.learn('price_part', 100, 1, start, dayNumber(2026, 3, 20));
    expect(book.termsOf('price_pro')).toEqual({
      ...{ unitMinor: 3300, interval: { unit: 'month', count: 1 }, isMetered: false },
    });
    expect([book.termsOf('price_tiers'), book.termsOf('price_part')]).toEqual([null, null]);
    const parent = { subscription_item_details: { subscription_item: 'si_1', proration: true } };
    const credit = { ...of('2026-03-15', '2026-04-01'), amount: -5320, discount_amounts: [], taxes: [], parent };
    const priced = stripeLineOf(line(credit), { takesDiscount: true, invoicedDay: null }, (price) =>
      book.termsOf(price),
    );
    // 3 × 33.00 a month are 1,188 a year; 17 of 365.25 days of it are 55.29.
    expect(priced).toMatchObject({ amountMinor: -5529 });
  });

  it('is charged once where it is of no subscription', () => {
    const parent = { type: 'invoice_item_details', invoice_item_details: { invoice_item: 'ii_1', proration: false } };
    expect(read({ ...of('2026-03-15', '2026-03-15'), parent })).toMatchObject({
      ...{ kind: 'one_time', startDay: '2026-03-15', endDay: '2026-03-16' },
    });
  });

  it('has the names and the interval of its price where that came along whole', () => {
    const price = {
      id: 'price_calls',
      nickname: 'Calls',
      unit_amount: 1,
      product: { id: 'prod_calls', name: 'API calls' },
      recurring: { interval: 'month', interval_count: 1, usage_type: 'metered' },
    };
    const pricing = { type: 'price_details', price_details: { price, product: 'prod_calls' } };
    expect(read({ pricing })).toMatchObject({ kind: 'usage', product: 'API calls', plan: 'Calls' });
  });
});

describe('what is metered', () => {
  it.each([
    [{ interval: 'month', interval_count: 1, usage_type: 'metered', meter: null }, 'usage'],
    [{ interval: 'month', interval_count: 1, meter: 'mtr_1' }, 'usage'],
    [{ interval: 'month', interval_count: 1, usage_type: 'licensed', meter: null }, 'core'],
  ])('is what a whole price says: %o', (recurring, kind) => {
    const pricing = { type: 'price_details', price_details: { price: { id: 'p', recurring }, product: 'prod' } };
    // In arrears or not: the price is believed.
    expect(read({ pricing }, dayNumber(2026, 3, 1)).kind).toBe(kind);
    expect(read({ pricing }, dayNumber(2026, 4, 1)).kind).toBe(kind);
  });

  it('is, of a price known by its id alone, what is charged once its period is over', () => {
    expect(read({}, dayNumber(2026, 3, 1)).kind).toBe('core');
    expect(read({}, dayNumber(2026, 3, 31)).kind).toBe('core');
    expect(read({}, dayNumber(2026, 4, 1)).kind).toBe('usage');
    expect(read({}, null).kind).toBe('core');
    const parent = { subscription_item_details: { subscription_item: 'si_1', proration: true } };
    expect(read({ parent }, dayNumber(2026, 4, 1)).kind).toBe('core');
  });

  it('is told where a file left it to the invoice’s day', async () => {
    const calls = line({ id: 'il_2', discount_amounts: [], taxes: [] });
    const cell = JSON.stringify([calls]).replaceAll('"', '""');
    const text = `id,customer,created,billing_reason,lines\nin_1,cus_a,${seconds('2026-04-01')},subscription_cycle,"${cell}"\n`;
    const imported = await importText(text, { kind: 'stripe_invoices' });
    expect(imported.lines.map(({ kind }) => kind)).toEqual(['usage']);
    expect(imported.result?.notices.map(({ code }) => code)).toContain('usage_in_arrears');
  });
});

it('a file of such invoices: a change within a period counts whole days, in whatever order the invoices come', async () => {
  const item = { type: 'subscription_item_details', subscription_item_details: { subscription_item: 'si_1' } };
  const proration = { subscription_item_details: { subscription_item: 'si_1', proration: true } };
  const plain = { discount_amounts: [], taxes: [] };
  const invoiceOf = (id: string, ...lines: object[]): string =>
    `${id},cus_a,1767225600,subscription_cycle,"${JSON.stringify(lines).replaceAll('"', '""')}"`;
  const invoices = [
    invoiceOf('in_1', line({ ...plain, id: 'il_1', parent: item })),
    invoiceOf(
      'in_2',
      line({ ...plain, ...of('2026-03-15', '2026-04-01'), id: 'il_2', amount: -5320, parent: proration }),
      line({ ...plain, ...of('2026-03-15', '2026-04-01'), id: 'il_3', amount: 7093, quantity: 4, parent: proration }),
    ),
  ];
  for (const order of [invoices, invoices.toReversed()]) {
    const read = await importText(`id,customer,created,billing_reason,lines\n${order.join('\n')}\n`, {
      kind: 'stripe_invoices',
    });
    expect(read.problems).toEqual([]);
    const told = read.lines.map(({ lineId, amountMinor, quantityMicro }) => [lineId, amountMinor, quantityMicro]);
    // 17 of 365.25 days at 1,188 a year, and at 1,584.
    expect(told.sort()).toEqual([
      ['il_1', 9900, 3_000_000],
      ['il_2', -5529, -3_000_000],
      ['il_3', 7372, 4_000_000],
    ]);
  }
});
