/** What is known of an upload before it is imported, with what was chosen last for files with the same columns. */

import { caller as principal } from '@/lib/auth/asking';
import { previewOf } from '@/lib/imports/preview';
import { headersKey } from '@/lib/imports/remembered';
import { DEFAULT_CURRENCY, findOwnWorkspace } from '@/lib/imports/workspaces';
import { type Analysis, analyseFile } from '@/lib/ingest/analyse';
import { findMapping, forgetMapping } from '@/lib/store/import-mappings';
import { dataThroughBySource } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import type { Workspace } from '@/lib/store/workspaces';
import { type Preview, type PreviewRequest, type ReadChoices, readChoices } from './contract';
import { requireUpload } from './imports';
import { serverStore } from './server';

interface KeptChoices {
  key: string;
  chosenAt: Date;
  choices: ReadChoices;
}

/** What was chosen last for a file with these columns; null where nothing was, or it is read as another kind now. */
async function keptChoices(
  store: Store,
  workspace: Workspace,
  { columns }: Analysis,
  stated: ReadChoices,
): Promise<KeptChoices | null> {
  if (columns.length === 0) return null;
  const key = headersKey(columns.map(({ header }) => header));
  const found = await findMapping(store.pool, principal, workspace.id, key);
  const choices = readChoices.safeParse(found?.choices);
  if (found === null || !choices.success) return null;
  if (stated.kind !== undefined && stated.kind !== choices.data.kind) return null;
  return { key, chosenAt: found.chosenAt, choices: choices.data };
}

/** Whether there was anything to forget. */
export async function forgetChoices(key: string): Promise<{ key: string; forgotten: boolean }> {
  const store = await serverStore();
  const workspace = await findOwnWorkspace(store, principal);
  return { key, forgotten: workspace !== null && (await forgetMapping(store, principal, workspace.id, key)) };
}

export async function previewFile(request: PreviewRequest): Promise<Preview> {
  const upload = await requireUpload(request.upload_id);
  const store = await serverStore();
  const workspace = await findOwnWorkspace(store, principal);
  const sources = workspace ? await dataThroughBySource(store.pool, principal, workspace.id) : [];
  const read = ({ kind, map: mapping, decimal, dates, end_day: endDay }: ReadChoices) =>
    analyseFile(upload.path, { fileName: upload.name, kind, mapping, decimal, dates, endDay });
  const stated = readChoices.parse(request);
  const first = await read(stated);
  const kept = workspace && request.remembered !== false ? await keptChoices(store, workspace, first, stated) : null;
  const choices = kept === null ? stated : { ...kept.choices, ...stated };
  const analysis = kept === null ? first : await read(choices);
  const settled = workspace?.hasData ?? false;
  // What unpacking said of a sheet is said at each preview of it.
  const told = { ...analysis, notices: [...upload.notices, ...analysis.notices] };
  return previewOf(told, {
    uploadId: upload.uploadId,
    needsDataThrough: sources.length === 0,
    suggestedCurrency: settled ? null : (request.currency ?? DEFAULT_CURRENCY),
    choices,
    remembered: kept && {
      key: kept.key,
      chosenAt: kept.chosenAt,
      saysEndDay: kept.choices.end_day !== undefined && stated.end_day === undefined,
    },
  });
}
