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

import { DatedCodes } from './dated-codes';
import { addMonths, type DayNumber } from './day';
import type { Facts } from './facts';
import { LINE_ATTRIBUTES, lineAttribute } from './line-attributes';
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
    ...LINE_ATTRIBUTES.map((slug) => new LaterColumn(slug, () => lineAttribute(slug, basis, facts))),
  ];
  const stored = new Set(facts.attributes.map(({ slug }) => slug));
  return { ...facts, attributes: [...facts.attributes, ...computed.filter(({ slug }) => !stored.has(slug))] };
}

/** A column that is worked out when it is first looked into. */
class LaterColumn implements AttributeColumn {
  readonly isComputed = true;
  private made: AttributeColumn | null = null;

  constructor(
    readonly slug: string,
    private readonly make: () => AttributeColumn,
    readonly isInOrder = false,
  ) {}

  private get column(): AttributeColumn {
    this.made ??= this.make();
    return this.made;
  }

  get values(): string[] {
    return this.column.values;
  }

  get codes(): Int32Array {
    return this.column.codes;
  }

  get dated(): AttributeColumn['dated'] {
    return this.column.dated;
  }
}

function arrBands(facts: Facts, currency: string): AttributeColumn {
  const minorPerThousand = 1000 * 10 ** (currencyExponent(currency) ?? 2);
  const found = new DatedCodes();
  eachActiveSpan(facts, (account, from, _until, arrMinor) => {
    const thousands = arrMinor / minorPerThousand;
    found.push(
      account,
      from,
      ARR_BANDS.findLastIndex(([, start]) => start <= thousands),
    );
  });
  return found.column(
    'arr_band',
    ARR_BANDS.map(([name]) => name),
    facts.accounts,
  );
}

function tenures(facts: Facts): AttributeColumn {
  const found = new DatedCodes();
  eachActiveSpan(facts, (account, from, until) => {
    const first = facts.firstActiveDay[account]!;
    for (let code = 0; code < TENURES.length; code += 1) {
      const begins = code === 0 ? from : addMonths(first, TENURES[code]![1]);
      const isOver = code + 1 < TENURES.length && addMonths(first, TENURES[code + 1]![1]) <= from;
      if (begins < until && !isOver) found.push(account, Math.max(begins, from), code);
    }
  });
  return found.column(
    'tenure',
    TENURES.map(([name]) => name),
    facts.accounts,
  );
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
