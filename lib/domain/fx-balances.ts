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
  private readonly converters = new Map<string, Converter>();

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
    for (let month = 0; month < facts.months; month += 1) {
      if (native > 0) {
        const code = states.currencies[currency]!;
        this.start[month]! += this.convert(code, month - 1, native);
        this.repriced[month]! += this.convert(code, month, native);
        this.startActive[month] = 1;
      }
      advance(Math.min(facts.monthCells.periods[month]!.end, facts.dataThrough));
      if (native > 0) {
        this.end[month]! += this.convert(states.currencies[currency]!, month, native);
        this.endActive[month] = 1;
      }
    }
  }

  /** `month` counts from the ledger's first; −1 is the one before it. */
  private convert(currency: string, month: number, nativeMinor: number): number {
    const reporting = this.settings.currency;
    if (currency === reporting) return nativeMinor;
    const key = `${currency} ${month}`;
    let known = this.converters.get(key);
    if (known === undefined) {
      const rate = rateIn(this.rates, currency, this.facts.firstMonth + month, reporting);
      known = converter(rate, currencyExponent(currency) ?? 2, currencyExponent(reporting) ?? 2);
      this.converters.set(key, known);
    }
    return known(nativeMinor);
  }
}
