/** The kinds of rows that the ingest API takes: those that the store keeps today. */
import type { Kind } from '@/lib/ingest/fields';
import type { StatementTableName } from '@/lib/store/statements';

export const intakeKinds = [
  'accounts',
  'changes',
  'invoices',
  'rates',
  'touchpoints',
  'plans',
  'costs',
  'targets',
  'usage',
  'signals',
] as const satisfies readonly Kind[];
export type IntakeKind = (typeof intakeKinds)[number];

export const tableOfKind: Readonly<Record<IntakeKind, StatementTableName>> = {
  accounts: 'account_statement',
  changes: 'subscription_change',
  invoices: 'invoice_line',
  rates: 'rate',
  touchpoints: 'touchpoint',
  plans: 'expansion_plan',
  costs: 'cost',
  targets: 'target',
  usage: 'usage_reading',
  signals: 'signal',
};
