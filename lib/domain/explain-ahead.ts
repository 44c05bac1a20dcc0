/**
 * What is scheduled, explained (metrics.md section 2): by account what it has today, what it will have by every change
 * that is known, and those changes. In no current figure.
 */
import { balancesOn } from './balances';
import type { AccountChange, ChangeSource } from './change-sources';
import type { ExplainBasis } from './explain-basis';
import { type Explained, explained } from './explained';
import { classify } from './movement-type';
import { eachStepAhead } from './scheduled';
import { sources } from './source';

/** Of `change` the accounts that will change, by how much; of `contracted` those that will have ARR, and how much. */
export function explainScheduled(basis: ExplainBasis, figure: 'change' | 'contracted', list: Int32Array): Explained {
  const { facts } = basis;
  const day = facts.dataThrough;
  const startMinor = balancesOn(facts, day);
  const endMinor = startMinor.slice();
  const change = new Float64Array(facts.accounts);
  const steps = new Map<number, AccountChange[]>();
  for (const account of list) {
    const ahead = changesAhead(basis, account, startMinor[account]!);
    if (ahead.length === 0) continue;
    steps.set(account, ahead);
    for (const { arrMinor } of ahead) change[account]! += arrMinor;
    endMinor[account]! += change[account]!;
  }
  const adds = figure === 'change' ? change : endMinor;
  const counts = (account: number): boolean => (figure === 'change' ? steps.has(account) : endMinor[account]! > 0);
  return {
    ...explained(
      facts,
      { start: day, end: day, startMinor, endMinor },
      { adds, base: null, effect: adds },
      list.filter(counts),
    ),
    changes: (account) => steps.get(account) ?? [],
  };
}

/** The account's known steps, by day; where it starts from nothing or falls to it, they are that. */
function changesAhead({ facts, book }: ExplainBasis, account: number, today: number): AccountChange[] {
  const { offset, day, row, source } = book;
  const states: [state: number, arrMinor: number][] = [];
  eachStepAhead({ ...book, from: offset[account]!, to: offset[account + 1]! }, facts.dataThrough, (state, arrMinor) => {
    states.push([state, arrMinor]);
  });
  states.sort(([a], [b]) => day[a]! - day[b]!);
  const changes: AccountChange[] = [];
  let before = today;
  let wasActive = facts.hasBeenActive(account);
  for (let from = 0, to = 0; from < states.length; from = to) {
    const on = day[states[from]![0]]!;
    let after = before;
    for (; to < states.length && day[states[to]![0]] === on; to += 1) after += states[to]![1];
    const type = classify(before, after, wasActive);
    const whole: ChangeSource | null = type === 'expansion' || type === 'contraction' || type === null ? null : type;
    for (const [state, arrMinor] of states.slice(from, to))
      changes.push({
        day: on,
        source: whole ?? sources[source[state]!] ?? 'unclassified',
        arrMinor,
        row: row[state]!,
        isInvoice: false,
      });
    wasActive ||= after > 0;
    before = after;
  }
  return changes;
}
