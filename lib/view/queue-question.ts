/** What of the queue is looked at, as the address of its page carries it. */
import { createLoader, parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { zones } from '@/lib/domain/signals/kinds';

export const workStates = ['open', 'snoozed', 'done'] as const;

export const queueParsers = {
  state: parseAsStringLiteral(workStates).withDefault('open'),
  zone: parseAsStringLiteral(zones),
  /** Empty: nobody's. */
  owner: parseAsString,
  search: parseAsString.withDefault(''),
  /** The account whose scores are opened to their parts. */
  row: parseAsString,
  /** The panel of weights is open. */
  weights: parseAsBoolean.withDefault(false),
};

export const loadQueueChoices = createLoader(queueParsers);

type QueueChoices = Awaited<ReturnType<typeof loadQueueChoices>>;

/** The question that choices make; what is left out is not narrowed. */
export const queueQuestion = ({ state, zone, owner, search }: Omit<QueueChoices, 'weights' | 'row'>) => ({
  state,
  ...(zone !== null && { zone }),
  ...(owner !== null && { owner }),
  ...(search !== '' && { search }),
});
