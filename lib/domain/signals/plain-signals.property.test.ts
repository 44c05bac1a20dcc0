import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../day';
import { type PlainReading, type PlainSignal, plainRisk, plainScore } from '../testing/plain-signals';
import { dayOf, factsOf } from '../testing/reports';
import { type SignalRow, signalColumns, type UsageRow } from '../testing/signals';
import { signalBook } from './book';
import { CATEGORY_CAPS, SIGNAL_KINDS, signalNames } from './kinds';
import { queueOf, scoreBasis, scoresOf } from './queue';
import { DEFAULT_SIGNAL_SETTINGS } from './settings';
import { accountHistory } from './standing';

const LAST = dayOf('2025-12-31');
const accounts = ['a', 'b', 'c'];
const facts = factsOf({
  changes: accounts.map((account) => ({ account, on: '2024-01-10', minor: 1000, quantity: 10 })),
  accounts,
});
const noTerms = { ...accountHistory(facts, emptyTerms(), []) };

function emptyTerms() {
  const none = new Int32Array(0);
  return {
    ...{ length: 0, account: none, endDay: none, endMonth: none, daysToTerm: none, graceDays: 30, historyFrom: null },
    dueMinor: new Float64Array(0),
    outcomeMinor: new Float64Array(0),
  };
}

interface Given {
  signals: (PlainSignal & { account: string })[];
  readings: (PlainReading & { account: string })[];
}

const days = fc.integer({ min: LAST - 150, max: LAST });
const account = fc.constantFrom(...accounts);
const stated = fc.record({
  account,
  day: days,
  signal: fc.constantFrom(
    ...signalNames,
    ...['severe_ticket', 'severe_ticket_closed', 'past_due', 'past_due_closed', 'champion_left', 'our own'],
  ),
  weight: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 3 }),
});
const reading = fc.record({
  account,
  day: days,
  meter: fc.constantFrom('Seats', 'Calls'),
  used: fc.integer({ min: 0, max: 120 }),
  limit: fc.option(fc.integer({ min: 0, max: 120 })),
});
const given: fc.Arbitrary<Given> = fc.record({
  signals: fc.array(stated, { maxLength: 30 }),
  readings: fc.uniqueArray(reading, {
    maxLength: 40,
    selector: (each) => `${each.account} ${each.meter} ${each.day}`,
  }),
});

/** What ends a late payment is called otherwise than in the plain computation. */
const said = (signal: string): string => (signal === 'past_due_closed' ? 'past_due_paid' : signal);

function basisOf({ signals, readings }: Given, day: number) {
  const rows: SignalRow[] = signals.map(({ account: of, day: on, signal, weight }) => ({
    ...{ account: of, on: formatDay(on), signal: said(signal) },
    ...(weight !== null && { weight }),
  }));
  const usage: UsageRow[] = readings.map(({ account: of, day: on, meter, used, limit }) => ({
    ...{ account: of, on: formatDay(on), meter, used },
    ...(limit !== null && { limit }),
  }));
  const book = signalBook(signalColumns({ signals: rows, usage }), facts.accountIds);
  return scoreBasis(book, noTerms, DEFAULT_SIGNAL_SETTINGS, day);
}

const runs = Number(process.env.RATCHET_LAW_RUNS ?? 300);

describe('scores against a plain computation', () => {
  it('of signals and readings of several accounts, on any day', () => {
    fc.assert(
      fc.property(given, days, (all, day) => {
        const basis = basisOf(all, day);
        for (const [place, name] of accounts.entries()) {
          const signals = all.signals.filter((each) => each.account === name);
          const readings = all.readings.filter((each) => each.account === name);
          const scores = scoresOf(basis, place);
          expect(scores.score, `score of ${name}`).toBeCloseTo(plainScore(signals, readings, day), 9);
          const risk = plainRisk(signals, readings, all.readings, day);
          expect(scores.churnRisk, `risk of ${name}`).toBe(risk);
          expect(scores.readiness).toBeCloseTo(scores.score * (1 - risk / 100), 9);
        }
      }),
      { numRuns: runs },
    );
  });
});

describe('laws of the scores', () => {
  it('no order of rows changes any of them', () => {
    const both = given.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all.signals, { minLength: all.signals.length }),
        fc.shuffledSubarray(all.readings, { minLength: all.readings.length }),
      ),
    );
    fc.assert(
      fc.property(both, ([all, signals, readings]) => {
        expect(queueOf(basisOf({ signals, readings }, LAST), null)).toEqual(queueOf(basisOf(all, LAST), null));
      }),
      { numRuns: runs },
    );
  });

  it('a score is never above the caps, and one category never above its own', () => {
    fc.assert(
      fc.property(given, (all) => {
        for (const { score, churnRisk, readiness } of queueOf(basisOf(all, LAST), null)) {
          expect(score).toBeLessThanOrEqual(100);
          expect(churnRisk).toBeLessThanOrEqual(100);
          expect(readiness).toBeLessThanOrEqual(score);
          expect(readiness).toBeGreaterThanOrEqual(0);
        }
        const only = all.signals.filter(({ signal }) => SIGNAL_KINDS[signal as 'funding']?.category === 'account');
        for (const { score } of queueOf(basisOf({ signals: only, readings: [] }, LAST), null))
          expect(score).toBeLessThanOrEqual(CATEGORY_CAPS.account);
      }),
      { numRuns: runs },
    );
  });

  it('half of a signal is left after each half-life, whatever its weight', () => {
    fc.assert(
      fc.property(fc.constantFrom(...signalNames), fc.integer({ min: 1, max: 15 }), days, (signal, weight, day) => {
        const all = { signals: [{ account: 'a', day, signal, weight }], readings: [] };
        const scoreOn = (on: number): number => scoresOf(basisOf(all, on), 0).score;
        const { halfLifeDays } = SIGNAL_KINDS[signal];
        expect(scoreOn(day)).toBe(weight);
        expect(scoreOn(day + halfLifeDays)).toBeCloseTo(weight / 2, 12);
        expect(scoreOn(day + 3 * halfLifeDays)).toBeCloseTo(weight / 8, 12);
        expect(scoreOn(day - 1)).toBe(0);
      }),
      { numRuns: runs },
    );
  });
});
