/** Accounts (formats.md section 1): who they are; every column that is no field is an attribute. */
import type { AccountRecord } from '../domain/records';
import { DateColumn, placeOf } from './columns';
import { type Format, type FormatContext, NO_HINTS, type RecordSink } from './format';
import type { ReadPlan } from './plan';
import { attributeColumn, type Column, type Row, required, textColumn } from './row';

export interface AttributeReader {
  slug: string;
  column: Column<string>;
}

export const attributeReaders = (plan: ReadPlan): AttributeReader[] =>
  plan.attributes.map(({ index, slug }) => ({
    slug,
    column: attributeColumn({ field: slug, index, header: plan.headers[index] ?? slug }),
  }));

/** Attributes of the row; empty ones are left out. */
export function attributesOf(row: Row, readers: readonly AttributeReader[]): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { slug, column } of readers) {
    const value = column.get(row);
    if (value !== null) attributes[slug] = value;
  }
  return attributes;
}

export class AccountsFormat implements Format {
  readonly currencies: ReadonlySet<string> = new Set();
  private readonly account: Column<string>;
  private readonly name: Column<string>;
  private readonly started: DateColumn;
  private readonly effective: DateColumn;
  private readonly attributes: AttributeReader[];
  private record: AccountRecord | null = null;

  constructor({ plan, conventions }: FormatContext) {
    this.account = textColumn(placeOf(plan, 'account_id'));
    // A company may be called NA.
    this.name = attributeColumn(placeOf(plan, 'name'));
    this.started = new DateColumn(placeOf(plan, 'started_on'), conventions.dates('started_on'));
    this.effective = new DateColumn(placeOf(plan, 'effective_on'), conventions.dates('effective_on'));
    this.attributes = attributeReaders(plan);
  }

  read(row: Row): boolean {
    const accountId = required(row, this.account);
    const name = required(row, this.name);
    const startedDay = this.started.get(row);
    const effectiveDay = this.effective.get(row);
    const attributes = attributesOf(row, this.attributes);
    if (row.failed || row.unsettled !== null || accountId === null) return false;
    this.record = { accountId, name, effectiveDay, startedDay, attributes, row: row.number };
    return true;
  }

  emit(sink: RecordSink): void | Promise<void> {
    return this.record === null ? undefined : sink.account?.(this.record);
  }

  async finish(): Promise<void> {}

  hints() {
    return NO_HINTS;
  }
}
