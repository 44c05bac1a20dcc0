/** Imports of files that left rows out, and those that brought the rows mended. */
import type { Database } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

export interface RejectingImport {
  importId: string;
  fileName: string;
  rejected: number;
  /** It was not withdrawn. */
  counts: boolean;
}

/** A file of rejected rows is named by the file that they are from. */
const SELECT_REJECTING = `
  with named as (
    select import_id, import_no, file_name, rejected_rows, withdrawn_at,
      regexp_replace(file_name, '\\.rejects( \\(\\d+\\))?\\.csv$', '', 'i') as mended
    from import_run where workspace_id = $1 and appended_at is not null and file_bytes > 0
  ), rejecting as (select distinct file_name from named where rejected_rows > 0)
  select import_id as "importId", file_name as "fileName", rejected_rows as rejected, withdrawn_at is null as counts
  from named where file_name in (select file_name from rejecting) or mended in (select file_name from rejecting)
  order by import_no`;

/** In the order in which they ran. */
export async function rejectingImports(
  db: Database,
  principal: Principal,
  workspaceId: number,
): Promise<RejectingImport[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<RejectingImport>(SELECT_REJECTING, [workspaceId]);
  return rows;
}
