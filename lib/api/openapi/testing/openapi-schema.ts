/**
 * What OpenAPI 3.1 says of a document, object by object (its specification, section 4.8), for the parts that ours may
 * use: every object is closed, so that a misspelled or misplaced field is found. Extensions begin with `x-`.
 */
import * as z from 'zod';

/** An object of the specification: its fields, extensions, and nothing else. */
const fixed = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.looseObject(shape).refine((value) => Object.keys(value).every((key) => key in shape || key.startsWith('x-')), {
    error: (issue) =>
      `fields that are none: ${Object.keys(issue.input as object)
        .filter((key) => !(key in shape) && !key.startsWith('x-'))
        .join(', ')}`,
  });

const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'] as const;
const count = z.number().int().min(0);

/** A schema: the JSON Schema vocabulary of the 2020-12 dialect that is met here. */
const schema: z.ZodType = z.lazy(() =>
  z.union([
    z.boolean(),
    fixed({
      $ref: z.string().optional(),
      type: z.union([z.enum(TYPES), z.array(z.enum(TYPES)).min(1)]).optional(),
      description: z.string().optional(),
      default: z.unknown().optional(),
      enum: z.array(z.unknown()).min(1).optional(),
      const: z.unknown().optional(),
      format: z.string().optional(),
      pattern: z.string().optional(),
      minLength: count.optional(),
      maxLength: count.optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      exclusiveMinimum: z.number().optional(),
      exclusiveMaximum: z.number().optional(),
      items: schema.optional(),
      prefixItems: z.array(schema).optional(),
      minItems: count.optional(),
      maxItems: count.optional(),
      properties: z.record(z.string(), schema).optional(),
      required: z.array(z.string()).optional(),
      additionalProperties: schema.optional(),
      propertyNames: schema.optional(),
      anyOf: z.array(schema).min(1).optional(),
      oneOf: z.array(schema).min(1).optional(),
      allOf: z.array(schema).min(1).optional(),
      readOnly: z.boolean().optional(),
    }),
  ]),
);

const media = fixed({ schema: schema.optional(), example: z.unknown().optional() });
const content = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), media);
const response = fixed({ description: z.string(), content: content.optional() });

const parameter = fixed({
  name: z.string().min(1),
  in: z.enum(['query', 'header', 'path', 'cookie']),
  description: z.string().optional(),
  required: z.boolean().optional(),
  schema,
}).refine(({ in: place, required }) => place !== 'path' || required === true, 'a path parameter is required');

/** Any one of them opens the operation; an empty one is nothing to prove. */
const security = z.array(z.record(z.string(), z.array(z.string())));

const operation = fixed({
  tags: z.array(z.string()).optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  operationId: z.string(),
  security: security.optional(),
  parameters: z.array(parameter).optional(),
  requestBody: fixed({ description: z.string().optional(), content, required: z.boolean().optional() }).optional(),
  responses: z.record(z.string().regex(/^([1-5]\d\d|default)$/), response),
});

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const pathItem = fixed(Object.fromEntries(METHODS.map((method) => [method, operation.optional()])));

/** Each name in the path has its parameter, and the other way round. */
function namesAgree(paths: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(paths).every(([path, item]) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    return Object.values(item as Record<string, z.infer<typeof operation>>).every(({ parameters = [] }) => {
      const stated = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      return JSON.stringify(stated.sort()) === JSON.stringify(named);
    });
  });
}

const NAME = z.string().regex(/^[\w.-]+$/);

export const openapiSchema = fixed({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: fixed({
    title: z.string(),
    version: z.string(),
    description: z.string().optional(),
    license: fixed({ name: z.string(), identifier: z.string().optional() }).optional(),
  }),
  servers: z.array(fixed({ url: z.string(), description: z.string().optional() })).optional(),
  tags: z.array(fixed({ name: z.string(), description: z.string().optional() })).optional(),
  paths: z
    .record(z.string().startsWith('/'), pathItem)
    .refine(namesAgree, 'names in a path and its parameters do not agree'),
  components: fixed({
    schemas: z.record(NAME, schema).optional(),
    securitySchemes: z
      .record(NAME, fixed({ type: z.literal('http'), scheme: z.literal('bearer'), description: z.string().optional() }))
      .optional(),
  }).optional(),
});
