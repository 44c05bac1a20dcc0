/**
 * Plans as they stood on a past day that a question takes for the end of the data: what was closed after it was open on
 * it, and what was opened after it was not there yet.
 */
import type { DayNumber } from './day';
import type { ExpansionPlan } from './planning';

export const plansOn = (plans: readonly ExpansionPlan[], day: DayNumber): ExpansionPlan[] =>
  plans
    .filter(({ openedDay }) => openedDay <= day)
    .map((plan) =>
      plan.closedDay !== null && plan.closedDay > day ? { ...plan, status: 'open', closedDay: null } : plan,
    );
