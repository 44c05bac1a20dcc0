/** When an import counted: not while it was withdrawn, and again from the moment it was redone. */

/** SQL on an import `i`: was it not withdrawn at the moment `until`, an expression; null: now? */
export const notWithdrawn = (until: string): string => `(
  (i.withdrawn_at is null or i.withdrawn_at >= ${until})
  and not exists (
    select from import_pause p
    where p.workspace_id = i.workspace_id and p.import_no = i.import_no and p.withdrawn_at < ${until} and p.restored_at >= ${until}))`;

/** SQL: later than any moment of the workspace's ledger so far (parameter 1), so that "before it" is well defined. */
export const NEXT_MOMENT = `greatest(date_trunc('milliseconds', clock_timestamp()),
  (select max(greatest(appended_at, withdrawn_at, restored_at)) + interval '1 millisecond' from import_run where workspace_id = $1))`;
