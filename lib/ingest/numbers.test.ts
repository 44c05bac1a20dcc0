import { describe, expect, it } from 'vitest';
import { decimalText, numberShape, plainMinor } from './numbers';

describe('what a number proves about its column', () => {
  it.each([
    ['49', 'neutral'],
    ['49.00', '.'],
    ['49,00', ','],
    ['1,234', 'ambiguous'],
    ['1.234', 'ambiguous'],
    ['0.125', '.'],
    ['.125', '.'],
    ['1234.567', '.'],
    ['1,234.56', '.'],
    ['1.234,56', ','],
    ['1,234,567', '.'],
    ['1.234.567', ','],
    ['12,34,567.00', '.'],
    ['1 234,567', ','],
    ['1\u00A0234,50', ','],
    ['1\u202F234.50', '.'],
    ["1'234.50", '.'],
    ['1,234.567', '.'],
    ['-1,234', 'ambiguous'],
    ['€49.5', '.'],
  ])('%s: %s', (cell, proof) => {
    expect(numberShape(cell)?.proof).toBe(proof);
  });

  it.each([
    '',
    'abc',
    '1.2.3,4',
    '1,2,3',
    '1,23,4.5',
    '5 apples',
    '--5',
    '5-5',
    '1.234,567.8',
    '(-5)',
    '$',
    '1e999',
    '٣',
  ])('%j is no number', (cell) => {
    expect(numberShape(cell)).toBeNull();
  });
});

describe('numbers under the sign of their column', () => {
  it.each([
    ['1,234', '.', '1234'],
    ['1,234', ',', '1.234'],
    ['1.234', ',', '1234'],
    ['1.234,56', ',', '1234.56'],
    ['1 234,50 €', ',', '1234.50'],
    ['$1,234.50', '.', '1234.50'],
    ['-$5', '.', '-5'],
    ['$-5', '.', '-5'],
    ['5-', '.', '-5'],
    ['−5', '.', '-5'],
    ['(5)', '.', '-5'],
    ['($1,234.50)', '.', '-1234.50'],
    ['+5', '.', '5'],
    ['USD 5', '.', '5'],
    ['1e5', '.', '1E5'],
  ] as const)('%s with %s is %s', (cell, sign, decimal) => {
    const shape = numberShape(cell);
    expect(shape && decimalText(shape, sign)).toBe(decimal);
  });

  it('a cell that contradicts its column is not read', () => {
    const shape = numberShape('1.234,56');
    expect(shape && decimalText(shape, '.')).toBeNull();
  });

  it.each([
    ['$', ['USD', 'CAD']],
    ['US$', ['USD']],
    ['€', ['EUR']],
    ['CHF', ['CHF']],
  ])('the symbol %s can mean %j', (symbol, some) => {
    expect(numberShape(`${symbol}5`)?.currencies).toEqual(expect.arrayContaining(some));
  });
});

describe('the fast path', () => {
  it.each([
    ['49', 2, '.', 4900],
    ['49.5', 2, '.', 4950],
    ['49,55', 2, ',', 4955],
    ['49', 2, null, 4900],
    ['49', 0, '.', 49],
    ['1.234', 3, '.', 1234],
  ] as const)('%s with %i decimals: %i', (cell, exponent, sign, minor) => {
    expect(plainMinor(cell, exponent, sign)).toBe(minor);
  });

  it.each([
    ['49.555', 2, '.'],
    ['49,55', 2, '.'],
    ['49.55', 2, null],
    [' 49', 2, '.'],
    ['-49', 2, '.'],
    ['', 2, '.'],
    ['99999999999999', 6, '.'],
  ] as const)('%j is left to the full reading', (cell, exponent, sign) => {
    expect(plainMinor(cell, exponent, sign)).toBe(-1);
  });
});
