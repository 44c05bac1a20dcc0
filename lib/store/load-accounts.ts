/** Accounts with their names and attributes, and their places in the columns. */
import type { PoolClient } from 'pg';
import { type DayNumber, parseDay } from '@/lib/domain/day';
import type { AccountColumns, AttributeColumn } from '@/lib/domain/records';
import { sharedIds } from './account-ids';
import { type Marks, parentOf, rootOf } from './account-marks';
import { dayOfAsOf } from './as-of';
import { attributeHistory, type Dated, FROM_THE_START, type Statement } from './attribute-history';
import { readLines } from './copy-reader';
import { STATEMENT_TABLES } from './statements';
import { type Visibility, visibleRows } from './visible';

/**
 * Account numbers of the store to places from 0, in the order of the numbers; only accounts that were seen. Merged
 * accounts are seen as the one they are read as, excluded ones not at all.
 */
export class AccountIndex {
  private seen = new Uint8Array(1024);
  private places = new Int32Array(0);
  length = 0;

  constructor(private readonly marks: Marks) {}

  leavesOut(accountNo: number): boolean {
    return this.marks.excluded.size > 0 && this.marks.excluded.has(this.readAs(accountNo));
  }

  readAs(accountNo: number): number {
    return this.marks.mergedInto.size === 0 ? accountNo : rootOf(this.marks.mergedInto, accountNo);
  }

  /** Answers the number of the account it is read as. */
  see(stated: number): number {
    const accountNo = this.readAs(stated);
    if (accountNo >= this.seen.length) {
      const larger = new Uint8Array(Math.max(accountNo + 1, this.seen.length * 2));
      larger.set(this.seen);
      this.seen = larger;
    }
    this.seen[accountNo] = 1;
    return accountNo;
  }

  /** Sees the parents of the accounts that were seen, and theirs, which may have no records of their own. */
  seeParents(): void {
    for (const child of this.marks.parent.keys())
      for (let above = this.seen[child] === 1 ? parentOf(this.marks, child) : null; above !== null; ) {
        const isNew = this.seen[above] !== 1;
        this.see(above);
        above = isNew ? parentOf(this.marks, above) : null;
      }
  }

  /** The place of each account's parent by its own place, −1 where it has none; undefined where none has. */
  parents(): Int32Array | undefined {
    if (this.marks.parent.size === 0) return undefined;
    const parents = new Int32Array(this.length).fill(-1);
    for (const child of this.marks.parent.keys()) {
      const above = this.placeOf(child) < 0 ? null : parentOf(this.marks, child);
      if (above !== null) parents[this.placeOf(child)] = this.placeOf(above);
    }
    return parents;
  }

  /** Gives every account that was seen its place. */
  settle(): void {
    this.places = new Int32Array(this.seen.length).fill(-1);
    this.length = 0;
    for (let accountNo = 0; accountNo < this.seen.length; accountNo++) {
      if (this.seen[accountNo] === 1) this.places[accountNo] = this.length++;
    }
  }

  /** −1 where the account was not seen. */
  placeOf(accountNo: number): number {
    return this.places[accountNo] ?? -1;
  }

  /** Replaces account numbers by places. */
  replaceIn(accounts: Int32Array): void {
    const { places } = this;
    for (let i = 0; i < accounts.length; i++) accounts[i] = places[accounts[i] ?? 0] ?? -1;
  }
}

const COLUMNS = ['r.account_no', 'r.import_no', 'r.effective_on', 'r.name', 'r.attributes'];

/** Settles the index: accounts that a live record or a live accounts row names. */
export async function loadAccounts(
  client: PoolClient,
  visibility: Visibility,
  index: AccountIndex,
): Promise<AccountColumns> {
  const statements = await loadStatements(client, visibility, index);
  index.seeParents();
  index.settle();
  const ids = new Array<string>(index.length).fill('');
  const select = `select account_no, external_id from account where workspace_id = ${visibility.workspaceId}`;
  await readLines(client, select, ([accountNo, id]) => {
    const place = index.placeOf(Number(accountNo));
    if (place >= 0) ids[place] = id ?? '';
  });
  for (const [accountNo, id] of await sharedIds(client, visibility.workspaceId)) {
    const place = index.placeOf(accountNo);
    if (place >= 0) ids[place] = id;
  }
  const names = [...ids];
  const builder = new AttributeBuilder(index.length);
  const today =
    visibility.asOf === null ? Math.floor(Date.now() / 86_400_000) : (parseDay(dayOfAsOf(visibility.asOf)) ?? 0);
  for (const [accountNo, stated] of statements) {
    const place = index.placeOf(accountNo);
    const { base, dated } = attributeHistory(stated);
    names[place] = nameOn(stated, today) ?? ids[place] ?? '';
    builder.add(place, base, dated, today);
  }
  return { length: index.length, ids, names, attributes: builder.columns(), parents: index.parents() };
}

async function loadStatements(
  client: PoolClient,
  visibility: Visibility,
  index: AccountIndex,
): Promise<Map<number, Statement[]>> {
  const byAccount = new Map<number, Statement[]>();
  const select = `${visibleRows(STATEMENT_TABLES.account_statement, visibility, COLUMNS)} order by r.account_no, r.seq`;
  // Most accounts share their attributes with many others.
  const parsed = new Map<string, Record<string, string>>();
  await readLines(client, select, ([accountNo, importNo, day, name, json]) => {
    const account = Number(accountNo);
    // A merged account has the name and the attributes of the one it is read as.
    if (index.leavesOut(account) || index.see(account) !== account) return;
    const text = json ?? '{}';
    const attributes: Record<string, string> = parsed.get(text) ?? JSON.parse(text);
    parsed.set(text, attributes);
    const statement: Statement = {
      day: day ? (parseDay(day) ?? FROM_THE_START) : FROM_THE_START,
      kind: visibility.kinds.get(Number(importNo)) ?? '',
      name: name ?? null,
      attributes,
    };
    const list = byAccount.get(account);
    if (list) list.push(statement);
    else byAccount.set(account, [statement]);
  });
  return byAccount;
}

/** The latest name that holds on a day; a row without one leaves it. */
function nameOn(stated: Statement[], day: DayNumber): string | null {
  let name: string | null = null;
  let since = FROM_THE_START;
  for (const statement of stated) {
    if (statement.name === null || statement.day > day || statement.day < since) continue;
    name = statement.name;
    since = statement.day;
  }
  return name;
}

interface AttributeDraft {
  slug: string;
  codeOf: Map<string, number>;
  codes: Int32Array;
}

class AttributeBuilder {
  private readonly drafts = new Map<string, AttributeDraft>();
  private readonly datedRows: { account: number; day: DayNumber; attributes: Record<string, string> }[] = [];

  constructor(private readonly accounts: number) {}

  /** Accounts in any order; `dated` ascending by day. */
  add(account: number, base: Record<string, string>, dated: Dated[], today: DayNumber): void {
    const current = dated.filter(({ day }) => day <= today).at(-1)?.attributes ?? base;
    for (const [slug, value] of Object.entries(current)) {
      const draft = this.draft(slug);
      draft.codes[account] = codeIn(draft, value);
    }
    if (dated.length === 0) return;
    this.datedRows.push({ account, day: FROM_THE_START, attributes: base });
    for (const { day, attributes } of dated) this.datedRows.push({ account, day, attributes });
  }

  columns(): AttributeColumn[] {
    const rows = this.datedRows.sort((a, b) => a.account - b.account || a.day - b.day);
    for (const { attributes } of rows) for (const slug of Object.keys(attributes)) this.draft(slug);
    const drafts = [...this.drafts.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
    return drafts.map((draft) => {
      const dated =
        rows.length === 0
          ? null
          : {
              account: Int32Array.from(rows, ({ account }) => account),
              day: Int32Array.from(rows, ({ day }) => day),
              code: Int32Array.from(rows, ({ attributes }) => codeIn(draft, attributes[draft.slug])),
            };
      return { slug: draft.slug, values: [...draft.codeOf.keys()], codes: draft.codes, dated };
    });
  }

  private draft(slug: string): AttributeDraft {
    let draft = this.drafts.get(slug);
    if (!draft) {
      draft = { slug, codeOf: new Map(), codes: new Int32Array(this.accounts).fill(-1) };
      this.drafts.set(slug, draft);
    }
    return draft;
  }
}

/** Code of a value, −1 where there is none. */
function codeIn(draft: AttributeDraft, value: string | undefined): number {
  if (value === undefined) return -1;
  const code = draft.codeOf.get(value) ?? draft.codeOf.size;
  draft.codeOf.set(value, code);
  return code;
}
