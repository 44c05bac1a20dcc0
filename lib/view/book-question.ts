/** Whose book is looked at, as the address of its page carries it. */
import { createLoader, parseAsString } from 'nuqs/server';
import type { AskedOfAll } from './question';

export const bookParsers = {
  /** Empty: nobody's. */
  owner: parseAsString,
};

export const loadBookChoices = createLoader(bookParsers);

export const bookQuestion = (owner: string | null, asked: AskedOfAll) => ({
  ...asked,
  ...(owner !== null && { owner }),
});

/** Their part of the queue: what is open. */
export const bookQueueQuestion = (owner: string) => ({ state: 'open', owner });
