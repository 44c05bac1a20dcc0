/** Reads a backup's lines back into the tables, and checks that they are all there. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { BACKUP_FORMAT, BACKUP_TABLES, END_OF_TABLE } from './backup-format';
import { CopyWriter } from './copy-writer';
import { readMigrations } from './migrations';
import { ensureIndexes } from './partition-indexes';
import { STATEMENT_TABLES, type StatementTable, tableOf } from './statements';

export const DAMAGED = 'The backup is damaged or not complete; nothing was restored.';

/** The lines of a gzip file, without their newline; those before the last are checksummed as they were written. */
export async function* linesOf(file: string, checksum: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  const input = createReadStream(file);
  const gunzip = createGunzip();
  input.on('error', (error) => gunzip.destroy(error));
  for await (const chunk of input.pipe(gunzip)) {
    const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      const line = bytes.subarray(start, end);
      if (!isEnd(line)) checksum(bytes.subarray(start, end + 1));
      yield line;
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
}

const END_PREFIX = Buffer.from('{"end":');
/** No row of a table begins so: the first column of each is a number. */
const isEnd = (line: Buffer): boolean => line.subarray(0, END_PREFIX.length).equals(END_PREFIX);

export interface Heading {
  ratchet_backup?: number;
  migrations?: string[];
  table?: string;
  columns?: string[];
  end?: boolean;
  rows?: number;
  sha256?: string;
}

export class BackupReader {
  private readonly hash = createHash('sha256');
  private readonly writer: CopyWriter<string>;
  private begun = false;
  private target: string | null = null;
  private end: Heading | null = null;
  private rows = 0;
  private workspaces: number[] = [];

  constructor(private readonly client: PoolClient) {
    this.writer = new CopyWriter(client, async (target: string) => `${target} from stdin`);
  }

  checksum(bytes: Buffer): void {
    this.hash.update(bytes);
  }

  async take(line: Buffer): Promise<void> {
    if (this.target !== null) {
      const text = line.toString('utf8');
      if (text === END_OF_TABLE) this.target = null;
      else {
        this.rows += 1;
        await this.writer.add(this.target, `${text}\n`);
      }
      return;
    }
    const heading = headingOf(line);
    if (!this.begun) this.begin(heading);
    else if (heading.end) this.end = heading;
    else await this.open(heading);
  }

  abandon(): Promise<void> {
    return this.writer.abandon();
  }

  async finish(): Promise<number> {
    if (!this.end || this.end.rows !== this.rows || this.end.sha256 !== this.hash.digest('hex')) {
      await this.abandon();
      throw new Error(DAMAGED);
    }
    await this.writer.finish();
    for (const { table, id } of this.partitions()) await ensureIndexes({ client: this.client, table, workspaceId: id });
    return this.rows;
  }

  private begin({ ratchet_backup: format, migrations = [] }: Heading): void {
    if (format === undefined) throw new Error('This file is no backup of Ratchet.');
    const known = new Set(readMigrations().map(({ name }) => name));
    const unknown = migrations.find((name) => !known.has(name));
    if (format > BACKUP_FORMAT || unknown) {
      throw new Error('This backup was made by a newer Ratchet; restore it with that version.');
    }
    this.begun = true;
  }

  private async open({ table = '', columns = [] }: Heading): Promise<void> {
    const names = [table, ...columns];
    if (!BACKUP_TABLES.some((known) => known === table) || !names.every((name) => /^[a-z_][a-z0-9_]*$/.test(name))) {
      throw new Error(DAMAGED);
    }
    // The workspaces are known now, and their partitions must exist before rows are sent to them.
    if (table === STATEMENT_TABLES.subscription_change.name) await this.makePartitions();
    this.target = `${table} (${columns.join(', ')})`;
  }

  private async makePartitions(): Promise<void> {
    await this.writer.finish();
    const { rows } = await this.client.query<{ id: number }>('select workspace_id as id from workspace');
    this.workspaces = rows.map(({ id }) => id);
    for (const { table, id } of this.partitions())
      await this.client.query(`create table ${tableOf(table, id)} partition of ${table.name} for values in (${id})`);
  }

  private partitions(): { table: StatementTable; id: number }[] {
    const tables = Object.values(STATEMENT_TABLES).filter(({ partitioned }) => partitioned);
    return tables.flatMap((table) => this.workspaces.map((id) => ({ table, id })));
  }
}

export function headingOf(line: Buffer): Heading {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    throw new Error(DAMAGED);
  }
}

/** What gunzip says of a file that is cut or altered, or none of its own. */
export function isDamage(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return code.startsWith('Z_') || code === 'ERR_ZLIB_INITIALIZATION_FAILED';
}
