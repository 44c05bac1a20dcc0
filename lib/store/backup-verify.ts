/** Reads a backup whole, without a store: is every line there, and as it was written? */
import { createHash } from 'node:crypto';
import { END_OF_TABLE } from './backup-format';
import { DAMAGED, type Heading, headingOf, isDamage, linesOf } from './backup-reader';

/** Answers its rows. Throws where the file is damaged, not complete or none of ours. */
export async function verifyBackup(file: string): Promise<number> {
  const hash = createHash('sha256');
  const endOfTable = Buffer.from(END_OF_TABLE);
  let isInTable = false;
  let rows = 0;
  let begin: Heading | null = null;
  let end: Heading | null = null;
  try {
    for await (const line of linesOf(file, (bytes) => hash.update(bytes))) {
      if (isInTable) {
        if (line.equals(endOfTable)) isInTable = false;
        else rows += 1;
        continue;
      }
      const heading = headingOf(line);
      if (begin === null && heading.ratchet_backup === undefined) throw new Error('This file is no backup of Ratchet.');
      begin ??= heading;
      if (heading.end) end = heading;
      else isInTable = heading.table !== undefined;
    }
  } catch (error) {
    throw isDamage(error) ? new Error(DAMAGED) : error;
  }
  if (end?.rows !== rows || end.sha256 !== hash.digest('hex')) throw new Error(DAMAGED);
  return rows;
}
