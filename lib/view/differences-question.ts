/** Which comparison, month and cause the page has open, as its address carries them. */
import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { differenceCauses } from '@/lib/domain/differences';

export const differencesParsers = {
  comparison: parseAsInteger,
  month: parseAsString,
  cause: parseAsStringLiteral(differenceCauses),
};

export const loadDifferencesChoices = createLoader(differencesParsers);
