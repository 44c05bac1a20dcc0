/** What was stated by hand and which accounts were marked, in one list: told, searched, and cut to a window of rows. */
import { type ListedKind, listedKinds } from '@/lib/domain/adjustment-kinds';
import { listAdjustments, type StoredAdjustment } from '@/lib/store/adjustments';
import type { Database } from '@/lib/store/database';
import { listMarkChanges, type MarkChange } from '@/lib/store/mark-changes';
import type { Principal } from '@/lib/store/principal';
import type { AdjustmentRequest } from './adjustment-request';

/** JSON of an adjustment, but for its effect. */
export interface ToldAdjustment {
  adjustment_id: string;
  kind: ListedKind;
  description: string;
  reason: string | null;
  who: string;
  /** Instants, UTC. */
  made_at: string;
  undone_at: string | null;
  version: number;
  accounts: { account: string; name: string }[];
  can_undo: boolean;
  /** Undone: what was asked, to be made again; else null, and for marks. */
  request: AdjustmentRequest | null;
}

/** How the figures without an adjustment are found: its import withdrawn, or the mark set back. */
export type Without = { importNo: number } | { markVersion: number };

export interface ListedAdjustment {
  told: ToldAdjustment;
  /** Null where it counts no more, or something later stands on it. */
  without: Without | null;
  /** Ids of accounts whose story it belongs to: of a merge, both. */
  about: readonly string[];
}

/** Which adjustments a list is of. */
export interface AdjustmentsAsked {
  /** Words, each part of what was done, why, by whom, or of an account's name or id; '' for all. */
  search: string;
  kind: ListedKind | null;
  /** An external id. */
  account: string | null;
  /** Rows before the first one given, and rows at most; null: all. */
  offset: number;
  limit: number | null;
}

export const everyAdjustment: AdjustmentsAsked = { search: '', kind: null, account: null, offset: 0, limit: null };

/** Newest first, those undone too. */
export async function adjustmentEntries(
  db: Database,
  principal: Principal,
  workspaceId: number,
): Promise<ListedAdjustment[]> {
  const stated = await listAdjustments(db, principal, workspaceId);
  const marks = await listMarkChanges(db, principal, workspaceId);
  return [...stated.map(ofStatement), ...marks.map(ofMark)].sort((a, b) => b.told.version - a.told.version);
}

const kindOf = (kind: string): ListedKind => listedKinds.find((each) => each === kind) ?? 'note';

function ofStatement(adjustment: StoredAdjustment): ListedAdjustment {
  const { adjustmentId, description, reason, who, madeAt, withdrawnAt, version, request, importNo } = adjustment;
  const accounts = adjustment.accounts.map(({ account, name }) => ({ account, name: name ?? account }));
  return {
    told: {
      adjustment_id: adjustmentId,
      kind: kindOf(adjustment.kind),
      description,
      reason,
      who: who.name,
      made_at: madeAt.toISOString(),
      undone_at: withdrawnAt?.toISOString() ?? null,
      version,
      accounts,
      can_undo: withdrawnAt === null,
      request: withdrawnAt === null ? null : (request as AdjustmentRequest),
    },
    without: withdrawnAt === null ? { importNo } : null,
    about: accounts.map(({ account }) => account),
  };
}

function ofMark(change: MarkChange): ListedAdjustment {
  const { version, madeAt, undoneAt, marks, reason, who } = change;
  const holds = marks.every((mark) => mark.isLatest) && undoneAt === null;
  return {
    told: {
      adjustment_id: `mark-${version}`,
      ...markWords(change),
      reason,
      who: who.name,
      made_at: new Date(madeAt).toISOString(),
      undone_at: undoneAt === null ? null : new Date(undoneAt).toISOString(),
      version,
      accounts: marks.map(({ account, name }) => ({ account, name: name ?? account })),
      can_undo: holds,
      request: null,
    },
    without: holds ? { markVersion: version } : null,
    about: marks.flatMap(({ account, before, after }) =>
      [account, before.mergedInto, after.mergedInto, before.parent, after.parent].filter((id) => id !== null),
    ),
  };
}

function markWords({ marks }: MarkChange): { kind: ListedKind; description: string } {
  const [first] = marks;
  const which = marks.length === 1 ? (first?.name ?? first?.account ?? '') : `${marks.length} accounts`;
  if (first === undefined) return { kind: 'exclude', description: '' };
  const { before, after } = first;
  if (before.excluded !== after.excluded)
    return after.excluded
      ? { kind: 'exclude', description: `Excluded ${which}` }
      : { kind: 'include', description: `Counted ${which} again` };
  if (before.mergedInto !== after.mergedInto)
    return {
      kind: 'merge',
      description:
        after.mergedInto === null ? `Read ${which} as itself again` : `Merged ${which} into ${mergedInto(marks)}`,
    };
  return {
    kind: 'parent',
    description:
      after.parent === null
        ? `Took ${which} from its parent`
        : `Made ${which} a part of ${after.parentName ?? after.parent}`,
  };
}

/** The account that all of them are read as, or how many those are. */
function mergedInto(marks: MarkChange['marks']): string {
  const names = new Map(marks.map(({ after }) => [after.mergedInto, after.mergedIntoName ?? after.mergedInto]));
  const [name] = names.values();
  return names.size === 1 ? `${name}` : `${names.size} others`;
}

const textOf = ({ told: { description, reason, who, accounts }, about }: ListedAdjustment): string =>
  [description, reason ?? '', who, ...about, ...accounts.flatMap(({ account, name }) => [account, name])]
    .join('\n')
    .toLowerCase();

/** What matches the words and the account, whatever its kind. */
export function foundAdjustments(
  entries: readonly ListedAdjustment[],
  { search, account }: AdjustmentsAsked,
): ListedAdjustment[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (account !== null && !entry.about.includes(account)) return false;
    if (words.length === 0) return true;
    const text = textOf(entry);
    return words.every((word) => text.includes(word));
  });
}
