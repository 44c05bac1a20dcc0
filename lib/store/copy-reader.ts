/** Reads query results as COPY sends them: bytes, never row objects. */
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const TAB = 9;
const NEWLINE = 10;

/** The raw chunks of `copy (select …) to stdout`, in text format; a chunk may end anywhere. */
export async function readChunks(client: PoolClient, select: string, take: (chunk: Buffer) => void): Promise<void> {
  const stream = client.query(copyTo(`copy (${select}) to stdout`));
  for await (const chunk of stream) take(chunk as Buffer);
}

/** For small results: calls `take` with the cells of every row; null is `\N`, escapes are undone. */
export async function readLines(
  client: PoolClient,
  select: string,
  take: (cells: (string | null)[]) => void,
): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  await readChunks(client, select, (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE, start); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      take(cellsOf(bytes.toString('utf8', start, end)));
      start = end + 1;
    }
    rest = bytes.subarray(start);
  });
}

const cellsOf = (line: string): (string | null)[] =>
  line.split(String.fromCharCode(TAB)).map((cell) => (cell === '\\N' ? null : unescapeText(cell)));

const UNESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Undoes COPY's backslashes. */
export const unescapeText = (text: string): string =>
  text.includes('\\') ? text.replace(/\\(.)/gs, (_, letter: string) => UNESCAPES[letter] ?? letter) : text;
