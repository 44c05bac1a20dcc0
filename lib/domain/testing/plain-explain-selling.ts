/** Coverage, reviews and what was won, explained from the plain ledger account by account. */
import { type Amount, eachAccount, figureOf, type PlainAsked, type PlainPart, spanOf } from './plain-explain-figure';
import { balanceOn, type PlainPeriod } from './plain-movements';
import { plainCoverage, plainReviewed, plainWinRates } from './plain-planning';

const isCounted = ({ base }: Amount): boolean => base! > 0;

/** Every active account; the largest that nobody is at work on come first. */
export function explainCoverage(asked: PlainAsked): PlainPart {
  const { plain, rows } = asked;
  const today = plain.lastDay;
  const { uncovered } = plainCoverage(plain, { ...rows, owners: {} }, 0);
  const amountOf = (account: string): Amount => {
    const isActive = balanceOn(plain, account, today) > 0;
    const left = uncovered.find((one) => one.account === account)?.arr ?? 0;
    return { adds: isActive && left === 0 ? 1 : 0, base: isActive ? 1 : 0, effect: left };
  };
  return figureOf(asked, [today, today], eachAccount(asked, amountOf), isCounted);
}

export function explainReviewed(asked: PlainAsked, isReviewed: boolean, quarter: PlainPeriod): PlainPart {
  const { plain, rows } = asked;
  const counted = plainReviewed(plain, rows, quarter).filter((one) => one.isReviewed === isReviewed);
  const amountOf = (account: string): Amount => {
    const { expansion: adds = 0, start: base = 0 } = counted.find((one) => one.account === account) ?? {};
    return { adds, base, effect: adds };
  };
  return figureOf(asked, spanOf(asked, quarter), eachAccount(asked, amountOf), isCounted);
}

/** Of a day all that was closed by its end; of the last one all that is closed. */
export function explainWon(asked: PlainAsked, period: PlainPeriod): PlainPart {
  const { plain, rows } = asked;
  const isDay = period.start === period.end;
  const amountOf = (account: string): Amount => {
    const plans = rows.plans.filter((plan) => plan.account === account);
    const { won, lost } = plainWinRates(
      plans,
      isDay ? null : period.start,
      isDay && period.end === plain.lastDay ? null : period.end,
    ).total;
    return { adds: won, base: won + lost, effect: won + lost };
  };
  const span: [number, number] = isDay ? [period.end, period.end] : spanOf(asked, period);
  return figureOf(asked, span, eachAccount(asked, amountOf), isCounted);
}
