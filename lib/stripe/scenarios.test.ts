/** What people do with subscriptions, as Stripe's objects, and the movements of each worked out by hand (ARR in cents). */
import { describe, expect, it } from 'vitest';
import { moved, told } from './testing/movements';
import {
  at,
  changed,
  coupon,
  discount,
  invoice,
  line,
  price,
  product,
  subscription,
  translated,
} from './testing/objects';

const basic = price('price_basic', { unit: 1000, nickname: 'Basic' });
const pro = price('price_pro', { unit: 3000, nickname: 'Pro' });
const yearly = price('price_year', { unit: 10_000, every: 'year', nickname: 'Basic' });

/** Invoices of $10 on the 10th of each month, from January on. */
const monthsOf = (count: number, from = 1, of = basic, quantity = 1) =>
  Array.from({ length: count }, (_, index) => {
    const day = (month: number): string => `2025-${String(month).padStart(2, '0')}-10`;
    const [start, end] = [day(from + index), day(from + index + 1)];
    return invoice(start, [line({ price: of, from: start, until: end, quantity })]);
  });

describe('one subscription from January, $10 a month', () => {
  it('is new business of 12 × $10 and says the same in every later month, so that nothing further moves', () => {
    const translation = translated({
      prices: [basic],
      subscriptions: [subscription([{ price: basic, until: '2025-05-10' }])],
      invoices: monthsOf(4),
    });
    expect(told(translation)).toEqual(['2025-01-10 si_1 1 × 1000 month']);
    expect(moved(translation)).toEqual(['2025-01 new 12000']);
  });

  it('reads a second time into the same ids', () => {
    const account = {
      prices: [basic],
      subscriptions: [subscription([{ price: basic, until: '2025-05-10' }])],
      invoices: monthsOf(4),
    };
    expect(translated(account)).toEqual(translated(account));
    expect(translated(account).changes[0]?.changeId).toBe(`si_1@${at('2025-01-10')}`);
  });
});

describe('an upgrade in mid-cycle', () => {
  it('is dated by its proration and sized by the new price: $10 → $30 on 20 March is 12 × $20', () => {
    const invoices = [
      ...monthsOf(3),
      invoice('2025-04-10', [
        ...changed({ before: basic, after: pro, from: '2025-03-20', until: '2025-04-10' }),
        line({ price: pro, from: '2025-04-10', until: '2025-05-10' }),
      ]),
    ];
    const subscriptions = [subscription([{ price: pro, until: '2025-05-10' }])];
    const translation = translated({ prices: [basic, pro], subscriptions, invoices });
    expect(told(translation)).toEqual(['2025-01-10 si_1 1 × 1000 month', '2025-03-20 si_1 1 × 3000 month']);
    expect(moved(translation)).toEqual(['2025-01 new 12000', '2025-03 expansion 24000 (plan 24000)']);
  });
});

describe('a downgrade at the period’s end', () => {
  const invoices = [
    invoice('2025-01-10', [line({ price: pro, from: '2025-01-10', until: '2025-02-10' })]),
    invoice('2025-02-10', [line({ price: pro, from: '2025-02-10', until: '2025-03-10' })]),
  ];

  it('is dated by the first line with the lower price: $30 → $10 on 10 March is 12 × $20', () => {
    const account = { prices: [basic, pro], subscriptions: [subscription([{ price: basic, until: '2025-04-10' }])] };
    const later = invoice('2025-03-10', [line({ price: basic, from: '2025-03-10', until: '2025-04-10' })]);
    const translation = translated({ ...account, invoices: [...invoices, later] });
    expect(moved(translation)).toEqual(['2025-01 new 36000', '2025-03 contraction 24000 (plan 24000)']);
  });

  it('is shown ahead, under the id that the line will have, as soon as the subscription has the lower price', () => {
    const subscriptions = [subscription([{ price: basic, until: '2025-03-10' }])];
    const ahead = translated({ prices: [basic, pro], subscriptions, invoices });
    expect(told(ahead)).toEqual(['2025-01-10 si_1 1 × 3000 month', '2025-03-10 si_1 1 × 1000 month']);
    expect(ahead.changes[1]?.changeId).toBe(`si_1@${at('2025-03-10')}`);
  });
});

describe('an add-on', () => {
  const extra = price('price_extra', { unit: 500, product: 'prod_extra' });
  const products = [product('prod_basic', 'Basic'), product('prod_extra', 'Analytics', { ratchet_kind: 'add-on' })];

  it('that joins on 20 March for $5 a month is expansion of 12 × $5 by add-on, and its removal the loss of it', () => {
    const invoices = [
      ...monthsOf(3),
      invoice('2025-04-10', [
        line({ item: 'si_2', price: extra, from: '2025-03-20', until: '2025-04-10', amount: 350, proration: true }),
        line({ price: basic, from: '2025-04-10', until: '2025-05-10' }),
        line({ item: 'si_2', price: extra, from: '2025-04-10', until: '2025-05-10' }),
      ]),
      invoice('2025-05-10', [
        line({ item: 'si_2', price: extra, from: '2025-04-25', until: '2025-05-10', amount: -250, proration: true }),
        line({ price: basic, from: '2025-05-10', until: '2025-06-10' }),
      ]),
    ];
    const subscriptions = [subscription([{ price: basic, until: '2025-06-10' }])];
    const translation = translated({ products, prices: [basic, extra], subscriptions, invoices });
    expect(moved(translation)).toEqual([
      '2025-01 new 12000',
      '2025-03 expansion 6000 (add_on 6000)',
      '2025-04 contraction 6000 (add_on 6000)',
    ]);
  });

  it('removed without a credit ends with what was invoiced', () => {
    const both = invoice('2025-01-10', [
      line({ price: basic, from: '2025-01-10', until: '2025-02-10' }),
      line({ item: 'si_2', price: extra, from: '2025-01-10', until: '2025-02-10' }),
    ]);
    const subscriptions = [subscription([{ price: basic, until: '2025-04-10' }])];
    const invoices = [both, ...monthsOf(2, 2)];
    const translation = translated({ products, prices: [basic, extra], subscriptions, invoices });
    expect(moved(translation)).toEqual(['2025-01 new 18000', '2025-02 contraction 6000 (add_on 6000)']);
  });
});

describe('seats', () => {
  it('10 → 25 on 20 March at $10 are 15 × 12 × $10, by seats; 25 → 20 at the renewal are 5 fewer', () => {
    const invoices = [
      ...monthsOf(3, 1, basic, 10),
      invoice('2025-04-10', [
        ...changed({ before: basic, after: basic, was: 10, quantity: 25, from: '2025-03-20', until: '2025-04-10' }),
        line({ price: basic, quantity: 25, from: '2025-04-10', until: '2025-05-10' }),
      ]),
      invoice('2025-05-10', [line({ price: basic, quantity: 20, from: '2025-05-10', until: '2025-06-10' })]),
    ];
    const subscriptions = [subscription([{ price: basic, quantity: 20, until: '2025-06-10' }])];
    const translation = translated({ prices: [basic], subscriptions, invoices });
    expect(moved(translation)).toEqual([
      '2025-01 new 120000',
      '2025-03 expansion 180000 (seats 180000)',
      '2025-05 contraction 60000 (seats 60000)',
    ]);
  });

  it('of graduated tiers come to what the tiers say: 5 at $10 and 5 at $8 are $90', () => {
    const tiered = price('price_tiered', {
      unit: null,
      tiers: [
        { up_to: 5, unit_amount: 1000 },
        { up_to: null, unit_amount: 800 },
      ],
    });
    const invoices = [
      invoice('2025-01-10', [
        line({ price: tiered, quantity: 5, amount: 5000, from: '2025-01-10', until: '2025-02-10' }),
      ]),
      invoice('2025-02-10', [
        ...changed({ before: tiered, after: tiered, was: 5, quantity: 10, from: '2025-01-20', until: '2025-02-10' }),
        line({ price: tiered, quantity: 5, amount: 5000, from: '2025-02-10', until: '2025-03-10' }),
        line({ price: tiered, quantity: 5, amount: 4000, from: '2025-02-10', until: '2025-03-10' }),
      ]),
    ];
    const subscriptions = [subscription([{ price: tiered, quantity: 10, until: '2025-03-10' }])];
    expect(told(translated({ prices: [tiered], subscriptions, invoices }))).toEqual([
      '2025-01-10 si_1 5 × 5000 month',
      '2025-01-20 si_1 10 × 9000 month',
    ]);
  });
});

describe('coupons', () => {
  const off = (id: string, duration: 'once' | 'repeating' | 'forever') => coupon(id, { duration, percent_off: 20 });
  const coupons = [off('once', 'once'), off('three', 'repeating'), off('always', 'forever')];
  const month = (number: number, by?: ReturnType<typeof discount>) => {
    const day = (of: number): string => `2025-0${of}-10`;
    const taken = by ? [{ by, amount: 200 }] : [];
    return invoice(day(number), [line({ price: basic, from: day(number), until: day(number + 1), taken })]);
  };
  const subscriptions = [subscription([{ price: basic, until: '2025-07-10' }])];
  const prices = [basic];

  it('for one invoice have no effect', () => {
    const once = discount('di_1', 'once', '2025-01-10');
    const invoices = [month(1, once), month(2), month(3)];
    expect(moved(translated({ prices, coupons, subscriptions, invoices }))).toEqual(['2025-01 new 12000']);
  });

  it('of three months lower the price by 20% until they end: 12 × $8, and 12 × $2 more from April on, as price', () => {
    const three = discount('di_2', 'three', '2025-01-10', '2025-04-10');
    const invoices = [month(1, three), month(2, three), month(3, three), month(4), month(5)];
    expect(moved(translated({ prices, coupons, subscriptions, invoices }))).toEqual([
      '2025-01 new 9600',
      '2025-04 expansion 2400 (price 2400)',
    ]);
  });

  it('that start later lower it from the first invoice they are on', () => {
    const always = discount('di_3', 'always', '2025-02-20');
    const invoices = [month(1), month(2), month(3, always), month(4, always)];
    expect(moved(translated({ prices, coupons, subscriptions, invoices }))).toEqual([
      '2025-01 new 12000',
      '2025-03 contraction 2400 (price 2400)',
    ]);
  });

  it('of three months on an annual price end in the middle of its year', () => {
    const three = discount('di_4', 'three', '2025-01-10', '2025-04-10');
    const taken = [{ by: three, amount: 2000 }];
    const invoices = [invoice('2025-01-10', [line({ price: yearly, from: '2025-01-10', until: '2026-01-10', taken })])];
    const annual = [subscription([{ price: yearly, until: '2026-01-10' }])];
    expect(moved(translated({ prices: [yearly], coupons, subscriptions: annual, invoices }))).toEqual([
      '2025-01 new 8000',
      '2025-04 expansion 2000 (price 2000)',
    ]);
  });

  it('that last are taken of the new price after an upgrade: 80% of $30', () => {
    const always = discount('di_5', 'always', '2025-01-10');
    const invoices = [
      month(1, always),
      invoice('2025-02-10', changed({ before: basic, after: pro, from: '2025-01-25', until: '2025-02-10' })),
    ];
    const now = [subscription([{ price: pro, until: '2025-02-10' }])];
    expect(told(translated({ prices: [basic, pro], coupons, subscriptions: now, invoices }))).toEqual([
      '2025-01-10 si_1 1 × 800 month',
      '2025-01-25 si_1 1 × 2400 month',
    ]);
  });
});

describe('annual and monthly', () => {
  it('monthly $10 → annual $100 on 25 March: ARR 120 → 100, a term discount; back to monthly a year on', () => {
    const invoices = [
      ...monthsOf(3),
      invoice('2025-03-25', [
        line({ price: basic, from: '2025-03-25', until: '2025-04-10', amount: -500, proration: true }),
        line({ price: yearly, from: '2025-03-25', until: '2026-03-25' }),
      ]),
      invoice('2026-03-25', [line({ price: basic, from: '2026-03-25', until: '2026-04-25' })]),
    ];
    const subscriptions = [subscription([{ price: basic, until: '2026-04-25' }])];
    const translation = translated({ prices: [basic, yearly], subscriptions, invoices });
    expect(moved(translation, { dataThrough: '2026-04-30' })).toEqual([
      '2025-01 new 12000',
      '2025-03 contraction 2000 (price 2000)',
      '2026-03 expansion 2000 (price 2000)',
    ]);
    expect(translation.changes[1]?.renewsDay).not.toBeNull();
  });
});
