/** What the page of closed months shows, as its address carries it. */
import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { restatedFigures } from '@/lib/domain/restatement';

export const closedParts = ['restatement', 'tie-out', 'history'] as const;
export type ClosedPart = (typeof closedParts)[number];

export const closedParsers = {
  /** '2026-10'; left out: the month that asks for attention. */
  month: parseAsString,
  show: parseAsStringLiteral(closedParts).withDefault('restatement'),
  /** The figure whose differences are told by account and by change. */
  figure: parseAsStringLiteral(restatedFigures).withDefault('end_arr'),
  /** The one change whose accounts are told. */
  change: parseAsString,
  /** Every month, not the latest twelve alone. */
  all: parseAsStringLiteral(['months'] as const),
};

export const loadClosedChoices = createLoader(closedParsers);
