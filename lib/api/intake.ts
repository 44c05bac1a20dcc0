/** `POST /api/v1/accounts`, `/changes`, …: rows of programs into the ledger (lib/intake), one call at a time. */
import { createHash } from 'node:crypto';
import { caller as principal } from '@/lib/auth/asking';
import { ownWorkspace, removeSample } from '@/lib/imports/workspaces';
import type { StatedRow } from '@/lib/ingest/stated-rows';
import type { IntakeAnswer } from '@/lib/intake/answer';
import { ingest } from '@/lib/intake/ingest';
import type { IntakeKind } from '@/lib/intake/kinds';
import { BODY_BYTES_MAX, KEY_CHARACTERS_MAX } from '@/lib/intake/limits';
import { type BodyType, IntakeRefusal, rowsOf } from '@/lib/intake/rows';
import { todayOf } from '@/lib/reports/today';
import { processWide } from '@/lib/store/shared';
import { intakeQuery } from './contract/intake';
import { route } from './handler';
import { Refusal } from './refusal';
import { readerOf, serverStore } from './server';

/** What a form of a page of another site could send is none of them. */
const BODY_TYPES: Readonly<Record<string, BodyType>> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
};

/** The handler of one kind of rows. */
export const intakeRoute = (kind: IntakeKind) => route((request) => received(request, kind), 'programs');

async function received(request: Request, kind: IntakeKind): Promise<Response> {
  try {
    return await answered(request, kind);
  } catch (error) {
    if (!(error instanceof IntakeRefusal)) throw error;
    throw new Refusal(error.status, error.title, error.message, error.field, error.retryAfter);
  }
}

async function answered(request: Request, kind: IntakeKind): Promise<Response> {
  const type = bodyTypeOf(request);
  const url = new URL(request.url);
  const asked = intakeQuery.parse(Object.fromEntries(url.searchParams));
  const dryRun = asked.dry_run === 'true';
  const key = keyOf(request);
  const rows = rowsOf(textOf(await bodyOf(request)), type);
  // A dry run writes nothing that could be written twice.
  const idempotency = key === null || dryRun ? null : { key, fingerprint: fingerprintOf(url, rows) };
  const store = await serverStore();
  const { replayed, answer } = await inTurn(idempotency?.key ?? null, async () => {
    const workspace = await ownWorkspace(store, principal, asked.currency);
    const today = await todayOf(readerOf(store, workspace));
    return ingest(
      { store, principal, today },
      {
        workspaceId: workspace.id,
        kind,
        rows,
        source: asked.source,
        currency: asked.currency,
        dataThrough: asked.data_through,
        keepGood: asked.keep_good === 'true',
        dryRun,
        idempotency,
      },
    );
  });
  if (answer.outcome === 'done' && !replayed) await removeSample(store, principal);
  return responseOf(answer, replayed);
}

function responseOf(answer: IntakeAnswer, replayed: boolean): Response {
  const headers = { 'cache-control': 'no-store', ...(replayed && { 'idempotent-replayed': 'true' }) };
  if (answer.outcome !== 'rejected') return Response.json(answer, { headers });
  const [first] = [...answer.problems.filter(({ severity }) => severity === 'error'), ...answer.rows.flatMap(reasons)];
  const detail = `Nothing was written. ${first?.message ?? ''}; ${first?.remedy ?? ''}`;
  return Response.json(
    { type: 'about:blank', title: 'Rows were rejected', status: 422, detail, ...answer },
    { status: 422, headers: { ...headers, 'content-type': 'application/problem+json' } },
  );
}

const reasons = ({ problems }: IntakeAnswer['rows'][number]): { message: string; remedy: string }[] => problems;

function bodyTypeOf(request: Request): BodyType {
  const stated = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const type = Object.hasOwn(BODY_TYPES, stated) ? BODY_TYPES[stated] : undefined;
  if (type === undefined)
    throw new Refusal(
      415,
      'Not JSON',
      'Content-Type: expected application/json or application/x-ndjson.',
      'Content-Type',
    );
  return type;
}

function keyOf(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key === null) return null;
  if (key.trim() === '' || key.length > KEY_CHARACTERS_MAX)
    throw new Refusal(
      400,
      'Not a key',
      `Idempotency-Key: expected 1 to ${KEY_CHARACTERS_MAX} characters, such as a UUID.`,
      'Idempotency-Key',
    );
  return key;
}

/** Read as it comes, and given up once it is too long. */
async function bodyOf(request: Request): Promise<Uint8Array> {
  const tooLarge = () =>
    new Refusal(413, 'Too large', `A body has at most ${BODY_BYTES_MAX} bytes; send the rows in several calls.`);
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX) throw tooLarge();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > BODY_BYTES_MAX) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, 'Not UTF-8', 'The body is not UTF-8, as JSON must be.');
  }
}

/** Of all that decides what a call does; how the JSON is spaced does not. */
function fingerprintOf(url: URL, rows: readonly StatedRow[]): string {
  const question = new URLSearchParams([...url.searchParams].sort());
  const stated = JSON.stringify(rows.map(({ cells, faults }) => [[...cells], faults]));
  return createHash('sha256').update(`${url.pathname}?${question}\n${stated}`).digest('hex');
}

interface Turns {
  last: Promise<unknown>;
  keys: Set<string>;
}

/**
 * Calls are written one after the other, as they would be anyway by the ledger's lock, so that those that wait hold no
 * connection. A key that is being answered is not taken a second time.
 */
async function inTurn<T>(key: string | null, work: () => Promise<T>): Promise<T> {
  const turns = processWide<Turns>('intakeTurns', () => ({ last: Promise.resolve(), keys: new Set() }));
  if (key !== null && turns.keys.has(key))
    throw new Refusal(
      409,
      'Still being answered',
      'Idempotency-Key: a call with this key is being answered; ask again in a moment.',
      'Idempotency-Key',
      1,
    );
  if (key !== null) turns.keys.add(key);
  const mine = turns.last.then(work, work);
  turns.last = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    if (key !== null) turns.keys.delete(key);
  }
}
