/** Findings set aside: told apart as long as their cases are what they were, and told again as soon as they are not. */
import { createHash } from 'node:crypto';
import type { FindingKind } from '@/lib/domain/health/kinds';
import { listFindingMarks, markFinding } from '@/lib/store/finding-marks';
import type { CaseList, CaseLists } from './health-cases';
import type { LedgerReader } from './ledger-view';
import { QueryError } from './query';

export interface SetAside {
  note: string | null;
  by: string;
  /** ISO 8601, UTC. */
  at: string;
}

const known = new WeakMap<CaseList, string>();

/**
 * Of all cases of a finding: equal exactly where each says what it said. What an account is called, and what it has today,
 * are no part of it.
 */
export function fingerprintOf(list: CaseList): string {
  const found = known.get(list);
  if (found !== undefined) return found;
  const cases = Array.from({ length: list.length }, (_, place) => {
    const { name: _called, arr: _today, ...told } = list.told(place);
    return JSON.stringify(told);
  });
  const fingerprint = createHash('sha256').update(cases.sort().join('\n')).digest('hex');
  known.set(list, fingerprint);
  return fingerprint;
}

/** By finding, those that are as they were when somebody set them aside. */
export async function setAsideNow(
  { db, principal, workspaceId }: LedgerReader,
  lists: CaseLists,
): Promise<ReadonlyMap<string, SetAside>> {
  const marks = await listFindingMarks(db, principal, workspaceId);
  return new Map(
    marks
      .filter(({ finding, fingerprint }) => {
        const list = lists[finding as FindingKind] as CaseList | undefined;
        return list !== undefined && list.length > 0 && fingerprintOf(list) === fingerprint;
      })
      .map(({ finding, note, madeBy, madeAt }) => [finding, { note, by: madeBy, at: madeAt.toISOString() }]),
  );
}

export interface MarkAsked {
  finding: FindingKind;
  action: 'set_aside' | 'take_up';
  note: string | null;
}

/** @throws QueryError where there is nothing to set aside */
export async function mark(
  { db, principal, workspaceId }: LedgerReader,
  lists: CaseLists,
  { finding, action, note }: MarkAsked,
): Promise<void> {
  const list = lists[finding];
  if (action === 'set_aside' && list.length === 0)
    throw new QueryError('finding', `finding: there is no case of ${finding} to set aside`);
  const stated = { finding, fingerprint: fingerprintOf(list), note };
  await markFinding(db, principal, workspaceId, stated, { isUndone: action === 'take_up' });
}
