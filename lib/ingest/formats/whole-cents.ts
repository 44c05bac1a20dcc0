/** Amounts that a billing tool states in whole smallest units: 4900 for 49.00. A number with decimals is no such amount. */
import { multiplyToMinor } from '../../domain/money';
import { isEmptyWord } from '../empty-words';
import type { Place, Row } from '../row';

const WHOLE = /^([+-]?)(\d{1,18})(?:\.0+)?$/;

export class CentsColumn {
  constructor(
    readonly place: Place,
    private readonly negatives: 'refused' | 'allowed' = 'refused',
  ) {}

  /** Null where the cell is empty or faulty. */
  get(row: Row): number | null {
    const { index, header } = this.place;
    const text = index < 0 ? '' : (row.cells[index]?.trim() ?? '');
    if (text === '') return null;
    if (isEmptyWord(text)) {
      row.say('empty_words', header, { found: text });
      return null;
    }
    const match = WHOLE.exec(text);
    if (match === null) {
      row.fail('bad_cents', header, { found: text });
      return null;
    }
    const size = Number(match[2]);
    // What a day costs must still be counted exactly for a year.
    if (size * 366 > Number.MAX_SAFE_INTEGER) {
      row.fail('amount_too_large', header, { found: text });
      return null;
    }
    if (match[1] !== '-' || size === 0) return size;
    if (this.negatives === 'allowed') return -size;
    row.fail('negative_amount', header, { found: text });
    return null;
  }

  /** The amount, and a problem where the cell is empty. */
  required(row: Row): number | null {
    const faults = row.drafts.length;
    const value = this.get(row);
    if (value === null && row.drafts.length === faults) row.fail('missing_value', this.place.header);
    return value;
  }

  /** Unit price × quantity, rounded once. */
  times(row: Row, cents: number, quantityMicro: number): number | null {
    const minor = multiplyToMinor(String(cents), quantityMicro, 0);
    if (minor === null) row.fail('amount_too_large', this.place.header, { found: String(cents) });
    return minor;
  }
}
