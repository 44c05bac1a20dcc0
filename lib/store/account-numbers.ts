/** Account ids of a source to the workspace's own numbers, and the accounts an import meets for the first time. */
import type { PoolClient } from 'pg';
import { readLines } from './copy-reader';
import { escapeText } from './copy-text';
import { CopyWriter } from './copy-writer';
import { sqlText } from './sql-text';

interface Scope {
  workspaceId: number;
  importNo: number;
  source: string;
  /** The next free number. */
  next: number;
  /** What is stated makes no customers: an id that one other source alone knows is that account. */
  borrows?: boolean;
}

const FIRST_KEYS = 1 << 12;

export class AccountNumbers {
  private readonly fresh: string[] = [];
  /** By account key (`RecordSink` of the reading); 0: not met. */
  private byKey = new Int32Array(FIRST_KEYS);
  /** An id with a slash can make the name of a change, account/item/day, that of another account's change. */
  hasSlash = false;

  private constructor(
    private readonly client: PoolClient,
    private readonly scope: Scope,
    private readonly numbers: Map<string, number>,
  ) {}

  static async load(client: PoolClient, scope: Scope): Promise<AccountNumbers> {
    const numbers = new Map<string, number>();
    const select = `select account_no, external_id from account
      where workspace_id = ${scope.workspaceId} and source = ${sqlText(scope.source)}`;
    await readLines(client, select, ([accountNo, externalId]) => numbers.set(externalId ?? '', Number(accountNo)));
    if (scope.borrows) await borrow(client, scope, numbers);
    const accounts = new AccountNumbers(client, scope, numbers);
    for (const externalId of numbers.keys()) accounts.hasSlash ||= externalId.includes('/');
    return accounts;
  }

  /** The number of an account; one that is new gets the next. `key` stands for the account; −1: none does. */
  of(externalId: string, key: number): number {
    if (key < 0) return this.find(externalId);
    const known = this.byKey[key] ?? 0;
    if (known !== 0) return known;
    if (key >= this.byKey.length) {
      const grown = new Int32Array(Math.max(key + 1, this.byKey.length * 2));
      grown.set(this.byKey);
      this.byKey = grown;
    }
    const accountNo = this.find(externalId);
    this.byKey[key] = accountNo;
    return accountNo;
  }

  private find(externalId: string): number {
    const known = this.numbers.get(externalId);
    if (known !== undefined) return known;
    const accountNo = this.next;
    this.numbers.set(externalId, accountNo);
    this.fresh.push(externalId);
    this.hasSlash ||= externalId.includes('/');
    return accountNo;
  }

  get added(): number {
    return this.fresh.length;
  }

  /** The next free number. */
  get next(): number {
    return this.scope.next + this.fresh.length;
  }

  /** Writes the new accounts. The connection must be free. */
  async save(): Promise<void> {
    const { workspaceId, importNo, source, next } = this.scope;
    const writer = new CopyWriter(this.client, async (columns: string) => `${columns} from stdin`);
    const columns = 'account (workspace_id, source, created_import_no, account_no, external_id)';
    const shared = `${workspaceId}\t${escapeText(source)}\t${importNo}\t`;
    for (const [i, externalId] of this.fresh.entries())
      await writer.add(columns, `${shared}${next + i}\t${escapeText(externalId)}\n`);
    await writer.finish();
  }
}

/** Adds the ids that this source does not know and one other does. */
async function borrow(client: PoolClient, scope: Scope, numbers: Map<string, number>): Promise<void> {
  const select = `select min(account_no), external_id from account
    where workspace_id = ${scope.workspaceId} and source <> ${sqlText(scope.source)}
    group by external_id having count(*) = 1`;
  await readLines(client, select, ([accountNo, externalId]) => {
    const id = externalId ?? '';
    if (!numbers.has(id)) numbers.set(id, Number(accountNo));
  });
}
