/** What people decided about one account, told from its side: what it is read as, what is read as it, whose part it is. */
import type { Facts } from '@/lib/domain/facts';
import type { NamedAccount } from '@/lib/domain/report';
import type { MarkedAccount } from '@/lib/store/account-marks';

export interface ToldMarks {
  /** In no figure, and why. */
  excluded: { reason: string | null; since: string } | null;
  /** Accounts that are read as this one, directly or through another. */
  merged: (NamedAccount & { since: string })[];
  parent: NamedAccount | null;
  /** Accounts that are a part of it. */
  parts: NamedAccount[];
}

/** The account that one is read as in the end. */
export function readAs(marks: readonly MarkedAccount[], account: string): string {
  const into = new Map(marks.map((mark) => [mark.account, mark.mergedInto]));
  let root = account;
  for (let next = into.get(root); next != null && next !== account; next = into.get(root)) root = next;
  return root;
}

export function toldMarks(facts: Facts | null, marks: readonly MarkedAccount[], account: string): ToldMarks {
  const own = marks.find((mark) => mark.account === account);
  const nameOf = (id: string): string => {
    const place = facts?.accountIds.indexOf(id) ?? -1;
    return place >= 0 ? facts!.accountNames[place]! : (marks.find((mark) => mark.account === id)?.name ?? id);
  };
  const named = (id: string): NamedAccount => ({ account: id, name: nameOf(id) });
  return {
    excluded: own?.excluded === true ? { reason: own.reason, since: own.markedOn } : null,
    merged: marks
      .filter((mark) => mark.mergedInto !== null && readAs(marks, mark.account) === account)
      .map((mark) => ({ ...named(mark.account), since: mark.markedOn })),
    parent: own?.parent == null ? null : named(readAs(marks, own.parent)),
    parts: marks
      .filter((mark) => mark.parent !== null && readAs(marks, mark.parent) === account)
      .map((mark) => named(mark.account)),
  };
}
