/** The browser's one way to the API: fetch, parse by the contract, and turn a refusal into an `ApiError`. */
import type { z } from 'zod';
import { type ApiProblem, apiProblem } from './contract';

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
  const parsed = apiProblem.safeParse(await response.json().catch(() => null));
  if (parsed.success) return new ApiError(parsed.data.detail, response.status, parsed.data);
  return new ApiError(`The server answered ${response.status}.`, response.status, null);
}

async function request<T>(schema: z.ZodType<T>, path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`${API_ROOT}${path}`, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError('The server could not be reached. Is Ratchet still running?', null, null);
  }
  if (!response.ok) throw await errorFromResponse(response);
  return schema.parse(await response.json());
}

export const getJson = <T>(schema: z.ZodType<T>, path: string, signal?: AbortSignal): Promise<T> =>
  request(schema, path, { signal });

export const postJson = <T>(schema: z.ZodType<T>, path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  request(schema, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });

export const deleteJson = <T>(schema: z.ZodType<T>, path: string): Promise<T> =>
  request(schema, path, { method: 'DELETE' });

/** Sends a file as it is, with the progress of the upload from 0 to 1. */
export function putFile<T>(
  schema: z.ZodType<T>,
  path: string,
  file: Blob,
  onProgress: (share: number) => void,
): Promise<T> {
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
        resolve(schema.parse(JSON.parse(xhr.responseText)));
      } catch (error) {
        reject(error);
      }
    };
    xhr.send(file);
  });
}
