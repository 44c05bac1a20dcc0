/** An account that a rule fired for, in the words of a message. */
import { arrMoney } from './format';
import { reasonOf } from './queue';
import type { QueueRowInput } from './queue-input';
import { actionText, pointsText } from './signal-words';

export interface RunningPlay {
  name: string;
  /** What to say and offer, and the steps. */
  text: string;
}

interface PlayInput {
  name: string;
  say: string | null;
  offer: string | null;
  steps: readonly string[];
}

export const runningPlay = ({ name, say, offer, steps }: PlayInput): RunningPlay => ({
  name,
  text: [
    say,
    offer === null ? null : `Offer: ${offer}.`,
    steps.length === 0 ? null : `Steps: ${steps.map((step, index) => `${index + 1}. ${step}`).join(' ')}`,
  ]
    .filter(Boolean)
    .join(' '),
});

export function firedAccount(row: QueueRowInput, currency: string) {
  const { account, arr, readiness, churn_risk, owner } = row;
  const name = row.name || account;
  const action = actionText(row.action, row.signals);
  const scores = `readiness ${pointsText(readiness)}, churn risk ${pointsText(churn_risk)}`;
  return {
    ...{ account, name, arr, currency, readiness, churn_risk, owner, action },
    title: `${name} · ${arrMoney(arr, currency)} ARR`,
    detail: `${reasonOf(row, currency)}. ${action}; ${scores}. ${owner === null ? 'It has no owner' : `Owner: ${owner}`}.`,
  };
}
