/** Columns of numbers: amounts in smallest units, quantities in millionths, exact decimals. */
import { minorFromDecimal, multiplyToMinor, parseDecimal } from '../domain/money';
import { QUANTITY_SCALE } from '../domain/records';
import type { Currency, Settling } from './columns';
import { isEmptyWord } from './empty-words';
import { type DecimalSign, decimalText, type NumberShape, numberShape, plainMinor } from './numbers';
import type { Place, Row } from './row';

/** Decimals that a quantity may have. */
export const QUANTITY_EXPONENT = 6;
/** Decimals up to which a number is read on the fast path. */
export const PLAIN_DECIMALS = 6;

export type Negatives = 'refused' | 'allowed';

interface ExactNumber {
  /** '-1234.50' */
  decimal: string;
  shape: NumberShape;
}

/** Whether the number times the factor is whole in smallest units. */
function isWhole(text: string, factor: bigint, exponent: number): boolean {
  const decimal = parseDecimal(text);
  return decimal !== null && (decimal.units * factor * 10n ** BigInt(exponent)) % 10n ** BigInt(decimal.scale) === 0n;
}

export class NumberColumn {
  constructor(
    readonly place: Place,
    readonly sign: Settling<DecimalSign>,
    private readonly negatives: Negatives = 'refused',
  ) {}

  private cell(row: Row, index: number): string {
    return index < 0 ? '' : (row.cells[index] ?? '');
  }

  /** An amount in the currency's smallest unit, rounded once; null where the cell is empty or faulty. */
  minor(row: Row, currency: Currency): number | null {
    const cell = this.cell(row, this.place.index);
    if (cell === '') return null;
    const plain = plainMinor(cell, currency.exponent, this.sign.value);
    if (plain >= 0) return plain;
    const exact = this.exact(row, cell, currency, this.place.header);
    if (exact === null) return null;
    const amount = minorFromDecimal(exact.decimal, currency.exponent);
    if (amount === null) return this.tooLarge(row, cell, this.place.header);
    if (amount.rounded) this.sayRounded(row, cell, this.place.header);
    return this.signed(row, amount.minor, exact, this.place.header);
  }

  /** 12 × the cell in smallest units, rounded once: the ARR of a cell of MRR in column `index`. Empty is 0. */
  annual(row: Row, index: number, header: string, currency: Currency): number | null {
    const cell = this.cell(row, index);
    if (cell === '') return 0;
    const plain = plainMinor(cell, currency.exponent, this.sign.value);
    if (plain >= 0 && plain * 12 <= Number.MAX_SAFE_INTEGER) return plain * 12;
    const text = cell.trim();
    if (text === '' || isEmptyWord(text)) {
      if (text !== '') row.say('empty_words', header, { found: text }, this.place.field);
      return 0;
    }
    const exact = this.exact(row, cell, currency, header);
    if (exact === null) return null;
    const annual = multiplyToMinor(exact.decimal, 12 * QUANTITY_SCALE, currency.exponent);
    if (annual === null) return this.tooLarge(row, cell, header);
    if (!isWhole(exact.decimal, 12n, currency.exponent)) row.say('rounded', header, { found: text }, this.place.field);
    return this.signed(row, annual, exact, header);
  }

  /** Millionths. */
  quantityMicro(row: Row): number | null {
    const cell = this.cell(row, this.place.index);
    if (cell === '') return null;
    const plain = plainMinor(cell, QUANTITY_EXPONENT, this.sign.value);
    if (plain >= 0) return plain;
    const exact = this.exact(row, cell, null, this.place.header);
    if (exact === null) return null;
    const quantity = minorFromDecimal(exact.decimal, QUANTITY_EXPONENT);
    if (quantity === null) return this.tooLarge(row, cell, this.place.header);
    if (quantity.minor < 0 && this.negatives === 'refused') {
      row.fail('negative_quantity', this.place.header, { found: cell.trim() });
      return null;
    }
    return quantity.minor;
  }

  /** The exact decimal as stated, in '.' notation, never negative where that is refused. */
  decimal(row: Row, currency: Currency | null): string | null {
    const cell = this.cell(row, this.place.index);
    if (cell === '') return null;
    if (plainMinor(cell, PLAIN_DECIMALS, this.sign.value) >= 0) return cell.replace(',', '.');
    const exact = this.exact(row, cell, currency, this.place.header);
    if (exact === null) return null;
    return this.signed(row, exact.shape.negative ? -1 : 1, exact, this.place.header) === null ? null : exact.decimal;
  }

  /** Unit price × quantity, rounded once; `unit` is what `decimal` gave for this row. */
  product(row: Row, unit: string, quantityMicro: number, currency: Currency): number | null {
    const plain = plainMinor(unit, currency.exponent, '.');
    const count = quantityMicro / QUANTITY_SCALE;
    if (plain >= 0 && Number.isInteger(count) && plain * count <= Number.MAX_SAFE_INTEGER) return plain * count;
    const minor = multiplyToMinor(unit, quantityMicro, currency.exponent);
    if (minor === null) return this.tooLarge(row, unit, this.place.header);
    if (minorFromDecimal(unit, currency.exponent)?.rounded) this.sayRounded(row, unit, this.place.header);
    return minor;
  }

  private exact(row: Row, cell: string, currency: Currency | null, header: string): ExactNumber | null {
    const text = cell.trim();
    if (text === '') return null;
    if (isEmptyWord(text)) {
      row.say('empty_words', header, { found: text });
      return null;
    }
    const shape = numberShape(text);
    if (shape === null) {
      row.fail('bad_number', header, { found: text });
      return null;
    }
    const sign = this.signFor(row, shape, text, header);
    if (sign === null) return null;
    const decimal = decimalText(shape, sign);
    if (decimal === null) {
      row.fail('wrong_decimal', header, { found: text, other: sign });
      return null;
    }
    const isOther = shape.currencies !== null && currency !== null && !shape.currencies.includes(currency.code);
    if (isOther || (shape.currencies !== null && currency === null)) {
      row.fail(isOther ? 'currency_mismatch' : 'bad_number', header, { found: text, other: currency?.code });
      return null;
    }
    return { decimal, shape };
  }

  private signFor(row: Row, shape: NumberShape, text: string, header: string): DecimalSign | null {
    if (this.sign.value !== null) return this.sign.value;
    if (shape.proof === 'neutral') return '.';
    if (shape.proof !== 'ambiguous') {
      this.sign.value = shape.proof;
      return shape.proof;
    }
    if (this.sign.asked) row.fail('undecided_decimal', header, { found: text });
    else row.unsettled = this.place.field;
    return null;
  }

  private signed(row: Row, value: number, exact: ExactNumber, header: string): number | null {
    const found = exact.decimal;
    if (value < 0 && this.negatives === 'refused') {
      const { parenthesised, body } = exact.shape;
      if (parenthesised) row.fail('parenthesised_amount', header, { found: `(${body})` });
      else row.fail('negative_amount', header, { found });
      return null;
    }
    if (exact.shape.parenthesised) row.say('parentheses', header, { found: `(${exact.shape.body})` });
    return value;
  }

  private tooLarge(row: Row, cell: string, header: string): null {
    row.fail('amount_too_large', header, { found: cell.trim() });
    return null;
  }

  private sayRounded(row: Row, cell: string, header: string): void {
    row.say('rounded', header, { found: cell.trim() });
  }
}
