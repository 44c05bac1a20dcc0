/** Accounts that a rule has fired for, as the queue knows them: what a message tells of each. */
import { formatDay } from '@/lib/domain/day';
import type { SignalRule } from '@/lib/domain/signals/rule';
import { withStandardRules } from '@/lib/domain/signals/standard-rules';
import { listQueueMarks } from '@/lib/store/queue-marks';
import type { RuleLook } from '@/lib/store/rule-firings';
import type { LedgerReader, LedgerView } from './ledger-view';
import type { WorkRow } from './priority-queue';
import { queueRow } from './queue-row';
import { accountsOfRule } from './rules-report';
import { scoresBasisOf } from './signal-basis';

/** The rules that are switched on. */
export const rulesOn = ({ rules = [] }: LedgerView): SignalRule[] =>
  withStandardRules(rules).filter(({ isOn }) => isOn);

/** For whom a rule holds now; null: there is no ledger to ask. */
export function lookOf(view: LedgerView, { ruleId, conditions }: SignalRule): RuleLook | null {
  const basis = scoresBasisOf(view, null);
  if (basis === null) return null;
  return {
    rule: ruleId,
    edition: JSON.stringify(conditions),
    accounts: accountsOfRule(view, conditions),
    day: formatDay(basis.day),
  };
}

/** Rows of accounts by their ids, with the owners that the queue gave them. */
export async function firedRows(
  { db, principal, workspaceId }: LedgerReader,
  view: LedgerView,
  accounts: readonly string[],
): Promise<WorkRow[]> {
  const basis = scoresBasisOf(view, null);
  if (basis === null) return [];
  const { accountIds } = basis.history.facts;
  const wanted = new Set(accounts);
  const marks = new Map((await listQueueMarks(db, principal, workspaceId)).map((mark) => [mark.account, mark]));
  return accountIds.flatMap((id, account) => {
    if (!wanted.has(id)) return [];
    const row = queueRow(basis, account);
    const mark = marks.get(id);
    return [
      {
        ...{ ...row, place: 0, state: 'open' as const, snoozed_until: null, done_on: null },
        ...{ owner: mark?.owner ?? row.owner, owner_set: mark?.owner ?? null, note: mark?.note ?? null },
      },
    ];
  });
}
