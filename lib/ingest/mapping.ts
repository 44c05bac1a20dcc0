/** Which column holds which field: by header similarity, or as the user said (`--map field=Column`, `field=` for none). */
import { type Field, type Kind, kindFields, rejectColumns } from './fields';
import type { Draft } from './problem';
import { headerScore, normalHeader } from './similarity';

/** Field to header; '' leaves the field out. */
export type StatedMapping = Readonly<Record<string, string>>;

export interface MappedColumn {
  index: number;
  /** 1 where the user said so. */
  confidence: number;
}

export interface HeaderMapping {
  columns: Record<string, MappedColumn>;
  problems: Draft[];
}

/** Weaker matches are not proposed. */
const PROPOSED_FROM = 0.6;

/** How sure it is that a name serves as id. */
const NAME_AS_ID = 0.7;

export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** The columns that a mended rejects file has in front; they are no data. */
export function rejectColumnCount(headers: readonly string[]): number {
  return rejectColumns.every((name, i) => normalHeader(headers[i] ?? '') === name) ? rejectColumns.length : 0;
}

function statedColumn(headers: readonly string[], stated: string): number {
  const exact = headers.findIndex((header) => header.trim() === stated.trim());
  return exact >= 0 ? exact : headers.findIndex((header) => normalHeader(header) === normalHeader(stated));
}

interface Claim {
  field: string;
  index: number;
  score: number;
}

/** `taken`: columns that cannot be a field, such as months. */
export function mapHeaders(
  kind: Kind,
  headers: readonly string[],
  stated: StatedMapping = {},
  taken: ReadonlySet<number> = new Set(),
): HeaderMapping {
  const { fields } = kindFields[kind];
  const mapping: HeaderMapping = { columns: {}, problems: [] };
  const used = new Set<number>(taken);
  const settled = new Set<string>();
  const firstData = rejectColumnCount(headers);
  for (let index = 0; index < firstData; index++) used.add(index);
  for (const [name, header] of Object.entries(stated)) {
    const field = fields.find((candidate) => normalHeader(candidate.name) === normalHeader(name));
    if (field === undefined) mapping.problems.push(unknownField(name, fields));
    else settled.add(field.name);
    if (field === undefined || header.trim() === '') continue;
    const index = statedColumn(headers, header);
    if (index < 0) mapping.problems.push(unknownHeader(header, field.name, headers));
    else {
      mapping.columns[field.name] = { index, confidence: 1 };
      used.add(index);
    }
  }
  for (const { field, index, score } of claims(fields, headers)) {
    if (settled.has(field) || used.has(index)) continue;
    mapping.columns[field] = { index, confidence: score };
    settled.add(field);
    used.add(index);
  }
  if (kind === 'mrr' && !settled.has('account_id')) nameAsId(mapping);
  return mapping;
}

/** An MRR sheet that names its customers but numbers none: the name is the id. */
function nameAsId(mapping: HeaderMapping): void {
  const name = mapping.columns.name;
  if (name === undefined) return;
  mapping.columns.account_id = { index: name.index, confidence: Math.min(name.confidence, NAME_AS_ID) };
}

/** Best first; among equals the earlier field, then the earlier column. */
function claims(fields: readonly Field[], headers: readonly string[]): Claim[] {
  const found: Claim[] = [];
  for (const { name, names } of fields) {
    headers.forEach((header, index) => {
      const score = headerScore(header, names);
      if (score >= PROPOSED_FROM) found.push({ field: name, index, score });
    });
  }
  return found.sort((a, b) => b.score - a.score);
}

const unknownField = (name: string, fields: readonly Field[]): Draft => ({
  code: 'unknown_field',
  column: null,
  details: { found: name, names: fields.map((field) => field.name).join(', ') },
});

const unknownHeader = (header: string, field: string, headers: readonly string[]): Draft => ({
  code: 'unknown_header',
  column: null,
  details: { found: header, other: field, names: quoted(headers) },
});

/** The needed fields that have no column, each as the names of which one would do. */
export const missingNeeds = (kind: Kind, columns: Readonly<Record<string, unknown>>): (readonly string[])[] =>
  kindFields[kind].needs.filter((names) => !names.some((name) => name in columns));
