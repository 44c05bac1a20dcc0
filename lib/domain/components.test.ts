import { describe, expect, it } from 'vitest';
import { account, componentsOf, type Row, seats, sourcesOf } from './testing/components';
import { factsOf } from './testing/reports';

const start = '2025-01-01';
const then = '2025-02-10';

describe('the field’s examples', () => {
  it('10 × $50 → 25 × $50 and $250 of analytics: seats 15 × 50 × 12 = 9,000, add-on 250 × 12 = 3,000', () => {
    const analytics = { on: then, item: 'Analytics', kind: 'add_on', minor: 25_000 } as const;
    const facts = factsOf(account(seats(start, 10, 5000), seats(then, 25, 5000), analytics));
    expect(componentsOf(facts)).toEqual(['2025-02-10 seats 900000', '2025-02-10 add_on 300000']);
    expect(sourcesOf(facts)).toEqual(['2025-02 {seats:900000,add_on:300000} {}']);
  });

  it('a metered bill $99 → $1,400: usage 1,301 × 12 = 15,612, organic', () => {
    const bill = (on: string, minor: number): Row => ({ on, minor, kind: 'usage', quantity: minor });
    const facts = factsOf(account(bill('2025-01-31', 9900), bill('2025-02-28', 140_000)), {
      dataThrough: '2025-02-28',
    });
    expect(componentsOf(facts)[0]).toBe('2025-02-28 usage 1561200 organic');
    expect(sourcesOf(facts)).toEqual(['2025-02 {usage:1561200} {}']);
  });

  it('Basic 10 × $50 → Pro 5 × $120: seats −5 × 50, plan 5 × 70, in dollars a month; net +100, all plan', () => {
    const rows = account(seats(start, 10, 5000, { plan: 'Basic' }), seats(then, 5, 12_000, { plan: 'Pro' }));
    const facts = factsOf(rows);
    expect(componentsOf(facts)).toEqual(['2025-02-10 seats -300000', '2025-02-10 plan 420000']);
    expect(sourcesOf(facts)).toEqual(['2025-02 {plan:120000} {}']);
  });
});

describe('a product that stays', () => {
  const priced = (quantity: number, unitMinor: number, rest: Partial<Row> = {}): string[] =>
    componentsOf(factsOf(account(seats(start, 10, 5000), seats(then, quantity, unitMinor, rest))));

  it('10 × $50 → 10 × $55: price 10 × 5 × 12 = 600', () => {
    expect(priced(10, 5500)).toEqual(['2025-02-10 price 60000']);
  });
  it('10 × $50 → 12 × $55: seats 2 × 50 × 12 = 1,200, price 7,920 − 6,000 − 1,200 = 720', () => {
    expect(priced(12, 5500)).toEqual(['2025-02-10 seats 120000', '2025-02-10 price 72000']);
  });
  it('10 × $50 → 8 × $55: seats −1,200, price 480 is netted off a contraction of 720', () => {
    const facts = factsOf(account(seats(start, 10, 5000), seats(then, 8, 5500)));
    expect(componentsOf(facts)).toEqual(['2025-02-10 seats -120000', '2025-02-10 price 48000']);
    expect(sourcesOf(facts)).toEqual(['2025-02 {} {seats:72000}']);
  });
  it('$100.00 for 3 → $133.33 for 4, a month: a seat is 120,000 ÷ 3 = 40,000, the rest 159,996 − 160,000 = −4', () => {
    const rows = account({ on: start, quantity: 3, minor: 10_000 }, { on: then, quantity: 4, minor: 13_333 });
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 seats 40000', '2025-02-10 price -4']);
  });
  it('a seat of 100 ÷ 3 is rounded once: 1 more 33, 2 more 67, half away from zero 50 ÷ 4 = 12.5 → 13', () => {
    const yearly = (before: number, after: number, minor: number): string[] =>
      componentsOf(
        factsOf(
          account(
            { on: start, quantity: before, minor, every: [1, 'year'] },
            { on: then, quantity: after, minor: minor + 1000, every: [1, 'year'] },
          ),
        ),
      );
    expect(yearly(3, 4, 100)).toEqual(['2025-02-10 seats 33', '2025-02-10 price 967']);
    expect(yearly(3, 5, 100)).toEqual(['2025-02-10 seats 67', '2025-02-10 price 933']);
    expect(yearly(4, 5, 50)).toEqual(['2025-02-10 seats 13', '2025-02-10 price 987']);
    expect(yearly(4, 3, 50)).toEqual(['2025-02-10 seats -13', '2025-02-10 price 1013']);
  });
  it('seats are exact beyond 2⁵³: 9,007,199,254 seats of $1 a year and one more', () => {
    const many = 9_007_199_254;
    const facts = factsOf(
      account(
        { on: start, quantity: many, minor: many * 100, every: [1, 'year'] },
        { on: then, quantity: many + 1, minor: many * 100 + 107, every: [1, 'year'] },
      ),
    );
    expect(componentsOf(facts)).toEqual(['2025-02-10 seats 100', '2025-02-10 price 7']);
  });
  it('a quantity that never was gives no price to count with: all price', () => {
    const rows = account(seats(start, 10, 5000, { quantity: 0 }), seats(then, 10, 6000));
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 price 120000']);
  });
  it('a millionth of a seat that becomes a million of them has no price that a number could hold: all price', () => {
    const rows = account(
      { on: start, quantity: 0.000001, minor: 100_000_000 },
      { on: then, quantity: 1_000_000, minor: 200_000_000 },
    );
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 price 1200000000']);
    const few = account({ on: start, quantity: 0.000001, minor: 1 }, { on: then, quantity: 500_000_000, minor: 2 });
    expect(componentsOf(factsOf(few))).toEqual(['2025-02-10 price 12']);
  });
  it('a quantity that grows under one amount is seats and a discount', () => {
    expect(priced(20, 2500)).toEqual(['2025-02-10 seats 600000', '2025-02-10 price -600000']);
  });
  it('where nothing but amounts is stated, all is unclassified', () => {
    const rows = account({ on: start, minor: 1000 }, { on: then, minor: 3000 });
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 unclassified 24000']);
  });
  it('a plan that is blank on one side is unknown, not changed; stated on one side it is enough to classify', () => {
    const rows = account({ on: start, minor: 1000, plan: 'Basic' }, { on: then, minor: 3000 });
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 price 24000']);
    const turned = account({ on: start, minor: 1000 }, { on: then, minor: 3000, plan: 'Basic' });
    expect(componentsOf(factsOf(turned))).toEqual(['2025-02-10 price 24000']);
  });
  it('a unit price alone is enough to classify: 1 × 10 → 1 × 30, price', () => {
    const rows = account({ on: start, minor: 1000, statesUnit: true }, { on: then, minor: 3000, statesUnit: true });
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 price 24000']);
  });
  it('a plan that is the same on both sides is price; there and back again is plan twice', () => {
    const of = (...plans: string[]): string[] =>
      componentsOf(
        factsOf(account(...plans.map((plan, at) => seats(`2025-0${at + 1}-10`, 1, 1000 + 100 * at, { plan })))),
      );
    expect(of('Team', 'Team')).toEqual(['2025-02-10 price 1200']);
    expect(of('Team', 'Pro', 'Team')).toEqual(['2025-02-10 plan 1200', '2025-03-10 plan 1200']);
  });
  it('a change is one whenever it was, before 1970 too', () => {
    const rows = account(seats('1969-01-01', 10, 5000), seats('1969-02-10', 10, 5500));
    expect(componentsOf(factsOf(rows, { dataThrough: '1969-12-31' }))).toEqual(['1969-02-10 price 60000']);
  });
  it('a renewal at the same state is no event', () => {
    expect(priced(10, 5000, { source: 'price increase' })).toEqual([]);
  });
  it('two items that renew as they were are no event either', () => {
    const items = [{ item: 'A' }, { item: 'B' }];
    const rows = [start, then].flatMap((on) => items.map((item) => seats(on, 10, 5000, item)));
    expect(componentsOf(factsOf(account(...rows)))).toEqual([]);
  });
  it('an item that renews as it was beside one that grows has no part in its price: 2 × 10 × 12, not 2 × 7.50', () => {
    const item = (on: string, name: string, quantity: number, unitMinor: number): Row =>
      seats(on, quantity, unitMinor, { item: name, product: 'Core' });
    const rows = account(
      ...[item(start, 'A', 10, 1000), item(start, 'B', 10, 500)],
      ...[item(then, 'A', 12, 1000), item(then, 'B', 10, 500)],
    );
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 seats 24000']);
  });
  it('seats that an ended row states are gone: 10 + 5 → 12, −3 × 10 × 12', () => {
    const item = (name: string) => ({ item: name, product: 'Core' });
    const rows = account(
      ...[seats(start, 10, 1000, item('A')), seats(start, 5, 1000, item('B'))],
      ...[seats(then, 12, 1000, item('A')), { on: then, status: 'ended', quantity: 5, ...item('B') } as const],
    );
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 seats -36000']);
  });
  it('items of one product that change their plan together: 2 × (1,500 − 1,000) × 12 = 12,000, plan', () => {
    const item = (on: string, name: string, unitMinor: number, plan: string): Row =>
      seats(on, 1, unitMinor, { item: name, product: 'Core', plan });
    const rows = account(
      ...['A', 'B'].map((name) => item(start, name, 1000, 'Team')),
      ...['A', 'B'].map((name) => item(then, name, 1500, 'Pro')),
    );
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 plan 12000']);
  });
  it('a further item, and the end of one, are seats', () => {
    const west = { item: 'West', product: 'Core' };
    const rows = account(seats(start, 10, 5000, { product: 'Core' }), seats(then, 3, 4000, west), {
      on: '2025-03-01',
      status: 'ended',
      ...west,
    });
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 seats 144000', '2025-03-01 seats -144000']);
  });
  it('forty items that each become dearer by $1.00: price 40 × 12, after an account of one', () => {
    const items = Array.from({ length: 40 }, (_, index) => ({ item: `i${index}`, product: 'Core' }));
    const changes = [
      { account: 'a', ...seats(start, 1, 1000) },
      ...items.map((item) => ({ account: 'b', ...seats(start, 1, 1000, item) })),
      ...items.map((item) => ({ account: 'b', ...seats(then, 1, 1100, item) })),
    ];
    expect(componentsOf(factsOf({ changes }))).toEqual(['2025-02-10 price 48000']);
  });
  it('an account of one item that becomes dearer, after one of four that three joined on that day', () => {
    const further = ['B', 'C', 'D'].map((item) => ({
      account: 'a',
      ...seats(then, 1, 1000, { item, product: 'Core' }),
    }));
    const changes = [
      { account: 'a', ...seats(start, 1, 1000) },
      ...further,
      { account: 'b', ...seats(start, 1, 1000) },
      { account: 'b', ...seats(then, 1, 1100) },
    ];
    expect(componentsOf(factsOf({ changes }))).toEqual(['2025-02-10 seats 36000', '2025-02-10 price 1200']);
  });
  it('1,100 accounts that each get 1.00 dearer: 1,100 components of 12, account by account', () => {
    const names = Array.from({ length: 1100 }, (_, index) => `n${index}`);
    const changes = names.flatMap((name, index) => [
      { account: name, ...seats(start, 1, 1000) },
      { account: name, ...seats(then, 1, 1100 + index) },
    ]);
    const { components } = factsOf({ changes });
    expect(Array.from(components.arrMinor)).toEqual(names.map((_, index) => (100 + index) * 12));
    expect(components.day.every((day) => day === components.day[0])).toBe(true);
    const { day, source, motion, product } = components;
    expect([day, source, motion, product].map(({ length }) => length)).toEqual([1100, 1100, 1100, 1100]);
  });
  it('items of one product change together: 10 + 5 seats of $10 → 12 + 5 of $11: seats 2 × 120, price 17 × 12', () => {
    const item = (on: string, name: string, quantity: number, unit: number): Row =>
      seats(on, quantity, unit, { item: name, product: 'Core' });
    const rows = account(
      item(start, 'A', 10, 1000),
      item(start, 'B', 5, 1000),
      item(then, 'A', 12, 1100),
      item(then, 'B', 5, 1100),
    );
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 seats 24000', '2025-02-10 price 20400']);
  });
});

describe('products', () => {
  const basic = seats(start, 10, 1000, { item: 'Basic', plan: 'Basic' });
  const ends = (item: string): Row => ({ on: then, item, status: 'ended' });

  it('one core product out, one in: seats 2 × 120, plan 2,160 − 1,200 − 240 = 720, of the product that comes', () => {
    const facts = factsOf(account(basic, ends('Basic'), seats(then, 12, 1500, { item: 'Pro' })));
    expect(componentsOf(facts, true)).toEqual(['2025-02-10 seats 24000 Pro', '2025-02-10 plan 72000 Pro']);
  });
  it('two out and one in are cross-sell each: −12 − 12 + 60', () => {
    const rows = account(
      seats(start, 1, 1000, { item: 'A' }),
      seats(start, 1, 1000, { item: 'B' }),
      ends('A'),
      ends('B'),
      seats(then, 1, 5000, { item: 'C' }),
    );
    const facts = factsOf(rows);
    expect(componentsOf(facts).sort()).toEqual([
      '2025-02-10 cross_sell -12000',
      '2025-02-10 cross_sell -12000',
      '2025-02-10 cross_sell 60000',
    ]);
    expect(sourcesOf(facts)).toEqual(['2025-02 {cross_sell:36000} {}']);
  });
  it('one out and two in are cross-sell each: −12 + 24 + 60', () => {
    const rows = account(
      seats(start, 1, 1000, { item: 'A' }),
      ends('A'),
      seats(then, 1, 2000, { item: 'B' }),
      seats(then, 1, 5000, { item: 'C' }),
    );
    expect(componentsOf(factsOf(rows)).sort()).toEqual([
      '2025-02-10 cross_sell -12000',
      '2025-02-10 cross_sell 24000',
      '2025-02-10 cross_sell 60000',
    ]);
  });
  it('a core product that becomes an add-on at its price leaves as one and comes as the other', () => {
    const rows = account(seats(start, 1, 1000, { product: 'Help' }), {
      ...seats(then, 1, 1000, { product: 'Help' }),
      kind: 'add_on',
    });
    expect(componentsOf(factsOf(rows)).sort()).toEqual(['2025-02-10 add_on 12000', '2025-02-10 cross_sell -12000']);
  });
  it('a further core product is cross-sell, an add-on that leaves is add_on', () => {
    const addOn = { item: 'Help', kind: 'add_on' } as const;
    const rows = account(
      basic,
      { on: start, minor: 300, ...addOn },
      { ...ends('Help'), ...addOn },
      {
        on: then,
        item: 'Second',
        minor: 500,
      },
    );
    expect(componentsOf(factsOf(rows)).sort()).toEqual(['2025-02-10 add_on -3600', '2025-02-10 cross_sell 6000']);
  });
  it('a product that ends and comes back while another keeps the account is cross-sell both times', () => {
    const rows = account(
      basic,
      seats(start, 1, 1000, { item: 'Other' }),
      ends('Basic'),
      seats('2025-03-01', 5, 1000, { item: 'Basic' }),
    );
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 cross_sell -120000', '2025-03-01 cross_sell 60000']);
  });
  it('a product that leaves has left, though a further one is still to come', () => {
    const rows = account(
      seats(start, 1, 1000, { item: 'A' }),
      seats('2025-01-20', 1, 1100, { item: 'A' }),
      ends('A'),
      seats(start, 1, 1000, { item: 'B' }),
      seats('2025-04-01', 1, 500, { item: 'C' }),
    );
    expect(componentsOf(factsOf(rows))).toEqual([
      '2025-01-20 price 1200',
      '2025-02-10 cross_sell -13200',
      '2025-04-01 cross_sell 6000',
    ]);
  });
  it('an add-on out and another in is no swap', () => {
    const rows = account(
      basic,
      { on: start, item: 'X', kind: 'add_on', minor: 100 },
      { ...ends('X'), kind: 'add_on' },
      { on: then, item: 'Y', kind: 'add_on', minor: 300 },
    );
    expect(componentsOf(factsOf(rows)).sort()).toEqual(['2025-02-10 add_on -1200', '2025-02-10 add_on 3600']);
  });
  it('a line that becomes another product on one date is a swap too', () => {
    const facts = factsOf(
      account(seats(start, 10, 1000, { product: 'Basic' }), seats(then, 10, 1500, { product: 'Pro' })),
    );
    expect(componentsOf(facts, true)).toEqual(['2025-02-10 plan 60000 Pro']);
  });
  it('a line that joins a product the account has leaves one and is a further item of the other', () => {
    const rows = account(
      seats(start, 1, 1000, { item: 'A', product: 'Old' }),
      seats(start, 1, 1000, { item: 'B', product: 'Core' }),
      seats(then, 1, 1500, { item: 'A', product: 'Core' }),
    );
    expect(componentsOf(factsOf(rows), true)).toEqual([
      '2025-02-10 cross_sell -12000 Old',
      '2025-02-10 seats 18000 Core',
    ]);
  });
  it('the plan of a line that joins a product says nothing of the plan of what was there: seats 12,000, price 1,200', () => {
    const core = (on: string, unitMinor: number): Row => seats(on, 1, unitMinor, { item: 'B', product: 'Core' });
    const rows = account(
      seats(start, 1, 1000, { item: 'A', product: 'Old', plan: 'Team' }),
      core(start, 1000),
      seats(then, 1, 1000, { item: 'A', product: 'Core', plan: 'Pro' }),
      core(then, 1100),
    );
    expect(componentsOf(factsOf(rows)).sort()).toEqual([
      '2025-02-10 cross_sell -12000',
      '2025-02-10 price 1200',
      '2025-02-10 seats 12000',
    ]);
  });
});
