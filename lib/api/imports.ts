/** Uploads and imports on the server: files to disk, runs announced and handed to a child process, their state read back. */
import { createReadStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { caller as principal } from '@/lib/auth/asking';
import { readEnvironment } from '@/lib/env';
import { endChild, spawnImport } from '@/lib/imports/child';
import { unpackApart } from '@/lib/imports/containers';
import type { ImportJob } from '@/lib/imports/job';
import {
  findUpload,
  rejectsPath,
  removeOldUploads,
  type StoredUpload,
  stageParts,
  storeUpload,
  UploadError,
  UploadRefused,
} from '@/lib/imports/uploads';
import { findOwnWorkspace, ownWorkspace } from '@/lib/imports/workspaces';
import { sentence } from '@/lib/ingest/problem';
import { cancelImport } from '@/lib/store/cancel-import';
import { createImport, getImport, listImports, type ImportRun as StoredRun } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import { readSettings } from '@/lib/store/settings';
import { restoreImport, withdrawImport } from '@/lib/store/undo-import';
import { listWorkspaces, type Workspace } from '@/lib/store/workspaces';
import type { ImportRequest, ImportRun, Upload } from './contract';
import { Refusal } from './refusal';
import { runOf } from './runs';
import { serverStore } from './server';

const LIMIT_BYTES = 2 ** 31;
/** A file that was uploaded and never imported, and the rejects of one that was, are kept this long. */
const KEPT_DAYS = 30;

export async function receiveUpload(request: Request): Promise<Upload> {
  const name = new URL(request.url).searchParams.get('name');
  if (!name) throw new Refusal(422, 'The upload has no name', 'name: the name of the file is missing', 'name');
  if (!request.body) throw new Refusal(422, 'The upload is empty', 'The request has no body.');
  const length = request.headers.get('content-length');
  const { dataDir } = readEnvironment();
  await removeOldUploads(dataDir, new Date(), KEPT_DAYS);
  try {
    const body = Readable.fromWeb(request.body as import('node:stream/web').ReadableStream<Uint8Array>);
    const stored = await storeUpload(dataDir, name, body, length === null ? null : Number(length), LIMIT_BYTES);
    const parts = await stageParts(dataDir, stored, unpackApart);
    return { ...uploadOf(stored), parts: parts.map(partOf) };
  } catch (error) {
    if (error instanceof UploadError) throw new Refusal(400, 'The upload did not arrive whole', error.message);
    if (error instanceof UploadRefused)
      throw new Refusal(422, 'The file cannot be unpacked', sentence(error.problem), 'file');
    throw error;
  }
}

const uploadOf = ({ uploadId, name, bytes, sha256 }: StoredUpload) => ({ upload_id: uploadId, name, bytes, sha256 });

const partOf = (part: StoredUpload): Upload['parts'][number] => ({
  ...uploadOf(part),
  rows: part.rows,
  notices: part.notices,
});

/** The upload; of one that was unpacked into a single table, that table. */
export async function requireUpload(uploadId: string): Promise<StoredUpload> {
  const upload = await findUpload(readEnvironment().dataDir, uploadId);
  if (!upload) throw new Refusal(404, 'No such upload', 'That file is no longer here; choose it again.', 'upload_id');
  const [only, ...others] = upload.parts;
  if (only === undefined) return upload;
  if (others.length === 0) return requireUpload(only);
  const ids = upload.parts.join(', ');
  const detail = `${upload.name} holds ${upload.parts.length} tables; name one of them: ${ids}`;
  throw new Refusal(422, 'The file holds several tables', detail, 'upload_id');
}

export async function startImportJob(request: ImportRequest): Promise<{ import_id: string }> {
  const upload = await requireUpload(request.upload_id);
  const store = await serverStore();
  const workspace = await ownWorkspace(store, principal, request.currency);
  const settings = await readSettings(store.pool, principal, workspace.id);
  const importId = await createImport(store, principal, workspace.id, {
    kind: request.kind ?? 'unknown',
    fileName: upload.name,
    fileBytes: upload.bytes,
    fileSha256: upload.sha256,
    dataThrough: request.data_through ?? null,
    mapping: { ...(request.map ?? {}) },
    dryRun: request.dry_run,
  });
  const job = jobOf(upload, request, { workspace, currency: settings.currency });
  spawnImport(store, principal, { ...job, rejectsPath: rejectsPath(store.dataDir, importId), importId });
  return { import_id: importId };
}

/** What a request asks to be done with an upload; where rejects go and which run it is comes to it. */
export function jobOf(
  upload: StoredUpload,
  request: ImportRequest,
  { workspace, currency }: { workspace: Workspace; currency: string },
): ImportJob {
  return {
    workspaceId: workspace.id,
    path: upload.path,
    fileName: upload.name,
    notices: upload.notices,
    sha256: upload.sha256,
    kind: request.kind,
    map: request.map,
    decimal: request.decimal,
    dates: request.dates,
    endDay: request.end_day,
    complete: request.complete,
    currency: request.currency ?? currency,
    dataThrough: request.data_through,
    historyFrom: request.history_from,
    graceDays: request.grace,
    planRates: request.plan_rates,
    dryRun: request.dry_run,
    keepGood: request.keep_good ?? false,
    rejectsPath: '',
    importId: null,
  };
}

const hasRejects = (store: Store, run: StoredRun): boolean =>
  (run.counts?.rejected ?? 0) > 0 && existsSync(rejectsPath(store.dataDir, run.importId));

/** The run and its workspace, be it the company's or the sample's. */
async function requireRun(importId: string): Promise<{ store: Store; workspace: Workspace; run: StoredRun }> {
  const store = await serverStore();
  for (const workspace of await listWorkspaces(store, principal)) {
    const run = await getImport(store.pool, principal, workspace.id, importId);
    if (run) return { store, workspace, run };
  }
  throw new Refusal(404, 'No such import', 'There is no import with this id.');
}

export async function listRuns(): Promise<{ imports: ImportRun[] }> {
  const store = await serverStore();
  const workspace = await findOwnWorkspace(store, principal);
  if (!workspace) return { imports: [] };
  const runs = await listImports(store.pool, principal, workspace.id);
  return { imports: runs.filter((run) => !run.dryRun).map((run) => runOf(run, hasRejects(store, run))) };
}

export async function runById(importId: string): Promise<ImportRun> {
  const { store, run } = await requireRun(importId);
  return runOf(run, hasRejects(store, run));
}

export async function withdrawRun(importId: string): Promise<ImportRun> {
  const { store, workspace, run } = await requireRun(importId);
  if (run.appendedAt === null) throw new Refusal(409, 'Nothing to withdraw', 'This import wrote nothing.');
  await withdrawImport(store, principal, workspace.id, importId);
  return runById(importId);
}

/** Ends an import that is under way; nothing of it is written. */
export async function cancelRun(importId: string): Promise<ImportRun> {
  const { store, workspace } = await requireRun(importId);
  if (!(await cancelImport(store, principal, workspace.id, importId)))
    throw new Refusal(409, 'Nothing to cancel', 'This import is over; what it wrote can be undone.');
  endChild(importId);
  return runById(importId);
}

export async function restoreRun(importId: string): Promise<ImportRun> {
  const { store, workspace, run } = await requireRun(importId);
  if (run.status !== 'withdrawn') throw new Refusal(409, 'Nothing to redo', 'This import is not withdrawn.');
  await restoreImport(store, principal, workspace.id, importId);
  return runById(importId);
}

export async function rejectsOf(importId: string): Promise<Response> {
  const { store, run } = await requireRun(importId);
  if (!hasRejects(store, run)) throw new Refusal(404, 'No rejects', 'No row of this import was rejected.');
  const name = `${run.fileName}.rejects.csv`;
  const stream = Readable.toWeb(createReadStream(rejectsPath(store.dataDir, importId)));
  return new Response(stream as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="rejects.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
