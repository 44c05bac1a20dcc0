/** Where only totals of months are stated: our accounts under every reading, and which of these make their totals. */
import type { DifferenceCause } from './differences';
import { MARGIN_MONTHS } from './differences';
import { addRounding, type CompareBasis, type ComparedMonth, spanOf, totalsOf } from './differences-compare';
import { ownCourse, readingsOfAccount, type Span } from './differences-course';
import type { StatedMonths } from './differences-stated';
import { explainTotals, type ReadingEffect } from './differences-totals';

/** What one reading does to one account. */
interface Moved {
  account: number;
  ours: number[];
  added: number[];
}

interface Effect extends ReadingEffect {
  minor: number[];
  moved: Moved[];
}

/** Months whose totals they state, with what makes their differences; left now and then. */
export function* compareTotals(compared: CompareBasis, stated: StatedMonths): Generator<undefined, ComparedMonth[]> {
  const { facts } = compared;
  const span = spanOf(stated, facts);
  if (span === null || stated.totals === null) return [];
  const effects = yield* effectsOf(compared, span);
  const months = totalsOf(facts, span);
  const theirs = months.map((_, at) => stated.totals?.[at + span.skipped] ?? null);
  const differences = theirs.map((total, at) => (total === null ? null : total - months[at]!.ours));
  const explained = explainTotals(differences, effects);
  return months.flatMap((month, at): ComparedMonth[] => {
    const total = theirs[at];
    const found = explained[at];
    if (total === null || total === undefined || !found) return [];
    month.theirs = total;
    for (const place of found.effects) month.cases.push(...casesOf(compared, effects[place]!, at));
    if (found.effects.length > 0) addRounding(month, found.left);
    else if (found.left !== 0) month.cases.push({ ...ofNobody, minor: found.left, cause: 'unexplained' });
    return [month];
  });
}

const ofNobody = { account: null, their: null, name: null, theirs: null, ours: null, size: null, by: null };

function casesOf({ facts }: CompareBasis, { cause, size, moved }: Effect, at: number): ComparedMonth['cases'] {
  return moved.flatMap(({ account, ours, added }) =>
    added[at] === 0
      ? []
      : [
          {
            ...{
              account: facts.accountIds[account]!,
              their: null,
              name: facts.accountNames[account] || facts.accountIds[account]!,
            },
            ...{ theirs: null, ours: ours[at]!, minor: added[at]!, cause, size, by: null },
          },
        ],
  );
}

/** Readings by their order within an account, and the month before and after. */
function* effectsOf({ facts, readings }: CompareBasis, span: Span): Generator<undefined, Effect[]> {
  const effects = new Map<string, Effect>();
  const none = (): number[] => Array<number>(span.months).fill(0);
  const add = (
    key: string,
    cause: DifferenceCause,
    size: number | null,
    account: number,
    ours: number[],
    mrr: (number | null)[],
  ) => {
    const added = mrr.map((minor, at) => (minor === null ? 0 : minor - ours[at]!));
    if (!added.some((minor) => minor !== 0)) return;
    const effect = effects.get(key) ?? { cause, size, minor: none(), moved: [] };
    effects.set(key, effect);
    effect.moved.push({ account, ours, added });
    for (const [at, minor] of added.entries()) effect.minor[at]! += minor;
  };
  for (let account = 0; account < facts.accounts; account += 1) {
    if (account % 500 === 0) yield;
    const course = ownCourse(facts, account, span);
    const from = (by: number) => course.slice(MARGIN_MONTHS - by, MARGIN_MONTHS - by + span.months);
    const ours = from(0).map((mrr) => mrr ?? 0);
    for (const by of [1, -1]) add(`date ${by}`, 'date', by, account, ours, from(by));
    for (const [place, { cause, mrr }] of readingsOfAccount(facts, readings, account, span, undefined).entries())
      add(place < readings.ledgers.length ? `${place}` : cause, cause, null, account, ours, [...mrr]);
  }
  return [...effects.values()];
}
