import { describe, expect, it } from 'vitest';
import { formatDay } from '../../domain/day';
import { stripeLineOf } from './stripe-invoice-line';

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

function read(said: object) {
  const found = stripeLineOf(line(said), true);
  if (found === null || typeof found === 'string') throw new Error(`no line: ${found}`);
  return { ...found, startDay: formatDay(found.startDay), endDay: formatDay(found.endDay) };
}

describe('a line that names its price by its id alone', () => {
  it('recurs where it is of a subscription’s item: after discounts and taxes that are in the amount', () => {
    expect(read({})).toEqual({
      ...{ lineId: 'il_1', product: 'prod_pro', plan: 'price_pro', kind: 'core', currency: 'usd' },
      ...{ startDay: '2026-03-01', endDay: '2026-04-01', amountMinor: 7500, quantityMicro: 3_000_000 },
      isDiscounted: true,
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
