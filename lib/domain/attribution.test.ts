/** What is stated, what happens while an account is away, invoices, and how months and weeks share components. */
import { describe, expect, it } from 'vitest';
import { eachShare } from './shares';
import { sources } from './source';
import type { InvoiceLine } from './testing/columns';
import { account, componentsOf, type Row, seats, sourcesOf } from './testing/components';
import { factsOf } from './testing/reports';

const start = '2025-01-01';
const then = '2025-02-10';
const both = (before: Row, after: Row): string[] => componentsOf(factsOf(account(before, after)));

describe('a stated source', () => {
  const ten = seats(start, 10, 5000);

  it('price, 10 × $50 → 25 × $55: seats 15 × 600 = 9,000 stay seats, the rest 25 × 60 = 1,500 is price', () => {
    expect(both(ten, seats(then, 25, 5500, { source: 'price_increase' }))).toEqual([
      '2025-02-10 seats 900000',
      '2025-02-10 price 150000',
    ]);
  });
  it('an upgrade takes its 2 seats too: 2 × 12,000 are plan', () => {
    expect(both(seats(start, 10, 1000), seats(then, 12, 1000, { source: 'upgrade' }))).toEqual([
      '2025-02-10 plan 24000',
    ]);
  });
  it('a cause that names a source counts where the source names none; any other word infers', () => {
    expect(both(ten, seats(then, 10, 5500, { source: 'goodwill', cause: 'Up-sell' }))).toEqual([
      '2025-02-10 plan 60000',
    ]);
    expect(both(ten, seats(then, 10, 5500, { cause: 'goodwill' }))).toEqual(['2025-02-10 price 60000']);
    expect(both(ten, seats(then, 10, 5500, { source: 'usage', cause: 'upsell' }))).toEqual([
      '2025-02-10 usage 60000 organic',
    ]);
  });
  it('price on a metered line takes all of it', () => {
    const meter = { kind: 'usage', quantity: 1 } as const;
    const [first] = both(
      { on: '2025-01-31', minor: 100, ...meter },
      { on: then, minor: 300, source: 'uplift', ...meter },
    );
    expect(first).toBe('2025-02-10 price 2400');
  });
  it('and has no seats, whatever was metered, alone or beside another line that changes', () => {
    const meter = (on: string, quantity: number, source?: string): Row => ({
      ...{ on, item: 'Meter', kind: 'usage', quantity, minor: quantity * 100, source },
    });
    const alone = account(meter('2025-01-31', 1), meter(then, 3, 'price'));
    expect(componentsOf(factsOf(alone))[0]).toBe('2025-02-10 price 2400');
    const beside = account(seats(start, 1, 1000), ...(alone.changes ?? []), seats(then, 2, 1000));
    expect(componentsOf(factsOf(beside)).filter((line) => line.startsWith(then))).toEqual([
      '2025-02-10 price 2400',
      '2025-02-10 seats 12000',
    ]);
  });
  it('price where nothing but amounts is stated takes all of it', () => {
    expect(both({ on: start, minor: 100 }, { on: then, minor: 300, source: 'price' })).toEqual([
      '2025-02-10 price 2400',
    ]);
  });
  it('is its own line’s alone: the other item of the product infers', () => {
    const item = (on: string, name: string, quantity: number, rest: Partial<Row> = {}): Row =>
      seats(on, quantity, 1000, { item: name, product: 'Core', ...rest });
    const rows = account(
      item(start, 'A', 10),
      item(start, 'B', 10),
      item(then, 'A', 12, { source: 'upgrade' }),
      item(then, 'B', 13),
    );
    expect(componentsOf(factsOf(rows))).toEqual(['2025-02-10 plan 24000', '2025-02-10 seats 36000']);
  });
  it('in a swap the entering line’s counts for both, else the leaving one’s; price leaves seats to seats', () => {
    const swap = (leaving: string | undefined, entering: string | undefined): string[] =>
      componentsOf(
        factsOf(
          account(
            seats(start, 10, 1000, { item: 'Basic' }),
            { on: then, item: 'Basic', status: 'ended', source: leaving },
            seats(then, 12, 1500, { item: 'Pro', source: entering }),
          ),
        ),
      );
    expect(swap('price', 'cross-sell')).toEqual(['2025-02-10 cross_sell 96000']);
    expect(swap('downgrade', undefined)).toEqual(['2025-02-10 plan 96000']);
    expect(swap(undefined, 'price')).toEqual(['2025-02-10 seats 24000', '2025-02-10 price 72000']);
  });
  it('on a product that comes, price takes all; the end of an item is seats whatever price says', () => {
    const rows = account(
      seats(start, 10, 1000),
      seats(then, 5, 1000, { item: 'More', product: 'Core' }),
      seats(then, 1, 700, { item: 'Extra', source: 'price' }),
      { on: '2025-03-01', item: 'More', product: 'Core', status: 'ended', source: 'price' },
    );
    expect(componentsOf(factsOf(rows)).sort()).toEqual([
      '2025-02-10 price 8400',
      '2025-02-10 seats 60000',
      '2025-03-01 seats -60000',
    ]);
  });
});

describe('motion', () => {
  const ten = seats(start, 10, 5000);
  const motionOf = (...changes: Row[]): string[] => componentsOf(factsOf(account(...changes)));

  it('is what the record states, of all parts of the change', () => {
    expect(motionOf(ten, seats(then, 12, 5500, { motion: 'Self-serve' }))).toEqual([
      '2025-02-10 seats 120000 organic',
      '2025-02-10 price 72000 organic',
    ]);
  });
  it('two lines of one product that state different ones: sold', () => {
    const item = (on: string, name: string, quantity: number, motion?: string): Row =>
      seats(on, quantity, 1000, { item: name, product: 'Core', motion });
    const two = (a?: string, b?: string): string[] =>
      motionOf(item(start, 'A', 1), item(start, 'B', 1), item(then, 'A', 2, a), item(then, 'B', 2, b));
    expect(two('organic', 'sales')).toEqual(['2025-02-10 seats 24000 sales']);
    expect(two('organic', 'organic')).toEqual(['2025-02-10 seats 24000 organic']);
    expect(two('organic', undefined)).toEqual(['2025-02-10 seats 24000 organic']);
    expect(two(undefined, 'organic')).toEqual(['2025-02-10 seats 24000 organic']);
    expect(two()).toEqual(['2025-02-10 seats 24000']);
  });
  it('usage is organic, unless it is stated to be sold', () => {
    const meter = (on: string, minor: number, motion?: string): Row => ({ on, minor, kind: 'usage', motion });
    expect(motionOf(meter('2025-01-31', 100), meter(then, 200))[0]).toBe('2025-02-10 usage 1200 organic');
    expect(motionOf(meter('2025-01-31', 100), meter(then, 200, 'sales'))[0]).toBe('2025-02-10 usage 1200 sales');
  });
});

describe('while an account is away', () => {
  const off = (on: string, item?: string): Row => ({ on, item, status: 'ended' });

  it('10 seats of $20, off from 10 to 20 February, back with 12: seats 2 × 20 × 12 = 480 on its return', () => {
    const facts = factsOf(account(seats(start, 10, 2000), off(then), seats('2025-02-20', 12, 2000)));
    expect(componentsOf(facts)).toEqual(['2025-02-20 seats 48000']);
    expect(sourcesOf(facts)).toEqual(['2025-02 {seats:48000} {}']);
    expect(sourcesOf(facts, 'week')).toEqual([]);
  });
  it('back as it was is nothing; back dearer by $1.00 a seat of 10: price 10 × 12 = 120', () => {
    const back = (unit: number) =>
      componentsOf(factsOf(account(seats(start, 10, 1000), off(then), seats('2025-03-20', 10, unit))));
    expect(back(1000)).toEqual([]);
    expect(back(1100)).toEqual(['2025-03-20 price 12000']);
  });
  it('an add-on that does not come back with the rest left on the day of return: −3 × 12', () => {
    const help = { item: 'Help', kind: 'add_on' } as const;
    const rows = account(
      seats(start, 10, 1000),
      { on: start, minor: 300, ...help },
      off(then),
      { ...off(then, 'Help'), kind: 'add_on' },
      seats('2025-03-20', 10, 1000),
    );
    expect(componentsOf(factsOf(rows))).toEqual(['2025-03-20 add_on -3600']);
  });
  it('the first activity has no components, nor has the opening balance, nor a trial before it', () => {
    const rows = account(
      { on: start, minor: 0 },
      { on: start, minor: 0, item: 'B' },
      seats(then, 5, 1000),
      seats('2025-03-01', 6, 1000),
    );
    expect(componentsOf(factsOf(rows))).toEqual(['2025-03-01 seats 12000']);
    expect(componentsOf(factsOf(rows, { historyFrom: '2025-03-01' }))).toEqual([]);
    expect(componentsOf(factsOf(rows, { historyFrom: '2025-02-28' }))).toEqual(['2025-03-01 seats 12000']);
    expect(componentsOf(factsOf(rows, { historyFrom: '2025-12-31', dataThrough: '2025-02-20' }))).toHaveLength(1);
  });
});

describe('invoiced products', () => {
  const invoiced = (lines: Omit<InvoiceLine, 'account'>[], dataThrough = '2025-05-10'): string[] =>
    componentsOf(factsOf({ invoices: lines.map((line) => ({ account: 'i', ...line })) }, { dataThrough }));

  it('a renewal of 10 seats from $1,200 to $1,320 a year, after a gap of 20 days: price 120', () => {
    const lines = [
      { from: '2024-01-15', until: '2025-01-15', minor: 120_000, quantity: 10 },
      { from: '2025-02-04', until: '2026-02-04', minor: 132_000, quantity: 10 },
    ];
    expect(invoiced(lines)).toEqual(['2025-02-04 price 12000']);
  });
  it('a second line of 2 seats at $120 beside 10 of $120: seats 2 × 12,000; gone with the first one’s end, −10', () => {
    const lines = [
      { from: '2025-01-01', until: '2026-01-01', minor: 120_000, quantity: 10 },
      { from: '2025-03-01', until: '2026-03-01', minor: 24_000, quantity: 2 },
    ];
    expect(invoiced(lines)).toEqual(['2025-03-01 seats 24000', '2026-01-01 seats -120000']);
  });
  it('a credit counts its seats back: 10 → 10 − 10 + 14 on 1 July, 4 × 12,000', () => {
    const lines = [
      { from: '2025-01-01', until: '2026-01-01', minor: 120_000, quantity: 10 },
      { from: '2025-07-01', until: '2026-01-01', minor: -60_000, quantity: 10 },
      { from: '2025-07-01', until: '2026-07-01', minor: 168_000, quantity: 14 },
    ];
    expect(invoiced(lines, '2025-12-31')[0]).toBe('2025-07-01 seats 48000');
  });
  describe('the rest of a term credited and charged anew, for one period', () => {
    const year = { from: '2025-01-01', until: '2026-01-01', plan: 'Basic', minor: 120_000, quantity: 10 };
    const rest = { from: '2025-07-01', until: '2026-01-01' };
    const back = { ...rest, plan: 'Basic', minor: -60_000, quantity: 10 };
    const of = (...lines: Omit<InvoiceLine, 'account'>[]) => invoiced(lines, '2025-12-31').slice(0, 2);

    it('an upgrade of all 10 seats, 1,200 of Basic to 2,400 of Pro: 10 − 10 + 10 stay, plan 120,000', () => {
      const pro = { ...rest, plan: 'Pro', minor: 120_000, quantity: 10 };
      for (const lines of [
        [year, back, pro],
        [pro, back, year],
      ])
        expect(of(...lines)[0]).toBe('2025-07-01 plan 120000');
    });
    it('an upgrade with fewer seats, 10 of Basic at 12,000 to 6 of Pro at 24,000: seats −4 × 12,000, plan 72,000', () => {
      const pro = { ...rest, plan: 'Pro', minor: 72_000, quantity: 6 };
      expect(of(year, back, pro)).toEqual(['2025-07-01 seats -48000', '2025-07-01 plan 72000']);
    });
    it('a downgrade to 10 seats of Lite at 6,000: the sum is a credit, and its charge says plan −60,000', () => {
      expect(of(year, back, { ...rest, plan: 'Lite', minor: 30_000, quantity: 10 })[0]).toBe('2025-07-01 plan -60000');
    });
    it('more seats of one plan, 10 − 10 + 14 at 12,000: seats 48,000; and as many at a higher price: price 24,000', () => {
      expect(of(year, back, { ...rest, plan: 'Basic', minor: 84_000, quantity: 14 })[0]).toBe('2025-07-01 seats 48000');
      expect(of(year, back, { ...rest, plan: 'Basic', minor: 72_000, quantity: 10 })[0]).toBe('2025-07-01 price 24000');
    });
    it('twice in a term: 10 of Basic, of Pro on 1 July, of Max on 1 October: plan 120,000, then plan 120,000', () => {
      const pro = { ...rest, plan: 'Pro', minor: 120_000, quantity: 10 };
      const last = { from: '2025-10-01', until: '2026-01-01' };
      const max = { ...last, plan: 'Max', minor: 90_000, quantity: 10 };
      const proBack = { ...last, plan: 'Pro', minor: -60_000, quantity: 10 };
      expect(of(year, back, pro, proBack, max)).toEqual(['2025-07-01 plan 120000', '2025-10-01 plan 120000']);
    });
    it('a discount on the same plan finds no seat left to give back: 10 − 10 + 10, 2,400 − 240: plan 96,000', () => {
      const pro = { ...rest, plan: 'Pro', minor: 120_000, quantity: 10 };
      const discount = { ...rest, plan: 'Basic', minor: -12_000, quantity: 10 };
      expect(of(year, discount, back, pro)[0]).toBe('2025-07-01 plan 96000');
    });
    it('of a plan that nobody has, of more seats than there are, or of none stated, a credit takes no seat: 10 + 10', () => {
      const pro = { ...rest, plan: 'Pro', minor: 120_000, quantity: 10 };
      for (const credit of [
        { ...back, plan: 'Lite' },
        { ...back, quantity: 11 },
        { ...back, plan: undefined },
      ])
        expect(of(year, credit, pro)[0]).toBe('2025-07-01 seats 120000');
      const over = { ...year, from: '2024-07-01', until: '2025-07-01' };
      const other = { ...year, plan: 'Other' };
      // Basic is over by then, and Other's seats are not Basic's to give back: 10 + 10 were, 10 + 10 are.
      expect(of(over, other, back, pro).filter((part) => part.startsWith('2025-07'))).toEqual([]);
    });
    it('the charge says the plan where the credit runs longer: a year of Basic to months of Pro at 20,000: plan 120,000', () => {
      const months = { from: '2025-07-01', until: '2025-08-01', plan: 'Pro', minor: 20_000, quantity: 10 };
      expect(of(year, back, months)[0]).toBe('2025-07-01 plan 120000');
    });
  });
  it('credits of more seats than there are leave no price to count with: 1 − 10 → 11 seats, all 1,200 price', () => {
    const lines = [
      { from: '2024-07-01', until: '2025-07-01', minor: 120_000, quantity: 1 },
      { from: '2024-07-02', until: '2025-07-02', minor: -12_000, quantity: 10 },
      { from: '2025-01-02', until: '2026-01-02', minor: 120_000, quantity: 20 },
    ];
    expect(invoiced(lines, '2025-01-31').filter((line) => line.startsWith('2025-01'))).toEqual([
      '2025-01-02 price 120000',
    ]);
  });
  it('a discount in the sum of a period takes no seat away: 10 seats, 1,200 − 120 → 1,200: price 120', () => {
    const lines = [
      { from: '2024-01-01', until: '2025-01-01', minor: 120_000, quantity: 10 },
      { from: '2024-01-01', until: '2025-01-01', minor: -12_000, quantity: 1 },
      { from: '2025-01-01', until: '2026-01-01', minor: 120_000, quantity: 10 },
    ];
    expect(invoiced(lines)).toEqual(['2025-01-01 price 12000']);
  });
  it('the largest line of a period says the plan, in whatever order they came: Pro 900 and Support 100, then 1,500 of Pro', () => {
    const then = { from: '2025-01-01', until: '2026-01-01', minor: 1500, plan: 'Pro' };
    const first = [
      { from: '2024-01-01', until: '2025-01-01', minor: 900, plan: 'Pro' },
      { from: '2024-01-01', until: '2025-01-01', minor: 100, plan: 'Support' },
      { from: '2024-01-01', until: '2025-01-01', minor: 0, plan: 'Trial' },
    ];
    for (const lines of [first, first.toReversed()])
      expect(invoiced([...lines, then])).toEqual(['2025-01-01 price 500']);
    const equal = [
      { ...first[0]!, minor: 500 },
      { ...first[0]!, minor: 500, plan: undefined },
    ];
    for (const lines of [equal, equal.toReversed()])
      expect(invoiced([...lines, then])).toEqual(['2025-01-01 price 500']);
  });
  it('the charge that began last says the plan; quantities stated by none leave it to plan and price', () => {
    const year = (from: number, minor: number, plan: string) => ({
      from: `${from}-01-01`,
      until: `${from + 1}-01-01`,
      minor,
      plan,
    });
    expect(invoiced([year(2024, 1000, 'Basic'), year(2025, 1500, 'Pro')])).toEqual(['2025-01-01 plan 500']);
    const unstated = { from: '2025-01-01', until: '2026-01-01' };
    expect(
      invoiced([
        { from: '2024-01-01', until: '2025-01-01', minor: 1000 },
        { ...unstated, minor: 1500 },
      ]),
    ).toEqual(['2025-01-01 unclassified 500']);
  });
});

describe('shares of a month', () => {
  it('by largest remainder: net 100 of seats 100, price 100, add-on 100 and a plan of −200: 34 + 33 + 33', () => {
    const yearly = (on: string, item: string, minor: number, rest: Partial<Row> = {}): Row => ({
      ...{ on, item, minor, every: [1, 'year'], quantity: 1 },
      ...rest,
    });
    const facts = factsOf(
      account(
        yearly(start, 'Core', 1000),
        yearly('2025-02-03', 'Core', 1100, { source: 'seats' }),
        yearly('2025-02-05', 'Core', 1200, { source: 'price' }),
        yearly('2025-02-07', 'Core', 1000, { source: 'downgrade' }),
        yearly('2025-02-09', 'Help', 100, { kind: 'add_on' }),
      ),
    );
    expect(sourcesOf(facts)).toEqual(['2025-02 {seats:34,price:33,add_on:33} {}']);
    expect(sourcesOf(facts, 'week')).toEqual(['2025-W06 {seats:34,price:33,add_on:33} {}']);
  });
  it('contraction likewise, in positive amounts: −1,200 seats, −600 price, +600 add-on share 1,200 as 2 : 1; then −1,140 − 540', () => {
    const rows = account(
      seats(start, 11, 10_000),
      seats('2025-02-03', 10, 10_000),
      seats('2025-02-05', 10, 9500),
      { on: '2025-02-07', item: 'Help', kind: 'add_on', minor: 5000 },
      seats('2025-03-03', 9, 9500),
      seats('2025-03-05', 9, 9000),
    );
    expect(sourcesOf(factsOf(rows))).toEqual([
      '2025-02 {} {seats:80000,price:40000}',
      '2025-03 {} {seats:114000,price:54000}',
    ]);
  });
  it('each month its own: seats and price 200 : 100, then 100 : 200, then 300 : 100, a year', () => {
    const yearly = (on: string, minor: number, source: string): Row => ({
      ...{ on, minor, source, every: [1, 'year'], quantity: 1 },
    });
    const facts = factsOf(
      account(
        yearly(start, 1000, ''),
        ...[yearly('2025-02-03', 1200, 'seats'), yearly('2025-02-05', 1300, 'price')],
        ...[yearly('2025-03-03', 1400, 'seats'), yearly('2025-03-05', 1600, 'price')],
        ...[yearly('2025-04-03', 1900, 'seats'), yearly('2025-04-05', 2000, 'price')],
      ),
    );
    expect(sourcesOf(facts)).toEqual([
      '2025-02 {seats:200,price:100} {}',
      '2025-03 {seats:100,price:200} {}',
      '2025-04 {seats:300,price:100} {}',
    ]);
  });
  it('a kind without a whole unit has no share: net 1 of seats 100 and price 1, less a plan of 100', () => {
    const yearly = (on: string, minor: number, source: string): Row => ({
      ...{ on, minor, source, every: [1, 'year'], quantity: 1 },
    });
    const facts = factsOf(
      account(
        yearly(start, 1000, ''),
        yearly('2025-02-03', 1100, 'seats'),
        yearly('2025-02-05', 1101, 'price'),
        yearly('2025-02-07', 1001, 'downgrade'),
      ),
    );
    expect(sourcesOf(facts)).toEqual(['2025-02 {seats:1} {}']);
    const { monthCells, monthShares } = facts;
    const found: [number, number][] = [];
    for (let cell = 0; cell < monthCells.type.length; cell += 1)
      eachShare(monthCells, monthShares, cell, (kind, minor) => found.push([kind, minor]));
    expect(found).toEqual([[sources.indexOf('seats'), 1]]);
  });
  it('only what lies in the period and by data-through counts', () => {
    const rows = account(
      seats(start, 10, 1000),
      seats('2025-01-31', 11, 1000),
      seats('2025-02-01', 11, 1100),
      seats('2025-02-21', 20, 1100),
    );
    expect(sourcesOf(factsOf(rows, { dataThrough: '2025-02-20' }))).toEqual(['2025-02 {price:13200} {}']);
  });
});
