/**
 * Computed attributes (metrics.md section 9): what the ledger itself says of an account, as dated values like those of
 * a file. Each is that of the account's last active day up to the day asked for, so that an account that left stays
 * with what it had; before its first active day it has none.
 *
 * - `arr_band`: its ARR, half-open, in major units of the reporting currency;
 * - `tenure`: since its first active day (an opening account's is history-from);
 * - `plan`, `billing_interval`, `currency`: those of its largest active line;
 * - `products`: how many it has.
 */

import { DatedCodes, type DatedValues, type LaterValues } from './dated-codes';
import { addMonths, type DayNumber } from './day';
import { type Facts, once } from './facts';
import { lineAttributes } from './line-attributes';
import type { LedgerBasis } from './lines';
import { currencyExponent } from './money';
import type { AttributeColumn } from './records';

/** Where each band begins, in thousands of major units. */
const ARR_BANDS = [
  ['<1k', 0],
  ['1k-5k', 1],
  ['5k-25k', 5],
  ['25k-100k', 25],
  ['100k+', 100],
] as const;

/** Where each begins, in months. */
const TENURES = [
  ['<1 year', 0],
  ['1-2 years', 12],
  ['2-3 years', 24],
  ['3+ years', 36],
] as const;

/**
 * The facts with their computed attributes after the stored ones; a stored one of the same slug stands instead. None of
 * them is worked out before it is asked for.
 */
export function withComputedAttributes(facts: Facts, basis: LedgerBasis): Facts {
  const computed = [
    new LaterColumn('arr_band', () => arrBands(facts, basis.settings.currency), true),
    new LaterColumn('tenure', () => tenures(facts), true),
    ...lineAttributes(basis, facts).map(({ slug, make }) => new LaterColumn(slug, make)),
  ];
  const stored = new Set(facts.attributes.map(({ slug }) => slug));
  return { ...facts, attributes: [...facts.attributes, ...computed.filter(({ slug }) => !stored.has(slug))] };
}

/** A column of which each part is worked out when it is first looked into. */
class LaterColumn implements AttributeColumn {
  readonly isComputed = true;
  private readonly parts: () => LaterValues;

  constructor(
    readonly slug: string,
    make: () => LaterValues,
    readonly isInOrder = false,
  ) {
    this.parts = once(() => {
      const { values, now, dated } = make();
      return { values, now: once(now), dated: once(dated) };
    });
  }

  get values(): string[] {
    return this.parts().values;
  }

  get codes(): Int32Array {
    return this.parts().now();
  }

  get dated(): DatedValues {
    return this.parts().dated();
  }
}

function arrBands(facts: Facts, currency: string): LaterValues {
  const minorPerThousand = 1000 * 10 ** (currencyExponent(currency) ?? 2);
  const bandOf = (arrMinor: number): number => {
    const thousands = arrMinor / minorPerThousand;
    return ARR_BANDS.findLastIndex(([, start]) => start <= thousands);
  };
  return {
    values: ARR_BANDS.map(([name]) => name),
    now: () => codesNow(facts, (_account, _day, arrMinor) => bandOf(arrMinor)),
    dated: () => {
      const found = new DatedCodes();
      eachActiveSpan(facts, (account, from, _until, arrMinor) => found.push(account, from, bandOf(arrMinor)));
      return found.close();
    },
  };
}

function tenures(facts: Facts): LaterValues {
  const beginOf = (account: number, code: number): DayNumber =>
    code === 0 ? Number.NEGATIVE_INFINITY : addMonths(facts.firstActiveDay[account]!, TENURES[code]![1]);
  return {
    values: TENURES.map(([name]) => name),
    now: () => codesNow(facts, (account, day) => TENURES.findLastIndex((_, code) => beginOf(account, code) <= day)),
    dated: () => {
      const found = new DatedCodes();
      let begins: DayNumber[] = [];
      let begun = -1;
      eachActiveSpan(facts, (account, from, until) => {
        if (account !== begun) begins = TENURES.map((_, code) => beginOf(account, code));
        begun = account;
        for (let code = 0; code < begins.length; code += 1) {
          const isOver = code + 1 < begins.length && begins[code + 1]! <= from;
          if (begins[code]! < until && !isOver) found.push(account, Math.max(begins[code]!, from), code);
        }
      });
      return found.close();
    },
  };
}

/** The code of each account's last active day, which `codeOf` finds; −1 where it has none. */
function codesNow(
  { ledger: { offset, day, arrMinor }, accounts, dataThrough }: Facts,
  codeOf: (account: number, lastActiveDay: DayNumber, arrMinor: number) => number,
): Int32Array {
  const codes = new Int32Array(accounts).fill(-1);
  for (let account = 0; account < accounts; account += 1) {
    let until = dataThrough + 1;
    for (let step = offset[account + 1]! - 1; step >= offset[account]!; step -= 1) {
      if (day[step]! < until && arrMinor[step]! > 0) {
        codes[account] = codeOf(account, until - 1, arrMinor[step]!);
        break;
      }
      until = Math.min(day[step]!, until);
    }
  }
  return codes;
}

/** Calls `found` for every stretch of days, until not including `until`, on which an account has one balance above 0. */
function eachActiveSpan(
  { ledger, accounts, dataThrough }: Facts,
  found: (account: number, from: DayNumber, until: DayNumber, arrMinor: number) => void,
): void {
  for (let account = 0; account < accounts; account += 1) {
    const end = ledger.offset[account + 1]!;
    for (let step = ledger.offset[account]!; step < end; step += 1) {
      const from = ledger.day[step]!;
      if (from > dataThrough) break;
      const until = step + 1 < end ? Math.min(ledger.day[step + 1]!, dataThrough + 1) : dataThrough + 1;
      if (ledger.arrMinor[step]! > 0) found(account, from, until, ledger.arrMinor[step]!);
    }
  }
}
