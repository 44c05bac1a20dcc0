import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancesOn } from './balances';
import { formatMonth, lastDayOf, monthOf } from './day';
import { type ComparedMonth, compareAccounts } from './differences-compare';
import { compareTotals } from './differences-of-totals';
import { readingsOf } from './differences-readings';
import type { StatedAccount, StatedMonths } from './differences-stated';
import { buildFacts, type Facts } from './facts';
import { deriveLedger } from './ledger';
import { mrrFromArr } from './money';
import { sourceRecords } from './testing/columns';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';
import { usualSettings } from './testing/reports';

function all<Value>(pieces: Generator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

function oursOf({ settings: stated, recordedBy, ...rows }: NastyLedger) {
  const settings = { ...usualSettings, ...stated };
  const records = sourceRecords(rows);
  const basis = { records, settings, query: { recordedBy } };
  const facts = buildFacts(deriveLedger(records, settings, { recordedBy }), records.accounts, settings);
  return { facts, basis, rates: {}, mergedInto: new Map<string, string>(), readings: all(readingsOf(facts, basis)) };
}

/** What a tool with our own figures would export. */
function ownExport(facts: Facts): StatedMonths {
  const last = monthOf(facts.dataThrough + 1) - 1;
  const months = Array.from({ length: Math.max(last - facts.firstMonth + 1, 0) }, (_, at) => facts.firstMonth + at);
  const ends = months.map((month) => balancesOn(facts, lastDayOf(month)));
  const accounts = facts.accountIds.map((id, account): StatedAccount => {
    const mrr = ends.map((balances) => mrrFromArr(balances[account]!));
    return { id, name: null, currency: 'USD', mrr };
  });
  return { months: months.map(formatMonth), accounts, totals: null };
}

const inReporting = ({ accounts, ...stated }: StatedMonths, currency: string): StatedMonths => ({
  ...stated,
  accounts: accounts.map((account) => ({ ...account, currency })),
});

interface Mess {
  cells: [number, number, number][];
  dropped: number | null;
  invented: boolean;
}

/** What is drawn puts other figures into some cells, leaves accounts out, and invents one. */
const mess = fc.record({
  cells: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 90_000 })), { maxLength: 12 }),
  dropped: fc.option(fc.nat(), { nil: null }),
  invented: fc.boolean(),
});

function messed(stated: StatedMonths, { cells, dropped, invented }: Mess): StatedMonths {
  const accounts = stated.accounts.map((account) => ({ ...account, mrr: [...account.mrr] }));
  for (const [account, month, minor] of cells)
    if (accounts.length > 0 && stated.months.length > 0)
      accounts[account % accounts.length]!.mrr[month % stated.months.length] = minor;
  if (dropped !== null && accounts.length > 0) accounts.splice(dropped % accounts.length, 1);
  const currency = stated.accounts[0]?.currency ?? 'USD';
  if (invented) accounts.push({ id: 'nobody we know', name: null, currency, mrr: stated.months.map(() => 777) });
  return { ...stated, accounts };
}

const sumOf = ({ cases }: ComparedMonth): number => cases.reduce((sum, { minor }) => sum + minor, 0);

const sorted = (months: ComparedMonth[]) =>
  months.map(({ cases, ...month }) => ({ ...month, cases: cases.map((one) => JSON.stringify(one)).sort() }));

describe('laws of differences', () => {
  it('a ledger’s own figures differ from it in nothing but the rounding of totals', () => {
    const holds = (ledger: NastyLedger): void => {
      const ours = oursOf(ledger);
      const own = inReporting(ownExport(ours.facts), ours.basis.settings.currency);
      for (const { cases, theirs, ours: mrr } of all(compareAccounts(ours, own))) {
        expect(cases.every(({ cause, account }) => cause === 'rounding' && account === null)).toBe(true);
        expect(Math.abs(theirs - mrr)).toBeLessThanOrEqual(own.accounts.length);
      }
    };
    fc.assert(fc.property(nastyLedger(), holds), propertyRuns(150));
  });

  it('causes sum to every month’s difference, and the order of accounts is nothing', () => {
    const holds = (ledger: NastyLedger, drawn: Mess): void => {
      const ours = oursOf(ledger);
      const stated = messed(inReporting(ownExport(ours.facts), ours.basis.settings.currency), drawn);
      const months = all(compareAccounts(ours, stated));
      for (const month of months) expect(sumOf(month)).toBe(month.theirs - month.ours);
      const turned = all(compareAccounts(ours, { ...stated, accounts: stated.accounts.toReversed() }));
      expect(sorted(turned)).toEqual(sorted(months));
    };
    fc.assert(fc.property(nastyLedger(), mess, holds), propertyRuns(150));
  });

  it('where totals alone are stated, causes sum to their differences too', () => {
    const totals = fc.array(fc.option(fc.integer({ min: 0, max: 400_000 }), { nil: null }), { maxLength: 12 });
    const holds = (ledger: NastyLedger, drawn: (number | null)[]): void => {
      const ours = oursOf(ledger);
      const stated = { ...ownExport(ours.facts), accounts: [], totals: drawn };
      for (const month of all(compareTotals(ours, stated))) expect(sumOf(month)).toBe(month.theirs - month.ours);
    };
    fc.assert(fc.property(nastyLedger(), totals, holds), propertyRuns(150));
  });
});
