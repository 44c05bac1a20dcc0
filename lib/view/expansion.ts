/** What the Expansion page asks for, and the choices of its own that its address carries. Server and page ask by the same words. */
import type { ExpansionRow } from '@/lib/domain/expansion';
import type { ExpansionThenChurn } from '@/lib/domain/expansion-then-churn';
import type { PriceIncrease } from '@/lib/domain/price-increases';
import type { Renewals } from '@/lib/domain/renewals';
import type { MovementsReport, ReportHead, RetentionReport } from '@/lib/domain/report';
import type { TimeToExpansion, TimeToExpansionBy } from '@/lib/domain/time-to-expansion';
import type { AskedOfAll, Months, Question } from './question';

export const measures = ['amount', 'share'] as const;
export type Measure = (typeof measures)[number];

/** Whose time to the first expansion is drawn. */
export const firstOf = ['all', 'cohort', 'channel'] as const;
export type FirstOf = (typeof firstOf)[number];

/** Months after an expansion in which it is looked for churn. */
export const followUps = ['3', '6', '12'] as const;
export type FollowUp = (typeof followUps)[number];

/** As the expansion report answers. */
export interface ExpansionFigures extends ReportHead {
  grid: 'month' | 'quarter' | 'year';
  rows: readonly ExpansionRow[];
  t2e: TimeToExpansion | null;
  t2e_by: TimeToExpansionBy | null;
  then_lost: ExpansionThenChurn | null;
  price_increases: readonly PriceIncrease[];
}

export type RenewalFigures = ReportHead & Renewals;

/** All that the page is made of, but for the split. */
export interface ExpansionReports {
  /** By the grid chosen. The only ones with the period that is not over. */
  movements: MovementsReport;
  /** By the grid chosen; closed periods alone. */
  expansion: ExpansionFigures;
  /** By month, whatever grid is chosen: what a guide of so much a month is held against. */
  months: ExpansionFigures;
  renewals: RenewalFigures;
  /** Twelve-month windows: whether a high NRR rests on few accounts. */
  retention: RetentionReport;
}

export const byGrid = (grid: Question['grid'], months: Months, asked: AskedOfAll) =>
  ({ grid, ...months, ...asked }) as const;

export const byMonth = (months: Months, asked: AskedOfAll) => byGrid('month', months, asked);

export const splitQuestion = (by: string, grid: Question['grid'], months: Months, asked: AskedOfAll) =>
  ({ ...byGrid(grid, months, asked), by }) as const;

export const renewalsQuestion = (months: Months, asked: AskedOfAll) => ({ ...months, ...asked }) as const;

export const yearlyRetention = (asked: AskedOfAll) => ({ window: 12, ...asked }) as const;

/** As the filter bar asks, so that one answer serves both. */
export const attributesQuestion = ({ as_of }: AskedOfAll) => (as_of === undefined ? {} : { as_of });
