/**
 * What every route handler does around its one call: the guard, a request id, and refusals as RFC 9457 problem
 * documents. Handlers themselves only parse, call and answer.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { publicHost } from '@/lib/env';
import { QueryError } from '@/lib/reports/query';
import { isDatabaseAway } from '@/lib/store/database';
import { NoSuchWorkspace, NotPermitted } from '@/lib/store/permit';
import type { ApiProblem } from './contract';
import { isKnownHost, isProgramOrOwnPage, isSameOrigin } from './guard';
import { serverLog, tellBroken } from './log';
import { countAnswer } from './metrics';
import { Refusal } from './refusal';
import { routeNameOf } from './route-rights';
import { answerPolicy, hardHeaders } from './web-headers';
import { asAdmitted } from './who-asks';

const AWAY = 'What was asked is done whole or not at all. Try again in a moment.';
const NO_STORE = { 'cache-control': 'no-store' };

function problemResponse(
  status: number,
  title: string,
  detail: string,
  requestId: string,
  field?: string,
  retryAfter?: number,
): Response {
  const body: ApiProblem = { type: 'about:blank', title, status, detail, field, request_id: requestId };
  const response = new Response(JSON.stringify(body), {
    status,
    headers: {
      ...NO_STORE,
      'content-type': 'application/problem+json',
      'x-request-id': requestId,
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
  });
  return response;
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof QueryError)
    return new Refusal(422, 'The question cannot be answered', error.message, error.field);
  if (error instanceof NotPermitted) return new Refusal(403, 'Not allowed', error.message);
  if (error instanceof NoSuchWorkspace) return new Refusal(404, 'No such workspace', 'There is no such workspace.');
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    const field = issue?.path.join('.') || undefined;
    return new Refusal(422, 'The request is not of the expected form', `${field ?? 'body'}: ${issue?.message}`, field);
  }
  return null;
}

/**
 * Who may send a change: our own pages, or programs as well (`guard.ts`). `probes`: whoever looks whether the server
 * runs, by whatever name; they are answered nothing of the data.
 */
type Senders = 'pages' | 'programs' | 'probes';

function checkSender(request: Request, senders: Senders): void {
  if (senders === 'probes') return;
  if (!isKnownHost(request.headers.get('host'), publicHost()))
    throw new Refusal(421, 'Unknown host', 'This server answers to its own name only.');
  if (['GET', 'HEAD'].includes(request.method)) return;
  // Browsers add cookies by themselves, but no token: whoever sends one means it.
  const isByHand = senders === 'pages' && !request.headers.has('authorization');
  const isAllowed = isByHand ? isSameOrigin(request.headers) : isProgramOrOwnPage(request.headers);
  if (!isAllowed)
    throw new Refusal(403, 'Not from this site', 'A change must be sent by one of the pages of this server.');
}

type Answer = Response | object;

/** No answer is kept by whoever passes it on, nor taken for another kind of file. */
function guarded(answer: Response): Response {
  if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'no-store');
  for (const [name, value] of hardHeaders()) answer.headers.set(name, value);
  answer.headers.set('content-security-policy', answerPolicy);
  return answer;
}

type Handle<Context> = (request: Request, context: Context) => Promise<Answer>;

/** Wraps a handler; an object it returns is answered as JSON with status 200. Each answer is counted and told. */
export function route<Context>(handle: Handle<Context>, senders: Senders = 'pages') {
  return async (request: Request, context: Context): Promise<Response> => {
    const id = randomUUID();
    const asked = { id, method: request.method, route: routeNameOf(new URL(request.url).pathname) };
    const began = performance.now();
    const answer = guarded(await answered(asked, senders, request, () => handle(request, context)));
    const ms = Math.round(performance.now() - began);
    countAnswer({ ...asked, status: answer.status }, ms);
    serverLog().info({ request: asked, status: answer.status, ms }, 'request');
    return answer;
  };
}

async function answered(
  asked: { id: string; method: string; route: string },
  senders: Senders,
  request: Request,
  handle: () => Promise<Answer>,
): Promise<Response> {
  try {
    checkSender(request, senders);
    const answer = await asAdmitted(request, handle);
    if (answer instanceof Response) return answer;
    return Response.json(answer, { headers: { ...NO_STORE, 'x-request-id': asked.id } });
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) {
      const { status, title, message, field, retryAfter } = refusal;
      return problemResponse(status, title, message, asked.id, field, retryAfter);
    }
    tellBroken(asked, error);
    if (isDatabaseAway(error))
      return problemResponse(503, 'The database does not answer', AWAY, asked.id, undefined, 2);
    const detail = `The server could not answer. Request ${asked.id} in its log.`;
    return problemResponse(500, 'Something broke', detail, asked.id);
  }
}

export const accepted = (body: object): Response => Response.json(body, { status: 202, headers: NO_STORE });

/** The body of a request by its schema. */
export async function body<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const json = await request.json().catch(() => {
    throw new Refusal(400, 'Not JSON', 'The body of the request is not JSON.');
  });
  const asked = schema.parse(json);
  const fault = unstorable(asked);
  if (fault !== null)
    throw new Refusal(422, 'Not a text', `${fault}: holds a character that no text has (NUL, or half of one).`, fault);
  return asked;
}

/** The place of the first text that PostgreSQL has no way to keep; null: there is none. */
function unstorable(value: unknown, place: readonly string[] = []): string | null {
  if (typeof value === 'string') return /[\0\p{Cs}]/u.test(value) ? place.join('.') || 'body' : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const fault = unstorable(name, [...place, 'name']) ?? unstorable(inner, [...place, name]);
    if (fault !== null) return fault;
  }
  return null;
}
