/** The body of a call as rows: a JSON array, `{"rows": […]}` or one JSON object a line (NDJSON). */
import type { Draft } from '@/lib/ingest/problem';
import type { StatedRow } from '@/lib/ingest/stated-rows';
import { FIELDS_MAX, ROWS_MAX } from './limits';

export type BodyType = 'json' | 'ndjson';

/** The call itself cannot be taken: nothing of it was looked at. `status` as in HTTP. */
export class IntakeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    message: string,
    readonly field?: string,
    /** Seconds after which it is worth trying again. */
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = 'IntakeRefusal';
  }
}

/** @throws IntakeRefusal where the body is no list of rows, or one of too many */
export function rowsOf(text: string, type: BodyType): StatedRow[] {
  const values = type === 'ndjson' ? linesOf(text) : listOf(text);
  if (values.length === 0) throw new IntakeRefusal(422, 'No rows', 'The body holds no rows: send at least one.');
  if (values.length > ROWS_MAX)
    throw new IntakeRefusal(
      413,
      'Too many rows',
      `The body holds ${values.length} rows; one call takes ${ROWS_MAX}. Send the rest in calls of their own.`,
    );
  const rows = values.map((value) => ('fault' in value ? { cells: new Map(), faults: [value.fault] } : rowOf(value)));
  const fields = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  if (fields.size > FIELDS_MAX)
    throw new IntakeRefusal(
      422,
      'Too many fields',
      `The rows name ${fields.size} different fields; one call takes ${FIELDS_MAX}.`,
    );
  return rows;
}

type Line = { json: unknown } | { fault: Draft };

function listOf(text: string): Line[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new IntakeRefusal(400, 'Not JSON', `The body is not JSON: ${why.slice(0, 200)}`);
  }
  const rows = typeof json === 'object' && json !== null && 'rows' in json ? json.rows : json;
  if (!Array.isArray(rows))
    throw new IntakeRefusal(422, 'No list of rows', 'rows: expected a JSON array of objects, or {"rows": […]}', 'rows');
  return rows.map((each: unknown) => ({ json: each }));
}

function linesOf(text: string): Line[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    try {
      return { json: JSON.parse(line) as unknown };
    } catch {
      return { fault: { code: 'bad_json', column: null, details: { found: line } } };
    }
  });
}

const worded = (value: unknown): string =>
  Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value === 'object' ? 'an object' : typeof value;

function rowOf({ json }: { json: unknown }): StatedRow {
  const cells = new Map<string, string>();
  const faults: Draft[] = [];
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { cells, faults: [{ code: 'not_an_object', column: null, details: { found: worded(json) } }] };
  for (const [field, value] of Object.entries(json)) {
    if (value === null || value === undefined) cells.set(field, '');
    else if (typeof value === 'object')
      faults.push({ code: 'nested_value', column: field, details: { found: worded(value) } });
    else if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
      faults.push({ code: 'inexact_number', column: field, details: { found: String(value) } });
    else cells.set(field, String(value));
  }
  return { cells, faults };
}
