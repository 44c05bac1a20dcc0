/** Touchpoints (formats.md section 1): a business review, a call, an email with an account, past or planned. */
import type { PlanningRecord, TouchpointKind } from '../domain/planning';
import { choiceColumn, DateColumn, placeOf } from './columns';
import type { FormatContext } from './format';
import { PlanningFormat } from './planning-format';
import { touchpointChoice } from './planning-words';
import { type Column, type Row, required, textColumn } from './row';

export class TouchpointsFormat extends PlanningFormat {
  private readonly account: Column<string>;
  private readonly on: DateColumn;
  private readonly kind: Column<TouchpointKind>;
  private readonly owner: Column<string>;
  private readonly note: Column<string>;

  constructor({ plan, conventions }: FormatContext) {
    super();
    this.account = textColumn(placeOf(plan, 'account_id'));
    this.on = new DateColumn(placeOf(plan, 'on'), conventions.dates('on'));
    this.kind = choiceColumn(placeOf(plan, 'kind'), touchpointChoice);
    this.owner = textColumn(placeOf(plan, 'owner'));
    this.note = textColumn(placeOf(plan, 'note'));
  }

  protected recordOf(row: Row): PlanningRecord | null {
    const accountId = required(row, this.account);
    const onDay = required(row, this.on);
    const kind = this.kind.get(row);
    const owner = this.owner.get(row);
    const note = this.note.get(row);
    if (accountId === null || onDay === null) return null;
    return { table: 'touchpoint', accountId, onDay, kind, owner, note, row: row.number };
  }
}
