/**
 * ChartMogul's MRR Movements (a dataset of its destinations): one row for each movement of a subscription, in cents a
 * month. The rows are put in order and added up before any is taken, so that a movement that is missing or altered is
 * told by its row; what a day's last movement leaves is the state of the subscription from that day on.
 */
import type { DayNumber } from '../../domain/day';
import type { ChangeRecord } from '../../domain/records';
import { type Currency, currencyColumn, DateColumn, defaultCurrencyOf, placeOf } from '../columns';
import { recordBatches, type TableFormat } from '../csv';
import { DEFAULT_PRODUCT, type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from '../format';
import { ProblemList } from '../problem';
import { attributeColumn, distinctTextColumn, Row, required, textColumn } from '../row';
import { isBlank } from '../structure';
import { type Chain, type Movement, settleMovements } from './chartmogul-chains';
import { type SettledGrain, settleGrain } from './chartmogul-grain';
import { Customers, changeOf } from './foreign-change';
import { RowSet, RowsByKey } from './rows-by-key';
import { CentsColumn } from './whole-cents';

const ITEM = 'mrr';
const MICRO = 1_000_000;

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (name: string) => placeOf(plan, name);
  return {
    account: textColumn(place('account_id')),
    date: new DateColumn(place('effective_on'), conventions.dates('effective_on'), 'expected'),
    movement: new CentsColumn(place('mrr_movement'), 'allowed'),
    mrr: new CentsColumn(place('mrr')),
    rank: new CentsColumn(place('rank'), 'allowed'),
    subscription: textColumn(place('item_id')),
    plan: textColumn(place('plan')),
    previousPlan: textColumn(place('previous_plan')),
    quantity: new CentsColumn(place('quantity')),
    currency: currencyColumn(place('currency')),
    uuid: distinctTextColumn(place('change_id')),
    name: attributeColumn(place('name')),
  };
}

class MovementReader {
  readonly columns: ReturnType<typeof columnsOf>;
  private readonly defaultCurrency: Currency;

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
  }

  /** Null where the row cannot be read. */
  read(row: Row): Movement | null {
    const { columns } = this;
    const account = required(row, columns.account);
    const day = required(row, columns.date);
    const movementMinor = columns.movement.required(row);
    const mrrMinor = columns.mrr.required(row);
    const rank = columns.rank.get(row) ?? 0;
    const quantity = columns.quantity.get(row);
    const rest = {
      subscription: columns.subscription.get(row),
      currency: (columns.currency.get(row) ?? this.defaultCurrency).code,
      plan: columns.plan.get(row),
      previousPlan: columns.previousPlan.get(row),
      uuid: columns.uuid.get(row) ?? '',
      name: columns.name.get(row),
    };
    if (row.failed || row.unsettled !== null) return null;
    if (account === null || day === null || movementMinor === null || mrrMinor === null) return null;
    const quantityMicro = quantity === null || quantity === 0 ? null : quantity * MICRO;
    return { row: row.number, day, rank, accountId: account, movementMinor, mrrMinor, quantityMicro, ...rest };
  }
}

const FIELDS = [
  ...(['row', 'day', 'rank', 'accountId', 'subscription', 'currency', 'movementMinor', 'mrrMinor'] as const),
  ...(['plan', 'previousPlan', 'quantityMicro', 'name', 'uuid'] as const),
];

/** All rows that can be read, once through the file; those of a customer together. */
async function movementsOf(table: TableFormat, context: FormatContext): Promise<RowsByKey<Movement>> {
  const reader = new MovementReader(context);
  const row = new Row(new ProblemList(context.plan.fileName));
  const movements = new RowsByKey<Movement>(FIELDS, ({ accountId }) => accountId);
  for await (const { records, firstRow } of recordBatches(table)) {
    for (let i = Math.max(0, context.plan.headerRow - firstRow + 1); i < records.length; i++) {
      const cells = records[i] ?? [];
      if (isBlank(cells)) continue;
      row.start(cells, firstRow + i);
      const movement = reader.read(row);
      if (movement !== null) movements.add(movement);
    }
  }
  return movements;
}

export class ChartmogulMovementsFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly reader: MovementReader;
  private readonly taken = new RowSet();
  private latest: DayNumber | null = null;
  private pending: Movement | null = null;

  private constructor(
    context: FormatContext,
    private readonly movements: RowsByKey<Movement>,
    private readonly settled: SettledGrain,
  ) {
    this.reader = new MovementReader(context);
    const code = settled.grain === 'customer' ? 'mrr_of_customer' : 'mrr_of_subscription';
    if (!settled.isSame) {
      const { header } = this.reader.columns.mrr.place;
      context.problems.notice(null, { code, column: header, details: {} });
    }
  }

  static async of(table: TableFormat, context: FormatContext): Promise<ChartmogulMovementsFormat> {
    const movements = await movementsOf(table, context);
    return new ChartmogulMovementsFormat(context, movements, settleGrain(movements));
  }

  read(row: Row): boolean {
    const movement = this.reader.read(row);
    if (movement === null) return false;
    const { mismatches } = this.settled;
    if (mismatches.has(row.number)) {
      row.fail('movement_does_not_sum', this.reader.columns.mrr.place.header, {
        found: String(movement.mrrMinor),
        other: String(mismatches.summedMinor(row.number) ?? 'another sum'),
      });
      return false;
    }
    this.pending = movement;
    return true;
  }

  emit(): void {
    if (this.pending === null) return;
    const { row, day, currency } = this.pending;
    this.taken.add(row);
    this.latest = Math.max(this.latest ?? day, day);
    this.currencies.add(currency);
  }

  async finish(sink: RecordSink): Promise<void> {
    try {
      for (const part of this.movements.parts()) await this.finishPart(part, sink);
    } finally {
      this.movements.close();
    }
  }

  /** All movements of some customers. */
  private async finishPart(part: readonly Movement[], sink: RecordSink): Promise<void> {
    const { chains } = settleMovements(part, this.settled.grain);
    const customers = new Customers();
    for (const { movement } of chains.flatMap(({ steps }) => steps)) {
      const { accountId: account, name, row, day, uuid } = movement;
      if (!this.taken.has(row) || name === null) continue;
      const record = { accountId: account, name, effectiveDay: null, startedDay: null, attributes: {}, row };
      customers.add(record, day, uuid);
    }
    for (const customer of customers.accounts()) await sink.account?.(customer);
    for (const chain of chains) {
      for (const change of changesOf(chain, this.taken)) await sink.change?.(change, NO_KEY);
    }
  }

  hints(): Hints {
    return { dataThrough: this.latest, historyFrom: null };
  }
}

/** One state for each day, its last; what a movement leaves unsaid is as it was. */
function* changesOf({ accountId: account, subscription, steps }: Chain, taken: RowSet) {
  const good = steps.filter(({ movement }) => taken.has(movement.row));
  let before: ChangeRecord | null = null;
  let [plan, quantityMicro]: [string | null, number | null] = [null, null];
  let previousPlan: string | null = null;
  for (const [index, { movement, mrrMinor }] of good.entries()) {
    previousPlan ??= movement.previousPlan;
    plan = movement.plan ?? plan;
    quantityMicro = movement.quantityMicro ?? quantityMicro;
    if (good[index + 1]?.movement.day === movement.day) continue;
    const isPlanAlone = plan !== previousPlan && previousPlan !== null && before?.quantityMicro === quantityMicro;
    const change = changeOf({
      accountId: account,
      effectiveDay: movement.day,
      itemId: subscription ?? ITEM,
      product: plan ?? DEFAULT_PRODUCT,
      plan,
      quantityMicro: mrrMinor === 0 ? null : quantityMicro,
      amountMinor: mrrMinor,
      currency: movement.currency,
      // Quantity and plan both changed: the ledger parts the two by its own rule.
      source: before?.status === 'active' && mrrMinor > 0 && isPlanAlone ? 'plan' : null,
      row: movement.row,
    });
    yield change;
    before = change;
    previousPlan = plan;
  }
}
