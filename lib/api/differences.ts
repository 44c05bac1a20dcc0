/** Comparisons with other tools on the server: kept from a file or a pasted table, taken away, brought back, answered. */

import { caller as principal } from '@/lib/auth/asking';
import type { ReportHead } from '@/lib/domain/report';
import { readEnvironment } from '@/lib/env';
import { type ReadExport, readExport, readPastedExport } from '@/lib/imports/comparisons';
import { findUpload } from '@/lib/imports/uploads';
import { type DifferencesReport, differencesReport, parseDifferencesQuery } from '@/lib/reports/differences-report';
import { QueryError } from '@/lib/reports/query';
import { head } from '@/lib/reports/selection';
import {
  keepComparison,
  listComparisons,
  readComparison,
  removeComparison,
  type ComparisonEntry as StoredEntry,
} from '@/lib/store/comparisons';
import { readSettings } from '@/lib/store/settings';
import type { ComparisonEntry, ComparisonRequest } from './contract/differences';
import { requireUpload } from './imports';
import { idOf } from './kept';
import { Refusal } from './refusal';
import { here, ledgerViews, readerOf } from './server';
import { workspaceHere } from './settings';

const entryOf = ({ at, ...entry }: StoredEntry): ComparisonEntry => ({ ...entry, at: at.toISOString() });

const found = <Entry>(entry: Entry | null): Entry => {
  if (entry === null) throw new Refusal(404, 'No such comparison', 'It is not there, or no longer.', 'comparison');
  return entry;
};

export async function comparisonsHere(): Promise<{ comparisons: ComparisonEntry[] }> {
  const { store, workspace } = await here();
  const all = workspace ? await listComparisons(store.pool, principal, workspace.id) : [];
  return { comparisons: all.map(entryOf) };
}

/** The first table of an upload that says something of months. @throws QueryError with what the first says against it */
async function exportOf(uploadId: string, currency: string): Promise<ReadExport> {
  const upload = await findUpload(readEnvironment().dataDir, uploadId);
  const parts = upload?.parts.length ? upload.parts : [uploadId];
  let refused: QueryError | null = null;
  for (const part of parts) {
    const { path, name: fileName } = await requireUpload(part);
    try {
      return await readExport({ path, fileName }, currency);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      refused ??= error;
    }
  }
  throw refused ?? new Refusal(404, 'No such upload', 'That file is no longer here; choose it again.', 'upload_id');
}

export async function keepHere({ name, upload_id, text }: ComparisonRequest) {
  const { store, workspace } = await workspaceHere();
  const { currency } = await readSettings(store.pool, principal, workspace.id);
  const read =
    upload_id === undefined ? await readPastedExport(text ?? '', currency) : await exportOf(upload_id, currency);
  const { file, stated, rejected, notices } = read;
  const kept = await keepComparison(store.pool, principal, workspace.id, { name: name || file, file, stated });
  return { ...entryOf(kept), rejected, notices };
}

export async function removeComparisonHere(id: number, isRemoved: boolean): Promise<ComparisonEntry> {
  const { store, workspace } = await workspaceHere();
  return entryOf(found(await removeComparison(store.pool, principal, workspace.id, id, isRemoved)));
}

/** Where nothing is kept to compare with. */
const nothingKept: Omit<DifferencesReport, keyof ReportHead> = {
  ...{ name: '', file: '', accounts: 0, months: [], uncompared: [], period: null, causes: [] },
};

/** What `GET /api/v1/reports/differences` answers; without a number: the comparison kept last. */
export async function answerDifferences(params: Iterable<readonly [string, string]>): Promise<DifferencesReport> {
  const given = new Map(params);
  const asked = parseDifferencesQuery(given);
  const { store, workspace } = await workspaceHere();
  const view = await ledgerViews().get(readerOf(store, workspace));
  const number = given.get('comparison');
  const last = number === undefined ? (await listComparisons(store.pool, principal, workspace.id))[0] : undefined;
  if (number === undefined && last === undefined) return { ...head(view), ...nothingKept };
  const id = last?.id ?? idOf(number ?? '');
  const kept = found(await readComparison(store.pool, principal, workspace.id, id));
  return differencesReport(view, kept, asked, `${id}`);
}
