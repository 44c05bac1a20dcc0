/** The ledger of one account as a table: each change with its reasons, the rows that stated it, and what they replaced. */
import type { Motion, Source } from '@/lib/domain/source';
import { dayText, formatExactMoney, NO_FIGURE, signedExactMoney, wholeNumber } from './format';
import { type MovementType, movementNames } from './movement-types';
import { motionNames, sourceNames } from './source-names';
import { changeCell, dayCell, moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

interface Stated {
  import_id: string;
  file: string;
  row: number;
  recorded_at: string;
  account: string;
  stated: Readonly<Record<string, string>>;
}

interface Told extends Stated {
  kind: 'change' | 'invoice_line';
  stands: boolean;
  earlier: readonly Stated[];
}

interface ToldEvent {
  on: string;
  type: MovementType | null;
  start_arr: number;
  end_arr: number;
  parts: readonly { source: Source | null; motion: Motion | null; product: string; arr: number }[];
  records: readonly Told[];
  is_lapse: boolean;
}

/** As much of the report of an account as its ledger needs. */
export interface AccountLedger {
  account: string;
  currency: string;
  start_arr: number;
  opening: { on: string; arr: number; records: readonly Told[] } | null;
  events: readonly ToldEvent[];
  ahead: readonly ToldEvent[];
}

export interface LedgerPart {
  key: string;
  /** 'Seats, sales' */
  reason: string;
  product: string;
  amount: string;
  /** What a person may state otherwise; null: nothing to state. */
  override: { date: string; product: string; source: string; motion: string } | null;
}

export interface LedgerField {
  name: string;
  /** As it counts; null: not stated any more. */
  value: string | null;
  /** What stood there before, the oldest first. */
  before: string[];
}

export interface LedgerRecord {
  key: string;
  /** 'changes.csv, row 42' */
  where: string;
  /** 'recorded 12 Feb 2026' */
  when: string;
  /** The id it was stated of, where that is another. */
  of: string | null;
  standing: 'stands' | 'corrected' | 'taken back';
  fields: LedgerField[];
  /** Where each of what it replaced was stated. */
  replaced: string[];
}

export interface LedgerLine {
  key: string;
  day: string;
  what: string;
  /** Colour and shape of its mark; null: nothing moved. */
  mark: { colour: string; round: boolean } | null;
  parts: LedgerPart[];
  change: string;
  isLoss: boolean;
  arr: string;
  /** 'changes.csv, row 42', 'A lapse: no record says so' */
  source: string;
  /** '1 correction' */
  note: string;
  records: LedgerRecord[];
  isAhead: boolean;
}

export interface LedgerModel {
  finding: string;
  /** The latest first. */
  lines: LedgerLine[];
  /** Records that changed nothing, which can be shown too. */
  unmoved: number;
  sum: { change: string; arr: string };
  table: TwinTable;
}

const fieldNames: Readonly<Record<string, string>> = {
  effective_on: 'Effective on',
  item_id: 'Item',
  unit_amount: 'Unit price',
  renews_on: 'Renews on',
  auto_renew: 'Renews by itself',
  change_id: 'Change id',
  line_id: 'Line id',
  period_start: 'Period from',
  period_end: 'Period until',
  invoiced_on: 'Invoiced on',
};
const nameOf = (field: string): string => fieldNames[field] ?? field.charAt(0).toUpperCase() + field.slice(1);

const valueText = (field: string, value: string): string =>
  /(_on|^period_start|^period_end)$/.test(field) ? dayText(value) : value;

/** Every field that the record or what it replaced states, each with what stood there before. */
function fieldsOf({ stated, earlier }: Told): LedgerField[] {
  const names = [...new Set([...Object.keys(stated), ...earlier.flatMap((record) => Object.keys(record.stated))])];
  return names.map((field) => {
    const value = stated[field] ?? null;
    const before = earlier
      .map((record) => record.stated[field] ?? null)
      .filter((old, index, all): old is string => old !== null && old !== value && old !== all[index - 1]);
    return {
      name: nameOf(field),
      value: value === null ? null : valueText(field, value),
      before: before.map((old) => valueText(field, old)),
    };
  });
}

const whereOf = ({ file, row }: Stated): string => `${file}, row ${wholeNumber(row)}`;
const recordedOn = ({ recorded_at }: Stated): string => `recorded ${dayText(recorded_at.slice(0, 10))}`;

function recordOf(record: Told, account: string, index: number): LedgerRecord {
  return {
    key: `${record.import_id} ${record.row} ${index}`,
    where: whereOf(record),
    when: recordedOn(record),
    of: record.account === account ? null : record.account,
    standing: !record.stands ? 'taken back' : record.earlier.length > 0 ? 'corrected' : 'stands',
    fields: fieldsOf(record),
    replaced: record.earlier.map((earlier) => `${whereOf(earlier)}, ${recordedOn(earlier)}`),
  };
}

function partsOf({ parts, on }: ToldEvent, currency: string): LedgerPart[] {
  return parts.map(({ source, motion, product, arr }, index) => ({
    key: `${index}`,
    reason: [source && sourceNames[source], motion && motion !== 'unknown' && motionNames[motion].toLowerCase()]
      .filter(Boolean)
      .join(', '),
    product,
    amount: signedExactMoney(arr, currency),
    override: source === null ? null : { date: on, product, source, motion: motion ?? 'unknown' },
  }));
}

function sourceOf({ records, is_lapse }: Pick<ToldEvent, 'records' | 'is_lapse'>): string {
  const [first] = records;
  if (!first) return is_lapse ? 'A lapse: no record says so' : NO_FIGURE;
  const more = records.length - 1;
  return whereOf(first) + (more > 0 ? ` and ${more} more` : '');
}

const noteOf = (records: readonly Told[]): string => {
  const corrections = records.reduce((sum, { earlier }) => sum + earlier.length, 0);
  return corrections === 0 ? '' : `${corrections} ${corrections === 1 ? 'correction' : 'corrections'}`;
};

function lineOf(event: ToldEvent, { account, currency }: AccountLedger, isAhead: boolean): LedgerLine {
  const change = event.end_arr - event.start_arr;
  const { type } = event;
  return {
    key: `${event.on} ${isAhead ? 'ahead' : ''}`,
    day: dayText(event.on),
    what:
      type === null
        ? event.records.some(({ stands }) => stands)
          ? 'Stated again'
          : 'Taken back'
        : movementNames[type],
    mark: type === null ? null : { colour: `var(--mv-${type})`, round: type === 'contraction' || type === 'churn' },
    parts: partsOf(event, currency),
    change: change === 0 ? NO_FIGURE : signedExactMoney(change, currency),
    isLoss: change < 0,
    arr: formatExactMoney(event.end_arr, currency),
    source: sourceOf(event),
    note: noteOf(event.records),
    records: event.records.map((record, index) => recordOf(record, account, index)),
    isAhead,
  };
}

function openingLine({ opening, account, currency }: AccountLedger): LedgerLine[] {
  if (opening === null) return [];
  const { on, arr, records } = opening;
  return [
    {
      key: 'opening',
      day: dayText(on),
      what: 'Opening balance',
      mark: null,
      parts: [],
      change: NO_FIGURE,
      isLoss: false,
      arr: formatExactMoney(arr, currency),
      source: sourceOf({ records, is_lapse: false }),
      note: noteOf(records),
      records: records.map((record, index) => recordOf(record, account, index)),
      isAhead: false,
    },
  ];
}

/** `withUnmoved`: also what was stated and changed nothing. */
export function prepareLedger(report: AccountLedger, withUnmoved: boolean): LedgerModel {
  const { currency, events, ahead, start_arr } = report;
  const moved = events.filter(({ type, parts }) => type !== null || parts.length > 0);
  const shown = withUnmoved ? events : moved;
  const many = `${moved.length} ${moved.length === 1 ? 'change' : 'changes'}`;
  const end = events.at(-1)?.end_arr ?? start_arr;
  return {
    finding:
      moved.length === 0
        ? 'No change yet'
        : end === 0
          ? `${many}, down to nothing`
          : `${many} that make ${formatExactMoney(end, currency)} ARR`,
    lines: [
      ...ahead.map((event) => lineOf(event, report, true)).reverse(),
      ...shown.map((event) => lineOf(event, report, false)).reverse(),
      ...openingLine(report),
    ],
    unmoved: events.length - moved.length,
    sum: { change: signedExactMoney(end - start_arr, currency), arr: formatExactMoney(end, currency) },
    table: ledgerTable(report),
  };
}

/** One row for each part of each change, so that a column of it adds up to end less start. */
function ledgerTable({ account, currency, events, opening }: AccountLedger): TwinTable {
  const rows = events.flatMap((event) => {
    const [record] = event.records;
    const parts = event.parts.length > 0 ? event.parts : [{ source: null, motion: null, product: '', arr: 0 }];
    return parts.map((part) => [
      dayCell(event.on),
      textCell(event.type === null ? 'No change' : movementNames[event.type]),
      textCell(part.source === null ? '' : sourceNames[part.source]),
      textCell(part.motion === null ? '' : motionNames[part.motion]),
      textCell(part.product),
      changeCell(part.arr, currency),
      moneyCell(event.end_arr, currency),
      textCell(record?.file ?? ''),
      textCell(record ? String(record.row) : ''),
    ]);
  });
  const empty = textCell('');
  return {
    fileName: `changes-${account}`,
    columns: [
      ...['Date', 'Change', 'Source', 'Motion', 'Product'].map(textColumn),
      numberColumn('Change of ARR', `change_arr_${currency}`),
      numberColumn('ARR after it', `arr_${currency}`),
      ...['File', 'Row'].map(textColumn),
    ],
    rows: opening
      ? [
          [
            dayCell(opening.on),
            textCell('Opening balance'),
            empty,
            empty,
            empty,
            empty,
            moneyCell(opening.arr, currency),
            empty,
            empty,
          ],
          ...rows,
        ]
      : rows,
  };
}
