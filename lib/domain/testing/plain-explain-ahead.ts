/** What is scheduled, explained from the plain ledger: what accounts will have by every change that is known. */
import { plainSteps } from './plain-ahead';
import { figureOf, type PlainAsked, type PlainPart } from './plain-explain-figure';

export function explainScheduled(asked: PlainAsked, name: 'scheduled_change' | 'contracted_arr'): PlainPart {
  const { ledger, plain } = asked;
  const today = plain.lastDay;
  const steps = plainSteps(ledger, plain);
  const amounts = [...plain.balance].map(([account, balance]) => {
    const start = balance[today]!;
    const end = steps.get(account)!.at(-1)?.after ?? start;
    return { account, start, end, adds: name === 'contracted_arr' ? end : end - start };
  });
  const told = amounts.filter(({ account, end }) =>
    name === 'contracted_arr' ? end > 0 : steps.get(account)!.length > 0,
  );
  const figure = figureOf(
    asked,
    [today, today],
    new Map(told.map(({ account, adds }) => [account, { adds, base: null, effect: adds }])),
    () => true,
  );
  const accounts = figure.accounts.map((row) => {
    const { start, end } = amounts.find(({ account }) => account === row.account)!;
    const changes: Record<string, number> = {};
    for (const { day, type, changes: ofDay } of steps.get(row.account)!)
      for (const { source, arr } of ofDay) {
        const isWhole = type === 'new' || type === 'reactivation' || type === 'churn';
        const key = `${day} ${isWhole ? type : (source ?? 'unclassified')}`;
        changes[key] = (changes[key] ?? 0) + arr;
      }
    const moved = Object.fromEntries(Object.entries(changes).filter(([, arr]) => arr !== 0));
    return { ...row, start, end, changes: moved };
  });
  return { ...figure, accounts };
}
