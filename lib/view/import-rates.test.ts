import { describe, expect, it } from 'vitest';
import { currenciesAsked, rateOf, withoutRates } from './import-rates';

const missing = (about?: string) => ({ code: 'missing_rate', about });

describe('rates that a check asks for', () => {
  it('each currency once, of all files', () => {
    const runs = [
      { result: { problems: [missing('GBP'), { code: 'bad_date' }, missing('EUR')] } },
      { result: null },
      { result: { problems: [missing('EUR'), missing()] } },
    ];
    expect(currenciesAsked(runs)).toEqual(['EUR', 'GBP']);
  });

  it('are not told a second time among the problems', () => {
    expect(withoutRates([missing('EUR'), { code: 'bad_date' }, missing()])).toEqual([{ code: 'bad_date' }, missing()]);
  });

  it.each([
    ['1.08', '1.08'],
    [' 1,08 ', '1.08'],
    ['150', '150'],
    ['0', null],
    ['0.0', null],
    ['-1', null],
    ['1,234.5', null],
    ['about 1', null],
    ['', null],
  ])('%j is %j', (text, rate) => {
    expect(rateOf(text)).toBe(rate);
  });
});
