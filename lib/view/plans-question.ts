/** What the page of plans shows, as its address carries it. */
import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';

/** What payback's course is drawn of. */
export const paybackShown = ['months', 'ratio'] as const;
export type PaybackShown = (typeof paybackShown)[number];

export const planTabs = ['plans', 'coverage', 'whitespace', 'costs'] as const;
export type PlanTab = (typeof planTabs)[number];

export const plansParsers = {
  tab: parseAsStringLiteral(planTabs).withDefault('plans'),
  /** The account that a plan is being made of. */
  new: parseAsString,
  /** Plans of one owner alone. */
  owner: parseAsString,
  /** MRR from which on accounts are to be covered, whole major units. */
  threshold: parseAsInteger.withDefault(0),
  /** Words of an account's name or id. */
  search: parseAsString.withDefault(''),
  payback: parseAsStringLiteral(paybackShown).withDefault('months'),
};

export const loadPlansChoices = createLoader(plansParsers);

export type PlansChoices = Awaited<ReturnType<typeof loadPlansChoices>>;

/** Rows of whitespace that are asked for at once. */
export const WHITESPACE_ROWS = 50;

export const coverageQuestion = ({ threshold }: Pick<PlansChoices, 'threshold'>) =>
  threshold > 0 ? { threshold } : {};

export const whitespaceQuestion = ({ search }: Pick<PlansChoices, 'search'>, limit: number) => ({
  limit,
  ...(search.trim() !== '' && { search: search.trim() }),
});

export const paybackQuestion = { grid: 'quarter' } as const;
