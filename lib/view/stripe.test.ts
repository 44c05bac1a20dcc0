import { describe, expect, it } from 'vitest';
import { prepareStripe, type StripeConnectionAnswer } from './stripe';

const connection: StripeConnectionAnswer = {
  mode: 'live',
  key: 'rk_live_…1234',
  webhook: false,
  status: 'reading',
  problem: null,
  notices: [],
  objects: [
    { name: 'customers', read: 1100, pages: 11, done: true },
    { name: 'invoices', read: 3900, pages: 39, done: false },
    { name: 'invoice items', read: 0, pages: 0, done: false },
  ],
  last_read_at: null,
  last_import_id: null,
  data_through: null,
  next_due: '2025-04-20T09:00:00Z',
};
const now = new Date('2025-04-20T09:00:00Z');

describe('the connection in words', () => {
  it('tells how far the first reading is, and what comes next', () => {
    const model = prepareStripe(connection, now);
    expect(model.title).toBe('Stripe: reading for the first time');
    expect(model.sentence).toContain('5,000 objects read so far');
    expect(model.share).toBeCloseTo(1 / 3);
    expect(model.progressWords).toBe('Reading invoices');
    expect(model.rows.map(({ label, read, stateWords }) => [label, read, stateWords])).toEqual([
      ['Customers', '1,100', 'Read'],
      ['Invoices', '3,900', 'Reading'],
      ['Invoice items', '–', 'Waiting'],
    ]);
  });

  it('says what stands in the way, and that nothing read is lost', () => {
    const problem = { code: 'connection', message: 'It broke off.', remedy: 'It goes on.' };
    const model = prepareStripe({ ...connection, status: 'stopped', problem }, now);
    expect(model).toMatchObject({ title: 'Stripe: reading has stopped', share: null });
    expect(model.problem).toEqual({ title: 'It broke off.', remedy: 'It goes on.' });
    expect(model.sentence).toBe('5,000 objects read so far are kept.');
  });

  it('says which prices are in no figure, and what to do', () => {
    expect(prepareStripe(connection, now).notes).toBeNull();
    const notices = ['price_a', 'price_b'].map((price) => ({
      message: `Stripe: invoice lines name the price ${price}`,
      remedy: 'see what it is',
    }));
    expect(prepareStripe({ ...connection, notices }, now).notes).toEqual({
      title: '2 prices of invoices are unknown',
      lines: ['Invoice lines name the price price_a.', 'Invoice lines name the price price_b.'],
      remedy: 'See what it is.',
    });
  });

  it('says test data where it is, and how changes arrive', () => {
    const model = prepareStripe({ ...connection, mode: 'test', status: 'ready', data_through: '2025-04-19' }, now);
    expect(model.title).toBe('Stripe, test data is connected');
    expect(model.facts[1]).toEqual({ label: 'Complete through', value: '19 Apr 2025' });
    expect(prepareStripe({ ...connection, status: 'ready', webhook: true }, now).sentence).toContain('by webhook');
  });
});
