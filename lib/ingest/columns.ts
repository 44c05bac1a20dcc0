/** The columns of a plan by type: dates, instants, fixed words, currencies, numbers. */
import type { DayNumber } from '../domain/day';
import { currencyExponent } from '../domain/money';
import { type Choice, chosen, type Interval, intervalOf } from './choices';
import { currenciesOf } from './currency-symbols';
import { type DateOrder, dateShape, dayUnder, instantMs, startOfDayMs } from './dates';
import type { DecimalSign } from './numbers';
import type { ReadPlan } from './plan';
import { type Column, faulty, MemoColumn, type Place, type Reading, type Row, read } from './row';

/** A convention while the file is read: open until a cell needs it. */
export interface Settling<T> {
  value: T | null;
  /** The whole file was searched and does not decide. */
  asked: boolean;
}

export class Conventions {
  private readonly decimals = new Map<string, Settling<DecimalSign>>();
  private readonly orders = new Map<string, Settling<DateOrder | 'iso'>>();

  constructor(private readonly plan: ReadPlan) {}

  decimal(field: string): Settling<DecimalSign> {
    return this.settling(this.decimals, field, this.plan.decimal[field] ?? null);
  }

  dates(field: string): Settling<DateOrder | 'iso'> {
    return this.settling(this.orders, field, this.plan.dates[field] ?? null);
  }

  private settling<T>(known: Map<string, Settling<T>>, field: string, value: T | null): Settling<T> {
    const found = known.get(field) ?? { value, asked: false };
    known.set(field, found);
    return found;
  }
}

export function placeOf(plan: ReadPlan, field: string): Place {
  const index = plan.mapping[field] ?? -1;
  return { field, index, header: plan.headers[index] ?? field };
}

export class DateColumn implements Column<DayNumber> {
  private readonly cells: MemoColumn<DayNumber>;
  private unsettled = false;

  constructor(
    readonly place: Place,
    private readonly order: Settling<DateOrder | 'iso'>,
    /** 'expected': the file states instants, of which nobody need be told that the day alone is read. */
    private readonly time: 'told' | 'expected' = 'told',
  ) {
    this.cells = new MemoColumn(place, (text) => this.readDate(text));
  }

  get(row: Row): DayNumber | null {
    const day = this.cells.get(row);
    if (!this.unsettled) return day;
    this.unsettled = false;
    this.cells.forget();
    row.unsettled = this.place.field;
    return null;
  }

  private readDate(text: string): Reading<DayNumber> {
    const { header } = this.place;
    const shape = dateShape(text);
    if (shape === null) return faulty('bad_date', header, { found: text });
    if (this.order.value === null && (shape.proof === 'dmy' || shape.proof === 'mdy')) this.order.value = shape.proof;
    const order = this.order.value;
    if (shape.proof === 'ambiguous' && order === null) {
      if (this.order.asked) return faulty('undecided_dates', header, { found: text });
      this.unsettled = true;
      return { value: null, draft: null };
    }
    if (shape.proof !== 'iso' && order === 'iso') return faulty('bad_date', header, { found: text });
    const day = dayUnder(shape, order === 'mdy' ? 'mdy' : 'dmy');
    if (typeof day !== 'number') return faulty(day, header, { found: text });
    if (!shape.hasTime || this.time === 'expected') return read(day);
    return { value: day, draft: { code: 'time_dropped', column: header, details: { found: text } } };
  }
}

/** A day or an instant, in milliseconds since 1970 UTC; a day is its first moment. */
export function instantColumn(place: Place, order: Settling<DateOrder | 'iso'>): Column<number> {
  const days = new DateColumn(place, order);
  return {
    place,
    get(row) {
      const cell = row.cells[place.index];
      if (cell?.includes(':')) {
        const instant = instantMs(cell.trim());
        if (instant !== null) return instant;
      }
      const day = days.get(row);
      return day === null ? null : startOfDayMs(day);
    },
  };
}

export const choiceColumn = <T>(place: Place, choice: Choice<T>): Column<T> =>
  new MemoColumn(place, (text, header) => {
    const value = chosen(choice, text);
    return value === null ? faulty('unknown_choice', header, { found: text, names: choice.offered }) : read(value);
  });

export const intervalColumn = (place: Place): Column<Interval> =>
  new MemoColumn(place, (text, header) => {
    const interval = intervalOf(text);
    return interval === null ? faulty('unknown_interval', header, { found: text }) : read(interval);
  });

export interface Currency {
  code: string;
  /** Decimals. */
  exponent: number;
}

/** Null: no currency. */
export function currencyOf(text: string): Currency | null {
  const named = currenciesOf(text);
  const code = named?.length === 1 ? named[0] : undefined;
  const exponent = code === undefined ? null : currencyExponent(code);
  return code === undefined || exponent === null ? null : { code, exponent };
}

/** The currency of rows that state none. */
export const defaultCurrencyOf = ({ currency }: Pick<ReadPlan, 'currency'>): Currency =>
  currencyOf(currency) ?? { code: currency, exponent: 2 };

export const currencyColumn = (place: Place): Column<Currency> =>
  new MemoColumn(place, (text, header) => {
    const currency = currencyOf(text);
    return currency === null ? faulty('unknown_currency', header, { found: text }) : read(currency);
  });
