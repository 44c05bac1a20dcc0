/** Whether a rule holds for an account on a day: each condition as a test, the cheap ones asked first. */
import { type DayNumber, monthOf } from '../day';
import { accountList } from '../segments';
import type { SignalBook } from './book';
import { type SignalName, signalCategories, signalNames } from './kinds';
import { recognised, statedRisks } from './known-names';
import { EXPANDED_DAYS, readinessOf, type ScoreBasis } from './queue';
import { churnRisk, riskParts, type ScoreDay } from './risk';
import type { RuleCondition, RuleFigure } from './rule';
import { cappedScore, categorySums, eachSignal } from './score';
import { arrOn, firstAfter, roseOn } from './standing';
import { eachMeter, limitShare, STALE_DAYS } from './usage';

/** Whether something holds for an account on a day. */
export type Test = (account: number, at: ScoreDay) => boolean;

const DERIVED: readonly SignalName[] = ['usage_95', 'usage_80', 'use_up'];

/** The test that all conditions hold; of none, that nothing does. An attribute that is not there holds for nobody. */
export function ruleTest(basis: ScoreBasis, conditions: readonly RuleCondition[]): Test {
  if (conditions.length === 0) return () => false;
  const tests = conditions.map((condition) => ({ cost: costOf(condition), test: testOf(basis, condition) }));
  const ordered = tests.sort((a, b) => a.cost - b.cost).map(({ test }) => test);
  return (account, at) => ordered.every((test) => test(account, at));
}

function costOf(condition: RuleCondition): number {
  if (condition.kind === 'attribute') return 0;
  if (condition.kind === 'signal') return 1;
  return condition.kind === 'figure' && ['arr', 'tenure_months', 'days_to_renewal'].includes(condition.figure) ? 1 : 2;
}

function testOf(basis: ScoreBasis, condition: RuleCondition): Test {
  switch (condition.kind) {
    case 'signal':
      return signalTest(basis, condition);
    case 'risk':
      return (account, at) =>
        riskParts(basis.book, basis.history, basis.settings, account, at).some(
          ({ factor }) => factor === condition.factor,
        ) === condition.stands;
    case 'usage':
      return usageTest(basis, condition);
    case 'figure':
      return figureTest(basis, condition);
    case 'attribute':
      return attributeTest(basis, condition);
  }
}

/** Rows of signals that are of a name: by kind, of the company's own by the very word. */
function namedRows({ kind, row, columns }: SignalBook, name: string): (at: number) => boolean {
  const known = recognised(name);
  if (known.is === 'signal') {
    const wanted = signalNames.indexOf(known.name);
    return (at) => kind[at] === wanted;
  }
  const code = columns.names.indexOf(name);
  return (at) => columns.signals.name[row[at]!] === code;
}

function signalTest(
  { book, scale }: ScoreBasis,
  { signal, withinDays, atLeast }: Extract<RuleCondition, { kind: 'signal' }>,
): Test {
  const known = recognised(signal);
  if (known.is === 'risk') {
    const risk = statedRisks.indexOf(known.name);
    const { risks } = book;
    const begins = (at: number): boolean => risks.risk[at] === risk && risks.ends[at] === 0;
    return (account, { day }) => counted(book, risks, account, day, withinDays, begins) >= atLeast;
  }
  if (known.is === 'signal' && DERIVED.includes(known.name)) {
    const wanted = signalNames.indexOf(known.name);
    return (account, { day }) => {
      let count = 0;
      eachSignal(book, scale, account, day, (kind, on) => {
        if (kind === wanted && on > day - withinDays) count += 1;
      });
      return count >= atLeast;
    };
  }
  const isNamed = namedRows(book, signal);
  return (account, { day }) => counted(book, book, account, day, withinDays, isNamed) >= atLeast;
}

function counted(
  { columns }: SignalBook,
  rows: { offset: Int32Array; day: Int32Array },
  account: number,
  day: DayNumber,
  withinDays: number,
  takes: (at: number) => boolean,
): number {
  const until = Math.min(day, columns.today);
  let count = 0;
  const end = rows.offset[account + 1]!;
  for (let at = firstAfter(rows, account, day - withinDays); at < end && rows.day[at]! <= until; at += 1)
    if (takes(at)) count += 1;
  return count;
}

function usageTest({ book }: ScoreBasis, { meter, atLeast }: Extract<RuleCondition, { kind: 'usage' }>): Test {
  const wanted = meter === null ? null : book.meters.indexOf(meter);
  return (account, { day }) => {
    let holds = false;
    eachMeter(book, account, day, (first, last) => {
      if (wanted !== null && book.usage.meter[first] !== wanted) return;
      if (book.usage.day[last]! >= day - STALE_DAYS && limitShare(book, last) >= atLeast) holds = true;
    });
    return holds;
  };
}

function attributeTest(
  { history: { facts } }: ScoreBasis,
  filter: Extract<RuleCondition, { kind: 'attribute' }>,
): Test {
  const isThere = facts.attributes.some(({ slug }) => slug === filter.slug);
  const passes = new Uint8Array(facts.accounts);
  for (const account of (isThere ? accountList(facts, [filter]) : null) ?? []) passes[account] = 1;
  return (account) => passes[account] === 1;
}

function figureTest(
  basis: ScoreBasis,
  { figure, comparison, value }: Extract<RuleCondition, { kind: 'figure' }>,
): Test {
  const read = figureReader(basis, figure);
  return (account, at) => {
    const found = read(account, at);
    return found !== null && (comparison === 'at_least' ? found >= value : found <= value);
  };
}

function figureReader(basis: ScoreBasis, figure: RuleFigure): (account: number, at: ScoreDay) => number | null {
  const { book, history, settings, scale } = basis;
  const { facts, terms } = history;
  const sums = new Float64Array(signalCategories.length);
  const score = (account: number, day: DayNumber): number => {
    categorySums(book, scale, account, day, sums);
    return cappedScore(scale, sums);
  };
  const risk = (account: number, at: ScoreDay): number => churnRisk(riskParts(book, history, settings, account, at));
  switch (figure) {
    case 'score':
      return (account, { day }) => score(account, day);
    case 'churn_risk':
      return risk;
    case 'readiness':
      return (account, at) =>
        readinessOf(score(account, at.day), risk(account, at), roseOn(facts, account, at.day, EXPANDED_DAYS) !== null);
    case 'arr':
      return (account, { day }) => arrOn(facts, account, day);
    case 'tenure_months':
      return (account, { day }) => monthOf(day) - monthOf(facts.firstActiveDay[account]!);
    case 'days_to_renewal':
      return (account, { day }) => {
        const row = firstAfter(terms, account, day);
        return row < terms.offset[account + 1]! ? terms.day[row]! - day : null;
      };
  }
}
