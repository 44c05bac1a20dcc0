/** What can be asked by hand, as it travels and as it is kept with the adjustment, and what each is called. */
import { planningKinds } from '@/lib/domain/adjustment-kinds';
import type { Day } from '@/lib/domain/day';
import type { CostMotion } from '@/lib/domain/planning';

interface OfAccount {
  account: string;
  reason: string;
}

/** A change that no file states; `fields` by the names of a changes file. */
interface Addition extends OfAccount {
  kind: 'add';
  fields: Record<string, string>;
}

/** Another content of a change: what `fields` leaves out stays. `record`: the record that was shown. */
interface Correction extends OfAccount {
  kind: 'correct';
  record: number;
  fields: Record<string, string>;
}

/** The line of a record is at 0 from a day on, the first day without the service. */
interface Ending extends OfAccount {
  kind: 'end';
  record: number;
  on: Day;
}

/** Attributes of accounts from a day on, or always; null takes one away. */
interface AttributeSetting {
  kind: 'attributes';
  accounts: string[];
  effective_on: Day | null;
  attributes: Record<string, string | null>;
  reason: string | null;
}

/** Why what an account's lines of a product did on a day came about, and how; null leaves it as it is. */
interface Overriding extends OfAccount {
  kind: 'override';
  on: Day;
  product: string;
  source: string | null;
  motion: string | null;
}

/** Why an account left; the reason is its attribute `churn_reason` too, from that day on. */
interface ChurnReason {
  kind: 'churn';
  account: string;
  on: Day;
  churn_reason: string;
  note: string | null;
}

interface Note {
  kind: 'note';
  account: string;
  on: Day;
  note: string;
}

/** In no figure: a test, an internal account. */
interface Exclusion {
  kind: 'exclude';
  accounts: string[];
  reason: string;
}

interface Inclusion {
  kind: 'include';
  accounts: string[];
}

/** Read as another account, over all history; null: as itself again. */
interface Merging extends OfAccount {
  kind: 'merge';
  into: string | null;
}

/** A part of another account, in reports by parent; null: of none. */
interface Parenting extends OfAccount {
  kind: 'parent';
  parent: string | null;
}

/** Fields of a plan or touchpoint by the names of its file; null or '' states none. */
export type PlanningFields = Record<string, string | null>;

/**
 * A plan to expand an account. `record`: the statement that was shown, to be stated anew, where fields that are left
 * out stay; null: a plan that nothing states yet. `fields` null: there is no such plan any more.
 */
interface PlanStatement {
  kind: 'plan';
  account: string;
  record: number | null;
  fields: PlanningFields | null;
  reason: string | null;
}

/** A business review, a call, an email; as of a plan. */
interface TouchpointStatement {
  kind: 'touchpoint';
  account: string;
  record: number | null;
  fields: PlanningFields | null;
  reason: string | null;
}

/** What teams spent in months; an amount is a decimal of the reporting currency, null takes the cost away. */
interface CostStatement {
  kind: 'cost';
  costs: { month: string; motion: CostMotion; team: string | null; amount: string | null }[];
  reason: string | null;
}

export type PlanningRequest = PlanStatement | TouchpointStatement | CostStatement;

/** What marks accounts and states nothing of them. */
export type MarkRequest = Exclusion | Inclusion | Merging | Parenting;

export type AdjustmentRequest =
  | Addition
  | Correction
  | Ending
  | AttributeSetting
  | Overriding
  | ChurnReason
  | Note
  | PlanningRequest
  | MarkRequest;

export const isPlanningRequest = (request: AdjustmentRequest): request is PlanningRequest =>
  planningKinds.some((kind) => kind === request.kind);

export const isMarkRequest = (request: AdjustmentRequest): request is MarkRequest =>
  ['exclude', 'include', 'merge', 'parent'].includes(request.kind);

/** Refused: says which field, why, and what to do. */
export class AdjustmentRefusal extends Error {
  constructor(
    readonly field: string,
    message: string,
    /** `conflict`: what was to be changed is no longer what was shown. */
    readonly why: 'invalid' | 'missing' | 'conflict' = 'invalid',
  ) {
    super(message);
    this.name = 'AdjustmentRefusal';
  }
}

/** External ids of the accounts that a request is about. */
export const accountsOf = (request: AdjustmentRequest): string[] => {
  if ('accounts' in request) return [...new Set(request.accounts)];
  return 'account' in request ? [request.account] : [];
};

/** The same of accounts by other names; the account that it is merged into or made a part of is named as it is. */
export const withAccounts = (request: AdjustmentRequest, nameOf: (account: string) => string): AdjustmentRequest => {
  if ('accounts' in request) return { ...request, accounts: request.accounts.map(nameOf) };
  return 'account' in request ? { ...request, account: nameOf(request.account) } : request;
};

/** Why, or what was noted: told below what was done. */
export const reasonOf = (request: AdjustmentRequest): string | null => {
  if ('reason' in request) return request.reason;
  return 'note' in request ? request.note : null;
};
