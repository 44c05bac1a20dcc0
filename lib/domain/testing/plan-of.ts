/** A plan for an account as the core takes it: open since 1 January 2025 and nothing else said, but for what a test says. */
import type { ExpansionPlan } from '../planning';
import { dayOf } from './reports';

export const planOf = (accountId: string, said: Partial<ExpansionPlan> = {}): ExpansionPlan => ({
  accountId,
  openedDay: dayOf('2025-01-01'),
  source: null,
  amountMinor: null,
  expectedDay: null,
  champion: null,
  owner: null,
  status: 'open',
  closedDay: null,
  ...said,
});
