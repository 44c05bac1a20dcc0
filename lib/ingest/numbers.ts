/**
 * Numbers as people and programs write them: '1,234.50', '1.234,50 €', '1 234,50', '(5)', '49'. Which sign marks
 * decimals is a property of the column, never of the cell: a cell only says what it proves ('1.234,56' proves the
 * comma), and '1,234' proves nothing.
 */
import { currenciesOf } from './currency-symbols';

export type DecimalSign = '.' | ',';

/** What a cell proves about its column: a decimal sign, nothing (it reads the same in both), or that one must know. */
export type NumberProof = DecimalSign | 'neutral' | 'ambiguous';

export interface NumberShape {
  proof: NumberProof;
  /** Digits and separators alone. */
  body: string;
  negative: boolean;
  parenthesised: boolean;
  /** Power of ten, '' where none was written. */
  exponent: string;
  /** Currencies that the symbol can mean; null where there is no symbol. */
  currencies: readonly string[] | null;
  /** The symbol as written. */
  symbol: string;
}

/** Longer ones are no amounts; it also bounds the work on hostile cells. */
const LONGEST_NUMBER = 60;

const SPACES = /[\s\u00A0\u2007\u2009\u202F'’]/g;

/** Groups of thousands, or the Indian way: 1,234,567 or 12,34,567. */
const isGrouped = (body: string, sign: DecimalSign): boolean =>
  (sign === ',' ? /^\d{1,3}(,\d{2,3})*,\d{3}$/ : /^\d{1,3}(\.\d{2,3})*\.\d{3}$/).test(body);

const other = (sign: DecimalSign): DecimalSign => (sign === '.' ? ',' : '.');

/** What one cell says; null where it is no number. */
export function numberShape(cell: string): NumberShape | null {
  const text = cell.trim();
  if (text === '' || text.length > LONGEST_NUMBER) return null;
  const parenthesised = text.startsWith('(') && text.endsWith(')');
  const inner = parenthesised ? text.slice(1, -1).trim() : text;
  // A sign and a symbol may stand on either side, in either order: -€5, €-5, 5- €, 5 USD.
  const match =
    /^([-+−]?)([^\d.,+−-]{0,8})([-+−]?)(\d[\d.,\s\u00A0\u2007\u2009\u202F'’]*|[.,]\d+)(?:[eE]([+-]?\d{1,2}))?([-−]?)(\D{0,8})$/.exec(
      inner,
    );
  if (!match) return null;
  const [, sign1 = '', before = '', sign2 = '', digits = '', exponent = '', sign3 = '', after = ''] = match;
  const signs = sign1 + sign2 + sign3;
  if (signs.length > 1 || (parenthesised && signs !== '')) return null;
  const symbol = (before + after).trim();
  const currencies = symbol === '' ? null : currenciesOf(symbol);
  if (symbol !== '' && currencies === null) return null;
  const spaced = digits.trim();
  const body = spaced.replace(SPACES, '');
  const proof = proofOf(body, body.length !== spaced.length);
  if (proof === null) return null;
  const negative = parenthesised || (signs !== '' && signs !== '+');
  return { proof, body, negative, parenthesised, exponent, currencies, symbol };
}

/** `spaced`: thousands are grouped by spaces, so that a single separator is the decimal sign. */
function proofOf(body: string, spaced: boolean): NumberProof | null {
  const points = body.split('.').length - 1;
  const commas = body.split(',').length - 1;
  if (points === 0 && commas === 0) return 'neutral';
  if (points > 0 && commas > 0) {
    const sign: DecimalSign = body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
    return fits(body, sign) ? sign : null;
  }
  const sign: DecimalSign = points > 0 ? '.' : ',';
  if (points + commas > 1) return isGrouped(body, sign) ? other(sign) : null;
  const [whole = '', fraction = ''] = body.split(sign);
  if (spaced || fraction.length !== 3 || whole.length > 3 || whole === '' || whole.startsWith('0')) return sign;
  return 'ambiguous';
}

function fits(body: string, sign: DecimalSign): boolean {
  const parts = body.split(sign);
  if (parts.length > 2) return false;
  const whole = parts[0] ?? '';
  return !whole.includes(other(sign))
    ? !(parts[1] ?? '').includes(other(sign))
    : isGrouped(whole, other(sign)) && !(parts[1] ?? '').includes(other(sign));
}

/** The number as a plain decimal ('-1234.50', '1.5E3') under the column's sign; null where the cell contradicts it. */
export function decimalText(shape: NumberShape, sign: DecimalSign): string | null {
  if (!fits(shape.body, sign)) return null;
  const plain = shape.body.replaceAll(other(sign), '').replace(sign, '.');
  return `${shape.negative ? '-' : ''}${plain}${shape.exponent === '' ? '' : `E${shape.exponent}`}`;
}

const ZERO = 48;
const NINE = 57;

/**
 * Fast path for what nearly all cells are: digits, then at most `exponent` decimals. The value in smallest units,
 * exact; −1 where the cell needs the full reading.
 */
export function plainMinor(cell: string, exponent: number, sign: DecimalSign | null): number {
  const length = cell.length;
  if (length === 0 || length > 14) return -1;
  // No sign is known yet: digits alone are plain.
  const signCode = sign === '.' ? 46 : sign === ',' ? 44 : -1;
  let value = 0;
  let decimals = -1;
  for (let i = 0; i < length; i++) {
    const code = cell.charCodeAt(i);
    if (code >= ZERO && code <= NINE) {
      value = value * 10 + code - ZERO;
      if (decimals >= 0) decimals++;
    } else if (code === signCode && decimals < 0 && i > 0) decimals = 0;
    else return -1;
  }
  if (decimals > exponent) return -1;
  for (let missing = exponent - Math.max(decimals, 0); missing > 0; missing--) value *= 10;
  return Number.isSafeInteger(value) ? value : -1;
}
