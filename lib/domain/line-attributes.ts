/**
 * Attributes that an account's lines decide (metrics.md section 9), dated: plan, billing interval and currency of its
 * largest active line (by ARR in the reporting currency; of two as large the first), and how many products it has.
 */
import { CurrentStates } from './current-states';
import { DatedCodes, type DatedValues, type LaterValues, lastCodes } from './dated-codes';
import { type Facts, once } from './facts';
import { historyOf } from './history';
import { intervalName, periodName } from './interval-name';
import { eachAccount } from './line-book';
import { currenciesOf, type LedgerBasis } from './lines';
import type { SourceRecords } from './records';

const LINE_ATTRIBUTES = ['plan', 'billing_interval', 'products', 'currency'] as const;

const PRODUCT_COUNTS = ['1', '2', '3+'];

type LineAttribute = (typeof LINE_ATTRIBUTES)[number];

type Walked = Pick<Facts, 'accounts' | 'dataThrough'>;

/** Each by itself, so that who asks for the plans of the past does not wait for the others; those of now in one walk. */
export function lineAttributes(basis: LedgerBasis, facts: Walked): { slug: string; make: () => LaterValues }[] {
  const all = once(() => LINE_ATTRIBUTES.map((slug) => codings[slug](basis)));
  const now = once(() => codesNow(all(), basis, facts));
  return LINE_ATTRIBUTES.map((slug, place) => ({
    slug,
    make: () => {
      const coding = all()[place]!;
      if (!coding.isMetOnTheWay)
        return { values: coding.values, now: () => now()[place]!, dated: () => datedCodes(coding, basis, facts) };
      const dated = datedCodes(coding, basis, facts);
      return { values: coding.values, now: () => lastCodes(dated, facts.accounts), dated: () => dated };
    },
  }));
}

function datedCodes({ codeOf }: Coding, basis: LedgerBasis, { dataThrough }: Walked): DatedValues {
  const found = new DatedCodes();
  const current = new CurrentStates(historyOf(basis.settings));
  eachAccount(basis, (account, states) => {
    current.begin(states);
    for (let day = current.next(); day !== null && day <= dataThrough; day = current.next()) {
      const largest = current.largest();
      if (largest >= 0) found.push(account, day, codeOf(current, largest));
    }
  });
  return found.close();
}

/** By attribute, the code of each account's last active day; −1 where it has none, and of what is met on the way. */
function codesNow(all: readonly Coding[], basis: LedgerBasis, { accounts, dataThrough }: Walked): Int32Array[] {
  const codes = all.map(() => new Int32Array(accounts).fill(-1));
  const current = new CurrentStates(historyOf(basis.settings));
  eachAccount(basis, (account, states) => {
    const largest = current.standLast(states, dataThrough);
    if (largest < 0) return;
    for (let place = 0; place < all.length; place += 1)
      if (!all[place]!.isMetOnTheWay) codes[place]![account] = all[place]!.codeOf(current, largest);
  });
  return codes;
}

/** The values of an attribute and how an account's largest state is told. */
interface Coding {
  values: string[];
  /** Some values are known only when all that accounts had has been met. */
  isMetOnTheWay?: boolean;
  codeOf: (current: CurrentStates, largest: number) => number;
}

const codings: Record<LineAttribute, (basis: LedgerBasis) => Coding> = {
  plan: ({ records }) => ({ values: records.plans, codeOf: ({ states }, largest) => states.plan[largest]! }),
  billing_interval: ({ records }) => intervalCoding(records),
  products: () => ({
    values: PRODUCT_COUNTS,
    codeOf: (current) => Math.min(current.products(), PRODUCT_COUNTS.length) - 1,
  }),
  currency: ({ records }) => ({
    values: currenciesOf(records),
    codeOf: ({ states }, largest) => states.currency[largest]!,
  }),
};

/** Numbers the intervals of records as they are met. */
function intervalCoding({ changes, invoices }: SourceRecords): Coding {
  const values: string[] = [];
  const codes = new Map<string, number>();
  const numberOf = (name: string): number => {
    const code = codes.get(name) ?? values.length;
    if (code === values.length) values.push(name);
    codes.set(name, code);
    return code;
  };
  const stated = changes.intervals.map(({ unit, count }) => numberOf(intervalName(unit, count)));
  const codeOf = ({ states }: CurrentStates, at: number): number => {
    const record = states.row[at]!;
    if (record < 0) return -1;
    if (states.isInvoice[at] === 0) return stated[changes.interval[record]!]!;
    return numberOf(periodName(invoices.startDay[record]!, invoices.endDay[record]!));
  };
  return { values, codeOf, isMetOnTheWay: invoices.length > 0 };
}
