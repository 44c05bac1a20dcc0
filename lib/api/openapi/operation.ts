/** One operation of the public API, as the document and the reference page tell it. */
import type * as z from 'zod';

export type Group = 'Rows in' | 'Reports' | 'Figures explained' | 'Imports' | 'Closed months' | 'Files' | 'Server';

export interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header';
  required?: boolean;
  description: string;
  schema: z.ZodType | object;
}

export interface Operation {
  id: string;
  group: Group;
  method: 'get' | 'post';
  /** Below `/api`, as OpenAPI writes it: `/v1/imports/{id}`. */
  path: string;
  summary: string;
  description?: string;
  parameters: readonly Parameter[];
  /** Of one row that is sent. */
  row?: object;
  /** What it answers: a shape, or the media type of a file. */
  answer: { name: string; schema: z.ZodType } | { file: string };
  /** Statuses it refuses with, beside those that every operation has, and when. */
  refusals?: Readonly<Record<number, string>>;
  /** A request that a test sends and this page shows. `path`: below `/api`, with its question. */
  example: { path: string; rows?: readonly object[]; headers?: Readonly<Record<string, string>> };
}

export const read = (operation: Omit<Operation, 'method'>): Operation => ({ method: 'get', ...operation });
