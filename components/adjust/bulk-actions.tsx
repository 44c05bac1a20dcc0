'use client';

export interface BulkActionsProps {
  /** External ids of the selected accounts. */
  accounts: readonly string[];
  /** Called once something was changed: the selection has served. */
  onDone?: () => void;
}

/** What can be done by hand to the selected accounts: state an attribute, exclude. */
export function BulkActions(_props: BulkActionsProps) {
  return null;
}
