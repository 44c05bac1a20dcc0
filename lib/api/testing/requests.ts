/** For tests: requests that are almost right. Values follow a schema, and now and then something else stands in their place. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Chance } from '@/lib/ingest/testing/mutations';
import { operations } from '../openapi/document';
import type { Operation } from '../openapi/operation';
import { type Method, routeRights } from '../route-rights';

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  format?: string;
  minimum?: number;
  maximum?: number;
}

/** What no field expects: of other types, too long, too deep, or dangerous somewhere. */
const nasty: readonly unknown[] = [
  ...['', ' ', '\u0000', '\ud800', 'é\u0301', '\u202eabc', '💶'.repeat(50), 'x'.repeat(20_000), '../../etc/passwd'],
  ...["'; drop table record; --", '=1+1', '<script>', '%', '%00', '__proto__', 'constructor', 'NaN', 'null', '1e999'],
  ...[
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '2026-13',
    '-1',
    '1.5',
    '99999999999999999999',
    'a,b',
    'segment=',
    '=x',
  ],
  ...[null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 31), [], [[[[]]]], {}, { a: { b: { c: null } } }, [null]],
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {}}}'),
];

const words = ['a', 'Core', 'b1', 'Acme', 'segment=SMB', 'nrr', '2026-01', '2026-01-31', '1', '12', 'ada@example.com'];

const pick = <T>(all: readonly T[], chance: Chance): T => all[chance(all.length)] as T;

function textOf({ format }: Schema, chance: Chance): string {
  if (format === 'date') return `202${chance(10)}-0${1 + chance(9)}-${10 + chance(18)}`;
  if (format === 'date-time') return `202${chance(10)}-0${1 + chance(9)}-11T10:00:00Z`;
  if (format === 'email') return 'ada@example.com';
  return pick(words, chance);
}

function numberOf({ minimum = 0, maximum = 100 }: Schema, chance: Chance): number {
  const from = Math.max(minimum, -1000);
  return from + chance(Math.max(1, Math.min(maximum, 1000) - from));
}

/** A value of the schema; about one in six is not. */
function madeOf(schema: Schema, chance: Chance, depth = 0): unknown {
  if (chance(6) === 0) return pick(nasty, chance);
  if (schema.enum) return pick(schema.enum, chance);
  if (schema.const !== undefined) return schema.const;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return madeOf(pick(choices, chance), chance, depth);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => madeOf(part, chance, depth)));
  if (schema.type === 'object' || schema.properties) return objectOf(schema, chance, depth);
  if (schema.type === 'array')
    return Array.from({ length: depth > 4 ? 0 : chance(4) }, () => madeOf(schema.items ?? {}, chance, depth + 1));
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema, chance);
  if (schema.type === 'boolean') return chance(2) === 0;
  if (schema.type === 'null') return null;
  return textOf(schema, chance);
}

function objectOf({ properties = {}, required = [] }: Schema, chance: Chance, depth: number): object {
  const kept = Object.entries(properties).filter(([name]) => chance(required.includes(name) ? 12 : 2) > 0);
  const made: [string, unknown][] = kept.map(([name, schema]) => [name, madeOf(schema, chance, depth + 1)]);
  if (chance(10) === 0) made.push([String(pick(nasty, chance)), pick(nasty, chance)]);
  return Object.fromEntries(made);
}

const schemaOf = (schema: z.ZodType | object): Schema =>
  (schema instanceof z.ZodType ? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) : schema) as Schema;

/** The name of the schema that a route checks its body by, as its file says. */
const BODY = /body\(\w+, (\w+)\)/;

async function contractSchemas(): Promise<ReadonlyMap<string, z.ZodType>> {
  const folder = new URL('../contract/', import.meta.url);
  const files = readdirSync(folder).filter((name) => !name.includes('.test.'));
  const paths = ['../contract.ts', ...files.map((name) => `../contract/${name}`)];
  const found = await Promise.all(
    paths.map(async (path) => (await import(/* @vite-ignore */ new URL(path, import.meta.url).pathname)) as object),
  );
  const named = found.flatMap((module) => Object.entries(module));
  return new Map(named.filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType));
}

interface Target {
  method: Method;
  /** The route's folder below app/api. */
  folder: string;
  body: Schema | null;
  operation: Operation | null;
}

/** Every route but `without`, with what is known of what it takes. */
export async function targetsOf(without: (folder: string) => boolean): Promise<Target[]> {
  const schemas = await contractSchemas();
  return Object.entries(routeRights).flatMap(([folder, rights]) => {
    if (without(folder)) return [];
    const file = new URL(`../../../app/api/${folder}/route.ts`, import.meta.url);
    const name = existsSync(file) ? BODY.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
    const schema = name === undefined ? undefined : schemas.get(name);
    return (Object.keys(rights) as Method[]).map((method) => {
      const path = `/${folder.replaceAll('[', '{').replaceAll(']', '}')}`;
      const operation = operations.find((each) => each.path === path && each.method === method.toLowerCase()) ?? null;
      return { method, folder, body: schema && method === 'POST' ? schemaOf(schema) : null, operation };
    });
  });
}

export interface Asked {
  method: Method;
  path: string;
  body: unknown;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** One request to a target. */
export function requestTo({ method, folder, body, operation }: Target, chance: Chance): Asked {
  const path = `/api/${folder}`.replace(/\[\w+\]/g, () =>
    chance(3) === 0
      ? encodeURIComponent(asText(pick(nasty, chance)).replace(/\p{Cs}/gu, '')) || '1'
      : String(1 + chance(4)),
  );
  const search = new URLSearchParams();
  for (const { name, in: place, schema } of operation?.parameters ?? [])
    if (place === 'query' && chance(4) === 0) search.append(name, asText(madeOf(schemaOf(schema), chance)));
  const rows = operation?.row
    ? Array.from({ length: chance(4) }, () => madeOf(operation.row as Schema, chance))
    : undefined;
  const sent = rows ?? (body ? madeOf(body, chance) : method === 'GET' ? undefined : pick(nasty, chance));
  return { method, path: search.size > 0 ? `${path}?${search}` : path, body: sent };
}
