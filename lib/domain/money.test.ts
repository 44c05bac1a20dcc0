import { describe, expect, it } from 'vitest';
import {
  converter,
  convertMinor,
  currencyExponent,
  decimalText,
  divideHalfAway,
  minorFromDecimal,
  mrrFromArr,
  multiplyToMinor,
  parseDecimal,
  roundHalfAway,
  safeNumber,
  scaleMinor,
  shareOfMinor,
} from './money';

describe('a share of an amount', () => {
  it('is whole, half away from zero: 2.5 % of 100 is 3, −2.5 % is −3; a twelfth of 1,000 is 83', () => {
    expect([shareOfMinor(100, 0.025), shareOfMinor(100, -0.025), shareOfMinor(1000, 1 / 12)]).toEqual([3, -3, 83]);
  });

  it('of nothing, and nothing of it, is 0', () => {
    expect([shareOfMinor(0, 0.5), shareOfMinor(500, 0)]).toEqual([0, 0]);
  });
});

describe('rounding: half away from zero', () => {
  it.each([
    [5, 2, 3],
    [-5, 2, -3],
    [4, 3, 1],
    [-4, 3, -1],
    [7, 4, 2],
    [0, 9, 0],
    [10, 5, 2],
    [1, 2, 1],
    [-1, 2, -1],
  ])('%i ÷ %i = %i, in bigint and in number alike', (numerator, denominator, quotient) => {
    expect(roundHalfAway(BigInt(numerator), BigInt(denominator))).toBe(BigInt(quotient));
    expect(divideHalfAway(numerator, denominator)).toBe(quotient);
  });

  it('no quotient is −0, which would print as one', () => {
    expect([-0, -1, 1].map((numerator) => divideHalfAway(numerator, 3))).toEqual([0, 0, 0]);
  });

  it('9007199254740991 ÷ 2 = 4503599627370496 (the half of an odd number near the limit goes up)', () => {
    expect(divideHalfAway(Number.MAX_SAFE_INTEGER, 2)).toBe(4_503_599_627_370_496);
  });

  it('a product beyond 2^53 is taken exactly: 9007199254740991 × 3 ÷ 7', () => {
    expect(scaleMinor(Number.MAX_SAFE_INTEGER, 3, 7)).toBe(Number((9_007_199_254_740_991n * 3n * 2n + 7n) / 14n));
  });

  it('a result beyond 2^53 throws', () => {
    expect(() => scaleMinor(Number.MAX_SAFE_INTEGER, 12, 1)).toThrow(RangeError);
    expect(() => safeNumber(2n ** 53n)).toThrow('9007199254740992');
  });
});

describe('currencies', () => {
  it('USD has 2 decimals, JPY 0, KWD 3, CLF 4; ABC and lower case are no currency', () => {
    expect(['USD', 'JPY', 'KWD', 'CLF', 'ABC', 'usd'].map(currencyExponent)).toEqual([2, 0, 3, 4, null, null]);
  });
});

describe('decimals', () => {
  it.each([
    ['1234.50', 123450n, 2],
    ['-3', -3n, 0],
    ['.5', 5n, 1],
    ['7.', 7n, 0],
    ['+0.10', 10n, 2],
    ['1.2E-5', 12n, 6],
    ['3e3', 3000n, 0],
    ['2.5e-10', 25n, 11],
  ])('%s is %s ÷ 10^%i', (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  it.each(['', '-', '.', '1,234', '12a', '0x10', ' 1', 'NaN', '1e999', '--1'])('"%s" is no number', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it.each([
    ['49.00', 2, 4900, false],
    ['0.005', 2, 1, true],
    ['-0.005', 2, -1, true],
    ['1.004999', 2, 100, true],
    ['100', 0, 100, false],
    ['99.5', 0, 100, true],
    ['1.2345', 3, 1235, true],
    ['1.10000', 2, 110, false],
  ])('%s with %i decimals is %i (rounded: %s)', (text, exponent, minor, rounded) => {
    expect(minorFromDecimal(text, exponent)).toEqual({ minor, rounded });
  });

  it('an amount beyond 2^53 is refused, not bent', () => {
    expect(minorFromDecimal('90071992547409.91', 2)).toEqual({ minor: 9_007_199_254_740_991, rounded: false });
    expect(minorFromDecimal('90071992547409.92', 2)).toBeNull();
    expect(minorFromDecimal('abc', 2)).toBeNull();
  });

  it('0.0035 × 12,345.5 seats = 43.20925 → 43.21; 1.005 × 1 → 1.01; nonsense is null', () => {
    expect(multiplyToMinor('0.0035', 12_345_500_000, 2)).toBe(4321);
    expect(multiplyToMinor('1.005', 1_000_000, 2)).toBe(101);
    expect(multiplyToMinor('x', 1_000_000, 2)).toBeNull();
    expect(multiplyToMinor('90071992547409.91', 2_000_000, 2)).toBeNull();
  });
});

describe('decimals of smallest units', () => {
  it.each([
    [424_318_750, 2, '4243187.50'],
    [-5, 2, '-0.05'],
    [-1200, 0, '-1200'],
    [7, 3, '0.007'],
  ])('%d with %d places is %s', (minor, exponent, text) => {
    expect(decimalText(minor, exponent)).toBe(text);
  });
});

describe('shown and converted', () => {
  it('MRR of an ARR of 100.00 is 8.33, of 100.02 8.34 (8.335), of −100.02 −8.34', () => {
    expect([10_000, 10_002, -10_002].map(mrrFromArr)).toEqual([833, 834, -834]);
  });

  it('¥1,000 at 0.00667 = $6.67; $10.00 at 149.925 = ¥1,499; 1.000 KWD at 3.25 = $3.25', () => {
    expect(convertMinor(1000, '0.00667', 0, 2)).toBe(667);
    expect(convertMinor(1000, '149.925', 2, 0)).toBe(1499);
    expect(convertMinor(1000, '3.25', 3, 2)).toBe(325);
  });

  it('at 1 nothing changes but the decimals: $100.00 = 100.000 KWD = ¥100', () => {
    expect([2, 3, 0].map((exponent) => convertMinor(10_000, '1', 2, exponent))).toEqual([10_000, 100_000, 100]);
  });

  it('a large amount at a long rate is exact: 123,456,789,012.34 × 1.23456789 = 152,415,787,627.87', () => {
    const exact = (12_345_678_901_234n * 123_456_789n * 2n + 100_000_000n) / 200_000_000n;
    expect(convertMinor(12_345_678_901_234, '1.23456789', 2, 2)).toBe(Number(exact));
  });

  it('a half beyond what a double tells apart is exact: 90,000,000,000,000.10 × 0.85 = 76,500,000,000,000.085 → .09', () => {
    expect(convertMinor(9_000_000_000_000_010, '0.85', 2, 2)).toBe(7_650_000_000_000_009);
  });

  it('a rate too small to turn the amount into anything gives 0: 100.00 × 10^−40', () => {
    expect(convertMinor(10_000, '1e-40', 2, 2)).toBe(0);
  });

  it.each(['0', '-1', 'x', ''])('"%s" is no rate', (rate) => {
    expect(() => converter(rate, 2, 2)).toThrow(new RangeError(`"${rate}" is no rate`));
  });
});
