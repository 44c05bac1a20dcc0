/**
 * An account's balances month by month at monthly rates (metrics.md section 8): each line converted at the rate of the
 * month, half away from zero, then summed. Lines of the reporting currency stay as they are.
 */
import { parseDay } from './day';
import type { Facts } from './facts';
import { type MonthlyRates, rateIn } from './fx-rates';
import type { AccountStates } from './lines';
import { type Converter, converter, currencyExponent } from './money';
import type { LedgerSettings } from './settings';

/** The balances of one account after the other; each array has one number for every month of the ledger. */
export class FxBalances {
  /** At the month's start, at the rates of the month before. */
  readonly start: Float64Array;
  /** The same balances at the rates of the month. */
  readonly repriced: Float64Array;
  /** At the month's end, or on data-through, at the rates of the month. */
  readonly end: Float64Array;
  /** 1 where a line of the account is above 0 in its own currency. */
  readonly startActive: Uint8Array;
  readonly endActive: Uint8Array;
  private readonly historyFrom: number;
  /** By currency, then by month from the one before the ledger's first. */
  private readonly converters: (Converter | undefined)[][] = [];

  constructor(
    private readonly facts: Facts,
    private readonly settings: LedgerSettings,
    private readonly rates: MonthlyRates,
  ) {
    const { months } = facts;
    this.start = new Float64Array(months);
    this.repriced = new Float64Array(months);
    this.end = new Float64Array(months);
    this.startActive = new Uint8Array(months);
    this.endActive = new Uint8Array(months);
    const stated = settings.historyFrom === null ? null : parseDay(settings.historyFrom);
    // What stands on history-from is the opening balance, with which the first month starts.
    this.historyFrom = stated === null ? Number.NEGATIVE_INFINITY : Math.min(stated, facts.dataThrough);
  }

  /** Whether a state of the account is in another currency than the reporting one. */
  isForeign({ currency, currencies, from, to }: AccountStates): boolean {
    for (let at = from; at < to; at += 1) if (currencies[currency[at]!] !== this.settings.currency) return true;
    return false;
  }

  /** Takes the next account. Throws a MissingRateError where a balance has no rate. */
  take(states: AccountStates): void {
    for (const column of [this.start, this.repriced, this.end, this.startActive, this.endActive]) column.fill(0);
    for (let from = states.from, to = from; from < states.to; from = to) {
      while (to < states.to && states.line[to] === states.line[from]) to += 1;
      this.addLine(states, from, to);
    }
  }

  private addLine(states: AccountStates, from: number, to: number): void {
    const { facts, historyFrom } = this;
    let at = from;
    let native = 0;
    let currency = 0;
    const advance = (until: number): void => {
      for (; at < to && states.day[at]! <= until; at += 1) {
        native = states.nativeMinor[at]!;
        currency = states.currency[at]!;
      }
    };
    advance(historyFrom);
    // What a month ends with, the next one starts with.
    let standing = native > 0 ? this.convert(states, currency, -1, native) : 0;
    for (let month = 0; month < facts.months; month += 1) {
      if (native > 0) {
        this.start[month]! += standing;
        this.repriced[month]! += this.convert(states, currency, month, native);
        this.startActive[month] = 1;
      }
      advance(Math.min(facts.monthCells.periods[month]!.end, facts.dataThrough));
      if (native > 0) {
        standing = this.convert(states, currency, month, native);
        this.end[month]! += standing;
        this.endActive[month] = 1;
      }
    }
  }

  /** `month` counts from the ledger's first; −1 is the one before it. */
  private convert({ currencies }: AccountStates, code: number, month: number, nativeMinor: number): number {
    const reporting = this.settings.currency;
    const currency = currencies[code]!;
    if (currency === reporting) return nativeMinor;
    this.converters[code] ??= [];
    const byMonth = this.converters[code];
    byMonth[month + 1] ??= this.converterIn(currency, month);
    return byMonth[month + 1]!(nativeMinor);
  }

  private converterIn(currency: string, month: number): Converter {
    const reporting = this.settings.currency;
    const rate = rateIn(this.rates, currency, this.facts.firstMonth + month, reporting);
    return converter(rate, currencyExponent(currency) ?? 2, currencyExponent(reporting) ?? 2);
  }
}
