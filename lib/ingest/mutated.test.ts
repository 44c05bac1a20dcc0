/**
 * Damaged files of every kind, as CSV and in every container: each is read or answered. No crash, no hang, accepted +
 * rejected = rows, and each rejected row says where, what and what to do. 10,000 of them in the long run.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContainerRefused } from './containers/part';
import { bookFiles, zipOf } from './containers/testing/books';
import { unpack } from './containers/unpack';
import type { Kind } from './fields';
import { fileOf, importPath } from './testing/files';
import { type Chance, chanceOf, damaged, originals } from './testing/mutations';

const ROUNDS = process.env.RATCHET_LONG === undefined ? 500 : 10_000;
const SEED = 20_260_301;
/** Of the processor: on a busy machine the clock says nothing of the file. What waits for ever meets the test's limit. */
const HANGS_MS = 5_000;

/** What is wrong with a row as a whole has no column. */
const ofWholeRows = new Set(['too_many_cells', 'bad_quotes', 'unclosed_quote', 'cut_off', 'no_rows']);

/** A place in a sentence that nothing was put into. */
const UNFILLED = /\{(found|other|names|count)\}/;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-mutated-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const tableOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/[,;\t]/));

const isNumber = (cell: string): boolean => /^\d+(\.\d+)?$/.test(cell);

function bookFilesOf(text: string): Record<string, string | Uint8Array> {
  const rows = tableOf(text).map((cells) =>
    cells.map((cell) => (cell === '' ? null : isNumber(cell) ? Number(cell) : cell)),
  );
  return bookFiles([
    { name: 'Sheet1', rows, merged: ['A1:B1'] },
    { name: 'Sheet2', rows, state: 'hidden' },
  ]);
}

function objectsOf(text: string): object[] {
  const [names = [], ...rows] = tableOf(text);
  return rows.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])));
}

/** One file of the archive is damaged, and then the archive is made whole around it. */
function damagedInside(files: Record<string, string | Uint8Array>, chance: Chance): Buffer {
  const names = Object.keys(files);
  const name = names[chance(names.length)] ?? '';
  return Buffer.from(zipOf({ ...files, [name]: damaged(Buffer.from(files[name] ?? ''), chance) }));
}

const wrappings: readonly ((text: string, chance: Chance) => Buffer)[] = [
  (text, chance) => damaged(Buffer.from(text), chance),
  (text, chance) => damaged(Buffer.from(text), chance),
  (text, chance) => damagedInside(bookFilesOf(text), chance),
  (text, chance) => damaged(Buffer.from(zipOf(bookFilesOf(text), 0)), chance),
  (text, chance) => damagedInside({ 'a.csv': text, 'b.tsv': text.replaceAll(',', '\t') }, chance),
  (text, chance) =>
    damaged(Buffer.from(zipOf({ 'a.csv': text, 'b.json': JSON.stringify(objectsOf(text)) }, 0)), chance),
  (text, chance) => damaged(Buffer.from(JSON.stringify({ rows: objectsOf(text), more: objectsOf(text) })), chance),
  (text, chance) =>
    damaged(
      Buffer.from(
        objectsOf(text)
          .map((row) => JSON.stringify(row))
          .join('\n'),
      ),
      chance,
    ),
];

/** The tables of a file, whatever it is; null where it is refused with a reason. */
async function tablesIn(path: string, about: string): Promise<string[] | null> {
  try {
    const parts = await unpack(path, 'file.csv', folder);
    return parts.length === 0 ? [path] : parts.map((part) => part.path);
  } catch (error) {
    if (!(error instanceof ContainerRefused)) throw new Error(about, { cause: error });
    expect(error.problem.remedy, about).not.toBe('');
    return null;
  }
}

async function checkTable(path: string, kind: Kind | undefined, about: string): Promise<'read' | 'answered'> {
  const { result, problems, changes, lines, rejects } = await importPath(path, kind === undefined ? {} : { kind });
  for (const { message, remedy, code } of problems) {
    expect(code && message && remedy, about).not.toBe('');
    expect(`${message}${remedy}`, about).not.toMatch(UNFILLED);
  }
  for (const { amountMinor } of [...changes, ...lines]) expect(Number.isSafeInteger(amountMinor), about).toBe(true);
  if (result === null) {
    expect(problems.length, about).toBeGreaterThan(0);
    return 'answered';
  }
  expect(result.read, about).toBe(result.accepted + result.rejected);
  for (const { severity, row, column, code } of result.problems) {
    if (severity !== 'error' || code === 'no_rows') continue;
    expect(row, about).toBeGreaterThan(0);
    if (!ofWholeRows.has(code)) expect(column, `${code} ${about}`).not.toBeNull();
  }
  expect(rejects === '', about).toBe(result.rejected === 0);
  return 'read';
}

describe('damaged files', { timeout: ROUNDS * 400 }, () => {
  it(`${ROUNDS} of them, of every kind and in every container`, async () => {
    const chance = chanceOf(SEED);
    const met = { read: 0, answered: 0, refused: 0 };
    let slowest = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const [kind, text] = originals[round % originals.length] ?? ['changes', ''];
      const wrapping = wrappings[chance(wrappings.length)] ?? wrappings[0];
      const bytes = wrapping?.(text, chance) ?? Buffer.alloc(0);
      const about = `round ${round} ${kind} ${JSON.stringify(bytes.toString('latin1').slice(0, 2000))}`;
      const began = process.cpuUsage();
      const path = await fileOf(bytes);
      const tables = await tablesIn(path, about);
      if (tables === null) met.refused++;
      for (const table of tables ?? []) {
        const stated = chance(2) === 0 ? kind : undefined;
        met[await checkTable(table, stated, about)]++;
        await rm(table, { force: true });
        await rm(`${table}.rejects.csv`, { force: true });
      }
      await rm(path, { force: true });
      const { user, system } = process.cpuUsage(began);
      slowest = Math.max(slowest, (user + system) / 1000);
    }
    expect(slowest).toBeLessThan(HANGS_MS);
    // Damage that refuses all, or nothing, would try nothing.
    expect(Math.min(met.read, met.answered, met.refused)).toBeGreaterThan(ROUNDS / 20);
  });
});
