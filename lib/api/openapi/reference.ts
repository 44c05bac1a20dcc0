/** The operations as the reference page shows them, read from the OpenAPI document, so that the two cannot differ. */
import { isSignInOn } from '@/lib/auth/asking';
import { readEnvironment } from '@/lib/env';
import { formOf, type ReferenceOperation, type ReferenceParameter } from '@/lib/view/reference';
import { clientCode } from '@/lib/view/reference-clients';
import { openapiDocument, operations, recordedExamples, requestOf } from './document';
import type { Operation } from './operation';

type Schema = Parameters<typeof formOf>[0];

interface Described {
  parameters: {
    name: string;
    in: 'query' | 'path' | 'header';
    required: boolean;
    description: string;
    schema: Schema;
  }[];
  responses: Record<string, { description: string }>;
}

/** What every operation may answer stands above them all. */
const USUAL = new Set(['200', '401', '403', '421']);

/** As this server shows them to who reads them at `host`. */
export const operationsAt = (host: string): ReferenceOperation[] =>
  isSignInOn() ? referenceOperations(readEnvironment().url, true) : referenceOperations(`http://${host}`, false);

/**
 * `server`: where this page came from, so that its examples can be pasted as they are; `withToken`: but for the token,
 * which who reads them has.
 */
export const referenceOperations = (server: string, withToken: boolean): ReferenceOperation[] =>
  operations.map((operation) => {
    const { id, group, method, path, summary, description = '', answer } = operation;
    const paths = openapiDocument().paths as Record<string, Record<string, Described>>;
    const { parameters = [], responses = {} } = paths[path]?.[method] ?? {};
    const request = requestOf(operation, server, withToken);
    const recorded = recordedExamples[id];
    return {
      id,
      group,
      method: method.toUpperCase(),
      path: `/api${path}`,
      summary,
      description,
      parameters: [...parameters.map(parameterOf), ...fieldsOf(operation)],
      refusals: Object.entries(responses)
        .filter(([status]) => !USUAL.has(status))
        .map(([status, { description: why }]) => ({ status, why })),
      samples: {
        curl: clientCode('curl', request),
        typescript: clientCode('typescript', request),
        python: clientCode('python', request),
      },
      answer: recorded === undefined ? null : JSON.stringify(recorded, null, 2),
      media: 'file' in answer ? answer.file : 'application/json',
    };
  });

const parameterOf = ({
  name,
  in: place,
  required,
  description,
  schema,
}: Described['parameters'][number]): ReferenceParameter => ({
  name,
  place,
  required,
  form:
    formOf(schema) +
    (schema.default === undefined || schema.default === null ? '' : `; ${String(schema.default)} where left out`),
  description,
});

interface RowSchema {
  properties: Record<string, Schema & { description: string }>;
  required: string[];
}

function fieldsOf({ row }: Operation): ReferenceParameter[] {
  if (row === undefined) return [];
  const { properties, required } = row as RowSchema;
  return Object.entries(properties).map(([name, { description }]) => ({
    name,
    place: 'field',
    required: required.includes(name),
    form: '',
    description,
  }));
}
