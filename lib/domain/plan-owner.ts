/**
 * Who should be at work on a plan: customer success (CS) on small ones, sales assist from an amount of ARR on, which may be
 * another for some sources.
 */
import { type Source, statedSource } from './source';

/** Whole major units of the reporting currency. */
export interface SalesAssist {
  from: number;
  /** Sources with an amount of their own; null: never. */
  sources: Readonly<Partial<Record<Source, number | null>>>;
}

export const DEFAULT_SALES_ASSIST: SalesAssist = { from: 25_000, sources: {} };

export type PlanTeam = 'cs' | 'sales_assist';

/** A plan without an amount is for CS. `minorPerMajor`: smallest units of one major unit. */
export function proposedTeam(
  { source, amountMinor }: { source: string | null; amountMinor: number | null },
  { from, sources }: SalesAssist,
  minorPerMajor: number,
): PlanTeam {
  const known = source === null ? null : statedSource(source);
  const own = known === null ? undefined : sources[known];
  const least = own === undefined ? from : own;
  return amountMinor !== null && least !== null && amountMinor >= least * minorPerMajor ? 'sales_assist' : 'cs';
}
