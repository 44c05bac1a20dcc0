/** What of the page of plays is looked at, as its address carries it. */
import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';

export const playsTabs = ['plays', 'rules'] as const;

export const playsParsers = {
  tab: parseAsStringLiteral(playsTabs).withDefault('plays'),
  /** The account that a play is to be run with. */
  run: parseAsString,
  /** The play that is to be run. */
  play: parseAsInteger,
};

export const loadPlaysChoices = createLoader(playsParsers);
