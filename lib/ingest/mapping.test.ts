import { describe, expect, it } from 'vitest';
import { mapHeaders } from './mapping';
import { rankKinds } from './recognise';
import { fieldNames, headerScore } from './similarity';

const mapped = (kind: Parameters<typeof mapHeaders>[0], headers: string[], stated = {}) =>
  Object.fromEntries(
    Object.entries(mapHeaders(kind, headers, stated).columns).map(([field, { index }]) => [field, headers[index]]),
  );

describe('columns find their fields', () => {
  it('without case, spaces, _ and -, in any order', () => {
    expect(mapped('changes', ['AMOUNT', 'Account ID', 'effective-on', ' Product '])).toEqual({
      account_id: 'Account ID',
      effective_on: 'effective-on',
      product: ' Product ',
      amount: 'AMOUNT',
    });
  });

  it('by other names', () => {
    expect(mapped('changes', ['Customer', 'Start date', 'Product name', 'MRR', 'Seats', 'Billing period'])).toEqual({
      account_id: 'Customer',
      effective_on: 'Start date',
      product: 'Product name',
      amount: 'MRR',
      quantity: 'Seats',
      interval: 'Billing period',
    });
    expect(mapped('invoices', ['Customer ID', 'ValidFrom', 'ValidTo', 'Value'])).toEqual({
      account_id: 'Customer ID',
      period_start: 'ValidFrom',
      period_end: 'ValidTo',
      amount: 'Value',
    });
  });

  it('through a typing error, less surely', () => {
    const { columns } = mapHeaders('changes', ['acount_id', 'efective_on', 'prodcut', 'amuont']);
    expect(Object.keys(columns).sort()).toEqual(['account_id', 'amount', 'effective_on', 'product']);
    for (const { confidence } of Object.values(columns)) expect(confidence).toBeLessThan(0.9);
  });

  it('the better name wins: an id before a name', () => {
    expect(mapped('mrr', ['Customer', 'Customer ID']).account_id).toBe('Customer ID');
    expect(mapped('mrr', ['Customer name', 'Plan']).account_id).toBe('Customer name');
  });

  it('as the user says; an empty header leaves the column out', () => {
    expect(
      mapped('invoices', ['name', 'currency', 'AUD', 'Amount'], { amount: 'aud', currency: '', account_id: 'name' }),
    ).toEqual({
      account_id: 'name',
      amount: 'AUD',
    });
  });

  it('an unknown field and an unknown column are problems', () => {
    const { problems } = mapHeaders('rates', ['month', 'currency', 'rate'], { foo: 'month', rate: 'Kurs' });
    expect(problems).toMatchObject([
      { code: 'unknown_field', details: { found: 'foo', names: 'month, currency, rate' } },
      { code: 'unknown_header', details: { found: 'Kurs', other: 'rate', names: '"month", "currency", "rate"' } },
    ]);
  });

  it('the columns in front of a rejects file are no data', () => {
    const headers = ['row', 'column', 'code', 'reason', 'remedy', 'account_id', 'cause'];
    expect(mapped('changes', headers)).toEqual({ account_id: 'account_id', cause: 'cause' });
  });

  it('period_start and period_end are not confused', () => {
    expect(headerScore('period_end', fieldNames('period_start', [], []))).toBe(0);
  });
});

describe('the kind is recognised', () => {
  it.each([
    ['accounts', ['account_id', 'name', 'segment', 'owner']],
    ['accounts', ['Customer ID', 'Customer name', 'Start date']],
    ['changes', ['account_id', 'effective_on', 'product', 'unit_amount', 'quantity']],
    ['invoices', ['account_id', 'period_start', 'period_end', 'amount', 'product']],
    ['invoices', ['Customer', 'From', 'To', 'Value']],
    ['mrr', ['customer', 'segment', '2025-01', 'Feb 2025', '2025-03-31']],
    ['mrr', ['Company', 'Jan 24', 'Feb 24']],
    ['mrr', ['customer', 'month', 'mrr']],
    ['rates', ['month', 'currency', 'rate']],
    ['usage', ['account_id', 'on', 'meter', 'used', 'limit']],
    ['signals', ['account_id', 'on', 'signal', 'weight', 'note']],
    ['touchpoints', ['account_id', 'on', 'kind', 'owner', 'note']],
    ['touchpoints', ['Customer', 'Date', 'Activity type', 'Owner']],
    [
      'plans',
      ['account_id', 'opened_on', 'source', 'amount', 'expected_on', 'champion', 'owner', 'status', 'closed_on'],
    ],
    ['plans', ['Account', 'Date opened', 'Stage', 'Value', 'Close date']],
    ['costs', ['month', 'motion', 'team', 'amount']],
    ['targets', ['metric', 'period', 'value', 'segment', 'owner']],
    ['control_totals', ['month', 'mrr']],
    ['control_totals', ['Period', 'Total MRR', 'Comment']],
    ['mrr', ['month', 'mrr', 'account']],
  ])('%s from %j', (kind, headers) => {
    const best = rankKinds(headers)[0];
    expect(best?.kind).toBe(kind);
    expect(best?.confidence).toBeGreaterThanOrEqual(0.6);
  });

  it('columns that fit nothing have no confident kind', () => {
    expect(rankKinds(['alpha', 'beta', 'gamma'])[0]?.confidence).toBeLessThan(0.5);
  });
});
