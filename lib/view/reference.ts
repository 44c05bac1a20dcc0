/** The API reference as a page: operations in their groups, what many of them share said once, found by any word. */
import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { type ClientLanguage, clientLanguages } from './reference-clients';

export const referenceParsers = {
  /** Words of an operation. */
  q: parseAsString.withDefault(''),
  /** The language of the examples. */
  client: parseAsStringLiteral(clientLanguages).withDefault('curl'),
};
export const loadReferenceChoices = createLoader(referenceParsers);
const placeOf = createSerializer(referenceParsers);

/** The same page in another language, at one operation. */
export const referenceHref = (choices: { q: string; client: ClientLanguage }, anchor: string): string =>
  `${placeOf('/reference', choices)}#${anchor}`;

export interface ReferenceParameter {
  name: string;
  /** Where it is sent: the question, the path, a header, or a field of each row. */
  place: 'query' | 'path' | 'header' | 'field';
  required: boolean;
  /** What it may be, in words. */
  form: string;
  description: string;
}

export interface ReferenceOperation {
  id: string;
  group: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: readonly ReferenceParameter[];
  refusals: readonly { status: string; why: string }[];
  samples: Readonly<Record<ClientLanguage, string>>;
  /** The answer as a test was given it; null: a file. */
  answer: string | null;
  /** Media type of what it answers. */
  media: string;
}

export interface ShownOperation extends Omit<ReferenceOperation, 'group'> {
  /** It takes the group's shared parameters too. */
  takesShared: boolean;
}

export interface ReferenceGroup {
  id: string;
  title: string;
  lead: string;
  /** Parameters that most of its operations take. */
  shared: readonly ReferenceParameter[];
  operations: readonly ShownOperation[];
}

const LEADS: Readonly<Record<string, string>> = {
  'Rows in':
    'Send rows as a JSON array, as {"rows": […]}, or one JSON object a line (application/x-ndjson): at most 10,000 rows and 16 MB a call. A call is one import: all of it or nothing, withdrawn like any other. Its rows are one table: a field that a row leaves out is an empty cell. Field names are those of files; amounts are decimals in major units, dates YYYY-MM-DD.',
  Reports:
    'The same answers as the pages and the command line. Money is in whole smallest units of the currency, ARR unless a field says otherwise; rates are numbers, null where there is none.',
  'Figures explained': 'What is behind a figure, down to the row of the file that states it.',
  Imports: 'What came in, when, and what it did.',
  'Closed months': 'What months were reported as, kept byte for byte, and what changed since.',
  Files: 'What leaves as a file.',
  Server: 'Where the ledger stands, and whether the server does.',
};

/** From so many operations on, a parameter of theirs is told once for the group. */
const SHARED_FROM = 5;

const slugOf = (title: string): string => title.toLowerCase().replaceAll(' ', '-');

const sameParameter = (a: ReferenceParameter, b: ReferenceParameter): boolean =>
  a.name === b.name && a.place === b.place && a.description === b.description;

function sharedOf(operations: readonly ReferenceOperation[]): ReferenceParameter[] {
  const [first] = operations;
  if (first === undefined || operations.length < SHARED_FROM) return [];
  return first.parameters.filter(
    (each) =>
      each.place !== 'field' &&
      operations.every(({ parameters }) => parameters.some((one) => sameParameter(one, each))),
  );
}

const wordsOf = ({ method, path, summary, description, parameters, group }: ReferenceOperation): string =>
  [
    method,
    path,
    summary,
    description,
    group,
    ...parameters.flatMap(({ name, place }) => (place === 'field' ? [name] : [])),
  ]
    .join(' ')
    .toLowerCase();

/** Groups with the operations that have every word of `q`; what is shared is judged of all of them. */
export function prepareReference(operations: readonly ReferenceOperation[], q: string): ReferenceGroup[] {
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return [...new Set(operations.map(({ group }) => group))].flatMap((title): ReferenceGroup[] => {
    const all = operations.filter(({ group }) => group === title);
    const shared = sharedOf(all);
    const shown = all.filter((operation) => words.every((word) => wordsOf(operation).includes(word)));
    if (shown.length === 0) return [];
    const own = (parameters: readonly ReferenceParameter[]) =>
      parameters.filter((each) => !shared.some((one) => sameParameter(one, each)));
    return [
      {
        id: slugOf(title),
        title,
        lead: LEADS[title] ?? '',
        shared,
        operations: shown.map(({ group: _group, ...operation }) => ({
          ...operation,
          parameters: own(operation.parameters),
          takesShared: shared.length > 0,
        })),
      },
    ];
  });
}

/** '36 operations', '3 of 36 operations'. */
export function referenceCount(groups: readonly ReferenceGroup[], all: number): string {
  const shown = groups.reduce((sum, { operations }) => sum + operations.length, 0);
  return shown === all ? `${all} operations` : `${shown} of ${all} operations`;
}

interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  format?: string;
  default?: unknown;
}

/** What a value may be, in a few words: 'week, month, quarter or year', 'a day, YYYY-MM-DD', 'a whole number from 0'. */
export function formOf(schema: Schema): string {
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) return listed(schema.enum.map(String));
  if (schema.anyOf) return listed([...new Set(schema.anyOf.filter(({ type }) => type !== 'null').map(formOf))]);
  if (schema.pattern === '^\\d{4}-\\d{2}-\\d{2}$') return 'a day, YYYY-MM-DD';
  const types = [schema.type ?? 'text'].flat().filter((type) => type !== 'null');
  if (types.length > 1) return 'text, number or truth value';
  const [type = 'text'] = types;
  if (type === 'integer' || type === 'number') {
    const from =
      schema.minimum !== undefined && schema.minimum > Number.MIN_SAFE_INTEGER ? ` from ${schema.minimum}` : '';
    const to = schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER ? ` to ${schema.maximum}` : '';
    return `a ${type === 'integer' ? 'whole ' : ''}number${from}${to}`;
  }
  return type === 'array' ? 'text, as often as needed' : type === 'boolean' ? 'true or false' : 'text';
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
