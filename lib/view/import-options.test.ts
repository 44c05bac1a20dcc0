import { describe, expect, it } from 'vitest';
import { noChoices } from './import-choices';
import {
  currencyGroups,
  endingNote,
  graceDays,
  type OptionsInput,
  prepareOptions,
  suggestedCurrency,
} from './import-options';

const invoices: OptionsInput = {
  kind: 'invoices',
  needs_data_through: false,
  data_through_hint: '2016-06-03',
  currency_choice: { suggested: 'USD' },
  columns: [],
};

describe('options of the ledger', () => {
  it('take data-through from the file and say from where', () => {
    expect(prepareOptions(invoices, noChoices).dataThrough).toEqual({
      value: '2016-06-03',
      required: false,
      hint: 'From the file: 3 Jun 2016, its latest invoice.',
    });
  });

  it('say where data-through will come from while the file has not been read to its end', () => {
    const unread = { ...invoices, data_through_hint: null };
    expect(prepareOptions(unread, noChoices).dataThrough).toMatchObject({
      value: '',
      hint: 'Left empty: its latest invoice. An older file never moves it back.',
    });
    expect(prepareOptions({ ...unread, kind: 'changes' }, noChoices).dataThrough?.hint).toContain('as it was');
  });

  it('ask for data-through where nothing in the file says it', () => {
    const changes: OptionsInput = { ...invoices, kind: 'changes', needs_data_through: true };
    expect(prepareOptions(changes, noChoices).dataThrough).toMatchObject({ value: '', required: true });
    expect(prepareOptions(changes, { ...noChoices, dataThrough: '2026-03-01' }).dataThrough?.value).toBe('2026-03-01');
  });

  it('ask for a currency only while the workspace has none', () => {
    expect(prepareOptions(invoices, { ...noChoices, currency: 'AUD' }).currency?.value).toBe('AUD');
    expect(prepareOptions({ ...invoices, currency_choice: null }, noChoices).currency).toBeNull();
  });

  it('suggest the one currency that the file names, and no guess among several', () => {
    const named = (...samples: string[]) =>
      suggestedCurrency({ ...invoices, columns: [{ field: 'currency', samples }] });
    expect(named('AUD', 'aud ')).toBe('AUD');
    expect(named('AUD', 'NZD')).toBe('USD');
    expect(named('dollars')).toBe('USD');
    expect(suggestedCurrency({ ...invoices, columns: [{ field: 'amount', samples: ['EUR'] }] })).toBe('USD');
    expect(suggestedCurrency({ currency_choice: null, columns: [{ field: 'currency', samples: ['AUD'] }] })).toBeNull();
  });

  it('know grace for invoices alone, and 0 is an answer', () => {
    expect(prepareOptions(invoices, { ...noChoices, graceDays: 0 }).grace?.value).toBe('0');
    expect(prepareOptions({ ...invoices, kind: 'mrr' }, noChoices).grace).toBeNull();
  });

  it('say the plan rates that a check has asked for', () => {
    const said = (planRates: Record<string, string>) => prepareOptions(invoices, { ...noChoices, planRates }).rates;
    expect(said({})).toBeNull();
    expect(said({ EUR: '1.08' })).toBe('Plan rate: 1 EUR is 1.08.');
    expect(said({ EUR: '1.08', GBP: '1.27' })).toBe('Plan rates: 1 EUR is 1.08, 1 GBP is 1.27.');
  });

  it('ask nothing of files that state no revenue', () => {
    expect(prepareOptions({ ...invoices, kind: 'accounts', currency_choice: null }, noChoices)).toEqual({
      currency: null,
      dataThrough: null,
      historyFrom: null,
      grace: null,
      rates: null,
    });
  });
});

it('typed values count once they are whole', () => {
  expect(['0', '30', '366', '367', '-1', '1.5', '', 'x'].map(graceDays)).toEqual([
    0,
    30,
    366,
    null,
    null,
    null,
    null,
    null,
  ]);
});

it('the two readings of an end are told apart', () => {
  expect(endingNote('changes')).toContain('first day without');
  expect(endingNote('invoices')).toContain('first day it does not cover');
  expect(endingNote('mrr')).toBeNull();
});

it('currencies are each offered once, the usual ones first, the chosen one always', () => {
  const { common, other } = currencyGroups('XXA');
  expect(common[0]).toBe('USD');
  expect(other).toContain('XXA');
  expect(other).toContain('DKK');
  expect(new Set([...common, ...other]).size).toBe(common.length + other.length);
});
