/** ChartMogul's customers: the structured CSV, and `customers` of a bulk JSON document (attributes with dotted names). */
import type { AccountRecord } from '../../domain/records';
import { type AttributeReader, attributeReaders, attributesOf } from '../accounts';
import { placeOf } from '../columns';
import { type Format, type FormatContext, NO_HINTS, type RecordSink } from '../format';
import { attributeColumn, type Column, type Row, required, textColumn } from '../row';

/** Every column but id and name is an attribute; a customer without a name is known by its id. */
export class ChartmogulCustomersFormat implements Format {
  readonly currencies: ReadonlySet<string> = new Set();
  private readonly account: Column<string>;
  private readonly name: Column<string>;
  private readonly attributes: AttributeReader[];
  private record: AccountRecord | null = null;

  constructor({ plan }: FormatContext) {
    this.account = textColumn(placeOf(plan, 'account_id'));
    this.name = attributeColumn(placeOf(plan, 'name'));
    this.attributes = attributeReaders(plan);
  }

  read(row: Row): boolean {
    const account = required(row, this.account);
    const name = this.name.get(row);
    const attributes = attributesOf(row, this.attributes);
    if (row.failed || account === null) return false;
    this.record = { accountId: account, name, effectiveDay: null, startedDay: null, attributes, row: row.number };
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
