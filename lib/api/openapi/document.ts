/** The public API as an OpenAPI 3.1 document, made from the contract that answers are held to. */
import * as z from 'zod';
import { needsOfScope } from '@/lib/store/api-tokens';
import { type ClientRequest, clientCode, clientLanguages, clientNames } from '@/lib/view/reference-clients';
import { apiProblem } from '../contract';
import { intakeProblem } from '../contract/intake';
import { rightOf } from '../route-rights';
import examples from './examples.json' with { type: 'json' };
import type { Operation, Parameter } from './operation';
import { readOperations } from './reads';
import { rowsInOperations } from './rows-in';

export const operations: readonly Operation[] = [...rowsInOperations, ...readOperations];

/** Where examples are sent; a server says its own port. */
export const EXAMPLE_SERVER = 'http://127.0.0.1:3000';

/** Answers as a test was given them: see `examples.store.test.ts`. */
export const recordedExamples: Readonly<Record<string, unknown>> = examples;

type Json = Record<string, unknown>;

/** JSON Schema of the 2020-12 dialect, which is OpenAPI 3.1's own. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  });
  return json;
}

const refer = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const parameterOf = ({ name, in: place, required = false, description, schema }: Parameter): Json => ({
  name,
  in: place,
  required: place === 'path' || required,
  description,
  schema: schema instanceof z.ZodType ? schemaOf(schema, 'input') : schema,
});

/** `asked`: whether a token is, so that the example shows where one goes. */
export const requestOf = (
  { method, example, answer }: Operation,
  server = EXAMPLE_SERVER,
  asked = false,
): ClientRequest => ({
  method: method.toUpperCase(),
  url: `${server}/api${example.path}`,
  headers: { ...(asked && { Authorization: 'Bearer YOUR_TOKEN' }), ...example.headers },
  rows: example.rows ?? null,
  isFile: 'file' in answer,
});

function answerOf(operation: Operation): Json {
  const { answer } = operation;
  if ('file' in answer)
    return { description: 'The file.', content: { [answer.file]: { schema: { type: 'string', format: 'binary' } } } };
  const recorded = recordedExamples[operation.id];
  const media = { schema: refer(answer.name), ...(recorded !== undefined && { example: recorded }) };
  return { description: 'The answer.', content: { 'application/json': media } };
}

const problemAnswer = (description: string, name = 'Problem'): Json => ({
  description,
  content: { 'application/problem+json': { schema: refer(name) } },
});

function bodyOf({ row, example }: Operation): Json {
  if (row === undefined) return {};
  const list = { type: 'array', items: row, minItems: 1, maxItems: 10_000 };
  const rows = { oneOf: [list, { type: 'object', properties: { rows: list }, required: ['rows'] }] };
  const content = {
    'application/json': { schema: rows, example: example.rows },
    'application/x-ndjson': {
      schema: { type: 'string', description: 'One JSON object a line.' },
      example: (example.rows ?? []).map((each) => JSON.stringify(each)).join('\n'),
    },
  };
  return { requestBody: { required: true, content } };
}

/** The narrowest scope that a token needs for it; null: none, it answers everybody. */
function scopeOf({ id, method, example }: Operation): string | null {
  const right = rightOf(method.toUpperCase(), new URL(`${EXAMPLE_SERVER}/api${example.path}`).pathname);
  if (right === 'public') return null;
  const reaching = Object.entries(needsOfScope).filter(([, needs]) => needs.some((need) => need === right));
  const [[scope] = []] = reaching.sort(([, a], [, b]) => a.length - b.length);
  if (scope === undefined) throw new Error(`${id}: no scope of a token reaches ${right}`);
  return scope;
}

/** Where nobody signs in there is nothing to prove: the first of the two ways. */
const securityOf = (scope: string | null): Json[] => (scope === null ? [] : [{}, { token: [scope] }]);

const refusalsOf = (scope: string | null): Json =>
  scope === null
    ? {}
    : {
        401: problemAnswer('Where people sign in: no token was sent, or one that opens nothing any more.'),
        403: problemAnswer(
          `Where people sign in: the token lacks the scope ${scope}, or its owner may do less by now.`,
        ),
      };

function operationOf(operation: Operation): Json {
  const { id, group, summary, description, parameters, row, refusals = {} } = operation;
  const scope = scopeOf(operation);
  const unclear = row === undefined ? 'A parameter cannot be understood; field names it.' : undefined;
  return {
    operationId: id,
    tags: [group],
    summary,
    ...(description && { description }),
    security: securityOf(scope),
    parameters: parameters.map(parameterOf),
    ...bodyOf(operation),
    responses: {
      200: answerOf(operation),
      ...Object.fromEntries(Object.entries(refusals).map(([status, why]) => [status, problemAnswer(why)])),
      ...refusalsOf(scope),
      421: problemAnswer('The Host of the request is none that this server answers to.'),
      422: unclear
        ? problemAnswer(unclear)
        : problemAnswer(
            'Rows were rejected and nothing was written; or the call itself is not as expected.',
            'RowsProblem',
          ),
    },
    'x-codeSamples': clientLanguages.map((language) => ({
      lang: clientNames[language],
      source: clientCode(language, requestOf(operation)),
    })),
  };
}

function componentSchemas(): Json {
  const shapes = operations.flatMap(({ answer }) => ('file' in answer ? [] : [[answer.name, answer.schema] as const]));
  const all = new Map<string, z.ZodType>([...shapes, ['Problem', apiProblem], ['RowsProblem', intakeProblem]]);
  return Object.fromEntries([...all].map(([name, schema]) => [name, schemaOf(schema)]));
}

const DESCRIPTION = `Ratchet’s ledger and reports over HTTP.

Money is in whole smallest units of the currency (4900 is $49.00), ARR unless a field says otherwise. Rates are numbers (1.1525 is 115.25%), null where there is none. Days are YYYY-MM-DD. Refusals are problem documents (RFC 9457) that name the field.

On one machine alone nobody signs in, and a program sends nothing beside its question. Elsewhere it sends a token that an owner has made (Settings, People; \`ratchet people\`): \`Authorization: Bearer …\`. A token has scopes and an end, and never reaches further than whoever made it. A change that a browser sends for another site is refused.`;

let made: Json | null = null;

export function openapiDocument(): Json {
  made ??= {
    openapi: '3.1.0',
    info: { title: 'Ratchet', version: '1', description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api', description: 'This server' }],
    tags: [...new Set(operations.map(({ group }) => group))].map((name) => ({ name })),
    paths: pathsOf(),
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token of the API; its scopes: read, write, ingest.' },
      },
    },
  };
  return made;
}

function pathsOf(): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation) };
  return paths;
}
