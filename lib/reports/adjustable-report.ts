/** An account's lines as they can be changed by hand: every change in force, in the words of a file. */
import { balancesOn } from '@/lib/domain/balances';
import { type Day, parseDay } from '@/lib/domain/day';
import { buildFacts } from '@/lib/domain/facts';
import { deriveLedger } from '@/lib/domain/ledger';
import { walkLines } from '@/lib/domain/lines';
import { currencyExponent, decimalText } from '@/lib/domain/money';
import { QUANTITY_SCALE, type SourceRecords } from '@/lib/domain/records';
import type { LedgerSettings } from '@/lib/domain/settings';
import { familyOf, findAccounts } from '@/lib/store/adjustments';
import { type ChangeRow, changeRows } from '@/lib/store/change-rows';
import type { Database } from '@/lib/store/database';
import { loadRecords } from '@/lib/store/load';
import { MANUAL_KIND } from '@/lib/store/manual-kind';
import type { Principal } from '@/lib/store/principal';

/** JSON of a change in force. */
export interface AdjustableChange {
  /** The record that states it: to be named by who corrects it, so that a change in between is noticed. */
  record: number;
  /** External id of the account that the record names; another one than the account asked for where they are merged. */
  account: string;
  on: Day;
  /** By field of a changes file, as it would be written there; what it does not state is left out. */
  fields: Record<string, string>;
  /** Of the line from that day on. */
  arr: number;
  is_ended: boolean;
  by_hand: boolean;
  file: string;
  row: number;
}

/** JSON of a line: a subscription item, or an invoiced product. */
export interface AdjustableLine {
  item: string;
  product: string;
  /** Comes of invoices: no change of it can be corrected here. */
  is_invoiced: boolean;
  /** At data-through. */
  arr: number;
  /** Newest first; of an invoiced line none. */
  changes: AdjustableChange[];
}

/** JSON of an account as it can be changed. */
export interface AdjustableAccount {
  account: string;
  name: string;
  currency: string;
  data_through: Day;
  arr: number;
  lines: AdjustableLine[];
}

interface Places {
  db: Database;
  principal: Principal;
  workspaceId: number;
  settings: LedgerSettings;
}

/** Null where there is no such account, or several of other sources have the id. */
export async function adjustableAccount(
  { db, principal, workspaceId, settings }: Places,
  account: string,
): Promise<AdjustableAccount | null> {
  const known = await findAccounts(db, principal, workspaceId, [account]);
  if (known.length !== 1) return null;
  const numbers = await familyOf(
    db,
    principal,
    workspaceId,
    known.map(({ accountNo }) => accountNo),
  );
  const records = await loadRecords(db, principal, workspaceId, { only: numbers });
  // Named as `source:id` though no other source uses the id, it is the id alone there.
  const { ids } = records.accounts;
  const place = Math.max(ids.indexOf(account), ids.indexOf(known[0]?.externalId ?? account), 0);
  const drafts = linesOf(records, settings, place);
  const seqs = drafts.flatMap(({ states }) => states.map(({ seq }) => seq)).filter((seq) => seq >= 0);
  const rows = await changeRows(db, principal, workspaceId, seqs);
  const facts = buildFacts(deriveLedger(records, settings), records.accounts, settings);
  return {
    account: records.accounts.ids[place] ?? account,
    name: records.accounts.names[place] ?? account,
    currency: settings.currency,
    data_through: settings.dataThrough,
    arr: balancesOn(facts, facts.dataThrough)[place] ?? 0,
    lines: drafts.map((draft) => lineOf(draft, rows, settings)).filter((line) => line !== null),
  };
}

interface DraftLine {
  isInvoiced: boolean;
  product: string;
  /** Ascending by day; −1: no record of changes states it. */
  states: { seq: number; day: number; arr: number }[];
}

function linesOf(records: SourceRecords, settings: LedgerSettings, wanted: number): DraftLine[] {
  const drafts: DraftLine[] = [];
  walkLines(records, settings, { recordedBy: null }, (account, states) => {
    if (account !== wanted) return;
    for (let at = states.from; at < states.to; at += 1) {
      const line = states.line[at]!;
      const isInvoiced = states.isInvoice[at] === 1;
      const draft = drafts[line] ?? { isInvoiced, product: '', states: [] };
      drafts[line] = draft;
      draft.product = records.products[states.product[at]!] ?? '';
      const row = states.row[at]!;
      const seq = isInvoiced || row < 0 ? -1 : records.changes.seq[row]!;
      draft.states.push({ seq, day: states.day[at]!, arr: states.arrMinor[at]! });
    }
  });
  return drafts;
}

function lineOf(
  { isInvoiced, product, states }: DraftLine,
  rows: ReadonlyMap<number, ChangeRow>,
  { dataThrough }: LedgerSettings,
): AdjustableLine | null {
  const through = parseDay(dataThrough) ?? 0;
  const arr = states.findLast(({ day }) => day <= through)?.arr ?? 0;
  const changes = states.flatMap((state) => {
    const row = rows.get(state.seq);
    return row === undefined ? [] : [changeOf(row, state.arr)];
  });
  changes.reverse();
  const item = isInvoiced ? product : rows.get(states.find(({ seq }) => seq >= 0)?.seq ?? -1)?.item;
  return item === undefined ? null : { item, product, is_invoiced: isInvoiced, arr, changes };
}

const changeOf = (row: ChangeRow, arr: number): AdjustableChange => ({
  record: row.record,
  account: row.account,
  on: row.on,
  fields: fieldsOf(row),
  arr,
  is_ended: row.isEnded,
  by_hand: row.importKind === MANUAL_KIND,
  file: row.file,
  row: row.row,
});

/** '1200.00': an amount as it is written in a file. */
export const amountText = (minor: number, currency: string): string =>
  decimalText(minor, currencyExponent(currency) ?? 2);

/** What a row states, by the field of a file. */
function fieldsOf(row: ChangeRow): Record<string, string> {
  const stated: [string, string | null][] = [
    ['effective_on', row.on],
    ['item_id', row.item],
    ['product', row.product],
    ['kind', row.kind],
    ['plan', row.plan],
    ['quantity', row.quantityMicro === null ? null : String(row.quantityMicro / QUANTITY_SCALE)],
    ['unit_amount', row.unitAmount],
    ['amount', amountText(row.amountMinor, row.currency)],
    ['interval', intervalText(row)],
    ['currency', row.currency],
    ['status', row.isEnded ? 'ended' : 'active'],
    ['source', row.statedSource],
    ['cause', row.cause],
    ['motion', row.motion],
    ['renews_on', row.renewsOn],
    ['auto_renew', row.autoRenew === null ? null : row.autoRenew ? 'yes' : 'no'],
  ];
  return Object.fromEntries(stated.filter((entry): entry is [string, string] => entry[1] !== null));
}

const intervalText = ({ intervalUnit, intervalCount }: ChangeRow): string =>
  intervalCount === 1 ? intervalUnit : `${intervalCount} ${intervalUnit}`;
