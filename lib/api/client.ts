/**
 * The browser's one way to the API: fetch, parse by the contract, and turn a refusal into an `ApiError`. The contract
 * comes with the first answer, that of reports with the first report: a page that is served with its figures shows them
 * without it.
 */
import type { z } from 'zod';
import type { ApiProblem } from './contract';
import type { ReadAnswer, ReadName } from './report-contract';

type Contract = typeof import('./contract');
type SchemaName = keyof Contract;
type Answer<Name extends SchemaName> = z.output<Contract[Name]>;

async function schemaOf<Name extends SchemaName>(name: Name): Promise<z.ZodType<Answer<Name>>> {
  const contract = await import('./contract');
  return contract[name] as unknown as z.ZodType<Answer<Name>>;
}

async function reportSchemaOf<Name extends ReadName>(name: Name): Promise<z.ZodType<ReadAnswer<Name>>> {
  const { reportContract } = await import('./report-contract');
  return reportContract[name] as unknown as z.ZodType<ReadAnswer<Name>>;
}

export const API_ROOT = '/api/v1';

/** A refused or failed request. `problem` is null where the server was not reached or did not answer with a problem document. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number | null,
    readonly problem: ApiProblem | null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export async function errorFromResponse(response: Response): Promise<ApiError> {
  const parsed = (await schemaOf('apiProblem')).safeParse(await response.json().catch(() => null));
  if (parsed.success) return new ApiError(parsed.data.detail, response.status, parsed.data);
  return new ApiError(`The server answered ${response.status}.`, response.status, null);
}

async function request<T>(schema: () => Promise<z.ZodType<T>>, path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`${API_ROOT}${path}`, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError('The server could not be reached. Is Ratchet still running?', null, null);
  }
  if (response.status === 401 && !isOfEntry(path)) signInAgain();
  if (!response.ok) throw await errorFromResponse(response);
  return (await schema()).parse(await response.json());
}

/** What pages without anybody signed in ask. */
const isOfEntry = (path: string): boolean => /^\/(session|entry|password)\b/.test(path);

/** The session is over: after signing in one is back here. */
function signInAgain(): void {
  const { pathname, search, hash } = window.location;
  window.location.assign(`/sign-in?to=${encodeURIComponent(`${pathname}${search}${hash}`)}`);
}

export const getJson = <Name extends SchemaName>(
  name: Name,
  path: string,
  signal?: AbortSignal,
): Promise<Answer<Name>> => request(() => schemaOf(name), path, { signal });

/** Browsers let so much outlive its page; what is longer ends with it. */
const KEPT_LETTERS = 16_000;

/** A body as JSON. A short one arrives although its page is left or loaded anew: what was chosen is not lost on the way. */
function bodyOf(value: unknown): RequestInit {
  const body = JSON.stringify(value);
  return { headers: { 'content-type': 'application/json' }, body, keepalive: body.length <= KEPT_LETTERS };
}

/** A request whose answer is of a contract other than `./contract`: that comes with its first answer. */
export const askJson = <T>(
  schema: () => Promise<z.ZodType<T>>,
  path: string,
  { method = 'GET', body, signal }: { method?: 'GET' | 'POST' | 'DELETE'; body?: object; signal?: AbortSignal } = {},
): Promise<T> =>
  request(schema, path, {
    method,
    ...(signal !== undefined && { signal }),
    ...(body !== undefined && bodyOf(body)),
  });

/** A report, the explanation of a figure or the glossary. */
export const getReport = <Name extends ReadName>(
  name: Name,
  path: string,
  signal?: AbortSignal,
): Promise<ReadAnswer<Name>> => request(() => reportSchemaOf(name), path, { signal });

export const postJson = <Name extends SchemaName>(
  name: Name,
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<Answer<Name>> =>
  request(() => schemaOf(name), path, {
    method: 'POST',
    ...bodyOf(body),
    signal,
  });

export const deleteJson = <Name extends SchemaName>(name: Name, path: string): Promise<Answer<Name>> =>
  request(() => schemaOf(name), path, { method: 'DELETE' });

/** Sends a file as it is, with the progress of the upload from 0 to 1. */
export function putFile<Name extends SchemaName>(
  name: Name,
  path: string,
  file: Blob,
  onProgress: (share: number) => void,
): Promise<Answer<Name>> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('PUT', `${API_ROOT}${path}`);
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    xhr.onerror = () => reject(new ApiError('The upload broke off. Is Ratchet still running?', null, null));
    xhr.onload = async () => {
      const response = new Response(xhr.responseText, { status: xhr.status });
      if (!response.ok) return reject(await errorFromResponse(response));
      try {
        resolve((await schemaOf(name)).parse(JSON.parse(xhr.responseText)));
      } catch (error) {
        reject(error);
      }
    };
    xhr.send(file);
  });
}
