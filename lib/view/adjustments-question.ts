/** Which adjustments the page lists, as its address carries it. */
import { createLoader, createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { type ListedKind, listedKinds } from '@/lib/domain/adjustment-kinds';

export const adjustmentsParsers = {
  /** Words of what was done, why, by whom, or of an account. */
  search: parseAsString.withDefault(''),
  kind: parseAsStringLiteral(listedKinds),
  /** An account's id. */
  account: parseAsString,
};

export const loadAdjustmentsChoices = createLoader(adjustmentsParsers);
const placeOf = createSerializer(adjustmentsParsers);

/** The list of one account's adjustments. */
export const adjustmentsHref = (account: string): string => placeOf('/adjustments', { account });

/** What is asked of the server, without what is left at all. */
export const adjustmentsQuestion = ({
  search,
  kind,
  account,
}: inferParserType<typeof adjustmentsParsers>): { search?: string; kind?: ListedKind; account?: string } => ({
  ...(search.trim() !== '' && { search: search.trim() }),
  ...(kind !== null && { kind }),
  ...(account !== null && { account }),
});
