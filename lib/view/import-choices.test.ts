import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, ledgerBody, mapText, noChoices, parseMapText, readBody, withField, withKind } from './import-choices';

describe('the mapping as text', () => {
  it('reads like the command line: account_id=name,currency=', () => {
    expect(mapText({ account_id: 'name', currency: '' })).toBe('account_id=name,currency=');
  });

  it('comes back from the address as it went in, whatever the headers hold', () => {
    const field = fc.constantFrom('account_id', 'period_start', 'amount', 'currency', 'quantity');
    fc.assert(
      fc.property(fc.dictionary(field, fc.string()), (map) => {
        expect(parseMapText(mapText(map))).toEqual({ ...map });
      }),
    );
  });

  it('survives an address that was cut', () => {
    expect(parseMapText('account_id=name,peri')).toEqual({ account_id: 'name' });
    expect(parseMapText('')).toEqual({});
  });
});

describe('choosing the field of a column', () => {
  const name = { header: 'name', field: null };
  const org = { header: 'CustOrgID', field: 'account_id' };

  it('takes the field from the column that had it', () => {
    const map = withField({}, name, 'account_id');
    expect(map).toEqual({ account_id: 'name' });
    expect(fieldOf(name, map)).toBe('account_id');
    expect(fieldOf(org, map)).toBeNull();
  });

  it('leaves a recognised column out by emptying its field: account_id=', () => {
    const map = withField({}, org, null);
    expect(map).toEqual({ account_id: '' });
    expect(fieldOf(org, map)).toBeNull();
  });

  it('moves a column from one field to another and empties the first', () => {
    const map = withField(withField({}, name, 'account_id'), name, 'product');
    expect(map).toEqual({ account_id: '', product: 'name' });
    expect(fieldOf(name, map)).toBe('product');
  });

  it('keeps what was recognised where nothing was chosen', () => {
    expect(fieldOf(org, {})).toBe('account_id');
  });
});

describe('the body of the request', () => {
  it('leaves out what was not chosen', () => {
    expect({ ...readBody(noChoices), ...ledgerBody(noChoices) }).toEqual({});
  });

  it('carries what was', () => {
    const choices = { ...noChoices, kind: 'invoices' as const, map: { currency: '' }, currency: 'AUD', graceDays: 0 };
    expect(readBody(choices)).toEqual({ kind: 'invoices', map: { currency: '' }, currency: 'AUD' });
    expect(ledgerBody({ ...choices, dataThrough: '2016-06-13' })).toEqual({ grace: 0, data_through: '2016-06-13' });
  });

  it('forgets the mapping with another kind, and nothing else', () => {
    const choices = { ...noChoices, kind: 'changes' as const, map: { plan: 'Tier' }, currency: 'EUR' };
    expect(withKind(choices, 'invoices')).toEqual({ ...choices, kind: 'invoices', map: {} });
  });
});
