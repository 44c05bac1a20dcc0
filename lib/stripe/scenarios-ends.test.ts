/** How subscriptions stop and go on, as Stripe's objects, and the movements worked out by hand (ARR in cents). */
import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from './options';
import { moved, told } from './testing/movements';
import { at, invoice, line, price, subscription, translated } from './testing/objects';

const basic = price('price_basic', { unit: 1000, nickname: 'Basic' });
const day = (month: number): string => `2025-${String(month).padStart(2, '0')}-10`;
const month = (number: number, said = {}) =>
  invoice(day(number), [line({ price: basic, from: day(number), until: day(number + 1) })], said);
const prices = [basic];

describe('a pause', () => {
  it('that keeps drafts goes on: service is given, the invoices wait', () => {
    const subscriptions = [
      subscription([{ price: basic, until: day(5) }], {
        pause_collection: { behavior: 'keep_as_draft', resumes_at: null },
      }),
    ];
    const invoices = [month(1), month(2), month(3, { status: 'draft' }), month(4, { status: 'draft' })];
    expect(moved(translated({ prices, subscriptions, invoices }))).toEqual(['2025-01 new 12000']);
  });

  it('that voids ends with the last period that was collected, and its end is a reactivation', () => {
    const voided = (number: number) =>
      month(number, {
        status: 'void',
        attempt_count: 0,
        status_transitions: {
          finalized_at: null,
          marked_uncollectible_at: null,
          paid_at: null,
          voided_at: at(day(number)),
        },
      });
    const subscriptions = [subscription([{ price: basic, until: day(7) }])];
    const invoices = [month(1), month(2), voided(3), voided(4), month(5), month(6)];
    const translation = translated({ prices, subscriptions, invoices });
    expect(told(translation)).toContain('2025-03-10 si_1 ended (pause)');
    expect(moved(translation)).toEqual(['2025-01 new 12000', '2025-03 churn 12000', '2025-05 reactivation 12000']);
  });

  it('that has just begun is shown ahead, at the end of the period that was invoiced', () => {
    const pause_collection = { behavior: 'mark_uncollectible' as const, resumes_at: null };
    const subscriptions = [subscription([{ price: basic, until: day(3) }], { pause_collection })];
    const translation = translated({ prices, subscriptions, invoices: [month(1), month(2)] });
    expect(told(translation).at(-1)).toBe('2025-03-10 si_1 ended (pause)');
  });

  it('is not what a person voids later: the subscription goes on', () => {
    const wrong = month(2, {
      status: 'void',
      attempt_count: 0,
      status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: at(day(3)) },
    });
    const subscriptions = [subscription([{ price: basic, until: day(4) }])];
    const translation = translated({ prices, subscriptions, invoices: [month(1), wrong, month(3)] });
    expect(moved(translation)).toEqual(['2025-01 new 12000']);
  });
});

describe('a cancellation', () => {
  const gone = (said = {}) =>
    subscription([{ price: basic, until: day(4) }], {
      status: 'canceled',
      canceled_at: at('2025-03-20'),
      ended_at: at('2025-03-20'),
      cancellation_details: {
        comment: null,
        feedback: 'too_expensive',
        feedback_option: null,
        reason: 'cancellation_requested',
      },
      ...said,
    });
  const invoices = [month(1), month(2), month(3)];

  it('now, without money back, ends with the period that was paid: 10 April', () => {
    const translation = translated({ prices, subscriptions: [gone()], invoices });
    expect(told(translation).at(-1)).toBe('2025-04-10 si_1 ended (too_expensive)');
    expect(moved(translation)).toEqual(['2025-01 new 12000', '2025-04 churn 12000']);
  });

  it('now, with money back for the rest, ends that day', () => {
    const credit = invoice('2025-03-20', [
      line({ price: basic, from: '2025-03-20', until: day(4), amount: -700, proration: true }),
    ]);
    const translation = translated({ prices, subscriptions: [gone()], invoices: [...invoices, credit] });
    expect(moved(translation)).toEqual(['2025-01 new 12000', '2025-03 churn 12000']);
  });

  it('now, by the option, ends at the request', () => {
    const options = { ...DEFAULT_OPTIONS, endsAt: 'request' as const };
    const translation = translated({ prices, subscriptions: [gone()], invoices }, { options });
    expect(told(translation).at(-1)).toBe('2025-03-20 si_1 ended (too_expensive)');
  });

  it('at the period’s end is scheduled churn of 10 April from the day it is asked for', () => {
    const asked = gone({ status: 'active', ended_at: null, cancel_at_period_end: true, cancel_at: at(day(4)) });
    const translation = translated({ prices, subscriptions: [asked], invoices });
    expect(told(translation).at(-1)).toBe('2025-04-10 si_1 ended (too_expensive)');
    expect(moved(translation, { dataThrough: '2025-03-31' })).toEqual(['2025-01 new 12000']);
  });

  it('taken back is stated no longer', () => {
    const on = subscription([{ price: basic, until: day(4) }]);
    expect(told(translated({ prices, subscriptions: [on], invoices }))).toEqual(['2025-01-10 si_1 1 × 1000 month']);
  });

  it('and a new subscription two months later is a reactivation of the account', () => {
    const back = subscription([{ id: 'si_9', price: basic, until: day(7) }], { id: 'sub_9', start_date: at(day(6)) });
    const again = invoice(day(6), [
      line({ item: 'si_9', subscription: 'sub_9', price: basic, from: day(6), until: day(7) }),
    ]);
    const translation = translated({ prices, subscriptions: [gone(), back], invoices: [...invoices, again] });
    expect(moved(translation)).toEqual(['2025-01 new 12000', '2025-04 churn 12000', '2025-06 reactivation 12000']);
  });
});

describe('what is not paid', () => {
  const invoices = [month(1), month(2), month(3, { status: 'open' })];

  it('past due: it is active, and its account at risk', () => {
    const subscriptions = [subscription([{ price: basic, until: day(4) }], { status: 'past_due' })];
    const translation = translated({ prices, subscriptions, invoices });
    expect(moved(translation)).toEqual(['2025-01 new 12000']);
    expect(translation.account.attributes).toMatchObject({ stripe_status: 'past_due', at_risk: 'payment' });
  });

  it('past due, by the option ended after 14 days: 24 March', () => {
    const subscriptions = [subscription([{ price: basic, until: day(4) }], { status: 'past_due' })];
    const options = { ...DEFAULT_OPTIONS, pastDueDays: 14 };
    const translation = translated({ prices, subscriptions, invoices }, { options });
    expect(told(translation).at(-1)).toBe('2025-03-24 si_1 ended (past due)');
  });

  it('unpaid: it ended with the period that was invoiced, and drafts since then count for nothing', () => {
    const subscriptions = [subscription([{ price: basic, until: day(6) }], { status: 'unpaid' })];
    const drafts = [month(4, { status: 'draft' }), month(5, { status: 'draft' })];
    const translation = translated({ prices, subscriptions, invoices: [...invoices, ...drafts] });
    expect(moved(translation)).toEqual(['2025-01 new 12000', '2025-04 churn 12000']);
  });

  it('never begun: an incomplete subscription is not there', () => {
    const subscriptions = [subscription([{ price: basic, until: day(2) }], { status: 'incomplete_expired' })];
    expect(translated({ prices, subscriptions, invoices: [month(1, { status: 'open' })] }).changes).toEqual([]);
  });

  it('a trial is not active: new business begins with the first period that costs something', () => {
    const trial = invoice(day(1), [line({ price: basic, from: day(1), until: day(2), amount: 0 })]);
    const subscriptions = [subscription([{ price: basic, until: day(4) }], { trial_end: at(day(2)) })];
    const translation = translated({ prices, subscriptions, invoices: [trial, month(2), month(3)] });
    expect(moved(translation)).toEqual(['2025-02 new 12000']);
  });
});

describe('metered, in arrears', () => {
  const metered = price('price_calls', { unit: 1, metered: true, product: 'prod_calls' });
  const used = (number: number, amount: number) =>
    invoice(day(number + 1), [
      line({ item: 'si_m', price: metered, from: day(number), until: day(number + 1), amount, quantity: amount }),
    ]);

  it('is dated in the month it was used: $99 in January, $1,400 in February, invoiced a month later', () => {
    const subscriptions = [subscription([{ id: 'si_m', price: metered, until: day(4) }])];
    const invoices = [used(1, 9900), used(2, 140_000), used(3, 140_000)];
    const translation = translated({ prices: [metered], subscriptions, invoices });
    expect(moved(translation, { dataThrough: '2025-03-31' })).toEqual([
      '2025-01 new 118800',
      '2025-02 expansion 1561200 (usage 1561200)',
    ]);
  });
});

describe('two currencies, time zones and tax', () => {
  it('each line stays in its own currency, yen without cents', () => {
    const euro = price('price_eur', { unit: 900, currency: 'eur' });
    const yen = price('price_jpy', { unit: 1200, currency: 'jpy' });
    const subscriptions = [
      subscription([{ price: euro, until: day(2) }]),
      subscription([{ id: 'si_2', price: yen, until: day(2) }], { id: 'sub_2' }),
    ];
    const invoices = [
      invoice(day(1), [line({ price: euro, from: day(1), until: day(2) })]),
      invoice(day(1), [line({ item: 'si_2', subscription: 'sub_2', price: yen, from: day(1), until: day(2) })]),
    ];
    const translation = translated({ prices: [euro, yen], subscriptions, invoices });
    expect(translation.changes.map(({ currency, amountMinor }) => [currency, amountMinor])).toEqual([
      ['EUR', 900],
      ['JPY', 1200],
    ]);
    // At 1.10 and 0.0070 dollars: 12 × 9.90 and 12 × 8.40.
    expect(moved(translation, { planRates: { EUR: '1.10', JPY: '0.0070' } })).toEqual(['2025-01 new 21960']);
  });

  it('an instant is the day that it is in the company’s time zone', () => {
    const subscriptions = [subscription([{ price: basic, until: day(2) }])];
    const late = [invoice(day(1), [line({ price: basic, from: '2025-01-31T23:30:00', until: '2025-02-28T23:30:00' })])];
    const onDay = (timeZone: string | null) =>
      told(translated({ prices, subscriptions, invoices: late }, { timeZone }))[0];
    expect(onDay(null)).toBe('2025-01-31 si_1 1 × 1000 month');
    expect(onDay('Europe/Berlin')).toBe('2025-02-01 si_1 1 × 1000 month');
  });

  it('amounts are before tax: $11.90 with $1.90 of tax in it is $10', () => {
    const gross = price('price_gross', { unit: 1190 });
    const invoices = [invoice(day(1), [line({ price: gross, from: day(1), until: day(2), taxIncluded: 190 })])];
    const subscriptions = [subscription([{ price: gross, until: day(2) }])];
    expect(told(translated({ prices: [gross], subscriptions, invoices }))).toEqual(['2025-01-10 si_1 1 × 1000 month']);
  });

  it('metadata names product, plan and kind, the nearer to the item the stronger', () => {
    const named = price('price_named', { metadata: { ratchet_plan: 'Growth', ratchet_kind: 'core' } });
    const subscriptions = [
      subscription([{ price: named, until: day(2) }], { metadata: { ratchet_product: 'Suite', ratchet_plan: 'none' } }),
    ];
    const invoices = [invoice(day(1), [line({ price: named, from: day(1), until: day(2) })])];
    const [first] = translated({ prices: [named], subscriptions, invoices }).changes;
    expect(first).toMatchObject({ product: 'Suite', plan: 'Growth', kind: 'core' });
  });

  it('a charge beside the subscription is kept as one-time', () => {
    const setup = { ...price('price_setup', { unit: 50_000 }), recurring: null, type: 'one_time' as const };
    const charge = line({ price: setup, from: day(1), until: day(1) });
    charge.parent = null;
    charge.subscription = null;
    const { changes, oneTime } = translated({
      prices: [setup],
      subscriptions: [],
      invoices: [invoice(day(1), [charge])],
    });
    expect(changes).toEqual([]);
    expect(oneTime[0]).toMatchObject({ kind: 'one_time', amountMinor: 50_000, product: 'Basic' });
  });
});
