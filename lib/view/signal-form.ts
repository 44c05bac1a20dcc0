/** A signal stated by hand: what can be chosen, and what is sent. */
import { signalNames } from '@/lib/domain/signals/kinds';
import { signalWords, statedRiskName } from './signal-words';

/** Stands for a name of the company's own. */
export const OWN_NAME = 'own';

/** Every name that is known, by the words that files state it with. */
export const signalChoices: readonly { value: string; label: string }[] = [
  ...signalNames.map((name) => ({ value: name, label: signalWords[name] })),
  { value: 'severe_ticket', label: statedRiskName('severe_ticket', false) },
  { value: 'severe_ticket_closed', label: statedRiskName('severe_ticket', true) },
  { value: 'past_due', label: statedRiskName('past_due', false) },
  { value: 'past_due_paid', label: statedRiskName('past_due', true) },
  { value: 'champion_left', label: statedRiskName('champion_left', false) },
  { value: 'new_champion', label: statedRiskName('champion_left', true) },
  { value: OWN_NAME, label: 'A name of your own' },
];

export interface SignalForm {
  signal: string;
  /** Where the name is of the company's own. */
  own: string;
  on: string;
  weight: string;
  note: string;
}

/** What is sent; null: something is missing, or the points are no number. */
export function signalRow(account: string, { signal, own, on, weight, note }: SignalForm) {
  const name = signal === OWN_NAME ? own.trim() : signal;
  const points = weight.trim() === '' ? null : Number(weight.trim().replace(',', '.'));
  if (name === '' || on === '' || (points !== null && !(points >= 0 && points <= 1000))) return null;
  return { account, on, signal: name, weight: points, note: note.trim() === '' ? null : note.trim() };
}
